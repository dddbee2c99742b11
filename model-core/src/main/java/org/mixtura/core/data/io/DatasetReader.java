package org.mixtura.core.data.io;

import java.nio.file.Path;
import org.mixtura.core.data.store.Spill;

/** Reads one kind of file. Implementations keep no state and may be used by several threads. */
interface DatasetReader {

    /** Whether this reader is for that file or folder, told from its content; must not throw for odd files. */
    boolean recognises(Path source);

    /**
     * Reads the whole data set. Values that are not counts are no failure here, see {@link Reading#dataset}.
     *
     * @param spill where counts go that are too many for memory
     * @throws UnreadableData when the file is damaged or has no matrix
     */
    Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData;
}
