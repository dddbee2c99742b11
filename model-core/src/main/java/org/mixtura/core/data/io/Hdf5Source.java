package org.mixtura.core.data.io;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Path;

/** An HDF5 file that is opened for a piece of work and closed behind it. */
final class Hdf5Source {

    private Hdf5Source() {}

    /** What is done with an open file. */
    interface Work<T> {
        T on(Hdf5Node root) throws UnreadableData;
    }

    /** @throws UnreadableData as the work does, and when the file cannot be opened */
    static <T> T read(Path source, Work<T> work) throws UnreadableData {
        // The file is closed by its channel: the library's own close asks for a name that a channel does not have.
        try (WithinFile bytes = WithinFile.open(source)) {
            HdfFile file = Hdf5Node.guarded("/", () -> new HdfFile(bytes));
            return work.on(new Hdf5Node(file, bytes.size()));
        } catch (IOException unreadable) {
            throw FileKind.notReadable(source, unreadable);
        }
    }

    /** Whether a file is HDF5 and has what a reader looks for; the reader of AnnData says what is wrong with the others. */
    static boolean has(Path source, Work<Boolean> test) {
        if (FileKind.of(source) != FileKind.HDF5) {
            return false;
        }
        try {
            return read(source, test);
        } catch (UnreadableData damaged) {
            return false;
        }
    }
}
