package org.mixtura.core.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.run.StoredRun;

/**
 * A run on its way out.
 *
 * @param run the run
 * @param name what it is called in the file, unique there
 * @param model what its model is called, for example {@code scVI}
 * @param mixture the components of its model, if it has such
 * @param probabilities cells x components, if it has such
 */
public record ExportedRun(
        StoredRun run,
        String name,
        String model,
        Optional<LatentMixture> mixture,
        Optional<FloatMatrix> probabilities) {

    /** The columns that the user has given: those of the data set and of tables. */
    List<Column> givenColumns() {
        return run.cells().columns().stream()
                .filter(column -> !StoredRun.isOwn(column.name()))
                .toList();
    }

    /** The columns that the run has found, named after it; where it has components also how unsure each cell is. */
    List<Column> foundColumns() {
        var found = new ArrayList<Column>();
        run.cells().columns().stream()
                .filter(column -> StoredRun.isOwn(column.name()))
                .map(column -> column.named(name + "_" + shortName(column.name())))
                .forEach(found::add);
        probabilities.map(this::entropy).ifPresent(found::add);
        return List.copyOf(found);
    }

    private static String shortName(String column) {
        return column.equals(StoredRun.COMPONENT_PROBABILITY) ? "confidence" : column;
    }

    /** In nats: 0 for a cell in one component, log K for one between all. */
    private Column entropy(FloatMatrix p) {
        return new Column.Numeric(
                name + "_entropy",
                IntStream.range(0, p.rows())
                        .mapToDouble(cell -> IntStream.range(0, p.columns())
                                .mapToDouble(k -> p.at(cell, k))
                                .map(share -> share > 0 ? -share * Math.log(share) : 0)
                                .sum())
                        .toArray());
    }

    /** The key of the latent codes among coordinates, for example {@code X_scVI}. */
    String latentKey() {
        String plain = model.contains(" ") ? run.spec().model() : model;
        return "X_" + plain.replaceAll("[^A-Za-z0-9_-]", "");
    }

    /** The rows of the data set, for two runs to be compared. */
    boolean hasCellsOf(ExportedRun other) {
        return Arrays.equals(run.sourceRows(), other.run.sourceRows());
    }
}
