package org.mixtura.core.data.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/**
 * A table beside the data, CSV or TSV, gzipped or not, whose first column is the barcode. Joined by barcode; nothing is
 * guessed where barcodes do not match or repeat.
 */
public final class LabelFile {

    private final Path file;
    private final List<String> header;
    private final List<CSVRecord> rows;

    private LabelFile(Path file, List<String> header, List<CSVRecord> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads the table. A header that is one name short (as R writes it) is understood.
     *
     * @throws DataProblem when the file cannot be read or is no table
     */
    public static LabelFile read(Path file) {
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            in.mark(1 << 16);
            String first = in.readLine();
            if (first == null) {
                throw new DataProblem(
                        "The label file '%s' is empty.".formatted(file), "It has no header.", "Choose another file.");
            }
            in.reset();
            char delimiter = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
            var records = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(in)
                    .getRecords();
            var header = new ArrayList<>(records.getFirst().toList());
            var rows = records.subList(1, records.size());
            if (!rows.isEmpty() && rows.getFirst().size() == header.size() + 1) {
                header.addFirst("barcode");
            }
            return new LabelFile(file, header, rows);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DataProblem(
                    "The label file '%s' cannot be read.".formatted(file),
                    "It does not exist, is damaged, or is no table: %s.".formatted(unreadable.getMessage()),
                    "Check the path; it should be a CSV or TSV file with a header and a barcode in the first column.",
                    unreadable);
        }
    }

    /** Names of the columns after the barcode. */
    public List<String> columns() {
        return header.subList(Math.min(1, header.size()), header.size());
    }

    /**
     * The column of that name for the cells of a table; cells that the file does not name have no value.
     *
     * @throws DataProblem when there is no such column, barcodes repeat, or none matches
     */
    public Column.Categorical join(String column, CellTable cells) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new DataProblem(
                    "The label file '%s' has no column '%s'.".formatted(file.getFileName(), column),
                    "Its columns are %s.".formatted(String.join(", ", columns())),
                    "Name one of them.");
        }
        var byBarcode = new HashMap<String, String>();
        for (CSVRecord row : rows) {
            if (row.size() <= at) {
                throw new DataProblem(
                        "The label file '%s' has a short line.".formatted(file.getFileName()),
                        "Line %d has %d values, but '%s' is column %d."
                                .formatted(row.getRecordNumber(), row.size(), column, at + 1),
                        "Correct the line.");
            }
            String earlier = byBarcode.put(row.get(0), row.get(at));
            if (earlier != null && !earlier.equals(row.get(at))) {
                throw new DataProblem(
                        "The label file '%s' names a cell twice.".formatted(file.getFileName()),
                        "Barcode '%s' is '%s' and also '%s'.".formatted(row.get(0), earlier, row.get(at)),
                        "Keep one line for each barcode.");
            }
        }
        requireDistinct(cells);
        long matched = cells.barcodes().stream().filter(byBarcode::containsKey).count();
        if (matched == 0) {
            throw new DataProblem(
                    "No barcode of '%s' is in the data set.".formatted(file.getFileName()),
                    "The data has for example '%s', the file '%s'."
                            .formatted(
                                    cells.barcodes().getFirst(),
                                    byBarcode.keySet().stream().findFirst().orElse("")),
                    "Make the barcodes equal, including their endings.");
        }
        return Column.Categorical.of(
                column,
                cells.barcodes().stream()
                        .map(barcode -> byBarcode.getOrDefault(barcode, ""))
                        .toList());
    }

    private void requireDistinct(CellTable cells) {
        var seen = new HashSet<String>();
        for (String barcode : cells.barcodes()) {
            if (!seen.add(barcode)) {
                throw new DataProblem(
                        "The labels of '%s' cannot be joined.".formatted(file.getFileName()),
                        "Barcode '%s' occurs more than once in the data set, so a label has no single cell."
                                .formatted(barcode),
                        "Make the barcodes unique, or put the labels into the data set itself.");
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        try (var probe = Files.newInputStream(file)) {
            boolean gzip = probe.read() == 0x1f && probe.read() == 0x8b;
            return gzip ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file);
        }
    }
}
