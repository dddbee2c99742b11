package org.mixtura.core.infer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.StateModel;
import org.mixtura.core.nn.OneHot;

/** Varies states, category by category. */
final class TraversalPass {

    /** Of the standard normal at 0.995. */
    private static final double Z = 2.5758293035489004;

    private static final double LOW = 0.005;

    /** Fewer cells of a category do not say how far is far. */
    private static final int LEAST_MEMBERS = 10;

    /** Members whose own distances say what is usual. */
    private static final int OWN = 500;

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
                var all = posteriors(arm, category, query.members().get(i));
                var distances = new CodeDistances(matrix(all.mean));
                double far = far(distances, all.mean.length);
                for (int d = 0; d < states.states(); d++) {
                    double[] values = values(own, all.mean, d);
                    var near = distances.of(matrix(along(own.mean[0], d, values)));
                    found.add(traversal(
                            arm,
                            category,
                            cell,
                            d,
                            own,
                            values,
                            far > 0 ? farness(near, far) : new double[0],
                            nearest(near, query.members().get(i))));
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

    private static FloatMatrix matrix(double[][] rows) {
        int width = rows[0].length;
        float[] values = new float[rows.length * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / width][i % width];
        }
        return new FloatMatrix(rows.length, width, values);
    }

    /** Beyond which one member in a hundred is from the others; 0 where they are too few, or all alike. */
    private static double far(CodeDistances distances, int members) {
        if (members < LEAST_MEMBERS) {
            return 0;
        }
        int step = Math.max(1, Math.ceilDiv(members, OWN));
        return distances
                .usual(IntStream.range(0, members).filter(i -> i % step == 0).toArray())
                .far();
    }

    private static double[] farness(CodeDistances.Near[] near, double far) {
        return Arrays.stream(near).mapToDouble(each -> each.distance() / far).toArray();
    }

    private static int[] nearest(CodeDistances.Near[] near, int[] members) {
        return Arrays.stream(near).mapToInt(each -> members[each.nearest()]).toArray();
    }

    /** Values x states: one dimension is varied, the others stay. */
    private static double[][] along(double[] centre, int dimension, double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> {
                    double[] state = centre.clone();
                    state[dimension] = value;
                    return state;
                })
                .toArray(double[][]::new);
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

    private Traversal traversal(
            int arm,
            int category,
            int cell,
            int dimension,
            States own,
            double[] values,
            double[] farness,
            int[] nearest) {
        double sd = own.sd[0][dimension];
        double reach = Traversal.Width.REACH * sd;
        // All at once, for a call costs more than what it decodes.
        double[][] decoded = decoded(arm, category, own.mean[0], dimension, beside(values, reach));
        var width = new Traversal.Width(sd, part(decoded, 1, values.length), part(decoded, 2, values.length));
        return new Traversal(
                arm, category, cell, dimension, values, part(decoded, 0, values.length), width, farness, nearest);
    }

    /** The values, then those that are lower by so much, then those that are higher. */
    private static double[] beside(double[] values, double reach) {
        return DoubleStream.of(0, -reach, reach)
                .flatMap(shift -> Arrays.stream(values).map(value -> value + shift))
                .toArray();
    }

    private static double[][] part(double[][] rows, int part, int length) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, part * length, (part + 1) * length))
                .toArray(double[][]::new);
    }

    /** Genes x values. */
    private double[][] decoded(int arm, int category, double[] centre, int dimension, double[] values) {
        double[][] expression = new double[query.genes().length][values.length];
        float[] all = model.computed(step -> decoded(arm, category, along(centre, dimension, values), step));
        for (int i = 0; i < values.length; i++) {
            for (int g = 0; g < expression.length; g++) {
                expression[g][i] = all[i * model.genes() + query.genes()[g]];
            }
        }
        return expression;
    }

    private float[] decoded(int arm, int category, double[][] path, StepScope step) {
        int width = states.states();
        NDArray one = OneHot.of(path.length, states.categories(), _ -> category, step);
        NDArray state = step.dense(new Shape(path.length, width), i -> path[i / width][i % width]);
        return states.expressionOf(arm, one, state, model.batch(), step).toFloatArray();
    }
}
