package org.mixtura.core.infer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.StateModel;
import org.mixtura.core.nn.OneHot;

/** Varies states, category by category. */
final class TraversalPass {

    /** Of the standard normal at 0.995. */
    private static final double Z = 2.5758293035489004;

    private static final double LOW = 0.005;

    private final OpenModel model;
    private final StateModel states;
    private final TraversalQuery query;

    TraversalPass(OpenModel model, TraversalQuery query) {
        this.model = model;
        this.states = model.states();
        this.query = query;
    }

    List<Traversal> run(Watcher watcher) {
        var found = new ArrayList<Traversal>();
        for (int i = 0; i < query.cells().size(); i++) {
            int category = query.cells().get(i).category();
            int cell = query.cells().get(i).cell();
            for (int arm = 0; arm < states.armCount(); arm++) {
                var own = posteriors(arm, category, new int[] {cell});
                double[][] all = query.range() == TraversalQuery.Range.CATEGORY
                        ? posteriors(arm, category, query.members().get(i)).mean
                        : own.mean;
                for (int d = 0; d < states.states(); d++) {
                    found.add(traversal(arm, category, cell, d, own, values(own, all, d)));
                }
            }
            watcher.tell(i + 1, query.cells().size());
        }
        return found;
    }

    /** Cells x states. */
    private record States(double[][] mean, double[][] sd) {}

    private States posteriors(int arm, int category, int[] cells) {
        double[][] mean = new double[cells.length][];
        double[][] sd = new double[cells.length][];
        model.forEachChunk(cells, 1, Watcher.patient(), (from, to) -> {
            float[][] both = model.computed(step -> {
                NDArray one = OneHot.of(to - from, states.categories(), _ -> category, step);
                var state = states.stateOf(arm, one, model.batch(), step);
                return new float[][] {
                    state.mean().toFloatArray(), state.variance().sqrt().toFloatArray()
                };
            });
            for (int row = from; row < to; row++) {
                mean[row] = row(both[0], row - from);
                sd[row] = row(both[1], row - from);
            }
        });
        return new States(mean, sd);
    }

    private double[] row(float[] values, int row) {
        double[] own = new double[states.states()];
        Arrays.setAll(own, d -> values[row * own.length + d]);
        return own;
    }

    private double[] values(States own, double[][] all, int dimension) {
        double[] column =
                Arrays.stream(all).mapToDouble(row -> row[dimension]).sorted().toArray();
        double low;
        double high;
        switch (query.range()) {
            case CATEGORY -> {
                low = quantile(column, LOW);
                high = quantile(column, 1 - LOW);
            }
            case CELL -> {
                low = own.mean[0][dimension] - Z * own.sd[0][dimension];
                high = own.mean[0][dimension] + Z * own.sd[0][dimension];
            }
            case PRIOR -> {
                low = -3;
                high = 3;
            }
            default -> throw new IllegalStateException(query.range().toString());
        }
        double[] values = new double[query.points()];
        double from = low;
        double width = high - low;
        Arrays.setAll(values, i -> from + width * i / (values.length - 1));
        return values;
    }

    /** By linear interpolation. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private Traversal traversal(int arm, int category, int cell, int dimension, States own, double[] values) {
        double[][] expression = new double[query.genes().length][values.length];
        float[] decoded = model.computed(step -> decoded(arm, category, dimension, own.mean[0], values, step));
        for (int i = 0; i < values.length; i++) {
            for (int g = 0; g < expression.length; g++) {
                expression[g][i] = decoded[i * model.genes() + query.genes()[g]];
            }
        }
        return new Traversal(arm, category, cell, dimension, values, expression);
    }

    private float[] decoded(int arm, int category, int dimension, double[] centre, double[] values, StepScope step) {
        int width = states.states();
        NDArray one = OneHot.of(values.length, states.categories(), _ -> category, step);
        NDArray state = step.dense(
                new Shape(values.length, width), i -> i % width == dimension ? values[i / width] : centre[i % width]);
        return states.expressionOf(arm, one, state, model.batch(), step).toFloatArray();
    }
}
