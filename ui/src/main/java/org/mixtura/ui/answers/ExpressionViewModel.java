package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.ExpressionRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Question;

/** The expression that the model expects, of all genes, as a file. */
final class ExpressionViewModel {

    private final Supplier<RunOutputs> outputs;
    private final Question question;
    private final List<Batch> batches;
    private final ObjectProperty<Depth> depth = new SimpleObjectProperty<>(this, "depth", Depth.PER_TEN_THOUSAND);
    private final ObjectProperty<Batch> batch;

    /** What expected shares are multiplied by. */
    enum Depth {
        PER_TEN_THOUSAND("Counts per 10,000", new LibrarySize.Fixed(10_000)),
        SHARES("Shares of the cell", new LibrarySize.Share()),
        OWN("Counts at each cell's own depth", new LibrarySize.Own());

        private final String title;
        private final LibrarySize size;

        Depth(String title, LibrarySize size) {
            this.title = title;
            this.size = size;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** In which batch cells are decoded, with words for it. */
    record Batch(String title, BatchChoice choice) {

        @Override
        public String toString() {
            return title;
        }
    }

    ExpressionViewModel(StoredRun run, Supplier<RunOutputs> outputs, Question question) {
        this.outputs = outputs;
        this.question = question;
        var own = new Batch("In each cell's own batch", new BatchChoice.Own());
        this.batches = run.batch()
                .map(column -> Stream.concat(
                                Stream.of(own, new Batch("Mean over all batches", new BatchChoice.Mean())),
                                column.asCategorical().levels().stream()
                                        .map(level -> new Batch("As if of " + level, new BatchChoice.Level(level))))
                        .toList())
                .orElse(List.of(own));
        this.batch = new SimpleObjectProperty<>(this, "batch", own);
    }

    /** What can be chosen; one entry for a model without batches. */
    List<Batch> batches() {
        return batches;
    }

    ObjectProperty<Depth> depthProperty() {
        return depth;
    }

    ObjectProperty<Batch> batchProperty() {
        return batch;
    }

    Question question() {
        return question;
    }

    void save(Path file) {
        var request =
                new ExpressionRequest(List.of(), depth.get().size, batch.get().choice(), 0);
        question.ask(
                "Writing " + file.getFileName(),
                "Decoding every cell…",
                watcher -> {
                    outputs.get().writeExpression(request, file, watcher);
                    return file;
                },
                "Written to %s."::formatted);
    }
}
