package org.mixtura.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.train.RunControl;

/**
 * The folder {@code worker} of a run that trains in a process of its own.
 *
 * <pre>
 * config.json   what to train; there until the run itself says it
 * process.json  which process trains
 * control.json  whether somebody wants it to rest; control.stop_and_keep, control.discard: to end
 * events.jsonl  what it tells, one event a line
 * failure.json  why it could not even begin
 * output.txt    what the process prints
 * </pre>
 */
final class WorkerFolder {

    /** So far may two looks at the start of one process be apart. */
    private static final Duration CLOCK = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 20;

    private final Path run;
    private final Path folder;
    private final Wishes wishes;

    WorkerFolder(Path run) {
        this.run = run;
        this.folder = run.resolve(RunFolder.WORKER);
        this.wishes = new Wishes(folder);
    }

    Path run() {
        return run;
    }

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    Path events() {
        return folder.resolve("events.jsonl");
    }

    Path output() {
        return folder.resolve("output.txt");
    }

    /**
     * Leaves what to train for a worker.
     *
     * @param again whether a worker was lost before it could begin; what it was to train must not be lost, too
     */
    void submit(JsonNode spec, boolean again) {
        storing(() -> {
            Files.createDirectories(folder);
            var json = JsonNodeFactory.instance.objectNode().put("again", again);
            json.set("spec", spec);
            AtomicFiles.write(
                    config(), out -> JSON.writerWithDefaultPrettyPrinter().writeValue(out, json));
        });
    }

    /** What was left to be trained. */
    Optional<JsonNode> spec() {
        return read(config()).map(json -> json.path("spec"));
    }

    /** Whether what was left to be trained is tried again. */
    boolean isTriedAgain() {
        return read(config()).map(json -> json.path("again").asBoolean()).orElse(false);
    }

    /** Begins anew: forgets what an earlier worker told and was told. */
    void begin() {
        storing(() -> {
            Files.createDirectories(folder);
            wishes.forget();
            for (String old : List.of("failure.json", "events.jsonl", "process.json")) {
                Files.deleteIfExists(folder.resolve(old));
            }
        });
    }

    /** Says which process trains here. */
    void writeProcess(ProcessHandle process) {
        storing(() -> AtomicFiles.write(
                folder.resolve("process.json"),
                out -> JSON.writeValue(
                        out,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("pid", process.pid())
                                .put("started", startOf(process)))));
    }

    /** Whether some process was to train here, alive or not. */
    boolean wasStarted() {
        return Files.exists(folder.resolve("process.json"));
    }

    /** The process that trains here, if it is alive. */
    Optional<ProcessHandle> process() {
        return read(folder.resolve("process.json"))
                .flatMap(json -> ProcessHandle.of(json.path("pid").asLong())
                        // Numbers of processes are used again; the start tells them apart.
                        .filter(p -> isStart(startOf(p), json.path("started").asText())))
                .filter(ProcessHandle::isAlive);
    }

    /** Whether a living process other than this one trains here. */
    boolean isUsedByAnother() {
        return process()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .isPresent();
    }

    /** Whether this process trains here; no longer when the folder was cleared, or begun anew for another. */
    boolean isUsedByThis() {
        return process().filter(ProcessHandle.current()::equals).isPresent();
    }

    /** A system tells the start of a process from the clock of now, which is put right now and then. */
    private static boolean isStart(String now, String noted) {
        if (now.isEmpty() || noted.isEmpty()) {
            return now.equals(noted);
        }
        try {
            return Duration.between(Instant.parse(noted), Instant.parse(now))
                            .abs()
                            .compareTo(CLOCK)
                    <= 0;
        } catch (DateTimeParseException damaged) {
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /**
     * Tells the worker what is wanted; false when the folder is gone, for the run has ended. An end that anybody has asked for
     * stands, even if the worker has not read it yet.
     */
    boolean writeControl(RunControl control) {
        try {
            wishes.add(control);
            return true;
        } catch (NoSuchFileException cleared) {
            // The folder, or what was just written in it, is being deleted.
            return false;
        } catch (IOException failure) {
            if (!isThere()) {
                return false;
            }
            throw problem(failure);
        }
    }

    /** Passes on what somebody wants of the run. */
    void readControl(RunControl control) {
        storing(() -> wishes.read(control));
    }

    /** Says why the run could not begin. */
    void fail(Failure failure) {
        if (!isThere()) {
            // Somebody deleted the run; nobody is left to be told.
            return;
        }
        storing(() -> {
            AtomicFiles.write(folder.resolve("failure.json"), out -> JSON.writeValue(out, failure));
        });
    }

    /** Why the run could not begin. */
    Optional<Failure> failure() {
        return read(folder.resolve("failure.json")).map(json -> JSON.convertValue(json, Failure.class));
    }

    /** Deletes this folder, and the run folder if the run left nothing in it. */
    void clear() {
        storing(() -> {
            if (Files.isDirectory(folder)) {
                deleteTogether();
            }
        });
    }

    /**
     * The worker and all who watch it clear the folder, perhaps at once; whoever comes second finds nothing left. A wish that
     * somebody writes in between is for nobody any more, and is deleted, too.
     */
    private void deleteTogether() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                deleteAll();
                return;
            } catch (NoSuchFileException | NotDirectoryException another) {
                return;
            } catch (DirectoryNotEmptyException filled) {
                if (!holdsWishesOnly()) {
                    // Begun anew by a run that takes its place.
                    return;
                }
            } catch (UncheckedIOException whileListed) {
                // A list of files that another deletes as they are listed.
                if (isThere()) {
                    throw whileListed.getCause();
                }
                return;
            }
        }
    }

    private void deleteAll() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
        if (isEmpty()) {
            Files.deleteIfExists(run);
        }
    }

    private boolean holdsWishesOnly() throws IOException {
        if (!isThere()) {
            return false;
        }
        try (var left = Files.list(folder)) {
            return left.allMatch(Wishes::isOne);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var left = Files.list(run)) {
            return left.findAny().isEmpty();
        }
    }

    private Path config() {
        return folder.resolve("config.json");
    }

    private Optional<JsonNode> read(Path file) {
        try {
            return Optional.of(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException | JsonProcessingException none) {
            // What is written here is replaced atomically; what is no JSON was damaged by others and says nothing.
            return Optional.empty();
        } catch (IOException unreadable) {
            throw problem(unreadable);
        }
    }

    private interface Storing {

        void run() throws IOException;
    }

    private void storing(Storing action) {
        try {
            action.run();
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    private StorageProblem problem(IOException failure) {
        return new StorageProblem(
                "The folder '%s' cannot be used.".formatted(folder),
                SystemReason.of(failure),
                "Check free space and permissions, or choose another folder.",
                failure);
    }
}
