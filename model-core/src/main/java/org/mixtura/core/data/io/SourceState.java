package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a data set as they are now: which file each name stands for, how large it is, when it and what the system
 * knows of it were changed. Programs can set the time of a file's last change, but not that of its entry, so equal states
 * mean equal contents wherever the system tells that time.
 *
 * @param source the file or folder that was named
 * @param files all that is read, in the order of their names
 */
public record SourceState(Path source, List<OneFile> files) {

    private static final int DEPTH = 3;

    /**
     * One file.
     *
     * @param name relative to the source
     * @param modified of its content, nanoseconds since 1970
     * @param changed of its entry, nanoseconds since 1970; 0 where the system does not tell
     * @param key which file it is for the system; empty where it does not tell
     */
    public record OneFile(Path path, String name, long bytes, long modified, long changed, String key) {}

    public SourceState {
        files = List.copyOf(files);
    }

    /** Looks at files that are read as one data set. */
    static SourceState of(Path source, List<Path> files) throws IOException {
        Path whole = source.toAbsolutePath().normalize();
        var states = new ArrayList<OneFile>();
        for (Path file : files.stream()
                .map(f -> f.toAbsolutePath().normalize())
                .distinct()
                .sorted()
                .toList()) {
            states.add(state(file, whole));
        }
        return new SourceState(whole, states);
    }

    /** The regular files of a folder down to three levels, or the file itself. */
    static List<Path> filesOf(Path source) throws IOException {
        return filesOf(source, DEPTH);
    }

    /**
     * The regular files of a folder, or the file itself. Symbolic links are followed, but no folder is looked into twice.
     *
     * @param depth how many levels
     */
    static List<Path> filesOf(Path source, int depth) throws IOException {
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString());
        }
        var files = new ArrayList<Path>();
        collect(source, depth, new HashSet<>(), files);
        return files;
    }

    private static void collect(Path source, int depth, Set<Path> seen, List<Path> files) throws IOException {
        if (Files.isRegularFile(source)) {
            files.add(source);
        } else if (depth > 0 && Files.isDirectory(source) && seen.add(source.toRealPath())) {
            List<Path> inside;
            try (var list = Files.list(source)) {
                inside = list.sorted().toList();
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            for (Path each : inside) {
                collect(each, depth - 1, seen, files);
            }
        }
    }

    private static OneFile state(Path file, Path source) throws IOException {
        var basic = Files.readAttributes(file, BasicFileAttributes.class);
        Object key = basic.fileKey();
        return new OneFile(
                file,
                file.equals(source) ? "" : base(source).relativize(file).toString(),
                basic.size(),
                basic.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                changed(file),
                key == null ? "" : key.toString());
    }

    /** What stands beside a file is named from its folder, so that a data set that was moved as a whole stays the same. */
    private static Path base(Path source) {
        Path parent = source.getParent();
        return Files.isDirectory(source) || parent == null ? source : parent;
    }

    private static long changed(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return 0;
        }
        Map<String, Object> unix = Files.readAttributes(file, "unix:ctime", new LinkOption[0]);
        return unix.get("ctime") instanceof java.nio.file.attribute.FileTime time
                ? time.to(java.util.concurrent.TimeUnit.NANOSECONDS)
                : 0;
    }

    /** Size of all files together. */
    long bytes() {
        return files.stream().mapToLong(OneFile::bytes).sum();
    }

    /** Equal for the same files, unchanged; a digest, for their names may be many. */
    String stamp() {
        MessageDigest digest = sha();
        digest.update(toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of the names and contents of the files in order. */
    String sha256() throws IOException {
        MessageDigest digest = sha();
        byte[] buffer = new byte[1 << 18];
        for (OneFile file : files) {
            digest.update("%s\0%d\0".formatted(file.name, file.bytes).getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(file.path)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
