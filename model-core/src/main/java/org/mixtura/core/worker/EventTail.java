package org.mixtura.core.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.train.TrainEvent;

/** Reads the events of a run as another process writes them. */
final class EventTail {

    private static final int BLOCK = 1 << 20;

    private final EventJson json = new EventJson();
    private final Path file;
    private final Path run;
    private long position;
    private int block = BLOCK;

    EventTail(Path file, Path run) {
        this.file = file;
        this.run = run;
    }

    /** The events whose lines were completed since the last call; none while there is no file. */
    List<TrainEvent> next() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                // Another worker began anew.
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(block, in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            // A line that is longer than a block needs a larger one.
            block = bytes.length == block && !hasLineEnd(bytes) ? 2 * block : BLOCK;
            return events(bytes);
        }
    }

    private static boolean hasLineEnd(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    private List<TrainEvent> events(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        var events = new ArrayList<TrainEvent>();
        for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                json.event(line, run).ifPresent(events::add);
            }
        }
        return events;
    }
}
