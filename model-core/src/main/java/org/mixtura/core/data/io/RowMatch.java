package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/** Finds for each cell its row of a table; whatever leaves room for doubt is asked and not guessed. */
final class RowMatch {

    private final LabelFile table;
    private final CellTable cells;
    private final int barcodes;

    RowMatch(LabelFile table, CellTable cells) {
        this.table = table;
        this.cells = cells;
        this.barcodes = table.barcodeColumn(cells);
    }

    /**
     * The rows that were found.
     *
     * @param rows for each cell the number of its row, or -1
     * @param words how that went, a sentence
     */
    record Found(int[] rows, String words) {

        boolean[] hasRow() {
            boolean[] has = new boolean[rows.length];
            for (int cell = 0; cell < has.length; cell++) {
                has[cell] = rows[cell] >= 0;
            }
            return has;
        }
    }

    /**
     * The row of each cell.
     *
     * @throws DataProblem when the rule leads to several rows or cells, to none, or not to all though it must
     */
    Found rows(TableMatch match) {
        BarcodeRule rule = match.rule();
        if (rule instanceof BarcodeRule.InOrder) {
            return inOrder();
        }
        rule.within().ifPresent(this::requireShared);
        Keys keys = keys(rule);
        requireUnique(keys, rule);
        int all = cells.size();
        if (keys.matched == 0 && all > 0) {
            throw new DataProblem(
                    "None of the %d barcodes in %s is a barcode of the %d cells."
                            .formatted(table.rows(), table.name(), all),
                    examples(0, keys.rows),
                    advice(rule));
        }
        if (keys.matched < all && !match.partly()) {
            int without = all - keys.matched;
            throw new DataProblem(
                    "%d of the %d cells %s no row in %s, matched %s."
                            .formatted(without, all, without == 1 ? "has" : "have", table.name(), rule.words()),
                    examples(firstWithout(keys.rows), keys.rows),
                    "%s To go on with what there is, say --missing-labels keep: these cells then have no value."
                            .formatted(advice(rule)));
        }
        long used = Arrays.stream(keys.rows).filter(row -> row >= 0).distinct().count();
        String unused = table.rows() > used ? "; %d rows belong to no cell".formatted(table.rows() - used) : "";
        return new Found(
                keys.rows,
                "%d of %d cells found their row in %s, matched %s%s%s."
                        .formatted(keys.matched, all, table.name(), rule.words(), keys.pairs, unused));
    }

    /** The ways that lead to cells without doubt, the one that leads to most first. */
    List<LabelFile.Match> all() {
        var found = new ArrayList<LabelFile.Match>();
        for (BarcodeRule rule : rules()) {
            var keys = keys(rule);
            boolean sure = keys.repeated.isEmpty() && keys.repeatedInTable.isEmpty();
            // What compares less of a barcode is of use only where it finds more.
            if (sure
                    && keys.matched
                            > found.stream()
                                    .mapToInt(LabelFile.Match::cells)
                                    .max()
                                    .orElse(0)) {
                found.add(new LabelFile.Match(rule, keys.matched, cells.size()));
            }
        }
        found.sort(Comparator.comparingInt(LabelFile.Match::cells).reversed());
        if (found.isEmpty() && table.rows() == cells.size() && !table.holdsBarcodes(cells)) {
            found.add(new LabelFile.Match(new BarcodeRule.InOrder(), cells.size(), cells.size()));
        }
        return found;
    }

    private List<BarcodeRule> rules() {
        var rules = new ArrayList<BarcodeRule>(
                List.of(BarcodeRule.EXACT, new BarcodeRule.WithoutSuffix(), new BarcodeRule.WithoutPrefix()));
        for (Column column : cells.columns()) {
            if (isShared(column)) {
                rules.add(new BarcodeRule.Within(column.name()));
                rules.add(new BarcodeRule.WithoutPrefixWithin(column.name()));
            }
        }
        return rules;
    }

    /** Whether rows can say which level of a column they belong to: by a column of that name, or by their file. */
    private boolean isShared(Column column) {
        return table.indexOf(column.name()) >= 0
                || table.files() > 1
                        && column instanceof Column.Categorical groups
                        && groups.levels().size() == table.files();
    }

    /** Rows can be matched within a column only where cells have it, and rows say it or are from several files. */
    private void requireShared(String column) {
        new CellColumns(cells).find(Optional.empty(), column);
        if (table.indexOf(column) < 0 && table.files() == 1) {
            throw CellColumns.unknown(column, "The table %s".formatted(table.name()), table.columns(cells));
        }
    }

    private int firstWithout(int[] rows) {
        return IntStream.range(0, rows.length)
                .filter(cell -> rows[cell] < 0)
                .findFirst()
                .orElse(0);
    }

    private String examples(int cell, int[] rows) {
        var used = new HashSet<Integer>();
        Arrays.stream(rows).forEach(used::add);
        String missing = Findings.shown(cells.barcodes().get(cell));
        // A row that found its cell would be no example of what differs.
        return IntStream.range(0, table.rows())
                .filter(row -> !used.contains(row))
                .mapToObj(row -> table.table().get(row).fields().get(Math.max(0, barcodes)))
                .findFirst()
                .map(other ->
                        "The data set has for example %s, the table has %s.".formatted(missing, Findings.shown(other)))
                .orElse("The data set has for example %s, and each row of the table belongs to another cell."
                        .formatted(missing));
    }

    private void requireUnique(Keys keys, BarcodeRule rule) {
        if (!keys.repeated.isEmpty()) {
            throw new DataProblem(
                    "The data set has repeated barcodes (for example %s), so %s cannot be joined to it %s."
                            .formatted(Findings.shown(keys.repeated), table.name(), rule.words()),
                    "A row of the table would fit more than one cell.",
                    advice(rule));
        }
        if (!keys.repeatedInTable.isEmpty()) {
            throw new DataProblem(
                    "The barcode %s occurs more than once in %s."
                            .formatted(Findings.shown(keys.repeatedInTable), table.name()),
                    "It is not clear which of its rows belongs to the cell.",
                    advice(rule));
        }
    }

    private Found inOrder() {
        if (table.rows() != cells.size()) {
            throw new DataProblem(
                    "The table %s has %d rows for %d cells.".formatted(table.name(), table.rows(), cells.size()),
                    "Row by row they can be matched only when there are as many rows as cells.",
                    advice(new BarcodeRule.InOrder()));
        }
        int[] rows = new int[cells.size()];
        Arrays.setAll(rows, i -> i);
        return new Found(
                rows,
                "The %d rows of %s were matched to the cells row by row, without a look at barcodes.%s"
                        .formatted(rows.length, table.name(), contradiction(rows)));
    }

    /** What barcodes say where they lead to other rows than the order does; empty: they do not. */
    private String contradiction(int[] inOrder) {
        Keys keys = keys(BarcodeRule.EXACT);
        boolean sure = keys.repeated.isEmpty() && keys.repeatedInTable.isEmpty();
        long others = IntStream.range(0, inOrder.length)
                .filter(cell -> keys.rows[cell] >= 0 && keys.rows[cell] != inOrder[cell])
                .count();
        return sure && others > 0
                ? " But %d of the %d cells have their barcode in another row: if barcodes are right, match by these (--match exact)."
                        .formatted(others, inOrder.length)
                : "";
    }

    /** What else would lead to cells; nothing of it is done without being asked for. */
    private String advice(BarcodeRule tried) {
        var others = all().stream()
                .filter(match -> !match.rule().equals(tried))
                .map(match -> "%s (%d of %d cells; --match %s)"
                        .formatted(
                                match.rule().words(),
                                match.cells(),
                                cells.size(),
                                match.rule().text()))
                .toList();
        return others.isEmpty()
                ? "Make the barcodes of both files the same; check suffixes such as -1 and prefixes of samples."
                : "They can be matched %s. Say that, if it is right.".formatted(String.join(", or ", others));
    }

    /**
     * How a rule leads from cells to rows.
     *
     * @param repeated a barcode that several cells share; empty: none
     * @param repeatedInTable a barcode that several rows share; empty: none
     * @param pairs which groups of other names were taken for the same, as a part of a sentence; empty: none
     */
    private record Keys(int[] rows, int matched, String repeated, String repeatedInTable, String pairs) {}

    private Keys keys(BarcodeRule rule) {
        Groups groups = groups(rule);
        Map<String, Integer> byKey = new HashMap<>();
        String repeatedInTable = "";
        for (int row = 0; barcodes >= 0 && row < table.rows(); row++) {
            String barcode = table.table().get(row).fields().get(barcodes);
            if (byKey.putIfAbsent(rule.key(barcode) + groups.ofRows[row], row) != null && repeatedInTable.isEmpty()) {
                repeatedInTable = barcode;
            }
        }
        int[] rows = new int[cells.size()];
        int matched = 0;
        String repeated = "";
        var seen = new HashSet<String>();
        for (int cell = 0; cell < rows.length; cell++) {
            String key = rule.key(barcode(cell, rule)) + groups.ofCells[cell];
            if (!seen.add(key) && repeated.isEmpty()) {
                repeated = cells.barcodes().get(cell);
            }
            Integer row = byKey.get(key);
            rows[cell] = row == null ? -1 : row;
            matched += row == null ? 0 : 1;
        }
        return new Keys(rows, matched, repeated, repeatedInTable, groups.pairs);
    }

    /** What is added to the keys of rows and of cells, so that they match only within their group. */
    private record Groups(String[] ofRows, String[] ofCells, String pairs) {}

    private Groups groups(BarcodeRule rule) {
        String[] ofRows = new String[table.rows()];
        String[] ofCells = new String[cells.size()];
        Arrays.fill(ofRows, "");
        Arrays.fill(ofCells, "");
        var within = rule.within().flatMap(cells::column);
        if (within.isEmpty()) {
            return new Groups(ofRows, ofCells, "");
        }
        int at = table.indexOf(within.get().name());
        for (int row = 0; row < ofRows.length; row++) {
            LabelRow line = table.table().get(row);
            ofRows[row] = at < 0 ? line.file() : line.fields().get(at);
        }
        for (int cell = 0; cell < ofCells.length; cell++) {
            ofCells[cell] = within.get().text(cell);
        }
        Map<String, String> names = LevelNames.match(List.of(ofCells), List.of(ofRows));
        // Cells of groups that no row is of stay apart from each other and from all rows.
        Arrays.setAll(
                ofCells,
                cell -> names.containsKey(ofCells[cell]) ? "\0" + names.get(ofCells[cell]) : "\1" + ofCells[cell]);
        Arrays.setAll(ofRows, row -> "\0" + ofRows[row]);
        return new Groups(ofRows, ofCells, words(names));
    }

    private static String words(Map<String, String> names) {
        String pairs = names.entrySet().stream()
                .filter(pair -> !pair.getKey().equals(pair.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> "%s with %s".formatted(Findings.shown(pair.getKey()), Findings.shown(pair.getValue())))
                .collect(Collectors.joining(", "));
        return pairs.isEmpty() ? "" : " (%s)".formatted(pairs);
    }

    /** Joining makes repeated barcodes differ and keeps what they were in a column. */
    private String barcode(int cell, BarcodeRule rule) {
        return cells.column(StudyJoin.BARCODE)
                .filter(_ -> rule.within().isPresent())
                .map(column -> column.text(cell))
                .orElseGet(() -> cells.barcodes().get(cell));
    }
}
