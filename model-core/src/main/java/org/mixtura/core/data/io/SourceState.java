package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source as it is now: how large, when it was changed, and a hash of its content, which is computed when asked for. */
final class SourceState {

    private static final int DEPTH = 3;

    private final Path source;
    private final List<Path> files;
    private final long bytes;
    private final long modified;
    private @Nullable String sha256;

    private SourceState(Path source, List<Path> files, long bytes, long modified) {
        this.source = source;
        this.files = files;
        this.bytes = bytes;
        this.modified = modified;
    }

    /** Looks at a file, or at the files of a folder down to three levels. */
    static SourceState of(Path source) throws IOException {
        Path whole = source.toAbsolutePath().normalize();
        try (var walk = Files.walk(whole, DEPTH)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            long bytes = 0;
            long modified = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                modified = Math.max(modified, Files.getLastModifiedTime(file).toMillis());
            }
            return new SourceState(whole, files, bytes, modified);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    String path() {
        return source.toString();
    }

    long bytes() {
        return bytes;
    }

    /** When the newest of its files was changed, milliseconds since 1970. */
    long modified() {
        return modified;
    }

    /** Of the content; for a folder of the names and contents of its files in order. */
    String sha256() throws IOException {
        String known = sha256;
        if (known == null) {
            known = hash();
            sha256 = known;
        }
        return known;
    }

    private String hash() throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
        byte[] buffer = new byte[1 << 18];
        for (Path file : files) {
            digest.update(source.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
