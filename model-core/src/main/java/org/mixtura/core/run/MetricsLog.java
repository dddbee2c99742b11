package org.mixtura.core.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixtura.core.train.TrainEvent;

/**
 * The file {@code metrics.csv}: epoch, split, term, value. Appended and flushed after every epoch, so a crash loses at
 * most one. It holds no times: two equal runs give two equal files.
 */
final class MetricsLog implements AutoCloseable {

    private static final String HEADER = "epoch,split,term,value";

    private final Path path;
    private final FileChannel file;
    private final Writer out;

    private MetricsLog(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
        this.out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
    }

    /** A new log. */
    static MetricsLog create(Path file) throws IOException {
        var log = new MetricsLog(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        log.out.write(HEADER + "\n");
        log.out.flush();
        return log;
    }

    /** Goes on after an epoch: rows of later epochs, and a line that a crash cut short, are dropped. */
    static MetricsLog continueAfter(Path file, int epoch) throws IOException {
        var kept = new StringBuilder(HEADER + "\n");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int comma = line.indexOf(',');
                if (comma > 0
                        && Character.isDigit(line.charAt(0))
                        && Integer.parseInt(line.substring(0, comma)) <= epoch) {
                    kept.append(line).append('\n');
                }
            }
        }
        AtomicFiles.write(file, out -> out.write(kept.toString().getBytes(StandardCharsets.UTF_8)));
        return new MetricsLog(file, FileChannel.open(file, StandardOpenOption.APPEND));
    }

    /** Appends the rows of one epoch; they outlast a power cut, as the checkpoint does that counts on them. */
    void append(TrainEvent.EpochDone epoch) {
        try {
            write(epoch.epoch(), "train", epoch.train());
            write(epoch.epoch(), "validation", epoch.validation());
            write(epoch.epoch(), "all", epoch.scores());
            out.flush();
            file.force(false);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Forgets all rows after an epoch. */
    void cutAfter(int epoch) throws IOException {
        out.flush();
        long kept = 0;
        for (String line : Files.readAllLines(path)) {
            int comma = line.indexOf(',');
            if (Character.isDigit(line.charAt(0)) && Integer.parseInt(line.substring(0, comma)) > epoch) {
                break;
            }
            kept += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        file.truncate(kept).force(false);
    }

    static MetricsHistory read(Path file) throws IOException {
        var rows = new ArrayList<MetricsHistory.Row>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] parts = line.split(",", -1);
            if (parts.length != 4) {
                throw new IOException("metrics.csv has a line with " + parts.length + " values instead of 4");
            }
            try {
                rows.add(new MetricsHistory.Row(
                        Integer.parseInt(parts[0]), parts[1], parts[2], Double.parseDouble(parts[3])));
            } catch (NumberFormatException damaged) {
                throw new IOException("metrics.csv has a line that is not numbers: " + line, damaged);
            }
        }
        return new MetricsHistory(rows);
    }

    private void write(int epoch, String split, Map<String, Double> terms) throws IOException {
        for (var term : terms.entrySet()) {
            out.write("%d,%s,%s,%s\n".formatted(epoch, split, term.getKey(), term.getValue()));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
