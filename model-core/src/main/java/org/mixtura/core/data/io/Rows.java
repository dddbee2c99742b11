package org.mixtura.core.data.io;

import java.io.IOException;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.RowCollector;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Collects the rows that a reader finds; what can go wrong is said in the words of an import. */
final class Rows implements AutoCloseable {

    /** The code of the finding about pairs of gene and cell that are there twice. */
    static final String DUPLICATES = "duplicate-entries";

    private final RowCollector collector;
    private final String source;

    /** @param source the file or element that the rows come from, for messages */
    Rows(String source, int genes, Spill spill) {
        this.collector = new RowCollector(genes, spill);
        this.source = source;
    }

    void add(int[] genes, float[] values, int from, int length) throws UnreadableData {
        try {
            collector.add(genes, values, from, length);
        } catch (IllegalArgumentException contradiction) {
            if (String.valueOf(contradiction.getMessage()).contains("outside")) {
                throw Hdf5Node.damaged(
                        "The matrix in %s lists an entry outside its size.".formatted(source), contradiction);
            }
            throw new UnreadableData(
                    DUPLICATES,
                    "The matrix in %s lists a pair of gene and cell twice.".formatted(source),
                    "It does not say whether the two values are one or are to be added.",
                    "Write the file again with each pair once; in Python, sum_duplicates() of scipy adds them.",
                    contradiction);
        } catch (IOException full) {
            throw full(full);
        }
    }

    void addDense(float[] dense, int offset) {
        try {
            collector.addDense(dense, offset);
        } catch (IOException full) {
            throw full(full);
        }
    }

    CountMatrix finish() {
        try {
            return collector.finish();
        } catch (IOException full) {
            throw full(full);
        }
    }

    @Override
    public void close() {
        collector.close();
    }

    private StorageProblem full(IOException cause) {
        return new StorageProblem(
                "The counts of %s are too large for memory and cannot be kept on disk.".formatted(source),
                SystemReason.of(cause),
                "Free some space there, or keep the cache in another place.",
                cause);
    }
}
