package org.mixtura.core.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes whole files so that a reader, or a crash, sees the old content or the new one and nothing between. */
public final class AtomicFiles {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFiles() {}

    /** Writes to a temporary name in the same folder, forces it to disk, and moves it into place. */
    public static void write(Path target, Content content) throws IOException {
        // Its own name, so that two writers do not meet; made by us, because createTempFile hides files from others.
        String mark = UUID.randomUUID().toString();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + mark + ".part");
        try {
            try (var out = Files.newOutputStream(temporary)) {
                content.writeTo(out);
            }
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes the new name outlast a power cut, where the system can. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no folders, and needs none of this.
        }
    }
}
