package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/** A table of cell metadata beside a data set: a CSV or TSV file, compressed or not, one row a barcode. */
public final class LabelFile {

    private static final Set<String> BARCODE_NAMES =
            Set.of("barcode", "barcodes", "cell", "cells", "cell_id", "cellid", "cell_barcode", "cell_name", "index");

    /** Texts that spreadsheets and R write for a missing value. */
    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan", "N/A");

    /** A column of numbers with more different values than this is no column of categories. */
    private static final int MOST_NUMBERS = 100;

    private static final String FINITE_NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    private final String name;
    private final TextTable table;

    private LabelFile(String name, TextTable table) {
        this.name = name;
        this.table = table;
    }

    /**
     * A way to match, and how far it leads.
     *
     * @param cells how many cells find a row
     */
    public record Match(BarcodeRule rule, int cells) {}

    /**
     * Reads a table; its first line names the columns.
     *
     * @throws DataProblem when it cannot be read or is no table
     */
    public static LabelFile read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            FileKind kind = FileKind.of(file);
            if (kind == FileKind.HDF5
                    || kind == FileKind.OTHER
                    || kind == FileKind.ZIP
                    || kind == FileKind.FOLDER
                    || kind == FileKind.IDX) {
                throw new UnreadableData(
                        "no-table",
                        "%s is %s, not a table of text.".formatted(name, kind.words()),
                        "Labels are read from CSV and TSV files.",
                        "Choose a text table with one row for each cell.");
            }
            return new LabelFile(name, TextTable.parse(String.join("\n", MtxParser.lines(file)), name));
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /** The names of the columns that can be joined, in the file's order; the barcodes are not among them. */
    public List<String> columns() {
        var names = new ArrayList<>(table.header());
        names.remove(barcodeColumn());
        return names;
    }

    /** Number of rows. */
    public int rows() {
        return table.rows().size();
    }

    /**
     * One column, matched to the cells by the whole barcode. Cells without a row get a missing value.
     *
     * @throws DataProblem when there is no such column, a barcode occurs twice, or no barcode matches
     */
    public Column join(CellTable cells, String column) {
        return join(cells, column, BarcodeRule.EXACT);
    }

    /**
     * One column, matched to the cells by a rule.
     *
     * @throws DataProblem when there is no such column, or the rule leads to no cell or to several
     */
    public Column join(CellTable cells, String column, BarcodeRule rule) {
        int at = table.header().indexOf(column);
        if (at < 0) {
            throw CellColumns.unknown(column, "The table %s".formatted(name), columns());
        }
        return column(column, at, rowsOf(cells, rule));
    }

    /** All columns, matched to the cells by a rule. */
    public List<Column> joinAll(CellTable cells, BarcodeRule rule) {
        int[] rows = rowsOf(cells, rule);
        var joined = new ArrayList<Column>();
        for (String column : columns()) {
            joined.add(column(column, table.header().indexOf(column), rows));
        }
        return joined;
    }

    /** The ways of matching that lead to cells without doubt, the one that leads to most first. */
    public List<Match> matches(CellTable cells) {
        var rules = new ArrayList<BarcodeRule>(
                List.of(BarcodeRule.EXACT, new BarcodeRule.WithoutSuffix(), new BarcodeRule.WithoutPrefix()));
        for (String column : columns()) {
            if (cells.column(column).isPresent()) {
                rules.add(new BarcodeRule.Within(column));
            }
        }
        var found = new ArrayList<Match>();
        for (BarcodeRule rule : rules) {
            var keys = keys(cells, rule);
            if (keys.repeated.isEmpty() && keys.repeatedInTable.isEmpty() && keys.matched > 0) {
                found.add(new Match(rule, keys.matched));
            }
        }
        found.sort(Comparator.comparingInt(Match::cells).reversed());
        if (found.isEmpty() && rows() == cells.size()) {
            found.add(new Match(new BarcodeRule.InOrder(), cells.size()));
        }
        return found;
    }

    private Column column(String column, int at, int[] rows) {
        var values = new ArrayList<@Nullable String>(rows.length);
        for (int row : rows) {
            String value = row < 0 ? "" : table.rows().get(row).get(at).strip();
            values.add(MISSING.contains(value) ? null : value);
        }
        return numbers(column, values).<Column>map(n -> n).orElseGet(() -> Column.Categorical.of(column, values));
    }

    /** Measured quantities: numbers throughout, of many different values. */
    private static java.util.Optional<Column.Numeric> numbers(String name, List<@Nullable String> values) {
        double[] numbers = new double[values.size()];
        var distinct = new HashSet<Double>();
        for (int i = 0; i < numbers.length; i++) {
            String value = values.get(i);
            if (value != null && !DelimitedFile.isMissing(value) && !value.matches(FINITE_NUMBER)) {
                return java.util.Optional.empty();
            }
            numbers[i] = value == null || DelimitedFile.isMissing(value) ? Double.NaN : Double.parseDouble(value);
            distinct.add(numbers[i]);
        }
        return distinct.size() > MOST_NUMBERS
                ? java.util.Optional.of(new Column.Numeric(name, numbers))
                : java.util.Optional.empty();
    }

    /** For each cell the row of the table, or -1. */
    private int[] rowsOf(CellTable cells, BarcodeRule rule) {
        if (rule instanceof BarcodeRule.InOrder) {
            return inOrder(cells);
        }
        Keys keys = keys(cells, rule);
        if (!keys.repeated.isEmpty()) {
            throw new DataProblem(
                    "The data set has repeated barcodes (for example %s), so %s cannot be joined to it %s."
                            .formatted(Findings.shown(keys.repeated), name, rule.words()),
                    "A row of the table would fit more than one cell.",
                    advice(cells, rule));
        }
        if (!keys.repeatedInTable.isEmpty()) {
            throw new DataProblem(
                    "The barcode %s occurs more than once in %s.".formatted(Findings.shown(keys.repeatedInTable), name),
                    "It is not clear which of its rows belongs to the cell.",
                    advice(cells, rule));
        }
        if (keys.matched == 0 && cells.size() > 0) {
            throw new DataProblem(
                    "None of the %d barcodes in %s is a barcode of the %d cells.".formatted(rows(), name, cells.size()),
                    "The table has for example %s, the data set has %s."
                            .formatted(
                                    Findings.shown(table.rows().getFirst().get(barcodeColumn())),
                                    Findings.shown(cells.barcodes().getFirst())),
                    advice(cells, rule));
        }
        return keys.rows;
    }

    private int[] inOrder(CellTable cells) {
        if (rows() != cells.size()) {
            throw new DataProblem(
                    "The table %s has %d rows for %d cells.".formatted(name, rows(), cells.size()),
                    "Row by row they can be matched only when there are as many rows as cells.",
                    advice(cells, new BarcodeRule.InOrder()));
        }
        int[] rows = new int[cells.size()];
        java.util.Arrays.setAll(rows, i -> i);
        return rows;
    }

    /** What else would lead to cells; nothing of it is done without being asked for. */
    private String advice(CellTable cells, BarcodeRule tried) {
        var others = matches(cells).stream()
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
                : "They can be matched %s. Import with that, if it is right.".formatted(String.join(", or ", others));
    }

    /**
     * How a rule leads from cells to rows.
     *
     * @param repeated a barcode that several cells share; empty: none
     * @param repeatedInTable a barcode that several rows share; empty: none
     */
    private record Keys(int[] rows, int matched, String repeated, String repeatedInTable) {}

    private Keys keys(CellTable cells, BarcodeRule rule) {
        Map<String, Integer> byKey = new HashMap<>();
        var doubled = new HashSet<String>();
        for (int row = 0; row < rows(); row++) {
            String key = tableKey(row, rule);
            if (byKey.putIfAbsent(key, row) != null) {
                doubled.add(key);
            }
        }
        int[] rows = new int[cells.size()];
        int matched = 0;
        String repeated = "";
        String repeatedInTable = doubled.isEmpty() ? "" : doubled.iterator().next();
        var seen = new HashSet<String>();
        for (int cell = 0; cell < rows.length; cell++) {
            String key = cellKey(cells, cell, rule);
            if (!seen.add(key) && repeated.isEmpty()) {
                repeated = cells.barcodes().get(cell);
            }
            Integer row = byKey.get(key);
            rows[cell] = row == null ? -1 : row;
            matched += row == null ? 0 : 1;
        }
        return new Keys(rows, matched, repeated, repeatedInTable.replaceFirst("\\x00.*$", ""));
    }

    private String tableKey(int row, BarcodeRule rule) {
        List<String> fields = table.rows().get(row);
        String key = rule.key(fields.get(barcodeColumn()).strip());
        int column = rule instanceof BarcodeRule.Within within ? table.header().indexOf(within.column()) : -1;
        return column < 0 ? key : key + "\0" + fields.get(column).strip();
    }

    private static String cellKey(CellTable cells, int cell, BarcodeRule rule) {
        // Joining makes repeated barcodes differ and keeps what they were in a column.
        String barcode = cells.column(StudyJoin.BARCODE)
                .filter(_ -> rule instanceof BarcodeRule.Within)
                .map(column -> column.text(cell))
                .orElseGet(() -> cells.barcodes().get(cell));
        String key = rule.key(barcode);
        return rule instanceof BarcodeRule.Within within
                ? cells.column(within.column())
                        .map(column -> key + "\0" + column.text(cell))
                        .orElse(key)
                : key;
    }

    /** The column with a name for barcodes, else the first. */
    private int barcodeColumn() {
        for (int c = 0; c < table.header().size(); c++) {
            if (BARCODE_NAMES.contains(table.header().get(c).toLowerCase(Locale.ROOT))) {
                return c;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return columns().stream().collect(Collectors.joining(", ", name + ": ", ""));
    }
}
