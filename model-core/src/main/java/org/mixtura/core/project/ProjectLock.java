package org.mixtura.core.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a process changes a project. The system takes the lock back when the process dies, however it dies; who it was
 * stands in the file, and is taken out of it when all went well. So a file that names somebody and is not locked tells of a
 * crash.
 */
final class ProjectLock {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectLock.class);

    static final String NAME = ".lock";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final Optional<Holder> dead;

    private ProjectLock(FileChannel channel, Optional<Holder> dead) {
        this.channel = channel;
        this.dead = dead;
    }

    /** Who has a project open, or had it when it crashed. */
    record Holder(long pid, String host, String since) {

        static Holder self() {
            return new Holder(
                    ProcessHandle.current().pid(), thisHost(), Instant.now().toString());
        }

        boolean isHere() {
            return host.equals(thisHost());
        }

        private static String thisHost() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }

    /** The lock, or who has it. */
    sealed interface Attempt {

        record Taken(ProjectLock lock) implements Attempt {}

        record Held(Optional<Holder> by) implements Attempt {}
    }

    /** Tries to take the lock; waits for nobody. */
    static Attempt take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var before = holder(file);
        if (!isLocked(channel)) {
            channel.close();
            return new Attempt.Held(before);
        }
        var lock = new ProjectLock(channel, before);
        lock.write(JSON.writeValueAsBytes(json(Holder.self())));
        return new Attempt.Taken(lock);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            // Far behind the text, because Windows lets nobody read what is locked.
            @Nullable Object lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Who had the project open and did not close it; empty when it was closed well. */
    Optional<Holder> dead() {
        return dead;
    }

    private static Optional<Holder> holder(Path file) throws IOException {
        try {
            var json = JSON.readTree(Files.readAllBytes(file));
            return json.has("pid")
                    ? Optional.of(new Holder(
                            json.path("pid").asLong(),
                            json.path("host").asText(),
                            json.path("since").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException halfWritten) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Holder holder) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pid", holder.pid())
                .put("host", holder.host())
                .put("since", holder.since());
    }

    private void write(byte[] content) throws IOException {
        channel.truncate(0);
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer, buffer.position());
        }
        channel.force(true);
    }

    /** Gives it back; a system that refuses takes it back with the process. */
    void release() {
        try (channel) {
            write(new byte[0]);
        } catch (IOException gone) {
            LOG.warn("A lock could not be given back well", gone);
        }
    }
}
