package org.mixtura.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.TrainingDiverged;

/** Adds up the loss terms of the minibatches of an epoch to means per cell. */
final class TermSums {

    private final List<String> names;
    private final int epoch;
    private final @Nullable TermRows rows;
    private final Deque<Integer> sizes = new ArrayDeque<>();
    private final double[] sums;
    private long cells;

    /**
     * Reads terms as they are added.
     *
     * @param epoch from 1, for the message
     */
    TermSums(List<String> names, int epoch) {
        this(names, epoch, null);
    }

    /**
     * Reads the terms of some minibatches together.
     *
     * @param rows keeps them until then; null to read them as they are added
     */
    TermSums(List<String> names, int epoch, @Nullable TermRows rows) {
        this.names = names;
        this.epoch = epoch;
        this.rows = rows;
        this.sums = new double[names.size()];
        if (rows != null) {
            rows.clear();
        }
    }

    /**
     * Adds a minibatch.
     *
     * @param terms scalars, means over its cells
     * @throws TrainingDiverged when one that is read now is not finite
     */
    void add(List<NDArray> terms, int size) {
        NDArray values = NDArrays.stack(new NDList(terms));
        sizes.add(size);
        if (rows == null) {
            read(values.toFloatArray());
            return;
        }
        rows.add(values);
        if (rows.isFull()) {
            read(rows.take());
        }
    }

    /** @param values those of all minibatches that are not read yet, one after the other */
    private void read(float[] values) {
        for (int from = 0; from < values.length; from += sums.length) {
            int size = sizes.remove();
            for (int i = 0; i < sums.length; i++) {
                float value = values[from + i];
                if (!Float.isFinite(value)) {
                    throw diverged(epoch, names.get(i));
                }
                sums[i] += (double) value * size;
            }
            cells += size;
        }
    }

    /**
     * Means per cell by name; empty when nothing was added.
     *
     * @throws TrainingDiverged when a term that was not read before is not finite
     */
    Map<String, Double> means() {
        if (rows != null) {
            read(rows.take());
        }
        var means = new LinkedHashMap<String, Double>();
        if (cells > 0) {
            for (int i = 0; i < sums.length; i++) {
                means.put(names.get(i), sums[i] / cells);
            }
        }
        return means;
    }

    private static TrainingDiverged diverged(int epoch, String term) {
        return new TrainingDiverged(
                epoch,
                term,
                "The optimiser took a step so large that the model no longer gives finite numbers.",
                "Lower the learning rate, for example to a third, and check that the data are raw counts.");
    }
}
