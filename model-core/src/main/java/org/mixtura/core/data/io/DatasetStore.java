package org.mixtura.core.data.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.data.store.MappedCsr;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.StorageProblem;

/**
 * Keeps what was read of large data sets, so that each is converted once and then shared by all runs and processes. An
 * entry is found by the content of its source: a file that was changed is converted again, one that was only moved is not.
 *
 * <p>An entry is a small JSON file and the folder that it names. The folder is complete before the file is put there in
 * one step, and neither is changed afterwards, so readers need no lock. Everything may be deleted at any time.
 */
final class DatasetStore {

    /** Raised whenever readers find something else in the same file. */
    private static final int VERSION = 1;

    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Spill spill;

    DatasetStore(Spill spill) {
        this.spill = spill;
    }

    /** Reads the source itself. */
    interface Conversion {
        Reading read(Spill spill) throws UnreadableData;
    }

    Reading open(Path source, ReadOptions options, Conversion conversion) throws UnreadableData {
        SourceState state;
        try {
            state = SourceState.of(source);
        } catch (IOException unreadable) {
            // The readers say better what is wrong with it.
            return conversion.read(spill);
        }
        Optional<Reading> kept = find(source, state, options);
        if (kept.isPresent()) {
            return kept.get();
        }
        Reading reading = conversion.read(spill);
        if (reading.values() instanceof MappedCsr matrix) {
            keep(reading, matrix, state, options);
        }
        return reading;
    }

    private Optional<Reading> find(Path source, SourceState state, ReadOptions options) {
        for (Path entry : entries(state.bytes() + "-")) {
            try {
                JsonNode json = JSON.readTree(Files.readString(entry));
                boolean same = json.path("version").asInt() == VERSION
                        && json.path("options").asText().equals(text(options));
                if (!same) {
                    continue;
                }
                boolean untouched = json.path("source").asText().equals(state.path())
                        && json.path("modified").asLong() == state.modified();
                if (untouched || json.path("sha256").asText().equals(state.sha256())) {
                    return Optional.of(StoredReading.read(json, spill.folder(), source));
                }
            } catch (IOException | RuntimeException damagedOrDeleted) {
                // Then it is made again.
            }
        }
        return Optional.empty();
    }

    private List<Path> entries(String prefix) {
        try (Stream<Path> files = Files.list(spill.folder())) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(prefix) && name.endsWith(".json");
                    })
                    .sorted()
                    .toList();
        } catch (IOException noCacheYet) {
            return List.of();
        }
    }

    private void keep(Reading reading, MappedCsr matrix, SourceState state, ReadOptions options) {
        try {
            sweep();
            String hash = state.sha256();
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("version", VERSION)
                    .put("source", state.path())
                    .put("modified", state.modified())
                    .put("sha256", hash)
                    .put("options", text(options));
            StoredReading.write(reading, matrix, json);
            String name = "%d-%s-%08x.json"
                    .formatted(
                            state.bytes(), hash.substring(0, 16), text(options).hashCode());
            Path temporary = Files.createTempFile(spill.folder(), "entry-", ".part");
            Files.writeString(temporary, json.toPrettyString());
            Files.move(
                    temporary,
                    spill.folder().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new StorageProblem(
                    "The converted counts cannot be kept.",
                    "The system says of '%s': %s.".formatted(spill.folder(), full.getMessage()),
                    "Free some space there.",
                    full);
        }
    }

    /** Deletes folders that no entry names and nobody is writing any more. */
    private void sweep() throws IOException {
        var named = new java.util.HashSet<String>();
        for (Path entry : entries("")) {
            try {
                named.add(JSON.readTree(Files.readString(entry)).path("folder").asText());
            } catch (NoSuchFileException gone) {
                // Another process swept it.
            } catch (JsonProcessingException damaged) {
                // It names nothing that could be found again; the counts are converted anew.
                Files.deleteIfExists(entry);
            }
        }
        try (Stream<Path> folders = Files.list(spill.folder())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                boolean ours = String.valueOf(folder.getFileName()).startsWith("matrix-");
                Instant touched = Files.getLastModifiedTime(folder).toInstant();
                boolean old = touched.isBefore(Instant.now().minus(ABANDONED));
                if (ours && old && !named.contains(String.valueOf(folder.getFileName()))) {
                    deleteTree(folder);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static String text(ReadOptions options) {
        return "counts=%s orientation=%s"
                .formatted(
                        options.countsAt().orElse(""),
                        options.orientation().map(Enum::name).orElse(""));
    }
}
