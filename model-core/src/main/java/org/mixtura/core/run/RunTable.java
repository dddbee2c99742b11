package org.mixtura.core.run;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/**
 * A flat table for other programs; most have one line a cell.
 *
 * @param header names of the columns
 * @param rows number of lines
 * @param row the texts of a line
 */
public record RunTable(List<String> header, int rows, IntFunction<List<String>> row) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final CSVFormat READING =
            FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * The texts of one column of a table that was written before.
     *
     * @throws IOException when the file cannot be read or has no such column
     */
    public static List<String> readColumn(Path csv, String name) throws IOException {
        try (var parser = CSVParser.parse(csv, StandardCharsets.UTF_8, READING)) {
            if (!parser.getHeaderMap().containsKey(name)) {
                throw new IOException("'%s' has no column '%s'".formatted(csv.getFileName(), name));
            }
            return parser.stream().map(line -> line.get(name)).toList();
        } catch (UncheckedIOException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }

    /** Barcode and latent codes. */
    public static RunTable latent(List<String> barcodes, FloatMatrix latent) {
        return new RunTable(
                Stream.concat(Stream.of("barcode"), names("latent", latent)).toList(),
                barcodes.size(),
                cell -> Stream.concat(Stream.of(barcodes.get(cell)), texts(latent, cell))
                        .toList());
    }

    /** Barcode, means and standard deviations of latent codes. */
    public static RunTable latent(List<String> barcodes, FloatMatrix mean, FloatMatrix sd) {
        return new RunTable(
                Stream.of(Stream.of("barcode"), names("latent", mean), names("latent_sd", sd))
                        .flatMap(names -> names)
                        .toList(),
                barcodes.size(),
                cell -> Stream.of(Stream.of(barcodes.get(cell)), texts(mean, cell), texts(sd, cell))
                        .flatMap(texts -> texts)
                        .toList());
    }

    /** The same with more columns at the end. */
    public RunTable beside(List<String> names, IntFunction<List<String>> more) {
        return new RunTable(Stream.concat(header.stream(), names.stream()).toList(), rows, cell -> Stream.concat(
                        row.apply(cell).stream(), more.apply(cell).stream())
                .toList());
    }

    /** Barcode and all columns of a run. */
    public static RunTable cells(StoredRun run) {
        return cells(run.cells(), run.cells().columns());
    }

    /** Barcodes of cells and columns for them. */
    public static RunTable cells(CellTable cells, List<Column> columns) {
        return new RunTable(
                Stream.concat(Stream.of("barcode"), columns.stream().map(Column::name))
                        .toList(),
                cells.size(),
                cell -> Stream.concat(
                                Stream.of(cells.barcodes().get(cell)),
                                columns.stream().map(column -> column.text(cell)))
                        .toList());
    }

    /** Barcode and columns of a run, then columns, map and latent codes that were found since. */
    public static RunTable of(StoredRun run, List<? extends Column> found, FloatMatrix umap, FloatMatrix latent) {
        return cells(run)
                .beside(
                        Stream.of(found.stream().map(Column::name), names("umap", umap), names("latent", latent))
                                .flatMap(names -> names)
                                .toList(),
                        cell -> Stream.of(
                                        found.stream().map(column -> column.text(cell)),
                                        texts(umap, cell),
                                        texts(latent, cell))
                                .flatMap(texts -> texts)
                                .toList());
    }

    /** Barcode, all columns, the map and the latent codes of a run. */
    public static RunTable of(StoredRun run) {
        return of(run, List.of(), run.umap(), run.latent());
    }

    /**
     * Writes the table as CSV, atomically.
     *
     * @throws StorageProblem when the file cannot be written
     */
    public static void write(Path csv, RunTable table) {
        try {
            AtomicFiles.write(csv, out -> {
                try (var printer = FORMAT.print(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                    printer.printRecord(table.header());
                    for (int cell = 0; cell < table.rows(); cell++) {
                        printer.printRecord(table.row().apply(cell));
                    }
                }
            });
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The file '%s' cannot be written.".formatted(csv),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another place with --out.",
                    failure);
        }
    }

    private static Stream<String> names(String prefix, FloatMatrix matrix) {
        return IntStream.rangeClosed(1, matrix.columns()).mapToObj(d -> prefix + "_" + d);
    }

    private static Stream<String> texts(FloatMatrix matrix, int row) {
        return IntStream.range(0, matrix.columns()).mapToObj(d -> Float.toString(matrix.at(row, d)));
    }
}
