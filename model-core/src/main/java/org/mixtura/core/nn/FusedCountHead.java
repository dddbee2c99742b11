package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.FusedCpu;
import org.mixtura.core.engine.MatrixProduct;
import org.mixtura.core.engine.MatrixProduct.Factor;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.kernel.ColumnSums;
import org.mixtura.core.kernel.CountLoss;
import org.mixtura.core.kernel.Matrix;
import org.mixtura.core.kernel.MeanForm;
import org.mixtura.core.kernel.ShareGuard;
import org.mixtura.core.kernel.SparseRows;
import org.mixtura.core.kernel.Team;

/**
 * The count head by hand. The loss and its derivative by features, library size and dispersion are computed at once; the rest of
 * the network sees a sum of those times their derivatives, which has the same gradient. How much each cell counts in the
 * objective is known when that has gone backward: then follow the gradients of the head's own weights.
 */
final class FusedCountHead implements CountHead {

    private final TorchCountHead plain;
    private final Linear shares;
    private final @Nullable Linear dropout;
    private final @Nullable Dispersion dispersion;
    private final int width;
    private final int genes;
    private final int stride;
    private final Team team;
    private final MatrixProduct product;
    private final CountLoss loss;
    private final SparseRows counts = new SparseRows();
    private final LogFactorial logFactorial = new LogFactorial();

    FusedCountHead(CountLayer layer, FusedCpu cpu) {
        var shape = layer.shares().weight().stored().getShape();
        this.plain = new TorchCountHead(layer);
        this.shares = layer.shares();
        this.dropout = layer.dropout();
        this.dispersion = layer.dispersion();
        this.genes = Math.toIntExact(shape.get(0));
        this.width = Math.toIntExact(shape.get(1));
        this.stride = Matrix.strideOf(genes);
        this.team = cpu.team();
        this.product = cpu.product();
        this.loss = new CountLoss(form(layer), genes, team);
    }

    private static CountLoss.Form form(CountLayer layer) {
        var likelihood = layer.likelihood();
        return new CountLoss.Form(
                form(layer.link()), likelihood.hasDispersion(), likelihood.hasDropout(), guard(layer.guard()));
    }

    private static ShareGuard guard(CountLikelihood.Guard guard) {
        return switch (guard) {
            case OF_MEAN -> ShareGuard.OF_MEAN;
            case OF_SHARE -> ShareGuard.OF_SHARE;
        };
    }

    private static MeanForm form(MeanLink link) {
        return switch (link) {
            case SOFTMAX -> MeanForm.SOFTMAX;
            case SIGMOID -> MeanForm.SIGMOID;
            case SOFTPLUS -> MeanForm.SOFTPLUS;
            case EXP -> MeanForm.EXP;
        };
    }

    @Override
    public CountParameters parameters(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        return plain.parameters(features, logLibrary, batch, step);
    }

    @Override
    public Reconstruction loss(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        int cells = batch.size();
        counts.fill(new Counts(batch));
        MemorySegment input = step.memory(features);
        NDArray logTheta = dispersion == null ? null : logTheta(dispersion, features, batch, step);
        var task = new CountLoss.Task(
                counts,
                layer(shares, input, cells, step),
                dropout == null ? null : layer(dropout, input, cells, step),
                logTheta == null ? null : theta(logTheta, cells, step),
                step.memory(logLibrary));
        var found = loss.compute(task);
        NDArray perCell = values(found.perCell(), batch, step);
        if (!step.isCollecting()) {
            return new Reconstruction(perCell, perCell.mean());
        }
        if (step.isLearning()) {
            step.whenBackward(() -> step.gradientOfLeaf(perCell)
                    .ifPresent(weights -> learn(task, input, weights.toFloatArray(), step)));
        }
        NDArray pull = features.mul(byFeatures(task, cells, step))
                .sum(new int[] {1})
                .add(logLibrary.reshape(cells).mul(step.dense(new Shape(cells), i -> found.libraryGradient()[i])));
        if (logTheta != null && task.theta() != null && isPerCell(logTheta)) {
            pull = pull.add(
                    logTheta.mul(seen(task.theta().gradient(), cells, step)).sum(new int[] {1}));
        }
        NDArray both = perCell.add(pull.sub(pull.stopGradient()));
        return new Reconstruction(both, both.mean());
    }

    private CountLoss.Layer layer(Linear layer, MemorySegment input, int cells, StepScope step) {
        Matrix outputs = matrix(cells, step);
        product.multiply(
                Factor.of(input, width),
                Factor.transposed(step.memory(layer.weight().stored()), width),
                cells,
                width,
                genes,
                false,
                outputs.memory(),
                stride);
        return new CountLoss.Layer(outputs, step.memory(layer.bias().stored()));
    }

    private Matrix matrix(int cells, StepScope step) {
        return new Matrix(step.room((long) cells * stride), stride);
    }

    private static NDArray logTheta(Dispersion dispersion, NDArray features, Minibatch batch, StepScope step) {
        // Of shared values the gradient is computed by hand, too.
        return dispersion
                .shared()
                .map(shared -> shared.logTheta(features, batch, step).stopGradient())
                .orElseGet(() -> dispersion.logTheta(features, batch, step));
    }

    private CountLoss.Theta theta(NDArray logTheta, int cells, StepScope step) {
        return new CountLoss.Theta(
                new Matrix(step.memory(logTheta), isPerCell(logTheta) ? genes : 0), matrix(cells, step));
    }

    private static boolean isPerCell(NDArray logTheta) {
        return logTheta.getShape().dimension() == 2;
    }

    /** The loss of each cell, a leaf whose gradient is what the cell counts. */
    private NDArray values(double[] perCell, Minibatch batch, StepScope step) {
        MemorySegment memory = step.room(perCell.length);
        for (int row = 0; row < perCell.length; row++) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, row, (float) (perCell[row] + logFactorial.ofRow(batch, row)));
        }
        return step.leafOver(memory, new Shape(perCell.length));
    }

    /** The derivative of each cell's loss by its features. */
    private NDArray byFeatures(CountLoss.Task task, int cells, StepScope step) {
        MemorySegment into = step.room((long) cells * width);
        back(shares, task.layer(), cells, false, into, step);
        if (dropout != null && task.dropout() != null) {
            back(dropout, task.dropout(), cells, true, into, step);
        }
        return step.over(into, new Shape(cells, width));
    }

    private void back(Linear layer, CountLoss.Layer from, int cells, boolean adds, MemorySegment into, StepScope step) {
        product.multiply(
                Factor.of(from.outputs().memory(), stride),
                Factor.of(step.memory(layer.weight().stored()), width),
                cells,
                genes,
                width,
                adds,
                into,
                width);
    }

    private NDArray seen(Matrix matrix, int cells, StepScope step) {
        NDArray all = step.over(matrix.memory(), new Shape(cells, stride));
        return stride == genes ? all : all.get(new NDIndex(":, 0:{}", genes));
    }

    /** @param weights how much each cell counts */
    private void learn(CountLoss.Task task, MemorySegment features, float[] weights, StepScope step) {
        MemorySegment weighted = weighted(features, weights, step);
        learn(shares, task.layer(), weighted, weights, step);
        if (dropout != null && task.dropout() != null) {
            learn(dropout, task.dropout(), weighted, weights, step);
        }
        if (dispersion != null && task.theta() != null) {
            Matrix perCell = task.theta().gradient();
            dispersion.shared().ifPresent(shared -> {
                MemorySegment sums = sums(perCell, weights, step);
                shared.chain(step.memory(shared.free().stored()), sums, genes);
                supply(shared.free(), sums, step);
            });
        }
    }

    private void learn(Linear layer, CountLoss.Layer from, MemorySegment features, float[] weights, StepScope step) {
        step.supplyGradient(
                layer.weight(),
                (into, adds) -> product.multiply(
                        Factor.transposed(from.outputs().memory(), stride),
                        Factor.of(features, width),
                        genes,
                        weights.length,
                        width,
                        adds,
                        into,
                        width));
        supply(layer.bias(), sums(from.outputs(), weights, step), step);
    }

    private MemorySegment sums(Matrix perCell, float[] weights, StepScope step) {
        MemorySegment sums = step.room(stride);
        ColumnSums.weighted(perCell, weights, genes, sums, team);
        return sums;
    }

    private void supply(Weight weight, MemorySegment gradient, StepScope step) {
        step.supplyGradient(weight, (into, adds) -> HandGradients.put(gradient, genes, into, adds));
    }

    private MemorySegment weighted(MemorySegment features, float[] weights, StepScope step) {
        MemorySegment into = step.room((long) weights.length * width);
        for (int row = 0; row < weights.length; row++) {
            for (long i = (long) row * width; i < (row + 1L) * width; i++) {
                float feature = features.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                into.setAtIndex(ValueLayout.JAVA_FLOAT, i, weights[row] * feature);
            }
        }
        return into;
    }

    /** A minibatch as the loops read it. */
    private record Counts(Minibatch batch) implements SparseRows.Source {

        @Override
        public int rows() {
            return batch.size();
        }

        @Override
        public int columns() {
            return batch.genes();
        }

        @Override
        public int entries(int row) {
            return batch.rowStart(row + 1) - batch.rowStart(row);
        }

        @Override
        public void copy(int row, int[] columns, float[] values, int at) {
            batch.copyEntries(row, columns, values, at);
        }
    }
}
