package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.BatchNorm;
import org.mixtura.core.nn.Linear;

/** Expression to a summary of a few numbers: dropout, then linear layers with ReLU and batch normalisation. */
final class ArmEncoder implements Layers {

    private final List<Layer> layers = new ArrayList<>();
    private final boolean normalisesLast;
    private final double dropout;

    private record Layer(Linear linear, @Nullable BatchNorm norm) {}

    ArmEncoder(Weights weights, String name, int genes, ArmForm form) {
        var network = form.network();
        this.normalisesLast = form.norm().afterActivation();
        this.dropout = network.inputDropout();
        int inputs = genes;
        for (int i = 0; i <= network.hiddenLayers(); i++) {
            int width = i < network.hiddenLayers() ? network.hiddenWidth() : network.lowDim();
            String layer = name + "." + i;
            var linear = new Linear(weights, layer, inputs, width);
            layers.add(new Layer(linear, i > 0 || normalisesLast ? norm(weights, layer, width, form.norm()) : null));
            inputs = width;
        }
    }

    private static BatchNorm norm(Weights weights, String layer, int width, ArmForm.Norm form) {
        String name = layer + ".norm";
        return form.afterActivation()
                ? BatchNorm.withoutScale(weights, name, width, form.momentum(), form.epsilon())
                : new BatchNorm(weights, name, width, form.momentum(), form.epsilon());
    }

    /** Cells x genes to cells x summary. */
    @Override
    public NDArray forward(NDArray expression, StepScope step) {
        NDArray h = ArmEncoder.dropped(expression, dropout, step);
        for (Layer layer : layers) {
            h = layer.linear.forward(h, step);
            if (normalisesLast) {
                h = normalised(relu(h), layer, step);
            } else {
                h = relu(normalised(h, layer, step));
            }
        }
        return h;
    }

    /** Some entries zero and the others larger, in training. */
    static NDArray dropped(NDArray x, double rate, StepScope step) {
        return step.training() && rate > 0 ? x.mul(step.dropoutMask(x.getShape(), rate)) : x;
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    private static NDArray normalised(NDArray x, Layer layer, StepScope step) {
        return layer.norm == null ? x : layer.norm.forward(x, step);
    }
}
