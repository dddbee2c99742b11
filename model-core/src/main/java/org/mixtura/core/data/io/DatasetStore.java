package org.mixtura.core.data.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.mixtura.core.data.store.MappedCsr;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.data.store.WaitingLock;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/**
 * Keeps what was read of large data sets, so that each is converted once and then shared by all runs and processes. An
 * entry is found by the content of all files of its source: when one of them was changed it is converted again, when they
 * were only moved it is not. Files that look untouched in every respect (see {@link SourceState}) are not hashed again.
 *
 * <p>An entry is a small JSON file and the folder that it names. The folder is complete and on the disk before the file is
 * put there in one step, and neither is changed afterwards, so readers need no lock. Everything may be deleted at any time.
 */
final class DatasetStore {

    /** Raised whenever readers find something else in the same file. */
    private static final int VERSION = 14;

    /** Well compressed, an entry of a matrix takes no less than half a byte. */
    private static final int ENTRIES_A_BYTE = 2;

    /** Sources share so many locks. */
    private static final int LOCKS = 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Spill spill;
    private final CacheSweeper sweeper;

    DatasetStore(Spill spill) {
        this.spill = spill;
        this.sweeper = new CacheSweeper(spill.folder());
    }

    /** Reads the source itself. */
    interface Conversion {
        Reading read(Spill spill) throws UnreadableData;
    }

    /** Tells which files the source is made of. */
    interface Parts {
        List<Path> files() throws IOException, UnreadableData;
    }

    Reading open(Path source, ReadOptions options, Parts parts, Conversion conversion) throws UnreadableData {
        SourceState state;
        try {
            state = SourceState.of(source, parts.files());
        } catch (IOException | UnreadableData unreadable) {
            // The readers say better what is wrong with it.
            return conversion.read(spill);
        }
        Optional<Reading> kept = find(source, state, options);
        if (kept.isPresent()) {
            return kept.get();
        }
        try (var _ = turn(source, state)) {
            // Whoever was before us may have done it.
            Optional<Reading> since = find(source, state, options);
            return since.isPresent() ? since.get() : converted(source, options, parts, state, conversion);
        } catch (IOException unreleased) {
            throw new UncheckedIOException(unreleased);
        }
    }

    /** Several runs that begin with the same large file convert it once; small ones are read in less time than that takes. */
    private Closeable turn(Path source, SourceState state) {
        if (state.bytes() * ENTRIES_A_BYTE < spill.entriesInMemory()) {
            return () -> {};
        }
        String name = source.toAbsolutePath().normalize().toString();
        try {
            Files.createDirectories(spill.folder());
            var channel = FileChannel.open(
                    spill.folder().resolve("conversion-%d.lock".formatted(Math.floorMod(name.hashCode(), LOCKS))),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            try {
                WaitingLock.of(channel);
            } catch (IOException noLocks) {
                if (Thread.currentThread().isInterrupted()) {
                    channel.close();
                    throw new CancellationException();
                }
                // Then two may convert it, and either is right.
            }
            return channel;
        } catch (IOException noCache) {
            return () -> {};
        }
    }

    private Reading converted(Path source, ReadOptions options, Parts parts, SourceState before, Conversion conversion)
            throws UnreadableData {
        Reading reading;
        try {
            reading = conversion.read(spill);
        } catch (UnreadableData | RuntimeException odd) {
            // A file that grows while it is read looks damaged in many ways.
            requireUnchanged(source, parts, before, odd);
            throw odd;
        }
        if (!(reading.values() instanceof MappedCsr matrix)) {
            requireUnchanged(source, parts, before, null);
            return reading;
        }
        String hash = hash(before);
        // The hash is that of the state before only if nothing has changed until now.
        requireUnchanged(source, parts, before, null);
        keep(reading, matrix, before, hash, options);
        return reading;
    }

    private static void requireUnchanged(
            Path source, Parts parts, SourceState before, @org.jspecify.annotations.Nullable Throwable cause)
            throws UnreadableData {
        SourceState now;
        try {
            now = SourceState.of(source, parts.files());
        } catch (IOException gone) {
            throw FileKind.notReadable(source, gone);
        }
        if (!now.equals(before)) {
            throw new UnreadableData(
                    "changed-while-reading",
                    "%s was changed while it was read.".formatted(source.getFileName()),
                    "What was read may be partly old and partly new.",
                    "Wait until the file is written whole, and open it again.",
                    cause);
        }
    }

    private static String hash(SourceState state) throws UnreadableData {
        try {
            return state.sha256();
        } catch (IOException gone) {
            throw FileKind.notReadable(state.source(), gone);
        }
    }

    private Optional<Reading> find(Path source, SourceState state, ReadOptions options) {
        String stamp = state.stamp();
        String hash = "";
        for (Path entry : sweeper.entries(state.bytes() + "-")) {
            try {
                JsonNode json = JSON.readTree(Files.readString(entry));
                boolean same = json.path("version").asInt() == VERSION
                        && json.path("options").asText().equals(options.text());
                if (!same) {
                    continue;
                }
                if (!json.path("stamp").asText().equals(stamp)) {
                    hash = hash.isEmpty() ? state.sha256() : hash;
                    if (!json.path("sha256").asText().equals(hash)) {
                        continue;
                    }
                }
                Reading found = StoredReading.read(json, spill.folder(), source);
                Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
                return Optional.of(found);
            } catch (IOException damagedOrDeleted) {
                // Then it is made again.
            }
        }
        return Optional.empty();
    }

    private void keep(Reading reading, MappedCsr matrix, SourceState state, String hash, ReadOptions options) {
        try {
            sweeper.sweep();
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("version", VERSION)
                    .put("source", state.source().toString())
                    .put("stamp", state.stamp())
                    .put("sha256", hash)
                    .put("options", options.text());
            StoredReading.write(reading, matrix, json);
            String name = CacheSweeper.name(state.bytes(), hash, options.text());
            Path temporary = Files.createTempFile(spill.folder(), "entry-", ".part");
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                out.write(java.nio.ByteBuffer.wrap(json.toPrettyString().getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(
                    temporary,
                    spill.folder().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new StorageProblem(
                    "The converted counts cannot be kept.", SystemReason.of(full), "Free some space there.", full);
        }
    }
}
