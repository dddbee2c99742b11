package org.mixtura.core.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes whole files so that a reader, or a crash, sees the old content or the new one and nothing between. */
final class AtomicFiles {

    /** Writes the content of a file. */
    interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFiles() {}

    /** Writes to a temporary name in the same folder, forces it to disk, and moves it into place. */
    static void write(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(temporary)) {
                content.writeTo(out);
            }
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
