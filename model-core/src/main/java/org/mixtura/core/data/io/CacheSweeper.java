package org.mixtura.core.data.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the cache from growing without end: entries that nobody has used for three months go, then those unused longest
 * until a tenth of the disk is free, and folders that no entry names and nobody is writing any more. Whatever somebody else
 * deletes or uses at the same time is left to them.
 */
final class CacheSweeper {

    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** An entry is touched when it is used, so what was used just now is in use. */
    private static final Duration IN_USE = Duration.ofDays(1);

    private static final double FREE_SHARE = 0.1;

    /** Bytes of the source, beginning of its hash, hash of the options. Whatever is called otherwise is somebody else's. */
    private static final String NAME = "%d-%s-%08x.json";

    private static final Pattern NAMES = Pattern.compile("\\d+-[0-9a-f]{16}-[0-9a-f]{8}\\.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path cache;

    CacheSweeper(Path cache) {
        this.cache = cache;
    }

    /**
     * An entry that can be read.
     *
     * @param folder the name of its folder
     */
    private record Entry(Path file, String folder, Instant used) {}

    /**
     * The name of an entry's file.
     *
     * @param bytes size of the source
     * @param sha256 of its content
     */
    static String name(long bytes, String sha256, String options) {
        return NAME.formatted(bytes, sha256.substring(0, 16), options.hashCode());
    }

    /** The files of entries whose names begin so, in order. */
    List<Path> entries(String prefix) {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(prefix) && NAMES.matcher(name).matches() && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
        } catch (IOException noCacheYet) {
            return List.of();
        }
    }

    void sweep() {
        var entries = new ArrayList<Entry>();
        for (Path file : entries("")) {
            entry(file).ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(Entry::used));
        Set<String> named = new HashSet<>();
        for (Entry entry : entries) {
            boolean idle = entry.used.isBefore(Instant.now().minus(IN_USE));
            boolean old = entry.used.isBefore(Instant.now().minus(UNUSED));
            if (old || idle && isTight()) {
                delete(entry.file);
                deleteFolder(cache.resolve(entry.folder));
            } else {
                named.add(entry.folder);
            }
        }
        sweepFolders(named);
    }

    private static Optional<Entry> entry(Path file) {
        try {
            String folder = JSON.readTree(Files.readString(file)).path("folder").asText();
            if (!folder.matches("matrix-[\\w-]+")) {
                throw new IOException("it names no folder of the cache");
            }
            return Optional.of(
                    new Entry(file, folder, Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException damagedOrGone) {
            // It names nothing that could be found again; the counts are converted anew.
            delete(file);
            return Optional.empty();
        }
    }

    private boolean isTight() {
        try {
            var disk = Files.getFileStore(cache);
            return disk.getUsableSpace() < FREE_SHARE * disk.getTotalSpace();
        } catch (IOException unknown) {
            return false;
        }
    }

    private void sweepFolders(Set<String> named) {
        try (Stream<Path> folders = Files.list(cache)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String name = String.valueOf(folder.getFileName());
                boolean old = lastWritten(folder).isBefore(Instant.now().minus(ABANDONED));
                if (name.startsWith("matrix-") && !named.contains(name) && old) {
                    deleteFolder(folder);
                }
            }
        } catch (IOException gone) {
            // Another process sweeps, too.
        }
    }

    /** A conversion of days writes into files that it made on the first. */
    private static Instant lastWritten(Path folder) throws IOException {
        Instant last = Files.getLastModifiedTime(folder).toInstant();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }

    private static void deleteFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.toList().forEach(CacheSweeper::delete);
        } catch (IOException gone) {
            return;
        }
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException inUse) {
            // Some systems do not delete what is mapped; the next sweep comes by.
        }
    }
}
