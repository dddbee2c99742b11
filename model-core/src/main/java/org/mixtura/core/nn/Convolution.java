package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/**
 * A convolution over images, cells x channels x height x width, with zeros around them. Initial values are those of PyTorch: uniform in
 * +-1/sqrt(fan-in), where the fan-in of a transposed convolution counts its outputs, as PyTorch does. Weights are called {@code
 * NAME.weight} (outputs x inputs x size x size; inputs and outputs change places where it is transposed) and {@code NAME.bias}.
 */
public final class Convolution {

    /**
     * What a filter looks at.
     *
     * @param size height and width
     * @param stride pixels from one place to the next
     * @param padding zeros at each side
     */
    public record Filter(int size, int stride, int padding) {

        Shape strides() {
            return new Shape(stride, stride);
        }

        Shape paddings() {
            return new Shape(padding, padding);
        }
    }

    /** What a filter must not see, so that a pixel depends on those before it alone (van den Oord et al. 2016). */
    public enum Mask {
        /** Sees everything. */
        NONE,
        /** Sees the pixels above and those to the left. */
        BEFORE,
        /** Sees these and the pixel itself. */
        UP_TO
    }

    private static final Shape NO_DILATION = new Shape(1, 1);

    private final Weight weight;
    private final Weight bias;
    private final Filter filter;
    private final Mask mask;
    private final boolean transposed;

    private Convolution(
            Weights weights, String name, int inputs, int outputs, Filter filter, Mask mask, boolean transposed) {
        int size = filter.size;
        double bound = 1 / Math.sqrt((transposed ? outputs : inputs) * (double) size * size);
        this.weight = weights.parameter(
                name + ".weight",
                transposed ? new Shape(inputs, outputs, size, size) : new Shape(outputs, inputs, size, size),
                random -> random.nextDouble(-bound, bound));
        this.bias = weights.parameter(name + ".bias", new Shape(outputs), random -> random.nextDouble(-bound, bound));
        this.filter = filter;
        this.mask = mask;
        this.transposed = transposed;
    }

    /** A convolution: an image of n pixels becomes one of (n + 2 padding - size) / stride + 1. */
    public static Convolution of(Weights weights, String name, int inputs, int outputs, Filter filter) {
        return new Convolution(weights, name, inputs, outputs, filter, Mask.NONE, false);
    }

    /** One whose filter is partly covered; the filter has an odd size. */
    public static Convolution masked(Weights weights, String name, int inputs, int outputs, Filter filter, Mask mask) {
        return new Convolution(weights, name, inputs, outputs, filter, mask, false);
    }

    /** The transpose of a convolution: an image of n pixels becomes one of (n - 1) stride + size - 2 padding. */
    public static Convolution transposed(Weights weights, String name, int inputs, int outputs, Filter filter) {
        return new Convolution(weights, name, inputs, outputs, filter, Mask.NONE, true);
    }

    /** Cells x inputs x height x width to cells x outputs x height x width. */
    public NDArray forward(NDArray x, StepScope step) {
        if (transposed) {
            return growing(x, step);
        }
        return x.getNDArrayInternal()
                .convolution(
                        x,
                        covered(step.value(weight), step),
                        step.value(bias),
                        filter.strides(),
                        filter.paddings(),
                        NO_DILATION,
                        1)
                .singletonOrThrow();
    }

    /**
     * The engine has no transposed convolution, so it is put together from a convolution without zeros to multiply: with size = m
     * stride, each place gives stride x stride pixels, and pixel r of place j is sum_a x[j - a] w[a stride + r]. Filters whose size is
     * no multiple of the stride are filled up with zeros, and what is too much is cut off.
     */
    private NDArray growing(NDArray x, StepScope step) {
        int s = filter.stride;
        int m = (filter.size + s - 1) / s;
        NDArray kernel = filled(step.value(weight), m * s, step);
        long inputs = kernel.getShape().get(0);
        long outputs = kernel.getShape().get(1);
        NDArray phases = kernel.reshape(new Shape(inputs, outputs, m, s, m, s))
                .flip(2, 4)
                .transpose(1, 3, 5, 0, 2, 4)
                .reshape(new Shape(outputs * s * s, inputs, m, m));
        NDArray none = step.filled(new Shape(outputs * s * s), 0);
        NDArray places = x.getNDArrayInternal()
                .convolution(x, phases, none, new Shape(1, 1), new Shape(m - 1L, m - 1L), NO_DILATION, 1)
                .singletonOrThrow();
        long cells = x.getShape().get(0);
        long high = places.getShape().get(2);
        long wide = places.getShape().get(3);
        NDArray all = places.reshape(new Shape(cells, outputs, s, s, high, wide))
                .transpose(0, 1, 4, 2, 5, 3)
                .reshape(new Shape(cells, outputs, high * s, wide * s));
        NDArray image = cut(all, x.getShape());
        return image.add(step.value(bias).reshape(new Shape(1, outputs, 1, 1)));
    }

    private NDArray cut(NDArray all, Shape from) {
        long height = (from.get(2) - 1) * filter.stride + filter.size - 2L * filter.padding;
        long width = (from.get(3) - 1) * filter.stride + filter.size - 2L * filter.padding;
        boolean whole =
                height == all.getShape().get(2) && width == all.getShape().get(3);
        int p = filter.padding;
        return whole ? all : all.get(new NDIndex(":, :, {}:{}, {}:{}", p, p + height, p, p + width));
    }

    private static NDArray filled(NDArray kernel, int size, StepScope step) {
        Shape now = kernel.getShape();
        long missing = size - now.get(2);
        if (missing == 0) {
            return kernel;
        }
        NDArray taller = kernel.concat(step.filled(new Shape(now.get(0), now.get(1), missing, now.get(3)), 0), 2);
        return taller.concat(step.filled(new Shape(now.get(0), now.get(1), size, missing), 0), 3);
    }

    private NDArray covered(NDArray kernel, StepScope step) {
        if (mask == Mask.NONE) {
            return kernel;
        }
        int size = filter.size;
        int centre = size / 2 * size + size / 2;
        int seen = mask == Mask.BEFORE ? centre : centre + 1;
        return kernel.mul(step.dense(new Shape(1, 1, size, size), i -> i < seen ? 1 : 0));
    }
}
