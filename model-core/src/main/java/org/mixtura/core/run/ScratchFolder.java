package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** A folder among the system's temporary files, for runs of which only a comparison is wanted; it is deleted when it is closed. */
public record ScratchFolder(Path folder) implements AutoCloseable {

    /**
     * A new, empty folder.
     *
     * @param what it is for, a word
     * @throws StorageProblem when there is no room
     */
    public static ScratchFolder make(String what) {
        try {
            return new ScratchFolder(Files.createTempDirectory("mixtura-" + what));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "There is no room for runs that are made to be compared.",
                    SystemReason.of(failure),
                    "Free some space in the folder for temporary files.",
                    failure);
        }
    }

    @Override
    public void close() {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException inUse) {
            // It lies in the folder for temporary files, which the system clears.
        }
    }
}
