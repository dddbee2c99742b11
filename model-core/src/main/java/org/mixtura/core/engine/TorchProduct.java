package org.mixtura.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Products by the engine's own operation, for systems where its BLAS library cannot be called. */
final class TorchProduct implements MatrixProduct {

    private final NDManager manager;

    TorchProduct(NDManager manager) {
        this.manager = manager;
    }

    @Override
    public void multiply(
            Factor left, Factor right, int rows, int inner, int columns, boolean adds, MemorySegment into, int stride) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray product = array(left, rows, inner, scratch).matMul(array(right, inner, columns, scratch));
            MemorySegment from = MemorySegment.ofBuffer(product.toByteBuffer(true));
            for (int row = 0; row < rows; row++) {
                long target = (long) row * stride;
                long source = (long) row * columns;
                for (int column = 0; column < columns; column++) {
                    float value = from.getAtIndex(ValueLayout.JAVA_FLOAT, source + column);
                    float before = adds ? into.getAtIndex(ValueLayout.JAVA_FLOAT, target + column) : 0;
                    into.setAtIndex(ValueLayout.JAVA_FLOAT, target + column, before + value);
                }
            }
        }
    }

    private static NDArray array(Factor factor, int rows, int columns, NDManager scratch) {
        int stored = factor.transposed() ? columns : rows;
        int used = factor.transposed() ? rows : columns;
        NDArray all = scratch.create(
                factor.memory()
                        .asSlice(0, Float.BYTES * (long) stored * factor.stride())
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder()),
                new Shape(stored, factor.stride()),
                DataType.FLOAT32);
        NDArray part = factor.stride() == used ? all : all.get(new NDIndex(":, 0:{}", used));
        return factor.transposed() ? part.transpose() : part;
    }
}
