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
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.figure.GeneSetsButton;
import org.mixtura.ui.figure.LookControls;
import org.mixtura.ui.figure.SweptGenes;
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
     * @param maps are coloured by a gene that is clicked, and show the cell nearest to the state
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            TraversalViewModel answers,
            Supplier<Optional<Path>> existing,
            Function<String, Optional<Path>> newFile,
            OnMaps maps,
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
        var sets = new GeneSetsButton("traversal-sets", answers.setsProperty(), existing);
        var looks = LookControls.of("traversal", answers.look());
        for (Control each : List.of(panel, figure, save)) {
            each.disableProperty().bind(answers.question().busyProperty().or(Bindings.isEmpty(panel.getItems())));
        }
        var clicked = new Clicked(maps, answers.resultProperty());
        var view = view(answers, clicked, background);
        new SweptGenes(newFile, answers::write, file -> answers.setsProperty().set(Optional.of(file)))
                .in(view, answers::genesBetween);
        var parts = new AnswerParts(view, table(answers));
        Runnable draw = () -> parts.figure(answers.seen());
        answers.panelProperty().subscribe(draw);
        answers.look().lookProperty().subscribe(draw);
        return new AnswerCard(
                        "What changes within a category?",
                        "Varies the state of a typical cell of each category while the category stays. Markers should not change,"
                                + " genes of activity may. Drag over rows to make a gene set.",
                        answers.question())
                .asking(genes, sets, range, follow, panel)
                .asking(looks.toArray(Node[]::new))
                .asking(figure, save)
                .answering(new VBox(clicked, parts));
    }

    /** What a click on the figure did to the maps, and a way there. */
    private static final class Clicked extends HBox {

        private static final String HINT =
                "A click colours the maps by the gene and marks the cell that is nearest to the state.";

        private final OnMaps maps;
        private final Label words = new Label(HINT);
        private final Hyperlink see = new Hyperlink("See the maps");

        Clicked(OnMaps maps, ObservableValue<? extends Optional<?>> answer) {
            this.maps = maps;
            words.setId("traversal-clicked");
            words.setWrapText(true);
            words.getStyleClass().add("muted");
            see.setId("traversal-maps");
            see.setMinWidth(USE_PREF_SIZE);
            see.setOnAction(_ -> maps.show());
            see.setVisible(false);
            getStyleClass().add("label-row");
            getChildren().setAll(words, see);
            visibleProperty().bind(answer.map(Optional::isPresent));
            managedProperty().bind(visibleProperty());
        }

        void show(Optional<String> gene, Optional<TraversalViewModel.NearCell> cell) {
            gene.ifPresent(maps::colourByGene);
            cell.map(TraversalViewModel.NearCell::barcode).ifPresent(maps::mark);
            words.setText(gene.map("The maps are coloured by %s. "::formatted).orElse(HINT)
                    + cell.map(TraversalViewModel.NearCell::words).orElse(""));
            see.setVisible(gene.isPresent());
        }
    }

    /** Says what is under the mouse, and colours the maps by a gene that is clicked. */
    private static FigureView view(TraversalViewModel answers, Clicked clicked, Executor background) {
        var view = new FigureView(background, "Expression of each gene along the state of each category");
        view.setId("traversal-view");
        view.tell(answers::wordsAt);
        view.onPicked((x, y, width) -> clicked.show(answers.geneAt(x, y, width), answers.cellAt(x, y, width)));
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
                new FactTable.Heading("Gene", "Markers, immediate-early genes, housekeeping genes, wished ones"),
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
