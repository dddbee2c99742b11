package org.mixtura.core.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that every step of a project is appended to, a JSON object a line, forced to disk. A crash can leave half a line
 * at its end, and nothing worse.
 */
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param whole how many bytes the lines take
     * @param total how many the file has; more when its end is damaged
     */
    record Content(List<JournalLine> lines, long whole, long total) {

        boolean isWhole() {
            return whole == total;
        }
    }

    /** All lines up to the first that is none. */
    Content read() throws IOException {
        if (!Files.exists(file)) {
            return new Content(List.of(), 0, 0);
        }
        byte[] bytes = Files.readAllBytes(file);
        var lines = new ArrayList<JournalLine>();
        int begin = 0;
        for (int end = next(bytes, begin); end >= 0; end = next(bytes, begin)) {
            try {
                lines.add(StepJson.readLine(JSON.readTree(bytes, begin, end - begin)));
            } catch (JsonProcessingException | RuntimeException damaged) {
                break;
            }
            begin = end + 1;
        }
        return new Content(List.copyOf(lines), begin, bytes.length);
    }

    private static int next(byte[] bytes, int begin) {
        for (int i = begin; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Cuts off a damaged end, of which a copy is kept beside the file. */
    void mend(Content content) throws IOException {
        Files.copy(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(content.whole());
            channel.force(true);
        }
    }

    void append(JournalLine line) throws IOException {
        var bytes = ByteBuffer.wrap(
                (JSON.writeValueAsString(StepJson.write(line)) + "\n").getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException full) {
                // Half a line would make the next one unreadable.
                channel.truncate(before);
                throw full;
            }
        }
    }
}
