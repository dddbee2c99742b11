package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.core.LikelihoodReport;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.CellLikelihoods;
import org.mixtura.ui.task.Question;

/** How well the model explains each cell. */
final class LikelihoodViewModel {

    private static final int SAMPLES = 10;
    private static final int MARGINAL_SAMPLES = 1000;

    private final Supplier<RunOutputs> outputs;
    private final Question question;
    private final BooleanProperty marginal = new SimpleBooleanProperty(this, "marginal", false);
    private final ReadOnlyObjectWrapper<Optional<LikelihoodReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** The means of a term over the cells of training and over those held out; NaN where there are none. */
    record Line(String term, double train, double validation) {}

    LikelihoodViewModel(Supplier<RunOutputs> outputs, Question question) {
        this.outputs = outputs;
        this.question = question;
    }

    /** Whether log p(x) is estimated, too, with many more draws. */
    BooleanProperty marginalProperty() {
        return marginal;
    }

    ReadOnlyObjectProperty<Optional<LikelihoodReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    Question question() {
        return question;
    }

    void measure() {
        boolean all = marginal.get();
        int samples = all ? MARGINAL_SAMPLES : SAMPLES;
        question.ask(
                "Measuring likelihoods",
                "%,d draws for each cell…".formatted(samples),
                watcher -> outputs.get().likelihood(samples, all, watcher),
                report -> {
                    result.set(Optional.of(report));
                    return "%,d draws a cell; likelihoods in nats.".formatted(report.samples());
                });
    }

    /** The terms in their order. */
    List<Line> lines() {
        return result.get().stream()
                .flatMap(report -> report.cells().terms().keySet().stream()
                        .map(term -> new Line(
                                term,
                                report.train().getOrDefault(term, Double.NaN),
                                report.validation().getOrDefault(term, Double.NaN))))
                .toList();
    }

    /** Cells by how well they are explained: by log p(x) where it was estimated, else by its lower bound. */
    Optional<Colouring> colouring() {
        return result.get().map(report -> report.cells().terms()).flatMap(terms -> Optional.ofNullable(
                        terms.get(CellLikelihoods.MARGINAL))
                .map(values -> coloured("log p(x)", values))
                .or(() ->
                        Optional.ofNullable(terms.get(CellLikelihoods.ELBO)).map(values -> coloured("ELBO", values))));
    }

    private static Colouring coloured(String name, double[] values) {
        float[] shown = new float[values.length];
        for (int cell = 0; cell < shown.length; cell++) {
            shown[cell] = (float) values[cell];
        }
        return Colouring.ByValue.of(name, "nats", shown, false);
    }

    void save(Path csv) {
        result.get()
                .ifPresent(report -> question.write(csv, file -> outputs.get().writeLikelihood(report, file)));
    }
}
