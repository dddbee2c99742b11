package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** Genes along the states of a model with categories: asked for, in a table, and as a figure. */
final class TraversalCard {

    private static final Map<TraversalQuery.Range, String> RANGES = Map.of(
            TraversalQuery.Range.CATEGORY, "As far as cells of the category",
            TraversalQuery.Range.CELL, "As far as the cell's posterior",
            TraversalQuery.Range.PRIOR, "From -3 to 3");

    private TraversalCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            TraversalViewModel answers,
            Function<String, Optional<Path>> newFile,
            Consumer<FigureDraft> figures,
            Executor background) {
        var genes = new TextField();
        genes.setId("traversal-genes");
        genes.setPromptText("More genes, e.g. FOS, JUN");
        genes.setPrefColumnCount(16);
        genes.textProperty().bindBidirectional(answers.genesProperty());
        var range = new ComboBox<>(FXCollections.observableArrayList(TraversalQuery.Range.values()));
        range.setId("traversal-range");
        range.setConverter(new NameConverter<>(chosen -> RANGES.getOrDefault(chosen, "")));
        range.valueProperty().bindBidirectional(answers.rangeProperty());
        range.setTooltip(new Tooltip("How far the state is varied"));
        var follow =
                AnswersPane.primary("ask-traversal", "Follow genes", "mdi2c-chart-timeline-variant", answers::follow);
        follow.disableProperty().bind(answers.question().busyProperty());
        var panel = panel(answers);
        var figure = AnswersPane.plain(
                "traversal-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain("save-traversal", "Save table…", () -> newFile.apply("traversal.csv")
                .ifPresent(answers::save));
        for (Control each : List.of(panel, figure, save)) {
            each.disableProperty().bind(answers.question().busyProperty().or(Bindings.isEmpty(panel.getItems())));
        }
        var parts = new AnswerParts(
                new FigureView(background, "Expression of each gene along the state of each category"), table(answers));
        answers.panelProperty().subscribe(_ -> parts.figure(answers.seen()));
        return new AnswerCard(
                        "What changes within a category?",
                        "Varies the state of a typical cell of each category while the category stays. Markers should not change,"
                                + " genes of activity may.",
                        answers.question())
                .asking(genes, range, follow, panel, figure, save)
                .answering(parts);
    }

    private static ComboBox<TraversalViewModel.Panel> panel(TraversalViewModel answers) {
        var panel = new ComboBox<TraversalViewModel.Panel>();
        panel.setId("traversal-panel");
        panel.setAccessibleText("Arm and dimension of the state");
        answers.resultProperty().subscribe(_ -> {
            panel.getItems().setAll(answers.panels());
            answers.panelProperty().get().ifPresent(panel.getSelectionModel()::select);
        });
        answers.panelProperty().subscribe(shown -> shown.ifPresent(panel.getSelectionModel()::select));
        panel.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                answers.panelProperty().set(Optional.of(chosen));
            }
        });
        return panel;
    }

    private static FactTable table(TraversalViewModel answers) {
        var table = new FactTable(List.of(
                new FactTable.Heading(
                        "Gene", "Markers, immediate-early genes (ieg), housekeeping genes (hkg), wished ones"),
                new FactTable.Heading("Set", "Why it is followed"),
                new FactTable.Heading(
                        "Largest change", "Change along the state, as a share of the gene's largest expression"),
                new FactTable.Heading("In category", "Where it changes most"),
                new FactTable.Heading("Correlation", "Spearman's correlation with the state there")));
        table.setId("traversal-table");
        answers.panelProperty()
                .subscribe(_ -> table.show(answers.lines().stream()
                        .map(line -> List.of(
                                line.gene(),
                                line.set(),
                                String.format(Locale.ROOT, "%.0f %%", 100 * line.change()),
                                line.category(),
                                String.format(Locale.ROOT, "%.2f", line.monotonicity())))
                        .toList()));
        return table;
    }
}
