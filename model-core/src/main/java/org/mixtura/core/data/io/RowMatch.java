package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param doubt why it may be wrong, a sentence; empty: nothing speaks against it
     */
    record Found(int[] rows, String words, Optional<String> doubt) {

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
        RowKeys keys = keys(rule);
        refusal(keys, rule, match.partly()).ifPresent(refused -> {
            throw refused;
        });
        int all = cells.size();
        long used =
                Arrays.stream(keys.rows()).filter(row -> row >= 0).distinct().count();
        long unused = table.rows() - used - keys.same();
        return new Found(
                keys.rows(),
                "%d of %d cells found their row in %s, matched %s%s%s%s."
                        .formatted(
                                keys.matched(),
                                all,
                                table.name(),
                                rule.words(),
                                keys.pairs(),
                                rest(keys.same(), "repeats another", "repeat others"),
                                rest(unused, "belongs to no cell", "belong to no cell")),
                Optional.empty());
    }

    /** Why a rule does not lead to cells; empty: it does. */
    private Optional<DataProblem> refusal(RowKeys keys, BarcodeRule rule, boolean partly) {
        if (!keys.isSure()) {
            return Optional.of(keys.repeated().isEmpty() ? contradicted(keys, rule) : repeated(keys, rule));
        }
        int all = cells.size();
        if (keys.matched() == 0 && all > 0) {
            return Optional.of(new DataProblem(
                    "None of the %d barcodes in %s is a barcode of the %d cells."
                            .formatted(table.rows(), table.name(), all),
                    examples(0, keys.rows()),
                    advice(rule)));
        }
        if (keys.matched() < all && !partly) {
            int without = all - keys.matched();
            return Optional.of(new DataProblem(
                    "%d of the %d cells %s no row in %s, matched %s."
                            .formatted(without, all, without == 1 ? "has" : "have", table.name(), rule.words()),
                    examples(firstWithout(keys.rows()), keys.rows()),
                    "%s To go on with what there is, say --missing-labels keep: these cells then have no value."
                            .formatted(advice(rule))));
        }
        return Optional.empty();
    }

    /** Why no way leads to cells, told of the one that comes nearest; empty: one does. */
    Optional<DataProblem> hindrance() {
        if (!all().isEmpty()) {
            return Optional.empty();
        }
        return rules().stream()
                .max(Comparator.comparingInt(rule -> keys(rule).matched()))
                .flatMap(nearest -> refusal(keys(nearest), nearest, true));
    }

    private static String rest(long rows, String one, String several) {
        return rows == 0 ? "" : rows == 1 ? "; 1 row " + one : "; %d rows %s".formatted(rows, several);
    }

    /** The ways that lead to cells without doubt, the one that leads to most first. */
    List<LabelFile.Match> all() {
        var found = new ArrayList<LabelFile.Match>();
        for (BarcodeRule rule : rules()) {
            var keys = keys(rule);
            // What compares less of a barcode is of use only where it finds more.
            if (keys.isSure()
                    && keys.matched()
                            > found.stream()
                                    .mapToInt(LabelFile.Match::cells)
                                    .max()
                                    .orElse(0)) {
                found.add(new LabelFile.Match(rule, keys.matched(), cells.size()));
            }
        }
        found.sort(Comparator.comparingInt(LabelFile.Match::cells).reversed());
        if (found.isEmpty() && table.rows() == cells.size() && !table.holdsBarcodes(cells)) {
            found.add(new LabelFile.Match(new BarcodeRule.InOrder(), cells.size(), cells.size()));
        }
        return found;
    }

    private List<BarcodeRule> rules() {
        var rules = new ArrayList<>(BarcodeRule.OF_BARCODES);
        for (Column column : cells.columns()) {
            if (RowGroups.isShared(table, cells, column)) {
                rules.add(new BarcodeRule.Within(column.name()));
                rules.add(new BarcodeRule.WithoutPrefixWithin(column.name()));
            }
        }
        return rules;
    }

    /** Rows can be matched within a column only where cells have it, and rows say it or are from several files. */
    private void requireShared(String column) {
        new CellColumns(cells).find(Optional.empty(), column);
        boolean shared = cells.column(column)
                .filter(groups -> RowGroups.isShared(table, cells, groups))
                .isPresent();
        if (!shared && table.files() == 1) {
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

    private DataProblem repeated(RowKeys keys, BarcodeRule rule) {
        boolean equal = Collections.frequency(cells.barcodes(), keys.repeated()) > 1;
        return new DataProblem(
                (equal
                                ? "The data set has repeated barcodes (for example %s), so %s cannot be joined to it %s."
                                : "%s would be the same barcode as another one of the data set, so %s cannot be joined to it %s.")
                        .formatted(Findings.shown(keys.repeated()), table.name(), rule.words()),
                "A row of the table would fit more than one cell.",
                advice(rule));
    }

    private DataProblem contradicted(RowKeys keys, BarcodeRule rule) {
        int count = keys.contradicted().size();
        String first = Findings.shown(keys.contradicted().getFirst());
        return new DataProblem(
                count == 1
                        ? "The barcode %s occurs more than once in %s.".formatted(first, table.name())
                        : "%,d barcodes occur more than once in %s, for example %s."
                                .formatted(count, table.name(), first),
                count == 1
                        ? "Its rows say different things, so it is not clear which one belongs to the cell."
                        : "The rows of one say different things, so it is not clear which one belongs to the cell.",
                others(rule)
                        .orElse("Leave one row for each cell, or say which rows are meant by a column that the data set"
                                + " has, too, such as the batch."));
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
                "The %d rows of %s were matched to the cells row by row, without a look at barcodes."
                        .formatted(rows.length, table.name()),
                contradiction(rows));
    }

    /** What barcodes say where they lead to other rows than the order does. */
    private Optional<String> contradiction(int[] inOrder) {
        return BarcodeRule.OF_BARCODES.stream()
                .map(rule -> Map.entry(rule, keys(rule)))
                .filter(way -> way.getValue().isSure() && way.getValue().matched() > 0)
                .findFirst()
                .flatMap(way -> {
                    int[] rows = way.getValue().rows();
                    long others = IntStream.range(0, inOrder.length)
                            .filter(cell -> rows[cell] >= 0 && rows[cell] != inOrder[cell])
                            .count();
                    return others == 0
                            ? Optional.empty()
                            : Optional.of(
                                    "%d of the %d cells have their barcode in another row of %s than the one that was taken for them. If barcodes are right, match by these (--match %s)."
                                            .formatted(
                                                    others,
                                                    inOrder.length,
                                                    table.name(),
                                                    way.getKey().text()));
                });
    }

    private RowKeys keys(BarcodeRule rule) {
        return RowKeys.of(rule, table, cells, barcodes);
    }

    /** What else would lead to cells; nothing of it is done without being asked for. */
    private String advice(BarcodeRule tried) {
        return others(tried).orElseGet(() -> {
            boolean wouldDoBeforeJoining = cells.column(StudyJoin.BARCODE).isPresent()
                    && new BarcodeColumn(table.header(), table.table()).hits(barcodes, cells) > 0;
            return wouldDoBeforeJoining
                    ? "Its barcodes occur in several of the joined files: give one table for each file, in their order, or a"
                            + " table with a column that says which file a row belongs to."
                    : "Make the barcodes of both files the same; check suffixes such as -1 and prefixes of samples.";
        });
    }

    private Optional<String> others(BarcodeRule tried) {
        var others = all().stream()
                .filter(match -> !match.rule().equals(tried))
                .map(match -> "%s (%s--match %s)"
                        .formatted(
                                match.rule().words(),
                                // An order finds a row for each cell whatever the rows say.
                                match.rule() instanceof BarcodeRule.InOrder
                                        ? ""
                                        : "%d of %d cells; ".formatted(match.cells(), cells.size()),
                                match.rule().text()))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "They can be matched %s. Say that, if it is right.".formatted(String.join(", or ", others)));
    }
}
