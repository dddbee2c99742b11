package org.mixtura.core.data.io;

import java.nio.file.Path;
import org.mixtura.core.data.CellDataset;

/** Reads one kind of file. */
interface DatasetReader {

    /** Whether the content (not the name) is of this kind. */
    boolean recognises(Path source);

    /**
     * Reads the data set; it is never changed.
     *
     * @throws org.mixtura.core.error.DataProblem when it cannot be used
     */
    CellDataset read(Path source, ReadOptions options);
}
