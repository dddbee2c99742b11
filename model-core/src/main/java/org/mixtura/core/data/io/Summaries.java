package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns of a table that are called as sums, means or deviations are. The numbers say whether they are: a line is
 * proved to be one when at every place that was looked at it is that of the lines which are not called so.
 *
 * @param rows why rows are no cells or genes, by name; the ends of sentences that begin with "it"
 * @param columns the same of columns of numbers, by their number
 * @param doubted names of rows and columns that are called so and are not what was tried
 */
record Summaries(Map<String, String> rows, TreeMap<Integer, String> columns, List<String> doubted) {

    /** Where nothing is called so. */
    static final Summaries NONE = new Summaries(Map.of(), new TreeMap<>(), List.of());

    private static final int MOST_PLACES = 64;

    /** So many numbers of the table are kept to compare. */
    private static final long MOST_NUMBERS = 8_000_000;

    /** More lines than these are not summaries, but called alike for another reason. */
    private static final int MOST_SUSPECTS = 32;

    /** Summaries of unclear names stand at an end, among so many lines. */
    private static final int END = 8;

    /**
     * Looks for them.
     *
     * @param asideRows names of rows that were found to hold no counts
     * @param asideColumns columns of numbers that were found to hold none
     * @param isGene whether only a gene has this name
     */
    static Summaries of(
            Path source,
            TableLayout layout,
            TableScan scan,
            Set<String> asideRows,
            Set<Integer> asideColumns,
            Predicate<String> isGene)
            throws IOException, UnreadableData {
        List<String> names = layout.names() < 0 ? unnamed(scan.rowNames().size()) : scan.rowNames();
        var rows = new Lines(names, row -> asideRows.contains(names.get(row)));
        var columns = new Lines(
                layout.hasHeader() ? layout.columnNames() : unnamed(layout.numbers().length), asideColumns::contains);
        if (rows.suspects.isEmpty() && columns.suspects.isEmpty()) {
            return NONE;
        }
        var sample = Sample.of(source, layout, scan, rows, columns);
        var byRow = new LinkedHashMap<String, String>();
        var byColumn = new TreeMap<Integer, String>();
        var doubted = new ArrayList<String>();
        for (int row : rows.suspects) {
            String name = rows.names.get(row);
            rows.tried(row, sample.columns, sample.total)
                    .ifPresentOrElse(
                            found -> byRow.put(name, found.reason()), () -> rows.addDoubt(row, isGene, doubted));
        }
        for (int column : columns.suspects) {
            columns.tried(column, sample.rows, sample.total)
                    .ifPresentOrElse(
                            found -> byColumn.put(column, found.reason()),
                            () -> columns.addDoubt(column, isGene, doubted));
        }
        return new Summaries(byRow, byColumn, doubted.stream().distinct().toList());
    }

    private static List<String> unnamed(int lines) {
        return IntStream.range(0, lines).mapToObj("line_%d"::formatted).toList();
    }

    /** Rows or columns, and which of them are suspected, are genuine, or are what a program could not count. */
    private static final class Lines {

        private final List<String> names;
        private final Set<Integer> suspects = new TreeSet<>();
        private final Set<Integer> uncounted = new HashSet<>();
        private final int[] genuine;

        Lines(List<String> names, IntPredicate isAside) {
            this.names = names;
            long blank = names.stream().filter(String::isBlank).count();
            var aside = new HashSet<Integer>();
            for (int line = 0; line < names.size(); line++) {
                String name = names.get(line);
                if (SummaryNames.mayBe(name) && !(name.isBlank() && blank > 1)) {
                    suspects.add(line);
                } else if (isAside.test(line)) {
                    aside.add(line);
                } else if (AnnotationNames.isSummary(name)) {
                    uncounted.add(line);
                }
            }
            if (suspects.size() > MOST_SUSPECTS || 2 * suspects.size() > names.size()) {
                suspects.clear();
            }
            genuine = IntStream.range(0, names.size())
                    .filter(line -> !suspects.contains(line) && !aside.contains(line) && !uncounted.contains(line))
                    .toArray();
        }

        /**
         * What a suspect is of the genuine lines, of these with what could not be counted, with the suspects before it, or
         * without what stands among suspects at an end, which may be a summary under a name that is not known.
         */
        Optional<Statistic> tried(int suspect, List<Place> places, double total) {
            int[] counted = join(genuine, uncounted.stream().mapToInt(line -> line));
            int[] before = join(
                    genuine, suspects.stream().filter(line -> line < suspect).mapToInt(line -> line));
            return Stream.of(genuine, counted, before, inside())
                    .flatMap(base -> SummaryProof.of(suspect, base, places, total).stream())
                    .findFirst();
        }

        private int[] inside() {
            int from = suspects.stream()
                    .filter(line -> line < END)
                    .mapToInt(line -> line + 1)
                    .max()
                    .orElse(0);
            int to = suspects.stream()
                    .filter(line -> line >= names.size() - END)
                    .mapToInt(line -> line)
                    .min()
                    .orElse(names.size());
            return IntStream.of(genuine)
                    .filter(line -> line >= from && line < to)
                    .toArray();
        }

        private static int[] join(int[] some, IntStream more) {
            return IntStream.concat(IntStream.of(some), more).sorted().toArray();
        }

        /** Only the name speaks for it. */
        void addDoubt(int line, Predicate<String> isGene, List<String> doubted) {
            String name = names.get(line);
            boolean atAnEnd = line < END || line >= names.size() - END;
            if (!name.isBlank() && !isGene.test(name) && (SummaryNames.isClear(name) || atAnEnd)) {
                doubted.add(name);
            }
        }

        /** So many of the genuine lines that have a number, spread evenly. */
        int[] spread(int most, IntPredicate hasNumbers) {
            int[] from = IntStream.of(genuine).filter(hasNumbers).toArray();
            int places = Math.min(most, from.length);
            return IntStream.range(0, places)
                    .map(place -> from[(int) ((long) place * from.length / places)])
                    .toArray();
        }
    }

    /**
     * The numbers of all lines at one place: those of all rows in one column, or of all columns in one row.
     *
     * @param written those of suspects as they are written
     */
    record Place(float[] values, Map<Integer, @Nullable WrittenNumber> written) {}

    /**
     * Places to look at.
     *
     * @param columns some columns, to judge rows by
     * @param rows some rows, to judge columns by
     * @param total sum of all genuine numbers
     */
    private record Sample(List<Place> columns, List<Place> rows, double total) {

        static Sample of(Path source, TableLayout layout, TableScan scan, Lines rows, Lines columns)
                throws IOException, UnreadableData {
            int height = rows.names.size();
            int width = columns.names.size();
            int[] atColumns = rows.suspects.isEmpty()
                    ? new int[0]
                    : columns.spread(most(height), column -> scan.columnEntries()[column] > 0);
            int[] atRows = columns.suspects.isEmpty()
                    ? new int[0]
                    : rows.spread(most(width), row -> scan.rowTotals()[row] != 0);
            var byColumn = IntStream.of(atColumns)
                    .mapToObj(_ -> new Place(new float[height], new LinkedHashMap<>()))
                    .toList();
            var byRow = new ArrayList<Place>();
            boolean[] counted = new boolean[height];
            IntStream.of(rows.genuine).forEach(row -> counted[row] = true);
            double total = 0;
            float[] numbers = new float[width];
            try (var file = layout.open(source)) {
                for (int row = 0; row < height && layout.next(file); row++) {
                    layout.numbers(file, numbers);
                    for (int place = 0; place < atColumns.length; place++) {
                        byColumn.get(place).values[row] = numbers[atColumns[place]];
                        if (rows.suspects.contains(row)) {
                            byColumn.get(place).written.put(row, written(layout, file, atColumns[place]));
                        }
                    }
                    for (int at = 0; counted[row] && at < columns.genuine.length; at++) {
                        total += numbers[columns.genuine[at]];
                    }
                    if (Arrays.binarySearch(atRows, row) >= 0) {
                        var texts = new LinkedHashMap<Integer, @Nullable WrittenNumber>();
                        for (int column : columns.suspects) {
                            texts.put(column, written(layout, file, column));
                        }
                        byRow.add(new Place(numbers.clone(), texts));
                    }
                }
            }
            return new Sample(byColumn, byRow, total);
        }

        private static int most(int lines) {
            return (int) Math.clamp(MOST_NUMBERS / Math.max(1, lines), 2, MOST_PLACES);
        }

        private static @Nullable WrittenNumber written(TableLayout layout, DelimitedFile file, int column) {
            return WrittenNumber.of(file.value(layout.numbers()[column])).orElse(null);
        }
    }
}
