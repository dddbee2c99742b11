package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private final String name;
    private final TextTable table;

    private LabelFile(String name, TextTable table) {
        this.name = name;
        this.table = table;
    }

    /**
     * Reads a table; its first line names the columns.
     *
     * @throws DataProblem when it cannot be read or is no table
     */
    public static LabelFile read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            FileKind kind = FileKind.of(file);
            if (kind == FileKind.HDF5 || kind == FileKind.OTHER || kind == FileKind.ZIP || kind == FileKind.FOLDER) {
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

    /**
     * One column, matched to the cells by barcode. Cells without a row get a missing value.
     *
     * @throws DataProblem when there is no such column, a barcode occurs twice, or no barcode matches
     */
    public Column join(CellTable cells, String column) {
        int at = table.header().indexOf(column);
        if (at < 0) {
            throw CellColumns.unknown(column, "The table %s".formatted(name), columns());
        }
        if (new HashSet<>(cells.barcodes()).size() != cells.size()) {
            throw new DataProblem(
                    "The data set has repeated barcodes, so %s cannot be joined to it.".formatted(name),
                    "A row of the table would fit more than one cell.",
                    "Give each sample's barcodes their own suffix in both files.");
        }
        Map<String, String> byBarcode = byBarcode(at);
        var values = new ArrayList<@Nullable String>(cells.size());
        int matched = 0;
        for (String barcode : cells.barcodes()) {
            String value = byBarcode.get(barcode);
            matched += value == null ? 0 : 1;
            values.add(value == null || MISSING.contains(value.strip()) ? null : value.strip());
        }
        checkMatches(matched, cells, byBarcode);
        return Column.Categorical.of(column, values);
    }

    private Map<String, String> byBarcode(int column) {
        int key = barcodeColumn();
        var rows = new HashMap<String, String>();
        for (List<String> row : table.rows()) {
            String barcode = row.get(key).strip();
            if (rows.put(barcode, row.get(column)) != null) {
                throw new DataProblem(
                        "The barcode %s occurs more than once in %s.".formatted(Findings.shown(barcode), name),
                        "It is not clear which of its rows belongs to the cell.",
                        "Keep one row for each barcode, or make the barcodes of different samples differ.");
            }
        }
        return rows;
    }

    private void checkMatches(int matched, CellTable cells, Map<String, String> rows) {
        if (matched > 0 || cells.size() == 0) {
            return;
        }
        String inTable = Findings.shown(table.rows().getFirst().get(barcodeColumn()));
        throw new DataProblem(
                "None of the %d barcodes in %s is a barcode of the %d cells."
                        .formatted(rows.size(), name, cells.size()),
                "The table has for example %s, the data set has %s."
                        .formatted(inTable, Findings.shown(cells.barcodes().getFirst())),
                "Make the barcodes of both files the same; check suffixes such as -1 and prefixes of samples.");
    }

    /** The column with a name for barcodes, else the first. */
    private int barcodeColumn() {
        for (int c = 0; c < table.header().size(); c++) {
            if (BARCODE_NAMES.contains(table.header().get(c).toLowerCase(java.util.Locale.ROOT))) {
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
