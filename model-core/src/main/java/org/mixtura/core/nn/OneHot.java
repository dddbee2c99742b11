package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.IntUnaryOperator;
import org.mixtura.core.engine.StepScope;

/** Codes as rows of zeros with a single one. */
public final class OneHot {

    private OneHot() {}

    /** Rows x levels. */
    public static NDArray of(int rows, int levels, IntUnaryOperator code, StepScope step) {
        return step.sparse(new Shape(rows, levels), sink -> {
            for (int row = 0; row < rows; row++) {
                sink.put(row * levels + code.applyAsInt(row), 1);
            }
        });
    }
}
