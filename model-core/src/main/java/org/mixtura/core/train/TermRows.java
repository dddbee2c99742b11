package org.mixtura.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.engine.RunScope;

/**
 * The loss terms of the latest steps, a row a step, on the device that computed them. To read a value the host waits until
 * a GPU has done all that it was given; so there the terms of some steps are read together.
 */
final class TermRows {

    /** Few enough that little is computed in vain after a term that is not finite. */
    private static final int STEPS = 32;

    private final NDArray rows;
    private final int terms;
    private final int steps;
    private int filled;

    /** @param run not yet sealed */
    TermRows(RunScope run, int steps, int terms) {
        this.rows = run.persistent(new Shape(steps, terms), _ -> 0);
        this.steps = steps;
        this.terms = terms;
    }

    /**
     * Rows for a device whose values are slow to read; none for the CPU.
     *
     * @param run not yet sealed
     */
    static Optional<TermRows> of(RunScope run, int terms) {
        return run.device().equals("cpu") ? Optional.empty() : Optional.of(new TermRows(run, STEPS, terms));
    }

    /** Copies the terms of a step. */
    void add(NDArray values) {
        // No gradient is taken through the copy.
        rows.set(new NDIndex(filled), values.stopGradient());
        filled++;
    }

    boolean isFull() {
        return filled == steps;
    }

    /** Reads the rows since the last time, one after the other, and forgets them. */
    float[] take() {
        if (filled == 0) {
            return new float[0];
        }
        float[] values = RunScope.read(rows).values();
        int length = filled * terms;
        clear();
        return Arrays.copyOf(values, length);
    }

    void clear() {
        filled = 0;
    }
}
