package org.mixtura.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;

/**
 * Numbers of their own for each cell, which training changes like weights: what a model without an encoder has instead of
 * one. They lie in Java memory, and only those of a minibatch enter a step, so their number adds nothing to the native
 * memory of a run and each step costs the same however many cells there are.
 */
public final class CellCodes {

    private final int width;
    private final float[] values;

    /** @param start the first values, cells x width; copied */
    public CellCodes(FloatMatrix start) {
        this.width = start.columns();
        this.values = start.values().clone();
    }

    /** Numbers for each cell. */
    public int width() {
        return width;
    }

    /** Number of cells. */
    public int cells() {
        return width == 0 ? 0 : values.length / width;
    }

    /** The values of a minibatch, rows x width; their gradient is collected. Rows are found by {@link Minibatch#cell}. */
    public NDArray of(Minibatch batch, StepScope step) {
        return step.free(this, new Shape(batch.size(), width), i -> values[batch.cell(i / width) * width + i % width]);
    }

    /** The gradient that a step collected, rows x width; empty when the values took no part in it. */
    public Optional<NDArray> gradient(StepScope step) {
        return step.gradientOf(this);
    }

    /** One value, by its row-major place. */
    public float at(int place) {
        return values[place];
    }

    /** Replaces one value, by its row-major place. */
    public void set(int place, float value) {
        values[place] = value;
    }

    /** All values, copied. */
    public FloatMatrix matrix() {
        return new FloatMatrix(cells(), width, values.clone());
    }

    /** All values, copied, cells x width. */
    public Tensor read() {
        return new Tensor(new long[] {cells(), width}, values.clone());
    }

    /** Replaces all values. */
    public void load(Tensor from) {
        if (from.values().length != values.length) {
            throw new IllegalArgumentException(
                    "%d numbers for %d codes of %d".formatted(from.values().length, cells(), width));
        }
        System.arraycopy(from.values(), 0, values, 0, values.length);
    }
}
