package org.mixtura.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.mixtura.core.data.io.DatasetReaders;

/**
 * Tells whether a data set is still the one that a run was trained on.
 *
 * @param bytes total size of the file, or of all files in the folder
 * @param sha256 of the content; for a folder of the names and contents of its files in order
 */
public record Fingerprint(long bytes, String sha256) {

    /** The file that makes a folder the folder of a sweep. */
    public static final String SWEEP = "sweep.json";

    private static final int DEPTH = 3;

    /**
     * Reads the whole file and the lists that belong to it (the barcodes beside a matrix), or the files of a folder down to
     * {@value #DEPTH} levels; folders of runs and sweeps in it do not count.
     */
    public static Fingerprint of(Path source) throws IOException {
        var digest = newDigest();
        long bytes = 0;
        for (Path file : files(source)) {
            if (!file.equals(source)) {
                digest.update(base(source).relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            }
            bytes += update(digest, file);
        }
        return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Reads whole files, one after the other; their names do not count. */
    public static Fingerprint of(List<Path> files) throws IOException {
        var digest = newDigest();
        long bytes = 0;
        for (Path file : files) {
            bytes += update(digest, file);
        }
        return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** What stands beside a file is named from its folder, so that data that were moved as a whole stay the same. */
    private static Path base(Path source) {
        Path folder = source.toAbsolutePath().getParent();
        return Files.isDirectory(source) || folder == null ? source : folder;
    }

    private static List<Path> files(Path source) throws IOException {
        if (Files.isRegularFile(source)) {
            var beside = new DatasetReaders()
                    .files(source).stream().map(Path::toAbsolutePath).sorted();
            Path whole = source.toAbsolutePath();
            return Stream.concat(Stream.of(source), beside.filter(file -> !file.equals(whole)))
                    .toList();
        }
        try (var walk = Files.walk(source, DEPTH)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isMadeHere(file, source))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMadeHere(Path file, Path source) {
        for (Path folder = file.getParent(); folder != null && folder.startsWith(source); folder = folder.getParent()) {
            if (Files.exists(folder.resolve(RunFolder.SPEC)) || Files.exists(folder.resolve(SWEEP))) {
                return true;
            }
        }
        return false;
    }

    private static long update(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                total += n;
            }
        }
        return total;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
