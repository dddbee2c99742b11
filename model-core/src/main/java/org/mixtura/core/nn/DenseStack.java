package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/** Linear layers, each followed by ReLU and nothing else. Weights are called {@code NAME.0.*}, {@code NAME.2.*} and so on. */
public final class DenseStack {

    private final List<Linear> layers;

    /** @param widths units of each layer, at least one layer */
    public DenseStack(Weights weights, String name, int inputs, int[] widths) {
        this.layers = IntStream.range(0, widths.length)
                .mapToObj(i -> new Linear(weights, name + "." + 2 * i, i == 0 ? inputs : widths[i - 1], widths[i]))
                .toList();
    }

    /** Cells x inputs to cells x width. */
    public NDArray forward(NDArray input, StepScope step) {
        NDArray h = input;
        for (Linear layer : layers) {
            h = layer.forward(h, step).getNDArrayInternal().relu();
        }
        return h;
    }
}
