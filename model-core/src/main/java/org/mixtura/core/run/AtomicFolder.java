package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Makes a folder of files that appears with all of them or not at all. */
public final class AtomicFolder {

    /** Writes files into a folder. */
    @FunctionalInterface
    public interface Content {

        void writeInto(Path folder) throws IOException;
    }

    private AtomicFolder() {}

    /**
     * Fills a folder of a temporary name beside it, and moves that into place.
     *
     * @param folder must not exist
     */
    public static void write(Path folder, Content content) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(part);
            content.writeInto(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        if (Files.isDirectory(part)) {
            try (var files = Files.list(part)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.delete(part);
            } catch (IOException inUse) {
                // What is left has a name that tells that it is no whole folder.
            }
        }
    }
}
