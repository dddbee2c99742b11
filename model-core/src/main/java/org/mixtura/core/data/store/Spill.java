package org.mixtura.core.data.store;

import java.nio.file.Path;

/**
 * When a matrix is too large for memory, and where it goes then.
 *
 * @param folder where files may be made; made itself when it is needed
 * @param entriesInMemory the largest number of entries that is kept in memory; one takes 8 bytes
 */
public record Spill(Path folder, long entriesInMemory) {

    /** 16.8 million entries are 134 MB: what fits is faster in memory, what does not is no slower from a disk's cache. */
    public static final long USUAL_ENTRIES = 1L << 24;

    /** While it grows and is checked a matrix takes several times its size, and the program has other work. */
    private static final int SHARE = 8;

    private static final int BYTES_AN_ENTRY = 8;

    /** The usual limit, or less where the program may use little memory. */
    public static Spill within(Path folder, long memory) {
        return new Spill(folder, Math.min(USUAL_ENTRIES, memory / SHARE / BYTES_AN_ENTRY));
    }

    public Spill {
        if (entriesInMemory < 0 || entriesInMemory > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("a matrix in memory cannot have " + entriesInMemory + " entries");
        }
    }
}
