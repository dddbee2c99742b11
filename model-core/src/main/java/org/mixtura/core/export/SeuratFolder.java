package org.mixtura.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.run.RunTable;

/** Tables that Seurat takes beside an object of the same cells, and the script that adds them. */
record SeuratFolder(ExportedRun exported) {

    private static final String SCRIPT = "load_in_seurat.R";

    void writeInto(Path folder) throws IOException {
        var run = exported.run();
        var columns = exported.columns();
        RunTable.write(folder.resolve("metadata.csv"), RunTable.cells(run.cells(), columns));
        levels(folder.resolve("levels.csv"), columns);
        coordinates(folder.resolve("embeddings.csv"), key(), run.latent());
        coordinates(folder.resolve("umap.csv"), key() + "umap", run.umap());
        if (exported.mixture().isPresent()) {
            components(folder.resolve("components.csv"), exported.mixture().get());
        }
        Files.writeString(folder.resolve("name.txt"), exported.name() + "\n");
        try (var script = SeuratFolder.class.getResourceAsStream(SCRIPT)) {
            Files.copy(Objects.requireNonNull(script), folder.resolve(SCRIPT));
        }
    }

    /** Model and run, as two runs in one object need keys that differ; Seurat takes letters and digits. */
    private String key() {
        return (exported.latentKey().substring(2) + exported.name()).replaceAll("[^A-Za-z0-9]", "");
    }

    /** The levels of the columns of categories in their order, which metadata alone do not tell. */
    private static void levels(Path file, List<Column> columns) {
        var rows = columns.stream()
                .filter(Column.Categorical.class::isInstance)
                .flatMap(column -> column.asCategorical().levels().stream().map(level -> List.of(column.name(), level)))
                .toList();
        RunTable.write(file, new RunTable(List.of("column", "level"), rows.size(), row -> rows.get(row)));
    }

    private void coordinates(Path file, String prefix, FloatMatrix matrix) {
        var barcodes = exported.run().cells().barcodes();
        RunTable.write(
                file,
                new RunTable(
                        Stream.concat(
                                        Stream.of("barcode"),
                                        IntStream.rangeClosed(1, matrix.columns())
                                                .mapToObj(d -> prefix + "_" + d))
                                .toList(),
                        barcodes.size(),
                        cell -> Stream.concat(Stream.of(barcodes.get(cell)), numbers(matrix, cell))
                                .toList()));
    }

    private static void components(Path file, LatentMixture mixture) {
        int dimensions = mixture.means().columns();
        var header = new ArrayList<>(List.of("component", "weight"));
        IntStream.rangeClosed(1, dimensions).forEach(d -> header.add("mean_" + d));
        IntStream.rangeClosed(1, dimensions).forEach(d -> header.add("sd_" + d));
        double[] weights = mixture.weights();
        RunTable.write(file, new RunTable(header, mixture.components(), k -> Stream.of(
                        Stream.of(Integer.toString(k + 1), Double.toString(weights[k])),
                        numbers(mixture.means(), k),
                        IntStream.range(0, dimensions).mapToObj(d -> Double.toString(mixture.sd(k, d))))
                .flatMap(texts -> texts)
                .toList()));
    }

    private static Stream<String> numbers(FloatMatrix matrix, int row) {
        return IntStream.range(0, matrix.columns()).mapToObj(d -> Float.toString(matrix.at(row, d)));
    }
}
