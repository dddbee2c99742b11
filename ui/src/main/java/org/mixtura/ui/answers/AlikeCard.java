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
import org.mixtura.core.component.StateAgreement.Strand;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** Genes along a state in several runs: asked for, and as a figure. */
final class AlikeCard {

    private AlikeCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            AlikeViewModel answers,
            Function<String, Optional<Path>> newFile,
            Consumer<FigureDraft> figures,
            Executor background) {
        var compare = AnswersPane.primary("ask-alike", "Compare runs", "mdi2s-source-branch", answers::compare);
        compare.disableProperty().bind(answers.question().busyProperty());
        var strands = strands(answers);
        var figure = AnswersPane.plain(
                "alike-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain(
                "save-alike", "Save table…", () -> newFile.apply("alike.csv").ifPresent(answers::save));
        for (Control each : List.of(strands, figure, save)) {
            each.disableProperty().bind(AnswersPane.waiting(answers.question(), answers.resultProperty()));
        }
        var view = new FigureView(background, "Expression of each gene along a state, a curve for each run");
        view.setId("alike-view");
        answers.resultProperty().subscribe(() -> view.show(answers.seen()));
        answers.strandProperty().subscribe(() -> view.show(answers.seen()));
        return new AnswerCard(
                        "Do genes change alike in other runs?",
                        "Follows genes along the states of all finished runs of this model on these data that lie beside this one,"
                                + " for example with other seeds. What a state means should not depend on chance.",
                        answers.question())
                .asking(compare, strands, figure, save)
                .answering(view);
    }

    private static ComboBox<Strand> strands(AlikeViewModel answers) {
        var box = new ComboBox<Strand>();
        box.setId("alike-strand");
        box.setAccessibleText("Category and dimension of the state");
        box.setConverter(new NameConverter<>(AlikeViewModel::name));
        answers.resultProperty().subscribe(_ -> {
            box.getItems().setAll(answers.strands());
            answers.strandProperty().get().ifPresent(box.getSelectionModel()::select);
        });
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                answers.strandProperty().set(Optional.of(chosen));
            }
        });
        return box;
    }
}
