package org.mixtura.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;

/**
 * The cells of several runs of the same data, found again by their barcodes: each cell that any of the runs has, once, those of the
 * first run first and in its order.
 *
 * @param runs two or more
 * @param barcodes of all cells
 * @param rows of each run, for each cell its row there; -1 for a cell that the run lacks
 */
public record SharedCells(List<StoredRun> runs, List<String> barcodes, int[][] rows) {

    private static final int NONE = -1;

    public SharedCells {
        runs = List.copyOf(runs);
        barcodes = List.copyOf(barcodes);
    }

    /**
     * Finds the cells.
     *
     * @throws ConfigProblem when there are fewer than two runs, or one that has no cell in common with the first
     */
    public static SharedCells of(List<StoredRun> runs) {
        if (runs.size() < 2) {
            throw new ConfigProblem(
                    "One run alone cannot be put beside others.",
                    "Cells are found again in several runs.",
                    "Name two runs or more of the same data set.");
        }
        var places = new LinkedHashMap<String, Integer>();
        for (StoredRun run : runs) {
            run.cells().barcodes().forEach(barcode -> places.putIfAbsent(barcode, places.size()));
        }
        int[][] rows = new int[runs.size()][places.size()];
        for (int r = 0; r < rows.length; r++) {
            Arrays.fill(rows[r], NONE);
            var own = runs.get(r).cells().barcodes();
            // Backwards, so that of repeated barcodes the first counts.
            for (int row = own.size() - 1; row >= 0; row--) {
                rows[r][places.getOrDefault(own.get(row), NONE)] = row;
            }
        }
        var found = new SharedCells(runs, List.copyOf(places.keySet()), rows);
        for (int r = 1; r < runs.size(); r++) {
            found.requireOverlap(r);
        }
        return found;
    }

    private void requireOverlap(int run) {
        if (IntStream.range(0, size()).noneMatch(cell -> has(0, cell) && has(run, cell))) {
            throw new ConfigProblem(
                    "The runs have no cells in common.",
                    "No barcode of '%s' is one of '%s'."
                            .formatted(
                                    runs.getFirst().folder().getFileName(),
                                    runs.get(run).folder().getFileName()),
                    "Compare runs of the same data set.");
        }
    }

    /** Number of cells that any run has. */
    public int size() {
        return barcodes.size();
    }

    /** Whether a run has a cell. */
    public boolean has(int run, int cell) {
        return rows[run][cell] >= 0;
    }

    /** How many cells that other runs have a run lacks. */
    public int lacking(int run) {
        return (int) Arrays.stream(rows[run]).filter(row -> row < 0).count();
    }

    /** The cells that all runs have, ascending. */
    public int[] inAll() {
        return IntStream.range(0, size())
                .filter(cell -> Arrays.stream(rows).allMatch(of -> of[cell] >= 0))
                .toArray();
    }

    /** A matrix of a run by cell of this table: cells x columns, NaN for cells that it lacks. */
    public FloatMatrix spread(int run, FloatMatrix own) {
        int d = own.columns();
        float[] values = new float[size() * d];
        for (int cell = 0; cell < size(); cell++) {
            if (has(run, cell)) {
                System.arraycopy(own.values(), rows[run][cell] * d, values, cell * d, d);
            } else {
                Arrays.fill(values, cell * d, (cell + 1) * d, Float.NaN);
            }
        }
        return new FloatMatrix(size(), d, values);
    }

    /**
     * The columns of what was known about the cells before training, of the first run that has them; cells that it lacks get the value
     * of the next run. Texts are left out.
     */
    public List<Column> columns() {
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> run.cells().columns().stream()
                .map(Column::name)
                .filter(name -> !StoredRun.isOwn(name))
                .forEach(names::add));
        return names.stream().flatMap(name -> column(name).stream()).toList();
    }

    private Optional<Column> column(String name) {
        var parts = runs.stream().map(run -> run.cells().column(name)).toList();
        var known = parts.stream().flatMap(Optional::stream).toList();
        if (known.stream().allMatch(Column.Numeric.class::isInstance)) {
            return Optional.of(numbers(name, parts));
        }
        return known.stream().allMatch(Column.Categorical.class::isInstance)
                ? Optional.of(categories(name, parts, known))
                : Optional.empty();
    }

    private Column numbers(String name, List<Optional<Column>> parts) {
        double[] values = new double[size()];
        for (int cell = 0; cell < values.length; cell++) {
            int run = holder(parts, cell);
            values[cell] = run < 0 || !(parts.get(run).orElseThrow() instanceof Column.Numeric own)
                    ? Double.NaN
                    : own.values()[rows[run][cell]];
        }
        return new Column.Numeric(name, values);
    }

    private Column categories(String name, List<Optional<Column>> parts, List<Column> known) {
        var levels = new LinkedHashMap<String, Integer>();
        var colours = new HashMap<String, Integer>();
        for (Column column : known) {
            column.asCategorical().levels().forEach(level -> levels.putIfAbsent(level, levels.size()));
            column.asCategorical().colours().forEach(colours::putIfAbsent);
        }
        int[] codes = new int[size()];
        for (int cell = 0; cell < codes.length; cell++) {
            int run = holder(parts, cell);
            codes[cell] = run < 0
                    ? Column.Categorical.MISSING
                    : recoded(parts.get(run).orElseThrow().asCategorical(), rows[run][cell], levels);
        }
        return new Column.Categorical(name, List.copyOf(levels.keySet()), codes).coloured(colours);
    }

    private static int recoded(Column.Categorical column, int row, Map<String, Integer> levels) {
        int code = column.codes()[row];
        return code < 0
                ? Column.Categorical.MISSING
                : levels.getOrDefault(column.levels().get(code), Column.Categorical.MISSING);
    }

    /** The first run that has both the column and the cell; -1: none. */
    private int holder(List<Optional<Column>> parts, int cell) {
        for (int run = 0; run < parts.size(); run++) {
            if (parts.get(run).isPresent() && has(run, cell)) {
                return run;
            }
        }
        return NONE;
    }

    /**
     * The groups of every run in the names of the first's, matched one to one so that the most cells keep their name, for each cell of this
     * table; all have the same levels. A group without a partner keeps its own name and says of which run it is.
     *
     * @param name of the columns
     * @param names of the runs
     */
    public List<Column.Categorical> matchedGroups(String name, List<String> names) {
        var levels = new ArrayList<>(GroupAgreement.groups(runs.getFirst()).levels());
        var codes = new ArrayList<int[]>();
        codes.add(spread(0, GroupAgreement.groups(runs.getFirst()).codes()));
        for (int run = 1; run < runs.size(); run++) {
            codes.add(spread(run, translated(run, levels, names.get(run))));
        }
        return codes.stream()
                .map(of -> new Column.Categorical(name, levels, of))
                .toList();
    }

    private int[] translated(int run, List<String> levels, String runName) {
        StoredRun other = runs.get(run);
        var own = GroupAgreement.groups(other);
        int[] partners = GroupAgreement.partners(
                runs.getFirst().cells().barcodes(), other.cells().barcodes());
        int[] match = GroupAgreement.matched(runs.getFirst(), other, partners);
        var taken = Set.copyOf(levels);
        for (int group = 0; group < match.length; group++) {
            if (match[group] < 0) {
                match[group] = levels.size();
                String wanted = "%s (%s)".formatted(own.levels().get(group), runName);
                levels.add(taken.contains(wanted) ? wanted + " #" + run : wanted);
            }
        }
        return Arrays.stream(own.codes())
                .map(code -> code < 0 ? Column.Categorical.MISSING : match[code])
                .toArray();
    }

    private int[] spread(int run, int[] codes) {
        return Arrays.stream(rows[run])
                .map(row -> row < 0 ? Column.Categorical.MISSING : codes[row])
                .toArray();
    }
}
