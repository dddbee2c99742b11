package org.mixtura.ui.explore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Question;

/** Writes the run for other programs. */
public final class ExportViewModel {

    private final StoredRun run;
    private final Workbench workbench;
    private final Question question;

    public ExportViewModel(StoredRun run, Workbench workbench, Question question) {
        this.run = run;
        this.workbench = workbench;
        this.question = question;
    }

    /** What is being written, or was; empty before. */
    ReadOnlyStringProperty wordsProperty() {
        return question.wordsProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return question.busyProperty();
    }

    /** The name that is suggested for the file, or the folder of a format that is one. */
    String suggestedName(ExportFormat format) {
        String name = String.valueOf(run.folder().getFileName());
        return format.isFolder() ? name + "-" + format.id() : name + "." + format.extension();
    }

    /** Writes a text. */
    void write(Path file, String text) {
        question.write(file, target -> {
            try {
                AtomicFiles.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException unwritable) {
                throw new StorageProblem(
                        "'%s' cannot be written.".formatted(target),
                        SystemReason.of(unwritable),
                        "Check free space and permissions, or choose another place.",
                        unwritable);
            }
        });
    }

    /** Writes a table. */
    void write(Path file, RunTable table) {
        question.write(file, target -> RunTable.write(target, table));
    }

    void export(ExportFormat format, Path out) {
        question.ask(
                "Writing " + out.getFileName(),
                "Writing " + out.getFileName() + "…",
                watcher -> workbench.export(List.of(run), format, out, watcher),
                left -> left.isEmpty()
                        ? "Written to %s.".formatted(out.getFileName())
                        : "Written to %s. Left out, because of a kind that cannot be written again: %s."
                                .formatted(out.getFileName(), String.join(", ", left)));
    }
}
