package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;

/** Tables that a test writes and reads. */
abstract class TableTest {

    /** The counts of the table that most tests write in one way or another. */
    static final float[][] CELLS = {{1, 0, 7}, {0, 12, 3}};

    @TempDir
    Path folder;

    final DatasetReaders readers = new DatasetReaders();
    final DatasetInspector inspector = new DatasetInspector(readers);

    final Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("counts.any"), content);
    }

    final CellDataset read(String content) throws IOException {
        return readers.read(file(content), ReadOptions.DETECT);
    }
}
