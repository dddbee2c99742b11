package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/**
 * Hidden layers in a row, each linear, batch-normalised, ReLU, dropout. Covariates (one-hot) are put beside the input of
 * every layer, not of the first one only. Weights are called {@code NAME.fc_layers.Layer I.0.*} (linear) and
 * {@code NAME.fc_layers.Layer I.1.*} (normalisation), as in scvi-tools.
 */
public final class HiddenStack {

    private final List<Linear> linears = new ArrayList<>();
    private final List<HiddenBlock> blocks = new ArrayList<>();
    private final @Nullable FirstLayer first;

    private HiddenStack(@Nullable FirstLayer first) {
        this.first = first;
    }

    /**
     * A stack over dense input.
     *
     * @param covariates number of covariate columns put beside each input
     */
    public static HiddenStack overDense(Weights weights, String name, int inputs, int covariates, Size size) {
        var stack = new HiddenStack(null);
        for (int i = 0; i < size.layers(); i++) {
            stack.addLinear(weights, name, i, (i == 0 ? inputs : size.width()) + covariates, size.width());
            stack.addBlock(weights, name, i, size);
        }
        return stack;
    }

    /** A stack over the counts of a minibatch, taken in as {@code input} says. */
    public static HiddenStack overCounts(
            Weights weights, String name, int genes, int covariates, Size size, EncoderInput input) {
        var first = FirstLayer.of(
                weights, name + ".fc_layers.Layer 0.0", genes + covariates, size.width(), Linear.Start.TORCH, input);
        var stack = new HiddenStack(first);
        stack.addBlock(weights, name, 0, size);
        for (int i = 1; i < size.layers(); i++) {
            stack.addLinear(weights, name, i, size.width() + covariates, size.width());
            stack.addBlock(weights, name, i, size);
        }
        return stack;
    }

    /**
     * The form of a stack.
     *
     * @param dropout share of the units dropped after each layer in training
     */
    public record Size(int layers, int width, double dropout) {}

    /** Cells x inputs to cells x width. */
    public NDArray forward(NDArray input, @Nullable NDArray covariates, StepScope step) {
        if (first != null) {
            throw new IllegalStateException("this stack reads counts");
        }
        NDArray h = input;
        for (int i = 0; i < linears.size(); i++) {
            h = blocks.get(i).forward(linears.get(i).forward(beside(h, covariates), step), step);
        }
        return h;
    }

    /** The minibatch's counts to cells x width. */
    public NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        if (first == null) {
            throw new IllegalStateException("this stack does not read counts");
        }
        NDArray h = blocks.getFirst().forward(first.forward(batch, covariates, step), step);
        for (int i = 0; i < linears.size(); i++) {
            h = blocks.get(i + 1).forward(linears.get(i).forward(beside(h, covariates), step), step);
        }
        return h;
    }

    static NDArray beside(NDArray input, @Nullable NDArray covariates) {
        return covariates == null ? input : input.concat(covariates, 1);
    }

    private void addLinear(Weights weights, String name, int layer, int inputs, int width) {
        linears.add(new Linear(weights, name + ".fc_layers.Layer " + layer + ".0", inputs, width));
    }

    private void addBlock(Weights weights, String name, int layer, Size size) {
        blocks.add(new HiddenBlock(weights, name + ".fc_layers.Layer " + layer + ".1", size.width(), size.dropout()));
    }
}
