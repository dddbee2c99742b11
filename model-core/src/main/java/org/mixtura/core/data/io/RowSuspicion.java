package org.mixtura.core.data.io;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows of a table of genes x cells that are no genes: what is said of cells. */
final class RowSuspicion {

    /** More groups than these are told apart by numbers only rarely. */
    private static final int MOST_GROUPS = 50;

    /** Nearly every cell has a group; hardly any gene has a count in so many. */
    private static final double NEARLY_ALL = 0.9;

    private static final int FEWEST_CELLS = 20;

    /** Up to this share of names may be written in small letters where genes are not. */
    private static final double RARE = 0.05;

    private static final int FEWEST_GENES = 20;

    /** Where fewer of the rows are called like genes, a name says nothing. */
    private static final double MOST = 0.5;

    private RowSuspicion() {}

    /** Reasons by names of rows, the ends of sentences that begin with "it"; none where most rows were suspect. */
    static Map<String, String> reasons(TableScan scan, OrientationGuess guess) {
        var reasons = new LinkedHashMap<String, String>();
        List<String> names = scan.rowNames();
        int columns = scan.columnTotals().length;
        boolean measures = mayHoldMeasures(scan, guess);
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            if (guess.isGene(name)) {
                continue;
            }
            if (AnnotationNames.isAboutCells(name)) {
                reasons.put(name, "is a name for what is said of cells");
            } else if (measures && scan.rowDecimals()[row] >= NEARLY_ALL * columns) {
                reasons.put(name, "holds decimals where nearly all others hold whole numbers");
            }
        }
        addOddlyCalled(scan, guess, reasons);
        return 2 * reasons.size() > names.size() ? Map.of() : reasons;
    }

    /** Whether a row of decimals stands out: nearly all rows hold whole numbers only, and most are called like genes. */
    private static boolean mayHoldMeasures(TableScan scan, OrientationGuess guess) {
        List<String> names = scan.rowNames();
        long whole = IntStream.of(scan.rowDecimals()).filter(has -> has == 0).count();
        return names.size() >= FEWEST_GENES
                && whole >= NEARLY_ALL * names.size()
                && names.stream().filter(guess::isGene).count() >= MOST * names.size();
    }

    /** The first and the last row, where labels are put: called in small letters as no other is, with few numbers in nearly all cells. */
    private static void addOddlyCalled(TableScan scan, OrientationGuess guess, Map<String, String> reasons) {
        List<String> names = scan.rowNames();
        long small = names.stream().filter(ColumnSuspicion::isSmall).count();
        for (int end = 0; end < 2 && !names.isEmpty(); end++) {
            String name = end == 0 ? names.getFirst() : names.getLast();
            if (small <= RARE * names.size()
                    && ColumnSuspicion.isSmall(name)
                    && !guess.isGene(name)
                    && areGroups(scan.ends().get(end))) {
                reasons.putIfAbsent(name, "is called unlike the genes and has few different numbers, as labels do");
            }
        }
    }

    private static boolean areGroups(float[] values) {
        Set<Float> levels = new HashSet<>();
        int stored = 0;
        for (float value : values) {
            levels.add(value);
            stored += value == 0 ? 0 : 1;
            if (value != Math.rint(value)) {
                return false;
            }
        }
        return values.length >= FEWEST_CELLS
                && levels.size() <= Math.min(MOST_GROUPS, values.length / 2)
                && stored >= NEARLY_ALL / 2 * values.length;
    }
}
