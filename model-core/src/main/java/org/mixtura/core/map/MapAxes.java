package org.mixtura.core.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.embed.LatentAxis;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.run.StoredRun;

/** Where the cells of a run lie along the axes that a map can have. Safe for use by several threads. */
public final class MapAxes {

    private static final int MOST_PRINCIPAL = 10;

    private final StoredRun run;
    private final Supplier<Optional<ExpressionSource>> expression;
    /** Found when somebody wants them first: a million cells take a second. */
    private List<LatentAxis> principal = List.of();

    /** @param expression empty until it is read */
    public MapAxes(StoredRun run, Supplier<Optional<ExpressionSource>> expression) {
        this.run = run;
        this.expression = expression;
    }

    /** All axes there are, and one that stands for any gene. */
    public List<MapAxis> choices() {
        var axes = new ArrayList<MapAxis>(List.of(new MapAxis.Map(0), new MapAxis.Map(1)));
        int dimensions = run.latent().columns();
        for (int d = 0; d < dimensions; d++) {
            axes.add(new MapAxis.Latent(d));
        }
        for (int c = 0; c < Math.min(dimensions, MOST_PRINCIPAL); c++) {
            axes.add(new MapAxis.Principal(c));
        }
        run.cells().columns().stream()
                .filter(Column.Numeric.class::isInstance)
                .forEach(column -> axes.add(new MapAxis.Number(column.name())));
        axes.add(MapAxis.Gene.ANY);
        return axes;
    }

    /** Whether places along an axis are there at once. */
    public boolean isQuick(MapAxis axis) {
        return !(axis instanceof MapAxis.Gene) && !(axis instanceof MapAxis.Principal);
    }

    /**
     * The place of each cell along an axis.
     *
     * @throws DataProblem when there is no such gene, column or dimension, or expression cannot be read
     */
    public float[] values(MapAxis axis) {
        requireDimension(axis);
        return switch (axis) {
            case MapAxis.Map(int dimension) -> run.umap().column(dimension);
            case MapAxis.Latent(int dimension) -> run.latent().column(dimension);
            case MapAxis.Principal(int component) -> principal().get(component).of(run.latent());
            case MapAxis.Number(String column) -> numbers(column);
            case MapAxis.Gene(String symbol) -> gene(symbol);
        };
    }

    private void requireDimension(MapAxis axis) {
        int latent = run.latent().columns();
        boolean there =
                switch (axis) {
                    case MapAxis.Map(int dimension) -> dimension < run.umap().columns();
                    case MapAxis.Latent(int dimension) -> dimension < latent;
                    case MapAxis.Principal(int component) -> component < latent;
                    case MapAxis.Number _, MapAxis.Gene _ -> true;
                };
        if (!there) {
            throw new DataProblem(
                    "The run has no axis '%s'.".formatted(axis.text()),
                    "Its map has 2 dimensions, its latent space %d.".formatted(latent),
                    "Choose a lower number.");
        }
    }

    /** The axis as a line through the latent space; empty where it is none. */
    public Optional<LatentAxis> line(MapAxis axis) {
        return switch (axis) {
            case MapAxis.Latent(int dimension) ->
                Optional.of(LatentAxis.ofDimension(dimension, run.latent().columns()));
            case MapAxis.Principal(int component) -> Optional.of(principal().get(component));
            case MapAxis.Map _, MapAxis.Number _, MapAxis.Gene _ -> Optional.empty();
        };
    }

    private synchronized List<LatentAxis> principal() {
        if (principal.isEmpty()) {
            principal = LatentAxis.principal(run.latent());
        }
        return principal;
    }

    private float[] numbers(String name) {
        if (!(run.cells().column(name).orElse(null) instanceof Column.Numeric numbers)) {
            throw new DataProblem(
                    "There is no column of numbers '%s'.".formatted(name),
                    "Columns of numbers are %s."
                            .formatted(run.cells().columns().stream()
                                    .filter(Column.Numeric.class::isInstance)
                                    .map(Column::name)
                                    .collect(Collectors.joining(", "))),
                    "Check the spelling.");
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.values()[i];
        }
        return values;
    }

    private float[] gene(String name) {
        var source = expression
                .get()
                .orElseThrow(() -> new DataProblem(
                        "Genes are not there yet.",
                        "The expression of the cells is still being read, or cannot be.",
                        "Wait a moment, or choose another axis."));
        int gene = source.genes()
                .find(name.strip())
                .orElseThrow(() -> new DataProblem(
                        "There is no gene “%s”.".formatted(name.strip()),
                        "Genes are found by symbol or id.",
                        "Check the spelling."));
        return source.logNormalised(gene);
    }
}
