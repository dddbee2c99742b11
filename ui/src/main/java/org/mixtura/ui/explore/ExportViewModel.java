package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.mixtura.core.Workbench;
import org.mixtura.core.export.ExportFormat;
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
        write(file, text, () -> {});
    }

    /** Writes a text, and goes on when it is there. */
    void write(Path file, String text, Runnable written) {
        question.writeText(file, text, written);
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
                written -> Stream.concat(
                                Stream.of("Written to %s.".formatted(out.getFileName())), written.sentences().stream())
                        .collect(Collectors.joining(" ")));
    }
}
