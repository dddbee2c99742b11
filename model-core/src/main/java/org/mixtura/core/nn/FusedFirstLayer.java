package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.FusedCpu;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.kernel.SparseProduct;
import org.mixtura.core.kernel.SparseRows;

/**
 * The first layer by hand: sparse rows times the weights, which lie input by input, so that a count reads one row of them.
 * The engine sees the layer's output as a leaf; when its gradient is known, that of the weights follows from the same rows.
 * Covariates are data: nothing in front of them learns through this layer.
 */
final class FusedFirstLayer implements FirstLayer {

    private final Linear linear;
    private final int inputs;
    private final int width;
    private final EncoderInput input;
    private final SparseProduct product;
    private final List<SparseRows> rows = new ArrayList<>();
    private @Nullable StepScope current;
    private int used;

    /** @param linear whose weights lie input by input */
    FusedFirstLayer(Linear linear, EncoderInput input, FusedCpu cpu) {
        var shape = linear.weight().stored().getShape();
        this.linear = linear;
        this.inputs = Math.toIntExact(shape.get(1));
        this.width = Math.toIntExact(shape.get(0));
        this.input = input;
        this.product = new SparseProduct(width, cpu.team());
    }

    @Override
    public NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        SparseRows seen = rowsOf(step);
        seen.fill(new Inputs(batch, covariates == null ? new float[0] : covariates.toFloatArray()));
        MemorySegment output = step.room((long) batch.size() * width);
        product.forward(
                seen,
                step.memory(linear.weight().stored()),
                step.memory(linear.bias().stored()),
                output);
        var shape = new Shape(batch.size(), width);
        if (!step.isLearning()) {
            return step.over(output, shape);
        }
        NDArray leaf = step.leafOver(output, shape);
        step.whenBackward(() -> step.gradientOfLeaf(leaf).ifPresent(gradient -> learn(seen, gradient, step)));
        return leaf;
    }

    private void learn(SparseRows seen, NDArray gradient, StepScope step) {
        MemorySegment ofOutput = step.memory(gradient);
        step.supplyGradient(linear.weight(), (into, adds) -> product.gradient(seen, ofOutput, into, adds));
        MemorySegment ofBias = step.memory(gradient.sum(new int[] {0}));
        step.supplyGradient(linear.bias(), (into, adds) -> HandGradients.put(ofBias, width, into, adds));
    }

    /** Rows that no other pass of this step still needs. */
    private SparseRows rowsOf(StepScope step) {
        if (current != step) {
            current = step;
            used = 0;
        }
        if (used == rows.size()) {
            rows.add(new SparseRows());
        }
        return rows.get(used++);
    }

    /** What the layer reads of a minibatch: counts in the form of the encoder's input, then covariates that are not zero. */
    private final class Inputs implements SparseRows.Source {

        private final Minibatch batch;
        private final float[] covariates;
        private final int extra;

        Inputs(Minibatch batch, float[] covariates) {
            this.batch = batch;
            this.covariates = covariates;
            this.extra = covariates.length / Math.max(1, batch.size());
        }

        @Override
        public int rows() {
            return batch.size();
        }

        @Override
        public int columns() {
            return inputs;
        }

        @Override
        public int entries(int row) {
            int count = batch.rowStart(row + 1) - batch.rowStart(row);
            for (int i = 0; i < extra; i++) {
                count += covariates[row * extra + i] == 0 ? 0 : 1;
            }
            return count;
        }

        @Override
        public void copy(int row, int[] columns, float[] values, int at) {
            batch.copyEntries(row, columns, values, at);
            int next = at + batch.rowStart(row + 1) - batch.rowStart(row);
            input.replace(batch.total(row), values, at, next);
            for (int i = 0; i < extra; i++) {
                if (covariates[row * extra + i] != 0) {
                    columns[next] = batch.genes() + i;
                    values[next++] = covariates[row * extra + i];
                }
            }
        }
    }
}
