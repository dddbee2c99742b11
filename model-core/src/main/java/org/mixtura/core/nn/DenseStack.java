package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/** Linear layers, each followed by an activation and nothing else. Weights are called {@code NAME.0.*}, {@code NAME.2.*} and so on. */
public final class DenseStack {

    private final @Nullable FirstLayer first;
    private final List<Linear> layers;
    private final Activation activation;

    private DenseStack(@Nullable FirstLayer first, List<Linear> layers, Activation activation) {
        this.first = first;
        this.layers = layers;
        this.activation = activation;
    }

    /**
     * The form of a stack.
     *
     * @param widths units of each layer, at least one layer
     */
    public record Form(List<Integer> widths, Activation activation, Linear.Start start) {

        public Form {
            widths = List.copyOf(widths);
        }

        /** Layers of equal width. */
        public static Form of(int layers, int width, Activation activation, Linear.Start start) {
            return new Form(IntStream.range(0, layers).mapToObj(_ -> width).toList(), activation, start);
        }
    }

    /**
     * A stack of ReLU layers over dense input.
     *
     * @param widths units of each layer, at least one layer
     */
    public DenseStack(Weights weights, String name, int inputs, int[] widths) {
        this(
                null,
                layers(
                        weights,
                        name,
                        0,
                        inputs,
                        new Form(IntStream.of(widths).boxed().toList(), Activation.RELU, Linear.Start.TORCH)),
                Activation.RELU);
    }

    /** A stack over dense input. */
    public static DenseStack overDense(Weights weights, String name, int inputs, Form form) {
        return new DenseStack(null, layers(weights, name, 0, inputs, form), form.activation());
    }

    /**
     * A stack over the counts of a minibatch, taken in as {@code input} says.
     *
     * @param covariates columns put beside the counts
     */
    public static DenseStack overCounts(
            Weights weights, String name, int genes, int covariates, Form form, EncoderInput input) {
        int width = form.widths().getFirst();
        return new DenseStack(
                FirstLayer.of(weights, name + ".0", genes + covariates, width, form.start(), input),
                layers(weights, name, 1, width, form),
                form.activation());
    }

    /** Cells x inputs to cells x width; further axes may lie before the last one. */
    public NDArray forward(NDArray input, StepScope step) {
        if (first != null) {
            throw new IllegalStateException("this stack reads counts");
        }
        return rest(input, step);
    }

    /** The minibatch's counts to cells x width. */
    public NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        return rest(activation.of(first(batch, covariates, step)), step);
    }

    /**
     * The minibatch's counts to cells x variants x width: each cell once for every variant of the input.
     *
     * @param shifts variants x width of the first layer, what a variant adds to the first layer before its activation
     */
    public NDArray forwardVariants(Minibatch batch, @Nullable NDArray covariates, NDArray shifts, StepScope step) {
        NDArray linear = first(batch, covariates, step).expandDims(1).add(shifts.expandDims(0));
        return rest(activation.of(linear), step);
    }

    private NDArray first(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        if (first == null) {
            throw new IllegalStateException("this stack does not read counts");
        }
        return first.forward(batch, covariates, step);
    }

    private NDArray rest(NDArray input, StepScope step) {
        NDArray h = input;
        for (Linear layer : layers) {
            h = activation.of(layer.forward(h, step));
        }
        return h;
    }

    private static List<Linear> layers(Weights weights, String name, int from, int inputs, Form form) {
        return IntStream.range(from, form.widths().size())
                .mapToObj(i -> new Linear(
                        weights,
                        name + "." + 2 * i,
                        i == from ? inputs : form.widths().get(i - 1),
                        form.widths().get(i),
                        form.start()))
                .toList();
    }
}
