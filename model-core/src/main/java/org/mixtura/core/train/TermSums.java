package org.mixtura.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.error.TrainingDiverged;

/** Adds up the loss terms of minibatches to means per cell. */
final class TermSums {

    private final List<String> names;
    private final double[] sums;
    private long cells;

    TermSums(List<String> names) {
        this.names = names;
        this.sums = new double[names.size()];
    }

    /**
     * Adds a minibatch.
     *
     * @param terms scalars, means over its cells
     * @param epoch from 1, for the message
     * @throws TrainingDiverged when a term is not finite
     */
    void add(List<NDArray> terms, int size, int epoch) {
        float[] values = NDArrays.stack(new NDList(terms)).toFloatArray();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw diverged(epoch, names.get(i));
            }
            sums[i] += (double) values[i] * size;
        }
        cells += size;
    }

    /** Means per cell by name; empty when nothing was added. */
    Map<String, Double> means() {
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
