package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;

/** Latent codes, map and component probabilities as {@code .npy}, and the cells of their rows as a table. */
record NpyFolder(ExportedRun exported) {

    void writeInto(Path folder) {
        matrix(folder.resolve("latent.npy"), exported.run().latent());
        matrix(folder.resolve("umap.npy"), exported.run().umap());
        exported.probabilities().ifPresent(p -> matrix(folder.resolve("probabilities.npy"), p));
        RunTable.write(folder.resolve("cells.csv"), RunTable.cells(exported.run()));
    }

    private static void matrix(Path file, FloatMatrix values) {
        MatrixFile.at(file)
                .write(
                        new MatrixFile.Names(List.of(), _ -> List.of(), names(values.columns())),
                        values.rows(),
                        sink -> sink.accept(values));
    }

    private static List<String> names(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    }
}
