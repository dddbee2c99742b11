package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.RunTable;

/**
 * Categories and projections as Loupe Browser imports them: a table with the column {@code Barcode} and one for each
 * category, and tables with {@code Barcode}, {@code X Coordinate} and {@code Y Coordinate}.
 */
record LoupeFolder(ExportedRun exported) {

    void writeInto(Path folder) {
        var cells = exported.run().cells();
        List<Column> categories = exported.columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .toList();
        RunTable.write(
                folder.resolve("categories.csv"),
                new RunTable(
                        Stream.concat(Stream.of("Barcode"), categories.stream().map(Column::name))
                                .toList(),
                        cells.size(),
                        cell -> Stream.concat(
                                        Stream.of(cells.barcodes().get(cell)),
                                        categories.stream().map(column -> column.text(cell)))
                                .toList()));
        projection(folder.resolve("umap.csv"), exported.run().umap());
        var latent = exported.run().latent();
        if (latent.columns() > 1) {
            projection(folder.resolve("latent_1_2.csv"), latent);
        }
    }

    private void projection(Path file, FloatMatrix matrix) {
        var barcodes = exported.run().cells().barcodes();
        RunTable.write(
                file,
                new RunTable(
                        List.of("Barcode", "X Coordinate", "Y Coordinate"),
                        barcodes.size(),
                        cell -> List.of(
                                barcodes.get(cell),
                                Float.toString(matrix.at(cell, 0)),
                                Float.toString(matrix.at(cell, 1)))));
    }
}
