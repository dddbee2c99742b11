package org.mixtura.core.worker;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** Writes what a run tells to a file, for whoever watches it from another process. Of the steps only a few a second. */
final class EventLog implements TrainListener, AutoCloseable {

    private static final long BETWEEN_STEPS_NANOS = 250_000_000;

    private final EventJson json = new EventJson();
    private final Writer out;
    private long lastStep = System.nanoTime() - BETWEEN_STEPS_NANOS;

    EventLog(Path file) throws IOException {
        out = Files.newBufferedWriter(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void on(TrainEvent event) {
        if (event instanceof TrainEvent.StepDone) {
            long now = System.nanoTime();
            if (now - lastStep < BETWEEN_STEPS_NANOS) {
                return;
            }
            lastStep = now;
        }
        try {
            out.write(json.line(event) + "\n");
            out.flush();
        } catch (IOException full) {
            throw new StorageProblem(
                    "The events of the run cannot be written.",
                    SystemReason.of(full),
                    "Free some space, then go on with 'mixtura resume'.",
                    full);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
