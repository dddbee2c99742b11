package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** An .h5ad file that appears whole or not at all. */
final class NewH5ad {

    private NewH5ad() {}

    /** @throws ConfigProblem when the file exists */
    static void requireFree(Path out) {
        if (Files.exists(out)) {
            throw new ConfigProblem(
                    "'%s' exists already.".formatted(out),
                    "A new file is written, and none is ever changed.",
                    "Choose another name, or move the file away.");
        }
    }

    /** What the file is to hold. */
    interface Content {

        void write(Path file) throws IOException, UnreadableData;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param out must not exist
     * @throws StorageProblem when it cannot be written
     */
    static void write(Study study, Annotations annotations, Path out) {
        try {
            write(out, part -> H5adWriter.write(study, annotations, part));
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /**
     * As {@link #write(Study, Annotations, Path)}, with anything in it.
     *
     * @throws UnreadableData when what it is made of cannot be read
     */
    static void write(Path out, Content content) throws UnreadableData {
        Path whole = out.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(whole.resolveSibling(""));
            Files.deleteIfExists(part);
            content.write(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(out, e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException inUse) {
                // What is left has a name that tells that it is no whole file.
            }
        }
    }

    private static StorageProblem unwritable(Path out, Exception cause) {
        boolean noSuchFile = cause instanceof NoSuchFileException || cause.getCause() instanceof NoSuchFileException;
        return new StorageProblem(
                "'%s' cannot be written.".formatted(out),
                // The name of the temporary file says nothing to a user, and that it does not exist is no news.
                noSuchFile ? "The system lets no new file be made in its folder." : SystemReason.of(cause),
                "Free some space, or choose another folder.",
                cause);
    }
}
