package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Comparison;
import org.mixtura.core.data.Column;
import org.mixtura.core.infer.GeneDifference;
import org.mixtura.ui.control.Columns;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.theme.Icon;

/** Chooses two groups of cells and lists the genes in which the model sees them differ. */
final class GenesPane extends BorderPane {

    /** Places of columns whose content is longer than the heading. */
    private static final int GENE = 0;

    private static final int PROBABILITY = 4;

    private final CompareViewModel model;
    private final Consumer<String> showGene;
    private final TableView<GeneDifference> table = new TableView<>();
    private final CheckBox calledOnly = new CheckBox("Called genes only");
    private final Button save = new Button("Save table…");

    /**
     * @param showGene colours the maps by a gene
     * @param saveTable asks for a file and writes the table
     */
    GenesPane(CompareViewModel model, Consumer<String> showGene, Runnable saveTable) {
        this.model = model;
        this.showGene = showGene;
        getStyleClass().add("genes-pane");
        setMinWidth(0);
        table.setMinWidth(0);
        save.setId("save-genes");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> saveTable.run());
        setTop(choices());
        setCenter(table());
        setBottom(foot());
        model.resultProperty().subscribe(result -> fill());
        calledOnly.selectedProperty().subscribe(_ -> fill());
    }

    private HBox choices() {
        var column = new ComboBox<>(FXCollections.observableList(model.columns()));
        column.setId("compare-by");
        column.setConverter(new NameConverter<>(Column::name));
        column.valueProperty().bindBidirectional(model.columnProperty());
        var group = new ComboBox<>(model.groups());
        group.setId("compare-group");
        model.groupProperty().subscribe(chosen -> group.setValue(chosen.orElse(null)));
        group.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null) {
                model.groupProperty().set(Optional.of(chosen));
            }
        });
        var against = new ComboBox<>(model.others());
        against.setId("compare-against");
        model.againstProperty().subscribe(against::setValue);
        against.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null) {
                model.againstProperty().set(chosen);
            }
        });
        var compare = new Button("Compare", new Icon("mdi2c-compare-horizontal"));
        compare.setId("compare");
        compare.getStyleClass().add("accent");
        compare.setMinWidth(USE_PREF_SIZE);
        compare.disableProperty().bind(model.busyProperty());
        compare.setOnAction(_ -> model.compare());
        var bar = new HBox(text("By"), column, text("A"), group, text("B"), against, compare);
        bar.getStyleClass().addAll("explore-bar", "genes-choices");
        // Names of cell types are long, and the window may be narrow.
        for (ComboBox<?> box : List.of(column, group, against)) {
            box.setMinWidth(0);
            box.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(box, Priority.ALWAYS);
        }
        column.setMinWidth(USE_PREF_SIZE);
        return bar;
    }

    private HBox foot() {
        var words = new Label();
        words.setId("compare-words");
        words.textProperty().bind(model.wordsProperty());
        words.setWrapText(true);
        words.setMinWidth(0);
        words.getStyleClass().add("muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        calledOnly.setMinWidth(USE_PREF_SIZE);
        var bar = new HBox(words, calledOnly, save);
        bar.getStyleClass().addAll("explore-bar", "genes-foot");
        return bar;
    }

    private TableView<GeneDifference> table() {
        table.setId("genes-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(
                text("Choose two groups and press Compare. Select cells in the maps to compare just those."));
        table.getColumns()
                .setAll(List.of(
                        Columns.text("Gene", "Symbol; click a row to colour the maps by it", this::symbol),
                        Columns.number(
                                "log2 FC",
                                "Log2 fold change, mean over pairs of cells; above 0: higher in A",
                                "%+.2f",
                                GeneDifference::lfcMean),
                        Columns.number(
                                "Observed",
                                "Log2 fold change of the mean counts, each cell divided by its total; a gene of which it"
                                        + " says the opposite of the model is not called",
                                "%+.2f",
                                GeneDifference::observedLfc),
                        Columns.text(
                                "Agree",
                                "Whether model and counts say that the gene is higher in the same group",
                                gene -> gene.agrees() ? "yes" : "no"),
                        Columns.number(
                                "P",
                                "Probability that the log2 fold change is beyond 0.25 on either side",
                                "%.3f",
                                GeneDifference::probability),
                        Columns.text(
                                "Called",
                                "Called at an expected false discovery rate of 5 %",
                                gene -> gene.called() ? "yes" : ""),
                        Columns.number("Mean A", "Mean raw count in A", "%.2f", GeneDifference::meanA),
                        Columns.number("Mean B", "Mean raw count in B", "%.2f", GeneDifference::meanB),
                        Columns.number(
                                "% A", "Share of the cells of A with a count", "%.0f", gene -> 100 * gene.detectedA()),
                        Columns.number(
                                "% B",
                                "Share of the cells of B with a count", "%.0f", gene -> 100 * gene.detectedB())));
        Columns.room(table.getColumns().get(GENE), "LINC00926");
        Columns.room(table.getColumns().get(PROBABILITY), "0.999");
        table.setRowFactory(_ -> row());
        table.getSelectionModel().selectedItemProperty().subscribe(gene -> {
            if (gene != null) {
                showGene.accept(symbol(gene));
            }
        });
        return table;
    }

    private TableRow<GeneDifference> row() {
        return new TableRow<>() {
            @Override
            protected void updateItem(@Nullable GeneDifference gene, boolean empty) {
                super.updateItem(gene, empty);
                setOpacity(gene == null || gene.called() ? 1 : 0.6);
            }
        };
    }

    private void fill() {
        var result = model.resultProperty().get();
        save.setDisable(result.isEmpty());
        calledOnly.setDisable(result.isEmpty());
        table.getItems()
                .setAll(result.map(r -> r.difference().genes()).orElse(List.of()).stream()
                        .filter(gene -> gene.called() || !calledOnly.isSelected())
                        .toList());
        table.scrollTo(0);
    }

    private String symbol(GeneDifference gene) {
        return model.resultProperty()
                .get()
                .map(Comparison::genes)
                .map(genes -> genes.symbols().get(gene.gene()))
                .orElse("");
    }

    private static Label text(String content) {
        var label = new Label(content);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
