package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/**
 * The texts of a table about cells, or of several with the same columns.
 *
 * @param header as the file has it; names of unnamed columns are not made up
 * @param told what a user should know of how it was read, sentences
 * @param lines the same as a list of whole lines, where nothing but blanks stands between fields
 */
record LabelTable(List<String> header, List<LabelRow> rows, List<String> told, Optional<LabelTable> lines) {

    LabelTable {
        told = List.copyOf(told);
    }

    static LabelTable read(List<Path> files) throws UnreadableData {
        var tables = new ArrayList<TextTable>();
        for (Path file : files) {
            tables.add(table(file));
        }
        boolean blanks = tables.stream().allMatch(table -> table.lines().isPresent());
        Optional<LabelTable> lines = blanks
                ? Optional.of(of(
                        files, tables.stream().flatMap(t -> t.lines().stream()).toList(), Optional.empty()))
                : Optional.empty();
        return of(files, tables, lines);
    }

    private static LabelTable of(List<Path> files, List<TextTable> tables, Optional<LabelTable> lines)
            throws UnreadableData {
        var rows = new ArrayList<LabelRow>();
        var western = new ArrayList<String>();
        List<String> header = distinct(tables.getFirst().header());
        for (int i = 0; i < tables.size(); i++) {
            TextTable table = tables.get(i);
            List<String> names = distinct(table.header());
            if (!names.equals(header)) {
                throw new UnreadableData(
                        "columns-differ",
                        "The tables %s and %s have different columns."
                                .formatted(
                                        files.getFirst().getFileName(),
                                        files.get(i).getFileName()),
                        "The first has %s; the other has %s."
                                .formatted(String.join(", ", header), String.join(", ", names)),
                        "Join them one after the other.");
            }
            if (table.western()) {
                western.add(String.valueOf(files.get(i).getFileName()));
            }
            String from = DatasetNames.of(files.get(i));
            table.rows().forEach(fields -> rows.add(new LabelRow(fields, from)));
        }
        List<String> told = western.isEmpty()
                ? List.of()
                : List.of(
                        "The text of %s is not UTF-8 and was read as Western European (Windows-1252): check names with accents."
                                .formatted(String.join(", ", western)));
        return new LabelTable(header, rows, told, lines);
    }

    /** The second column called type is type_2: both are joined, and each by its own name. */
    private static List<String> distinct(List<String> header) {
        var taken = new HashSet<>(header);
        var seen = new HashSet<String>();
        var names = new ArrayList<String>(header.size());
        for (String name : header) {
            String unique = name;
            for (int number = 2; !name.isBlank() && !seen.add(unique); number++) {
                unique = taken.contains(name + "_" + number) ? unique : name + "_" + number;
            }
            names.add(unique);
        }
        return names;
    }

    private static TextTable table(Path file) throws UnreadableData {
        FileKind kind = FileKind.of(file);
        if (kind == FileKind.HDF5
                || kind == FileKind.OTHER
                || kind == FileKind.ZIP
                || kind == FileKind.FOLDER
                || kind == FileKind.IDX) {
            throw new UnreadableData(
                    "no-table",
                    "%s is %s, not a table of text.".formatted(file.getFileName(), kind.words()),
                    "Labels are read from CSV and TSV files.",
                    "Choose a text table with one row for each cell.");
        }
        return TextTable.read(file);
    }

    /** The names of all columns; made up where the file has none. */
    List<String> columnNames() {
        return IntStream.range(0, header.size())
                .mapToObj(c -> header.get(c).isBlank() ? "column_" + (c + 1) : header.get(c))
                .toList();
    }

    /** From how many files the rows are. */
    int files() {
        return (int) rows.stream().map(LabelRow::file).distinct().count();
    }

    /**
     * The table as cells make clear that it is meant: blanks part fields only where one of these is a barcode, and a first
     * line is a row where it holds a barcode, or where a list of one column has as many lines as there are cells.
     */
    LabelTable fitted(CellTable cells) {
        if (lines.isPresent() && new BarcodeColumn(header, rows).held(cells) < 0) {
            return lines.get().fitted(cells);
        }
        if (header.stream().anyMatch(BarcodeColumn.barcodes(cells)::contains)) {
            return withoutHeader(told);
        }
        if (header.size() == 1 && rows.size() + 1 == cells.size()) {
            var words = new ArrayList<>(told);
            words.add("Its first line was taken for the first cell's, for there are as many lines as cells.");
            return withoutHeader(words);
        }
        return this;
    }

    /** The same with the first line of each file as a row, and no names of columns. */
    private LabelTable withoutHeader(List<String> words) {
        var all = new ArrayList<LabelRow>();
        String last = "";
        for (LabelRow row : rows) {
            // Of several files each has such a first line; all have the same fields there, or they would not be one.
            if (!row.file().equals(last)) {
                all.add(new LabelRow(header, row.file()));
            }
            all.add(row);
            last = row.file();
        }
        return new LabelTable(header.stream().map(_ -> "").toList(), all, words, Optional.empty());
    }

    /**
     * A column for cells.
     *
     * @param found the row of each cell; -1: it has none
     */
    Column column(int at, int[] found) {
        var values = new ArrayList<@Nullable String>(found.length);
        for (int row : found) {
            values.add(row < 0 ? null : rows.get(row).fields().get(at));
        }
        return TextColumn.of(columnNames().get(at), values);
    }
}
