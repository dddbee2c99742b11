package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.engine.HostSink;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.schema.Choice;

/** What an encoder sees of a cell's counts. */
public enum EncoderInput implements Choice {
    /** log(1 + count). */
    COUNTS("Log counts"),
    /** log(1 + count per thousand counts of the cell): the same for a cell and for half of its molecules, on average. */
    NORMALIZED("Log counts per thousand"),
    /** The counts as they are. */
    RAW("Counts");

    private static final double SCALE = 1000;

    /** Counts below this are looked up where each cell has a factor of its own. */
    private static final int SMALL = 64;

    /** Logarithms of 1 + count; nearly all counts are that small. */
    private static final double[] LOGARITHMS =
            IntStream.range(0, 4096).mapToDouble(Math::log1p).toArray();

    private final String label;

    EncoderInput(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The minibatch as an encoder sees it, cells x genes, zeros spread out. */
    public NDArray dense(Minibatch batch, StepScope step) {
        return step.sparse(new Shape(batch.size(), batch.genes()), sink -> spread(batch, sink));
    }

    /** What an encoder sees of a cell's counts instead of them, in place. */
    void replace(double total, float[] counts, int from, int to) {
        if (this == RAW) {
            return;
        }
        double factor = factor(total);
        double[] known = known(factor, new double[SMALL]);
        for (int i = from; i < to; i++) {
            counts[i] = (float) log(factor, counts[i], known);
        }
    }

    private void spread(Minibatch batch, HostSink sink) {
        double[] room = new double[SMALL];
        for (int row = 0; row < batch.size(); row++) {
            int offset = row * batch.genes();
            double factor = factor(batch.total(row));
            double[] known = known(factor, room);
            for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                float count = batch.count(i);
                sink.put(offset + batch.gene(i), this == RAW ? count : log(factor, count, known));
            }
        }
    }

    /** A logarithm takes longer than all else here, and a cell has many genes with the same small count. */
    private static double[] known(double factor, double[] room) {
        if (factor == 1) {
            return LOGARITHMS;
        }
        Arrays.fill(room, Double.NaN);
        return room;
    }

    private static double log(double factor, float count, double[] known) {
        int whole = (int) count;
        if (whole != count || whole < 0 || whole >= known.length) {
            return Math.log1p(factor * count);
        }
        if (Double.isNaN(known[whole])) {
            known[whole] = Math.log1p(factor * count);
        }
        return known[whole];
    }

    /** What a count is multiplied by before the logarithm. */
    private double factor(double total) {
        return this == COUNTS || total <= 0 ? 1 : SCALE / total;
    }
}
