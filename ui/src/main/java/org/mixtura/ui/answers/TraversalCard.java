package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
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
     * @param existing asks for a file that is there
     * @param newFile asks where to write a file of a suggested name
     * @param showGene colours the maps by a gene
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            TraversalViewModel answers,
            Supplier<Optional<Path>> existing,
            Function<String, Optional<Path>> newFile,
            Consumer<String> showGene,
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
        var sets = new Button();
        sets.setId("traversal-sets");
        sets.setTooltip(new Tooltip("Follow the genes of a file of sets, too (GMT, table or list)"));
        sets.textProperty().bind(answers.setsProperty().map(file -> file.map(Path::getFileName)
                .map(Path::toString)
                .orElse("Gene sets…")));
        sets.setOnAction(_ -> answers.setsProperty().set(existing.get()));
        var scale = AnswersPane.choice("traversal-scale", PathScale.values(), answers.scaleProperty());
        var order = AnswersPane.choice("traversal-order", PathOrder.values(), answers.orderProperty());
        for (Control each : List.of(panel, figure, save)) {
            each.disableProperty().bind(answers.question().busyProperty().or(Bindings.isEmpty(panel.getItems())));
        }
        var parts = new AnswerParts(view(answers, showGene, background), table(answers));
        Runnable draw = () -> parts.figure(answers.seen());
        answers.panelProperty().subscribe(draw);
        answers.scaleProperty().subscribe(draw);
        answers.orderProperty().subscribe(draw);
        return new AnswerCard(
                        "What changes within a category?",
                        "Varies the state of a typical cell of each category while the category stays. Markers should not change,"
                                + " genes of activity may. A click on a gene colours the maps.",
                        answers.question())
                .asking(genes, sets, range, follow, panel, scale, order, figure, save)
                .answering(parts);
    }

    /** Says what is under the mouse, and colours the maps by a gene that is clicked. */
    private static FigureView view(TraversalViewModel answers, Consumer<String> showGene, Executor background) {
        var view = new FigureView(background, "Expression of each gene along the state of each category");
        view.setId("traversal-view");
        var tip = new Tooltip();
        view.onPointed((x, y, width) -> {
            var words = answers.wordsAt(x, y, width);
            words.ifPresent(tip::setText);
            if (words.isPresent()) {
                Tooltip.install(view, tip);
            } else {
                Tooltip.uninstall(view, tip);
            }
        });
        view.onPicked((x, y, width) -> answers.geneAt(x, y, width).ifPresent(showGene));
        return view;
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
