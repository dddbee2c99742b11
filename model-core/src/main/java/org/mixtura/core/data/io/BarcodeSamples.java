package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/** The samples that barcodes name before their sequence, as S1_AAAC..., or behind it, as AAAC...-2. */
final class BarcodeSamples {

    /** The usual name of the column. */
    private static final String COLUMN = "sample";

    private static final Pattern BEFORE = Pattern.compile("(.+?)[-_:|#./](?:[ACGTN]{8,})(?:[-_.]\\d{1,3})*x?");
    private static final Pattern BEHIND = Pattern.compile("[ACGTN]{8,}(?:-\\d{1,3})?[-_:|#./](.+)");

    /** Names of columns that say which sample or library a cell is of; several donors may share one. */
    private static final Pattern SAMPLES = Pattern.compile("(?i)batch|sample|library|lane|gem_?well|orig\\.ident");

    private static final int MOST = 500;

    /** A sample has some cells. */
    private static final int FEWEST_CELLS = 3;

    private BarcodeSamples() {}

    /**
     * The column that says of each cell which sample its barcode names.
     *
     * @return empty where barcodes do not all have a sequence and something that tells samples apart
     */
    static Optional<Column.Categorical> of(CellTable cells) {
        return named(cells, BEFORE).or(() -> named(cells, BEHIND));
    }

    /** The same, unless a column of the cells says it already, or tells samples apart that go through several of these. */
    static Optional<Column.Categorical> unsaid(CellTable cells) {
        return of(cells).filter(samples -> cells.columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .map(Column.Categorical.class::cast)
                .noneMatch(other -> isSame(samples, other) || isOfSamples(other) && isCut(samples, other)));
    }

    private static boolean isOfSamples(Column.Categorical column) {
        return SAMPLES.matcher(column.name()).find() && column.levels().size() > 1;
    }

    /** Whether cells of one level of a column have several levels of another. */
    private static boolean isCut(Column.Categorical column, Column.Categorical other) {
        var seen = new HashMap<Integer, Integer>();
        for (int cell = 0; cell < column.size(); cell++) {
            Integer before = seen.putIfAbsent(column.codes()[cell], other.codes()[cell]);
            if (before != null && before != other.codes()[cell]) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Column.Categorical> named(CellTable cells, Pattern pattern) {
        var names = new ArrayList<String>(cells.size());
        for (String barcode : cells.barcodes()) {
            Matcher parts = pattern.matcher(barcode);
            if (!parts.matches()) {
                return Optional.empty();
            }
            names.add(parts.group(1));
        }
        var column = Column.Categorical.of(name(cells), names);
        int samples = column.levels().size();
        return samples > 1 && samples <= MOST && samples * FEWEST_CELLS <= cells.size()
                ? Optional.of(column)
                : Optional.empty();
    }

    private static String name(CellTable cells) {
        String free = COLUMN;
        for (int number = 1; cells.column(free).isPresent(); number++) {
            free = number == 1 ? COLUMN + "_in_barcode" : COLUMN + "_in_barcode_" + number;
        }
        return free;
    }

    /** Whether two columns put the same cells together. */
    private static boolean isSame(Column.Categorical one, Column.Categorical other) {
        var there = new HashMap<Integer, Integer>();
        var back = new HashMap<Integer, Integer>();
        for (int cell = 0; cell < one.size(); cell++) {
            int a = one.codes()[cell];
            int b = other.codes()[cell];
            Integer before = there.putIfAbsent(a, b);
            Integer behind = back.putIfAbsent(b, a);
            if (before != null && before != b || behind != null && behind != a) {
                return false;
            }
        }
        return true;
    }

    /** The samples with their cells, the first few: {@code S1 (400 cells), S2 (380 cells)}. */
    static String words(Column.Categorical samples) {
        int[] counts = samples.counts();
        int shown = Math.min(4, counts.length);
        var words = new ArrayList<String>();
        for (int level = 0; level < shown; level++) {
            words.add("%s (%,d cells)".formatted(Findings.shown(samples.levels().get(level)), counts[level]));
        }
        return String.join(", ", words)
                + (counts.length > shown ? " and %,d more".formatted(counts.length - shown) : "");
    }

    /** Names as of a list, for {@code --batch}. */
    static List<String> first(List<String> candidates, String column) {
        var all = new ArrayList<>(candidates);
        all.remove(column);
        all.addFirst(column);
        return all;
    }
}
