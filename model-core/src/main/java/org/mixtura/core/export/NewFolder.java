package org.mixtura.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** A folder that appears with all its files or not at all. */
final class NewFolder {

    private final Path folder;

    private NewFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes files into a folder. */
    interface Content {

        void writeInto(Path folder) throws IOException;
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
    void fill(Content content) {
        Path part = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(part);
            content.writeInto(part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "The folder '%s' cannot be written.".formatted(folder),
                    SystemReason.of(unwritable),
                    "Check free space and permissions, or choose another place with --out.",
                    unwritable);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        if (Files.isDirectory(part)) {
            try (var files = Files.list(part)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(part);
            } catch (IOException inUse) {
                // What is left has a name that tells that it is no whole folder.
            }
        }
    }
}
