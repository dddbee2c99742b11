package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** All files that {@link #read} looks into: when one of them changes, what was read is no longer true. */
    default List<Path> files(Path source) throws IOException, UnreadableData {
        return SourceState.filesOf(source);
    }
}
