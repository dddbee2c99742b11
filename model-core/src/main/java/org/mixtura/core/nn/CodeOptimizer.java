package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * Adam on the codes of cells, as in {@link Adam}: minibatches leave their gradients, and one update of all cells follows
 * when each has been seen once. A cell that was not seen since the last update counts with the gradient that it had then.
 */
public final class CodeOptimizer {

    private final CellCodes codes;
    private final Adam.Settings settings;
    private final float[] gradient;
    private final float[] mean;
    private final float[] square;
    private int updates;

    public CodeOptimizer(CellCodes codes, Adam.Settings settings) {
        int size = Math.multiplyExact(codes.cells(), codes.width());
        this.codes = codes;
        this.settings = settings;
        this.gradient = new float[size];
        this.mean = new float[size];
        this.square = new float[size];
    }

    /** Takes the gradients of a minibatch's cells out of the step that computed them. */
    public void collect(Minibatch batch, StepScope step) {
        codes.gradient(step).ifPresent(found -> {
            float[] rows = floats(found);
            int width = codes.width();
            for (int row = 0; row < batch.size(); row++) {
                System.arraycopy(rows, row * width, gradient, batch.cell(row) * width, width);
            }
        });
    }

    /** One update of all cells. */
    public void update(double scale) {
        updates++;
        double step = settings.rate() * scale / (1 - Math.pow(settings.beta1(), updates));
        double squareBias = 1 - Math.pow(settings.beta2(), updates);
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] + settings.decay() * codes.at(i);
            mean[i] = (float) (settings.beta1() * mean[i] + (1 - settings.beta1()) * g);
            square[i] = (float) (settings.beta2() * square[i] + (1 - settings.beta2()) * g * g);
            double size = Math.sqrt(square[i] / squareBias) + settings.epsilon();
            codes.set(i, (float) (codes.at(i) - step * mean[i] / size));
        }
    }

    /** A copy of the state by name, for a checkpoint. */
    public Map<String, Tensor> state(String name) {
        long[] shape = {codes.cells(), codes.width()};
        return Map.of(
                name + "/mean", new Tensor(shape, mean.clone()),
                name + "/square", new Tensor(shape, square.clone()),
                name + "/updates", new Tensor(new long[0], new float[] {updates}));
    }

    /** Goes on from a state that {@link #state} gave. */
    public void restore(String name, Map<String, Tensor> state) {
        copy(state, name + "/mean", mean);
        copy(state, name + "/square", square);
        float[] count = new float[1];
        copy(state, name + "/updates", count);
        updates = (int) count[0];
    }

    private static void copy(Map<String, Tensor> state, String name, float[] target) {
        var tensor = state.get(name);
        if (tensor == null || tensor.values().length != target.length) {
            throw new IllegalArgumentException("the optimiser state lacks " + name);
        }
        System.arraycopy(tensor.values(), 0, target, 0, target.length);
    }

    private static float[] floats(NDArray array) {
        return array.getDataType() == DataType.FLOAT32
                ? array.toFloatArray()
                : array.toType(DataType.FLOAT32, true).toFloatArray();
    }
}
