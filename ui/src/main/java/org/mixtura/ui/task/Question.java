package org.mixtura.ui.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.ui.error.Problem;

/**
 * Something to ask a model that takes a while: one answer at a time, with progress in the tray, where it can be
 * cancelled, and a sentence about how it stands. Call on the JavaFX thread.
 */
public final class Question {

    private final Tasks tasks;
    private final Consumer<Problem> report;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");

    /** @param report tells the user about a problem */
    public Question(Tasks tasks, Consumer<Problem> report) {
        this.tasks = tasks;
        this.report = report;
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What is being done, or what came out of it; empty when nothing was asked, or it was given up. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /**
     * Asks, unless an answer is awaited already.
     *
     * @param title what the tray shows
     * @param meanwhile what is said until the answer comes
     * @param asked does the work on a background thread
     * @param answered takes the answer and says it in a sentence
     */
    public <T> void ask(String title, String meanwhile, Function<Watcher, T> asked, Function<T, String> answered) {
        if (busy.get()) {
            return;
        }
        var cancelled = new AtomicBoolean();
        busy.set(true);
        words.set(meanwhile);
        tasks.run(
                TaskKind.of(title).onCancel(() -> {
                    cancelled.set(true);
                    end("");
                }),
                progress -> asked.apply(share -> {
                    progress.share(share);
                    return !cancelled.get();
                }),
                answer -> end(answered.apply(answer)),
                problem -> {
                    end("");
                    report.accept(problem);
                });
    }

    /**
     * Writes a file, unless an answer is awaited already, and says where it is.
     *
     * @param content writes it, on a background thread
     */
    public void write(Path file, Consumer<Path> content) {
        ask(
                "Writing " + file.getFileName(),
                "Writing…",
                _ -> {
                    content.accept(file);
                    return file;
                },
                "Written to %s."::formatted);
    }

    /**
     * Writes a text as {@link #write} does.
     *
     * @param written is called when it is there
     */
    public void writeText(Path file, String text, Runnable written) {
        ask(
                "Writing " + file.getFileName(),
                "Writing…",
                _ -> {
                    write(file, text);
                    return file;
                },
                there -> {
                    written.run();
                    return "Written to %s.".formatted(there);
                });
    }

    private static void write(Path file, String text) {
        try {
            AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "'%s' cannot be written.".formatted(file),
                    SystemReason.of(unwritable),
                    "Check free space and permissions, or choose another place.",
                    unwritable);
        }
    }

    private void end(String outcome) {
        busy.set(false);
        words.set(outcome);
    }
}
