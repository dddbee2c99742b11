package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.embed.LatentAxis;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.run.StoredRun;

/** Where the cells of a run lie along the axes that a scatter can have. Safe for use by several threads. */
final class AxisSource {

    private static final int MOST_PRINCIPAL = 10;

    private final StoredRun run;
    private final Supplier<Optional<ExpressionSource>> expression;
    /** Found when somebody wants them first: a million cells take a second. */
    private List<LatentAxis> principal = List.of();

    /** @param expression empty until it is read */
    AxisSource(StoredRun run, Supplier<Optional<ExpressionSource>> expression) {
        this.run = run;
        this.expression = expression;
    }

    /** All axes there are, and one that stands for any gene. */
    List<PaneAxis> choices() {
        var axes = new ArrayList<PaneAxis>(List.of(new PaneAxis.Map(0), new PaneAxis.Map(1)));
        int dimensions = run.latent().columns();
        for (int d = 0; d < dimensions; d++) {
            axes.add(new PaneAxis.Latent(d));
        }
        for (int c = 0; c < Math.min(dimensions, MOST_PRINCIPAL); c++) {
            axes.add(new PaneAxis.Principal(c));
        }
        run.cells().columns().stream()
                .filter(Column.Numeric.class::isInstance)
                .forEach(column -> axes.add(new PaneAxis.Number(column.name())));
        axes.add(PaneAxis.Gene.ANY);
        return axes;
    }

    /** Whether places along an axis are there at once. */
    boolean isQuick(PaneAxis axis) {
        return !(axis instanceof PaneAxis.Gene) && !(axis instanceof PaneAxis.Principal);
    }

    /**
     * The place of each cell along an axis.
     *
     * @throws DataProblem when there is no such gene, or expression cannot be read
     */
    float[] values(PaneAxis axis) {
        return switch (axis) {
            case PaneAxis.Map(int dimension) -> run.umap().column(dimension);
            case PaneAxis.Latent(int dimension) -> run.latent().column(dimension);
            case PaneAxis.Principal(int component) -> principal().get(component).of(run.latent());
            case PaneAxis.Number(String column) -> numbers(column);
            case PaneAxis.Gene(String symbol) -> gene(symbol);
        };
    }

    /** The axis as a line through the latent space; empty where it is none. */
    Optional<LatentAxis> line(PaneAxis axis) {
        return switch (axis) {
            case PaneAxis.Latent(int dimension) ->
                Optional.of(LatentAxis.ofDimension(dimension, run.latent().columns()));
            case PaneAxis.Principal(int component) -> Optional.of(principal().get(component));
            case PaneAxis.Map _, PaneAxis.Number _, PaneAxis.Gene _ -> Optional.empty();
        };
    }

    private synchronized List<LatentAxis> principal() {
        if (principal.isEmpty()) {
            principal = LatentAxis.principal(run.latent());
        }
        return principal;
    }

    private float[] numbers(String name) {
        var column = run.cells().column(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
        float[] values = new float[column.size()];
        if (column instanceof Column.Numeric numbers) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) numbers.values()[i];
            }
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
