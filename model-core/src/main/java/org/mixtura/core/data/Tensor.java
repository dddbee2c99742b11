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

    /**
     * The same values as a matrix.
     *
     * @throws IllegalStateException when there are not two dimensions
     */
    public FloatMatrix matrix() {
        if (shape.length != 2) {
            throw new IllegalStateException(Arrays.toString(shape) + " is not the shape of a matrix");
        }
        return new FloatMatrix(Math.toIntExact(shape[0]), Math.toIntExact(shape[1]), values);
    }
}
