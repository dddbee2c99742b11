package org.mixtura.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFolder;

/** A folder that appears with all its files or not at all. */
final class NewFolder {

    private final Path folder;

    private NewFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws ConfigProblem when it exists */
    static NewFolder at(Path folder) {
        if (Files.exists(folder)) {
            throw new ConfigProblem(
                    "'%s' exists already.".formatted(folder),
                    "This format is a folder of several files, and none is written over.",
                    "Choose another name, or move the folder away.");
        }
        return new NewFolder(folder.toAbsolutePath().normalize());
    }

    /** @throws StorageProblem when it cannot be written */
    void fill(AtomicFolder.Content content) {
        try {
            AtomicFolder.write(folder, content);
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "The folder '%s' cannot be written.".formatted(folder),
                    SystemReason.of(unwritable),
                    "Check free space and permissions, or choose another place with --out.",
                    unwritable);
        }
    }
}
