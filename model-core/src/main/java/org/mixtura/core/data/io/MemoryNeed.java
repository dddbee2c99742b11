package org.mixtura.core.data.io;

import org.mixtura.core.data.store.Spill;

/**
 * How large counts are against the memory there is, where they are kept, and what the choices are.
 *
 * @param memory bytes that the program may use
 */
public record MemoryNeed(Inspection data, long memory) {

    /** So many cells tell most of what more of them do, and are quick to try things with. */
    static final int SUBSAMPLE = 50_000;

    private static final int BYTES = 8;

    /** Whether the counts can be read and trained on; those on disk always can. */
    public boolean fits() {
        return data.fromDisk() || data.bytesWhileReading() < memory / 2;
    }

    /** The size in a few characters. */
    public String size() {
        return Inspection.size(data.bytesInMemory());
    }

    /** Size, memory, and what each choice means, in sentences. */
    public String words() {
        if (data.fromDisk()) {
            return "The counts would take %s in memory. Mixtura may use %s, and holds no more than %s of counts in it: they are read from disk, a minibatch at a time. %s"
                    .formatted(
                            size(), Inspection.size(memory), Inspection.size(BYTES * Spill.USUAL_ENTRIES), choices());
        }
        String need = "The %s take %s in memory, and twice that while they are read; Mixtura may use %s."
                .formatted(data.isCounted() ? "counts" : "values", size(), Inspection.size(memory));
        return fits()
                ? need + " They are held in memory, which is fastest; there is nothing to choose."
                : need
                        + " That is more than half of it, so reading may fail: keep fewer cells, or start Mixtura with more"
                        + " (MIXTURA_JAVA_OPTS=-Xmx16g for 16 GB).";
    }

    private String choices() {
        if (data.cells() <= SUBSAMPLE) {
            return "Training on all cells needs little memory so.";
        }
        double share = (double) SUBSAMPLE / data.cells();
        return "Training on all %,d cells needs little memory so. A subsample of %,d cells takes about %s, and each epoch about 1/%.0f of the time; the model then has not seen the others."
                .formatted(data.cells(), SUBSAMPLE, Inspection.size((long) (share * data.bytesInMemory())), 1 / share);
    }
}
