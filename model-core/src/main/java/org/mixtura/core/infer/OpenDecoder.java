package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.NativeLane;

/**
 * A trained model held open, so that places of its latent space are decoded in the time that decoding takes. Keeps native memory as large
 * as the weights until it is closed; safe for use by several threads, which wait for each other.
 */
public final class OpenDecoder implements AutoCloseable {

    private final NativeLane lane;
    private final OpenModel model;
    private final int[] batches;
    private final int cells;
    private boolean closed;

    private OpenDecoder(NativeLane lane, OpenModel model, int[] batches, int cells) {
        this.lane = lane;
        this.model = model;
        this.batches = batches.clone();
        this.cells = cells;
    }

    static OpenDecoder open(NativeLane lane, StoredModel<?> trained, Cells cells, int[] batches) {
        return lane.call(
                () -> new OpenDecoder(lane, OpenModel.open(trained, cells, Watcher.patient()), batches, cells.size()));
    }

    /**
     * The expected share of each gene at each place, the mean over the batches that it was opened for.
     *
     * @param codes places x dimensions
     * @param genes which, in the order of the result
     * @return places x genes; over all genes of the model a row sums to 1
     * @throws IllegalStateException when it is closed
     */
    public FloatMatrix shares(FloatMatrix codes, int[] genes) {
        return lane.call(() -> {
            requireOpen();
            float[] sums = new float[Math.multiplyExact(codes.rows(), genes.length)];
            int most = model.mostRows();
            for (int from = 0; from < codes.rows(); from += most) {
                add(codes, from, Math.min(codes.rows(), from + most), genes, sums);
            }
            return new FloatMatrix(codes.rows(), genes.length, sums);
        });
    }

    private void add(FloatMatrix codes, int from, int to, int[] genes, float[] sums) {
        int rows = to - from;
        int width = codes.columns();
        double[] code = new double[rows * width];
        Arrays.setAll(code, i -> codes.values()[from * width + i]);
        var draw = new Beliefs.Draw(code, new double[rows], new double[rows]);
        // The counts of the cells that the rows stand for have no part in what is decoded.
        model.batch().fill(IntStream.range(0, rows).map(row -> row % cells).toArray(), 0, rows);
        int[] decoded = batches.length == 0 ? new int[] {0} : batches;
        for (int batch : decoded) {
            if (batches.length > 0) {
                model.placeInBatches(_ -> batch);
            }
            float[] shares = model.expected(draw).shares();
            for (int row = 0; row < rows; row++) {
                for (int g = 0; g < genes.length; g++) {
                    sums[(from + row) * genes.length + g] += shares[row * model.genes() + genes[g]] / decoded.length;
                }
            }
        }
    }

    /** Whether posteriors have a spread that {@link #spread} can be asked for. */
    public boolean knowsSpread() {
        return lane.call(() -> {
            requireOpen();
            return model.knowsSpread();
        });
    }

    /** The root mean square of the posterior standard deviations of some cells, one a dimension. */
    public double[] spread(int[] of) {
        return lane.call(() -> {
            requireOpen();
            model.batch().fill(of, 0, of.length);
            var beliefs = model.beliefs();
            double[] squares = new double[beliefs.dimensions()];
            for (int i = 0; i < beliefs.sd().length; i++) {
                squares[i % squares.length] += beliefs.sd()[i] * beliefs.sd()[i] / of.length;
            }
            return Arrays.stream(squares).map(Math::sqrt).toArray();
        });
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the decoder is closed");
        }
    }

    /** Frees the native memory; doing it again has no effect. */
    @Override
    public void close() {
        lane.run(() -> {
            if (!closed) {
                closed = true;
                model.close();
            }
        });
    }
}
