package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/**
 * The groups within which rows of a table and cells are matched, such as the files of a study: what is added to the keys of
 * rows and of cells.
 *
 * @param pairs which columns and groups of other names were taken for the same, as a part of a sentence; empty: none
 */
record RowGroups(String[] ofRows, String[] ofCells, String pairs) {

    /** Where a table says which group its rows are of. */
    private sealed interface Source {

        /** In a column. */
        record InColumn(int column) implements Source {}

        /** By the file that a row is from. */
        record ByFile() implements Source {}

        /** Nowhere. */
        record None() implements Source {}
    }

    /** Of a rule that compares nothing but barcodes. */
    private static RowGroups none(int rows, int cells) {
        String[] ofRows = new String[rows];
        String[] ofCells = new String[cells];
        Arrays.fill(ofRows, "");
        Arrays.fill(ofCells, "");
        return new RowGroups(ofRows, ofCells, "");
    }

    static RowGroups of(BarcodeRule rule, LabelFile table, CellTable cells) {
        var within = rule.within().flatMap(cells::column);
        Source source =
                within.<Source>map(column -> source(table, cells, column)).orElseGet(Source.None::new);
        if (within.isEmpty() || source instanceof Source.None) {
            return none(table.rows(), cells.size());
        }
        String[] ofRows = texts(source, table);
        String[] ofCells = texts(within.get());
        Map<String, String> names = LevelNames.match(List.of(ofCells), List.of(ofRows));
        // Cells of groups that no row is of stay apart from each other and from all rows.
        Arrays.setAll(
                ofCells,
                cell -> names.containsKey(ofCells[cell]) ? "\0" + names.get(ofCells[cell]) : "\1" + ofCells[cell]);
        Arrays.setAll(ofRows, row -> "\0" + ofRows[row]);
        return new RowGroups(ofRows, ofCells, words(within.get().name(), source, table, names));
    }

    /** Whether rows can say which level of a column they belong to. */
    static boolean isShared(LabelFile table, CellTable cells, Column column) {
        return switch (source(table, cells, column)) {
            case Source.InColumn _ -> true;
            case Source.ByFile _ ->
                column instanceof Column.Categorical groups && groups.levels().size() == table.files();
            case Source.None _ -> false;
        };
    }

    /**
     * A column of that name; the file, where there are several; or another column whose values are the names of the same
     * groups. The last is taken only from the column in which joined files are told apart, and where all such columns
     * divide the rows alike: else it would be a guess.
     */
    private static Source source(LabelFile table, CellTable cells, Column column) {
        int named = table.indexOf(column.name());
        if (named >= 0) {
            return new Source.InColumn(named);
        }
        if (table.files() > 1) {
            return new Source.ByFile();
        }
        if (!(column instanceof Column.Categorical groups)
                || cells.column(StudyJoin.BARCODE).isEmpty()) {
            return new Source.None();
        }
        var levels = new HashSet<>(groups.levels());
        int barcodes = table.barcodeColumn(cells);
        List<Integer> fitting = IntStream.range(0, table.width())
                .filter(c -> c != barcodes && isOf(levels, table, c))
                .boxed()
                .toList();
        return fitting.isEmpty() || !areAlike(fitting, table)
                ? new Source.None()
                : new Source.InColumn(fitting.getFirst());
    }

    /** Whether a column of the table has a name for each of the groups, and no other. */
    private static boolean isOf(HashSet<String> levels, LabelFile table, int column) {
        var values = new HashSet<String>();
        for (LabelRow row : table.table()) {
            values.add(row.fields().get(column));
            if (values.size() > levels.size()) {
                return false;
            }
        }
        Map<String, String> pairs = LevelNames.match(new ArrayList<>(levels), new ArrayList<>(values));
        return levels.size() > 1
                && values.size() == levels.size()
                && pairs.size() == levels.size()
                && pairs.entrySet().stream().allMatch(pair -> isPartOf(pair.getKey(), pair.getValue()));
    }

    /** Whether one name is in the other; a number alone may number anything, and is the name of no file. */
    private static boolean isPartOf(String a, String b) {
        String shorter = (a.length() < b.length() ? a : b).toLowerCase(Locale.ROOT);
        String longer = (a.length() < b.length() ? b : a).toLowerCase(Locale.ROOT);
        return longer.contains(shorter) && shorter.chars().anyMatch(Character::isLetter);
    }

    private static boolean areAlike(List<Integer> columns, LabelFile table) {
        for (int column : columns) {
            var pairs = new HashMap<String, String>();
            for (LabelRow row : table.table()) {
                String first = row.fields().get(columns.getFirst());
                String other = row.fields().get(column);
                if (!other.equals(pairs.computeIfAbsent(first, _ -> other))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String[] texts(Source source, LabelFile table) {
        return table.table().stream()
                .map(row -> switch (source) {
                    case Source.InColumn in -> row.fields().get(in.column());
                    case Source.ByFile _ -> row.file();
                    case Source.None _ -> "";
                })
                .toArray(String[]::new);
    }

    private static String[] texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toArray(String[]::new);
    }

    private static String words(String column, Source source, LabelFile table, Map<String, String> names) {
        var all = new LinkedHashMap<String, String>();
        if (source instanceof Source.InColumn in
                && !table.columnName(in.column()).equals(column)) {
            all.put("the column " + column, table.columnName(in.column()));
        }
        names.entrySet().stream()
                .filter(pair -> !pair.getKey().equals(pair.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(pair -> all.put(pair.getKey(), pair.getValue()));
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(pair ->
                                "%s with %s".formatted(Findings.shown(pair.getKey()), Findings.shown(pair.getValue())))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
