package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.SampleRequest;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.ui.task.Question;

/** Whether counts drawn from the model look like the real ones. */
final class PredictiveViewModel {

    private static final int GROUPS = 5;

    private final Supplier<RunOutputs> outputs;
    private final Question question;
    private final SampleRequest request;
    private final ReadOnlyObjectWrapper<Optional<PredictiveCheck>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param seed of the draws */
    PredictiveViewModel(Supplier<RunOutputs> outputs, Question question, long seed) {
        this.outputs = outputs;
        this.question = question;
        this.request = new SampleRequest(List.of(), 1, seed);
    }

    ReadOnlyObjectProperty<Optional<PredictiveCheck>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    Question question() {
        return question;
    }

    /** Draws one new cell for each real one and compares. */
    void draw() {
        draw("Drawing new cells", Optional.empty());
    }

    /** The same, and writes the new cells. */
    void save(Path file) {
        draw("Writing " + file.getFileName(), Optional.of(file));
    }

    private void draw(String title, Optional<Path> file) {
        question.ask(title, "Drawing…", watcher -> outputs.get().sample(request, file, watcher), check -> {
            result.set(Optional.of(check));
            return file.map("Written to %s."::formatted)
                    .orElseGet(() -> "%.1f %% of the real counts are zero, and %.1f %% of the drawn ones."
                            .formatted(100 * check.observedZeros(), 100 * check.generatedZeros()));
        });
    }

    /** Genes of like mean, from rarest to most frequent. */
    List<PredictiveCheck.GeneGroup> groups() {
        return result.get().map(check -> check.byMean(GROUPS)).orElse(List.of());
    }
}
