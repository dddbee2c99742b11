package org.mixtura.core.data.io;

import java.nio.file.Path;

/** Reads one kind of file. Implementations keep no state and may be used by several threads. */
interface DatasetReader {

    /** Whether this reader is for that file or folder, told from its content; must not throw for odd files. */
    boolean recognises(Path source);

    /**
     * Reads the whole data set. Values that are not counts are no failure here, see {@link Reading#dataset}.
     *
     * @throws UnreadableData when the file is damaged or has no matrix
     */
    Reading read(Path source, ReadOptions options) throws UnreadableData;
}
