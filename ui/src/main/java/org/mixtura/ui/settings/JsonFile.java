package org.mixtura.ui.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small JSON file of one type that is replaced as a whole: a crash leaves the old or the new content, never half.
 *
 * @param <T> a record that Jackson reads and writes
 */
final class JsonFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Class<T> type;
    private final T empty;

    JsonFile(Path file, Class<T> type, T empty) {
        this.file = file;
        this.type = type;
        this.empty = empty;
    }

    /** The content; what cannot be read counts as empty, because preferences must not keep the program from starting. */
    T read() {
        if (!Files.exists(file)) {
            return empty;
        }
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (IOException unreadable) {
            LOG.warn("Ignoring {}, which cannot be read", file, unreadable);
            return empty;
        }
    }

    /** Replaces the content. */
    synchronized void write(T content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".tmp");
            try {
                JSON.writeValue(fresh.toFile(), content);
                move(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
