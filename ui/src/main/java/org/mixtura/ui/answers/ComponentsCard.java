package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import org.mixtura.core.figure.Colouring;

/** The components that a model divides cells into: asked for, in a table, on the maps, and cells drawn from one. */
final class ComponentsCard {

    private ComponentsCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param colourMaps colours the maps of the run by a value of each cell, and shows them
     */
    static Node of(
            ComponentsViewModel answers, Function<String, Optional<Path>> newFile, Consumer<Colouring> colourMaps) {
        var describe = AnswersPane.primary("ask-components", "Describe", "mdi2c-chart-bubble", answers::describe);
        describe.disableProperty().bind(answers.question().busyProperty());
        var which = new ComboBox<Integer>();
        which.setId("component");
        which.setAccessibleText("Component to draw cells from or to colour by");
        answers.resultProperty().subscribe(_ -> {
            which.getItems()
                    .setAll(answers.lines().stream()
                            .map(ComponentsViewModel.Line::component)
                            .sorted()
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
                .ifPresent(answers::draw));
        var save =
                AnswersPane.plain("save-probabilities", "Save probabilities…", () -> newFile.apply("probabilities.csv")
                        .ifPresent(answers::saveProbabilities));
        for (Control each : List.of(which, colour, draw)) {
            each.disableProperty().bind(answers.question().busyProperty().or(Bindings.isEmpty(which.getItems())));
        }
        save.disableProperty().bind(answers.question().busyProperty());
        var table = new FactTable(List.of(
                new FactTable.Heading(
                        "Component",
                        "In the order of a walk over the graph of their means: like ones follow each other"),
                new FactTable.Heading("Weight", "Weight in the mixture; all sum to 1"),
                new FactTable.Heading("Cells", "Cells that are in it rather than in any other"),
                new FactTable.Heading("Most frequent type", "The known type of most of its cells"),
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
        return new AnswerCard(
                        "What are its components?",
                        "The model divides the cells itself. Cells drawn from a component are generated, not measured, and files"
                                + " say so.",
                        answers.question())
                .asking(describe, which, colour, draw, save)
                .answering(table);
    }
}
