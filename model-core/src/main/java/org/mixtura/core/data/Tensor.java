package org.mixtura.core.data;

import java.util.Arrays;

/**
 * A plain multi-dimensional array of floats, for example one weight of a model.
 *
 * @param shape the size of each dimension; empty for a scalar
 * @param values row-major; taken over, not copied
 */
public record Tensor(long[] shape, float[] values) {

    public Tensor {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    Arrays.toString(shape) + " needs another number of values than " + values.length);
        }
    }
}
