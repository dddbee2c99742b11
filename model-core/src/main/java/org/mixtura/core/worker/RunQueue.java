package org.mixtura.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.store.WaitingLock;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.run.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of this user that train one after the other, in a file that all processes share. Nobody has to be there to
 * start the next run: the worker that ends does, and if it died, whoever looks next.
 */
final class RunQueue {

    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final WorkerCommand command;

    RunQueue(WorkerSetup setup) {
        this.folder = setup.queueFolder();
        this.command = setup.command();
    }

    /** What can be done while no other process changes the queue or begins a run. */
    final class Turn {

        private final Content content;

        private Turn(Content content) {
            this.content = content;
        }

        boolean waits(Path run) {
            return content.waiting.contains(run);
        }

        /** Notes that a run trains without having waited, so that whoever looks finds it. */
        void beside(Path run) {
            content.beside.remove(run);
            content.beside.add(run);
        }

        /** Puts a run at the end, and starts it if nothing else trains. */
        void add(Path run) {
            content.waiting.remove(run);
            content.waiting.add(run);
            startNext(content);
        }
    }

    /** The mutable content of the file. */
    private static final class Content {

        private @Nullable Path active;
        private final List<Path> waiting = new ArrayList<>();
        private final List<Path> beside = new ArrayList<>();

        QueueState state() {
            return new QueueState(Optional.ofNullable(active), waiting, beside);
        }
    }

    /** What trains and what waits, after a look whether the active one still does. */
    QueueState state() {
        return locked(content -> {
            content.beside.removeIf(run -> new WorkerFolder(run).process().isEmpty());
            startNext(content);
            return content.state();
        });
    }

    /** Whether a run waits; starts nothing. */
    boolean holds(Path run) {
        return locked(content -> content.waiting.contains(run));
    }

    /**
     * Checks a folder and begins a run there: nobody of this user comes between the two.
     *
     * @param action short, for everyone else waits
     */
    <T> T alone(Function<Turn, T> action) {
        return locked(content -> action.apply(new Turn(content)));
    }

    boolean remove(Path run) {
        return locked(content -> content.waiting.remove(run));
    }

    /** The worker of this run ends now, and the next one can start, unless the run already goes on in another process. */
    void ended(Path run) {
        locked(content -> {
            if (!new WorkerFolder(run).isUsedByAnother()) {
                content.active = run.equals(content.active) ? null : content.active;
                content.beside.remove(run);
            }
            startNext(content);
            return content.state();
        });
    }

    private void startNext(Content content) {
        if (content.active != null && new WorkerFolder(content.active).process().isPresent()) {
            return;
        }
        content.active = null;
        while (content.active == null && !content.waiting.isEmpty()) {
            Path next = content.waiting.removeFirst();
            if (starts(next)) {
                content.active = next;
            }
        }
    }

    /** One run that cannot be started must not stop those behind it. */
    private boolean starts(Path run) {
        var files = new WorkerFolder(run);
        // A folder that was deleted or emptied meanwhile waits for nothing.
        if (!files.isThere()) {
            return false;
        }
        try {
            command.start(files);
            return true;
        } catch (WorkbenchException failure) {
            LOG.warn("The run in {} could not be started from the queue", run, failure);
            files.fail(Failure.of(failure));
            return false;
        }
    }

    private synchronized <T> T locked(Function<Content, T> action) {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("queue.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = WaitingLock.of(channel)) {
                var content = read();
                var before = content.state();
                T result = action.apply(content);
                // Looking is frequent, and writing waits for the disk.
                if (!content.state().equals(before)) {
                    write(content);
                }
                return result;
            }
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The queue of runs cannot be kept in '%s'.".formatted(folder),
                    SystemReason.of(failure),
                    "Make room there and the folder writable, set XDG_DATA_HOME to one that is, or train with"
                            + " --in-process, which needs no queue.",
                    failure);
        }
    }

    private Content read() throws IOException {
        var content = new Content();
        if (Files.exists(file())) {
            JsonNode json;
            try {
                json = JSON.readTree(Files.readString(file()));
            } catch (JsonProcessingException damaged) {
                // The runs are safe in their folders; only their order is lost.
                Files.move(file(), folder.resolve("queue-damaged.json"), StandardCopyOption.REPLACE_EXISTING);
                LOG.warn("The queue was damaged and is empty now; the old file is kept beside it", damaged);
                return content;
            }
            content.active =
                    json.hasNonNull("active") ? Path.of(json.path("active").asText()) : null;
            json.path("waiting").forEach(run -> content.waiting.add(Path.of(run.asText())));
            json.path("beside").forEach(run -> content.beside.add(Path.of(run.asText())));
        }
        return content;
    }

    private void write(Content content) throws IOException {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("active", content.active == null ? null : content.active.toString());
        var waiting = json.putArray("waiting");
        content.waiting.forEach(run -> waiting.add(run.toString()));
        var beside = json.putArray("beside");
        content.beside.forEach(run -> beside.add(run.toString()));
        AtomicFiles.write(file(), out -> JSON.writeValue(out, json));
    }

    private Path file() {
        return folder.resolve("queue.json");
    }
}
