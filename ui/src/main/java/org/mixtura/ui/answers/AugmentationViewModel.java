package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.RunComponents;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.figure.AugmentationFigure;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** How the copies that a model's augmenter makes compare with their cells. */
final class AugmentationViewModel {

    private final StoredRun run;
    private final Supplier<RunComponents> components;
    private final Question question;
    private final StringProperty genes = new SimpleStringProperty(this, "genes", "");
    private final ReadOnlyObjectWrapper<Optional<AugmentationReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    AugmentationViewModel(StoredRun run, Supplier<RunComponents> components, Question question) {
        this.run = run;
        this.components = components;
        this.question = question;
    }

    Question question() {
        return question;
    }

    /** Genes to describe, as typed; empty: those that are described by default. */
    StringProperty genesProperty() {
        return genes;
    }

    ReadOnlyObjectProperty<Optional<AugmentationReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Makes copies and compares them. */
    void compare() {
        var wished = GeneNames.in(genes.get());
        question.ask(
                "Comparing cells with their copies",
                "Making copies, and one map of both…",
                watcher -> components.get().augmentation(wished, watcher),
                report -> {
                    result.set(Optional.of(report));
                    return "%,d cells were compared with a copy of each."
                            .formatted(report.map().rows() / 2);
                });
    }

    /** How many cells and copies a vote of the nearest cells puts into their own class; not where no class is known. */
    List<AgreementViewModel.Fact> facts() {
        return result.get().filter(report -> !Double.isNaN(report.agreementOfCells())).stream()
                .flatMap(report -> Stream.of(
                        new AgreementViewModel.Fact(
                                "Cells among their " + report.classes(),
                                percent(report.agreementOfCells()),
                                "told right by the nearest other cells"),
                        new AgreementViewModel.Fact(
                                "Copies among their " + report.classes(),
                                percent(report.agreementOfCopies()),
                                "told right by the nearest cells, the copied one left out")))
                .toList();
    }

    /** What a reader should know about these numbers. */
    List<String> remarks() {
        return result.get().filter(_ -> run.labels().isEmpty()).stream()
                .map(_ -> "This run was trained without known types, so the vote is about the model's own categories.")
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** What is drawn in the window; empty before there is an answer. */
    Optional<AugmentationFigure> seen() {
        return result.get().map(AugmentationFigure::of).map(figure -> figure.withTitle(""));
    }

    /** The same with a title for a file; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return result.get()
                .map(report -> new FigureDraft(AugmentationFigure.of(report), "augmenter", run.provenance()));
    }

    /** Writes the histograms of the genes. */
    void save(Path csv) {
        result.get().ifPresent(report -> question.write(csv, file -> RunTable.write(file, report.histograms())));
    }
}
