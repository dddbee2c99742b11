package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.figure.GeneSetsButton;
import org.mixtura.ui.figure.LookControls;
import org.mixtura.ui.figure.SweptGenes;
import org.mixtura.ui.session.FigureDraft;

/** Genes along a path through the latent space: asked for, and as a figure. */
final class PathCard {

    private PathCard() {}

    /**
     * @param existing asks for a file that is there
     * @param newFile asks where to write a file of a suggested name
     * @param showGene colours the maps by a gene
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            PathViewModel answers,
            Supplier<Optional<Path>> existing,
            Function<String, Optional<Path>> newFile,
            Consumer<String> showGene,
            Consumer<FigureDraft> figures,
            Executor background) {
        var from = routes("path-from", "Start of the path, or a dimension", answers.starts());
        from.valueProperty().bindBidirectional(answers.fromProperty());
        var to = routes("path-to", "End of the path", answers.places());
        to.valueProperty().bindBidirectional(answers.toProperty());
        to.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> answers.fromProperty().get().dimension().isPresent(), answers.fromProperty()));
        var genes = new TextField();
        genes.setId("path-genes");
        genes.setPromptText("More genes, e.g. CD4, CD8A");
        genes.setPrefColumnCount(16);
        genes.textProperty().bindBidirectional(answers.genesProperty());
        var follow = AnswersPane.primary("ask-path", "Follow", "mdi2v-vector-polyline", answers::follow);
        follow.disableProperty().bind(answers.question().busyProperty());
        var looks = LookControls.of("path", answers.look());
        var figure = AnswersPane.plain(
                "path-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain(
                "save-path", "Save table…", () -> newFile.apply("path.csv").ifPresent(answers::save));
        var waiting = AnswersPane.waiting(answers.question(), answers.resultProperty());
        figure.disableProperty().bind(waiting);
        save.disableProperty().bind(waiting);
        var view = new FigureView(background, "Expression of genes along the path");
        view.onPicked((x, y, width) -> answers.seen().ifPresent(drawn -> drawn.at(x, y, width)
                .gene()
                .ifPresent(
                        gene -> showGene.accept(drawn.report().genes().get(gene).symbol()))));
        view.tell(answers::wordsAt);
        new SweptGenes(newFile, answers::write, file -> answers.setsProperty().set(Optional.of(file)))
                .in(view, answers::genesBetween);
        Runnable draw = () -> view.show(answers.seen());
        answers.resultProperty().subscribe(draw);
        answers.look().lookProperty().subscribe(draw);
        return new AnswerCard(
                        "What changes along a path?",
                        "Decodes the way between two places of the latent space, or along one dimension. The strip above says"
                                + " how far the path is from cells; housekeeping genes should not change. A click on a gene colours the maps.",
                        answers.question())
                .asking(
                        from,
                        new Label("to"),
                        to,
                        genes,
                        new GeneSetsButton("path-sets", answers.setsProperty(), existing),
                        follow)
                .asking(looks.toArray(Node[]::new))
                .asking(figure, save)
                .answering(view);
    }

    private static ComboBox<PathViewModel.Route> routes(String id, String text, List<PathViewModel.Route> routes) {
        var box = new ComboBox<>(FXCollections.observableList(routes));
        box.setId(id);
        box.setAccessibleText(text);
        box.setConverter(new NameConverter<>(PathViewModel.Route::label));
        return box;
    }
}
