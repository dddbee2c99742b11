package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GeneratedFigure;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** The components that a model divides cells into: asked for, in a table, on the maps, and cells drawn from one. */
final class ComponentsCard {

    private ComponentsCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param colourMaps colours the maps of the run by a value of each cell, and shows them
     * @param figures takes a figure to its page
     * @param background where pictures are drawn
     */
    static Node of(
            ComponentsViewModel answers,
            StoredRun run,
            Function<String, Optional<Path>> newFile,
            Consumer<Colouring> colourMaps,
            Consumer<FigureDraft> figures,
            Executor background) {
        var describe = AnswersPane.primary("ask-components", "Describe", "mdi2c-chart-bubble", answers::describe);
        describe.disableProperty().bind(answers.question().busyProperty());
        var which = new ComboBox<Integer>();
        which.setId("component");
        which.setAccessibleText("Component to draw cells from or to colour by");
        which.setConverter(new NameConverter<>(
                number -> number == ComponentsViewModel.MIXTURE ? "all, by weight" : Integer.toString(number)));
        answers.resultProperty().subscribe(_ -> {
            which.getItems()
                    .setAll(IntStream.concat(
                                    IntStream.of(ComponentsViewModel.MIXTURE),
                                    answers.lines().stream()
                                            .mapToInt(ComponentsViewModel.Line::component)
                                            .sorted())
                            .boxed()
                            .toList());
            which.getSelectionModel()
                    .select(Integer.valueOf(answers.chosenProperty().get()));
        });
        which.valueProperty().subscribe(now -> {
            if (now != null) {
                answers.chosenProperty().set(now);
            }
        });
        var colour = AnswersPane.plain("colour-component", "Colour the maps", () -> answers.colouring(colourMaps));
        var draw = AnswersPane.plain("draw-component", "Draw cells…", () -> newFile.apply("generated.csv")
                .ifPresent(file -> answers.draw(Optional.of(file))));
        var check =
                AnswersPane.plain("check-generated", "Compare generated cells", () -> answers.draw(Optional.empty()));
        var figure = AnswersPane.plain(
                "generated-figure", "Make figure", () -> answers.figure(run).ifPresent(figures));
        figure.disableProperty().bind(AnswersPane.waiting(answers.question(), answers.generatedProperty()));
        var save =
                AnswersPane.plain("save-probabilities", "Save probabilities…", () -> newFile.apply("probabilities.csv")
                        .ifPresent(answers::saveProbabilities));
        for (Control each : List.of(which, colour, draw, check)) {
            each.disableProperty().bind(answers.question().busyProperty().or(Bindings.isEmpty(which.getItems())));
        }
        save.disableProperty().bind(answers.question().busyProperty());
        var table = new FactTable(List.of(
                new FactTable.Heading(
                        "Component",
                        "In the order of a walk over the graph of their means: like ones follow each other"),
                new FactTable.Heading("Weight", "Weight in the mixture; all sum to 1"),
                new FactTable.Heading("Cells", "Cells that are in it rather than in any other"),
                new FactTable.Heading("Most frequent type", "The known type that is the most frequent of its cells"),
                new FactTable.Heading("Genes", "Genes whose counts go with its probability (Spearman)")));
        table.setId("components-table");
        answers.resultProperty()
                .subscribe(_ -> table.show(answers.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.component()),
                                AnswersPane.number("%.3f", line.weight()),
                                String.format(Locale.ROOT, "%,d", line.cells()),
                                line.type(),
                                line.markers()))
                        .toList()));
        var picture = new FigureView(background, "Generated cells beside real ones");
        answers.generatedProperty().subscribe(found -> picture.show(found.map(GeneratedFigure::of)));
        var found = new VBox(table, picture);
        found.getStyleClass().add("answer-parts");
        return new AnswerCard(
                        "What are its components?",
                        "The model divides the cells itself. Cells drawn from a component are generated, not measured, and files"
                                + " say so.",
                        answers.question())
                .asking(describe, which, colour, check, draw, figure, save)
                .answering(found);
    }
}
