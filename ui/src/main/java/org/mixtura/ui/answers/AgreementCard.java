package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** Whether categories can be relied on: numbers, a figure, and words for what cannot be told. */
final class AgreementCard {

    private AgreementCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            AgreementViewModel answers,
            Function<String, Optional<Path>> newFile,
            Consumer<FigureDraft> figures,
            Executor background) {
        var compare = AnswersPane.primary("ask-agreement", "Compare", "mdi2s-scale-balance", answers::compare);
        compare.disableProperty().bind(answers.question().busyProperty());
        var pairs = pairs(answers);
        var figure = AnswersPane.plain(
                "agreement-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain("save-agreement", "Save table…", () -> newFile.apply("agreement.csv")
                .ifPresent(answers::save));
        for (Control each : List.of(pairs, figure, save)) {
            each.disableProperty().bind(AnswersPane.waiting(answers.question(), answers.resultProperty()));
        }
        var view = new FigureView(
                background,
                "Known types against categories, arms against each other, accuracy, consensus and silhouettes");
        view.onPicked(answers::pick);
        var parts = new AnswerParts(view);
        parts.setId("agreement-parts");
        answers.resultProperty().subscribe(_ -> {
            parts.tiles(answers.facts().stream()
                    .map(fact -> new ScoreTile(fact.name(), fact.value(), fact.meaning()))
                    .toList());
            parts.remarks(answers.remarks());
            parts.figure(answers.seen());
        });
        answers.pairProperty().subscribe(_ -> parts.figure(answers.seen()));
        return new AnswerCard(
                        "Can its categories be relied on?",
                        "Whether the arms of the model agree on the category of each cell, and how categories fit known types.",
                        answers.question())
                .asking(compare, pairs, figure, save)
                .answering(parts);
    }

    private static ComboBox<AgreementViewModel.Pair> pairs(AgreementViewModel answers) {
        var box = new ComboBox<AgreementViewModel.Pair>();
        box.setId("agreement-pair");
        box.setAccessibleText("Arms to compare");
        box.setTooltip(new Tooltip("Which arms are compared with each other"));
        answers.resultProperty().subscribe(_ -> {
            box.getItems().setAll(answers.pairs());
            box.getSelectionModel().select(answers.pairProperty().get());
            box.setVisible(!box.getItems().isEmpty());
            box.setManaged(box.isVisible());
        });
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                answers.pairProperty().set(chosen);
            }
        });
        return box;
    }
}
