package org.mixtura.ui.answers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Question;

/** Other cells in the latent space of a run. */
final class NewCellsViewModel {

    private static final int SHOWN = 12;

    private final StoredRun run;
    private final Workbench workbench;
    private final Question question;
    private final StringProperty data = new SimpleStringProperty(this, "data", "");
    private final BooleanProperty spread = new SimpleBooleanProperty(this, "spread", false);
    private final ObjectProperty<Optional<String>> level = new SimpleObjectProperty<>(this, "level", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EmbedReport>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    NewCellsViewModel(StoredRun run, Workbench workbench, Question question) {
        this.run = run;
        this.workbench = workbench;
        this.question = question;
    }

    /** The file or folder of the other data set. */
    StringProperty dataProperty() {
        return data;
    }

    /** Whether standard deviations are written, too. */
    BooleanProperty spreadProperty() {
        return spread;
    }

    /** The batch of training that all cells are taken to be of; empty: the largest. */
    ObjectProperty<Optional<String>> levelProperty() {
        return level;
    }

    /** What can be chosen; none for a model without batches. */
    List<Optional<String>> levels() {
        return run.batch()
                .map(column -> Stream.concat(
                                Stream.of(Optional.<String>empty()),
                                column.asCategorical().levels().stream().map(Optional::of))
                        .toList())
                .orElse(List.of());
    }

    ReadOnlyObjectProperty<Optional<EmbedReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a data set is chosen and nothing is under way. */
    BooleanExpression readyProperty() {
        return Bindings.createBooleanBinding(
                () -> !question.busyProperty().get() && !data.get().isBlank(), question.busyProperty(), data);
    }

    Question question() {
        return question;
    }

    /** Embeds the cells and writes their codes. */
    void embed(Path csv) {
        String typed = data.get().strip();
        var batchLevel = level.get();
        boolean deviations = spread.get();
        result.set(Optional.empty());
        question.ask(
                "Embedding other cells",
                "Reading and encoding…",
                watcher -> workbench.embed(
                        run,
                        new EmbedRequest(path(typed), Optional.empty(), Optional.empty(), batchLevel, deviations),
                        csv,
                        watcher),
                report -> {
                    result.set(Optional.of(report));
                    return "%,d cells embedded and written to %s.".formatted(report.cells(), csv);
                });
    }

    private static Path path(String typed) {
        try {
            return Path.of(typed).toAbsolutePath();
        } catch (InvalidPathException impossible) {
            throw new ConfigProblem(
                    "'%s' is no name of a file.".formatted(typed),
                    "It holds a sign that names of files cannot have on this system.",
                    "Choose the file with the button beside the field.");
        }
    }

    /** What should be known about the codes, a sentence each. */
    List<String> remarks() {
        return result.get().stream().flatMap(NewCellsViewModel::remarks).toList();
    }

    private static Stream<String> remarks(EmbedReport report) {
        return Stream.of(
                        report.warning(),
                        Optional.of("%,d of the model's %,d genes are in this data set; missing ones count 0."
                                .formatted(report.genesFound(), report.genesOfModel())),
                        missing(report.missingGenes()),
                        report.assumedBatch()
                                .map("All cells were taken as of batch “%s”, the largest of training."::formatted))
                .flatMap(Optional::stream);
    }

    private static Optional<String> missing(List<String> genes) {
        if (genes.isEmpty()) {
            return Optional.empty();
        }
        String first = String.join(", ", genes.subList(0, Math.min(SHOWN, genes.size())));
        return Optional.of("Missing: "
                + (genes.size() <= SHOWN ? first + "." : "%s and %,d more.".formatted(first, genes.size() - SHOWN)));
    }
}
