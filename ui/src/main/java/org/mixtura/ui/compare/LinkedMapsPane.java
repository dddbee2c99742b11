package org.mixtura.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixtura.ui.chart.LegendPane;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.chart.ScatterPane;

/** Maps of runs beside each other with one legend, and what is selected in them. */
final class LinkedMapsPane extends BorderPane {

    /** Lower than so many letters a map shows nothing. */
    private static final double LEAST_EM = 9;

    private final LinkedMaps model;
    private final Label name = new Label();

    /**
     * @param background where pictures are drawn
     * @param save asks for a file and writes the stability of all cells to it
     */
    LinkedMapsPane(LinkedMaps model, Executor background, Runnable save) {
        this.model = model;
        setId("linked-maps");
        getStyleClass().add("linked-maps");
        setMinSize(0, 0);
        var panes = model.scatters().stream()
                .map(scatter -> new ScatterPane(scatter, background))
                .toList();
        // What dragging does is the same in all maps, so one bar of tools is that of all.
        var tools = panes.getFirst().tools();
        panes.getFirst().fitBy(() -> model.scatters().forEach(ScatterModel::fit));
        var grid = maps(panes);
        setTop(bar(save, tools));
        setCenter(orNoRoom(grid));
        var legend = new StackPane(new LegendPane(model.shared()));
        legend.getStyleClass().add("linked-legend");
        setRight(legend);
        setBottom(selection());
    }

    private VBox bar(Runnable save, Region tools) {
        var colour = new ComboBox<>(model.colours());
        colour.setId("linked-colour");
        colour.setAccessibleText("What gives the cells their colours");
        colour.setVisibleRowCount(16);
        colour.setMinWidth(USE_PREF_SIZE);
        model.colourProperty().subscribe(colour::setValue);
        colour.setOnAction(_ -> Optional.ofNullable(colour.getValue())
                .filter(chosen -> !chosen.equals(model.colourProperty().get()))
                .ifPresent(model::colourBy));
        var aligned = new CheckBox("Turn alike");
        aligned.setId("linked-aligned");
        aligned.setMinWidth(USE_PREF_SIZE);
        aligned.setTooltip(new Tooltip(
                "Turn, mirror and scale each map so that its cells lie as nearly as they can where those of the"
                        + " first lie. UMAP knows no up and down; which cells are near each other stays as it is."));
        aligned.selectedProperty().bindBidirectional(model.alignedProperty());
        var words = new Label();
        words.setId("linked-words");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        words.textProperty().bind(model.wordsProperty());
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var keep = small(
                "Save stability…", "linked-save", "Write for each cell how surely it keeps group and neighbours (CSV)");
        keep.setOnAction(_ -> save.run());
        model.wordsProperty().subscribe(_ -> {
            keep.setVisible(model.table().isPresent());
            keep.setManaged(model.table().isPresent());
        });
        name.setText("Colour by");
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(colour);
        tools.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(name, colour, aligned, space, tools);
        bar.getStyleClass().add("linked-bar");
        var told = new HBox(words, keep);
        told.getStyleClass().add("linked-bar");
        return new VBox(bar, told);
    }

    /** Maps that are too low to read give way to what can be done about it. */
    private StackPane orNoRoom(EvenTiles grid) {
        var hint = ComparePage.muted(
                "The table leaves no room for the maps. Click Hide table above, or draw the line below the table up.");
        hint.setId("linked-no-room");
        var low = Bindings.createBooleanBinding(
                () -> grid.getHeight() < LEAST_EM * name.getFont().getSize(),
                grid.heightProperty(),
                name.fontProperty());
        hint.visibleProperty().bind(low);
        grid.visibleProperty().bind(low.not());
        var both = new StackPane(grid, hint);
        both.setMinSize(0, 0);
        return both;
    }

    private EvenTiles maps(List<ScatterPane> panes) {
        var tiles = new EvenTiles();
        for (int run = 0; run < panes.size(); run++) {
            tiles.getChildren().add(card(run, panes.get(run)));
        }
        return tiles;
    }

    private BorderPane card(int run, ScatterPane scatter) {
        scatter.setDetails(model.details());
        scatter.setCellMenu(model.menu());
        scatter.setAccessibleText("Map of the cells, " + model.runs().names().get(run));
        var title = new Label(model.runs().names().get(run));
        title.getStyleClass().add("plot-title");
        // Names of runs often differ at their ends only.
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(model.runs().names().get(run)));
        var cells = new Label(model.runs().words(run));
        cells.getStyleClass().addAll("muted", "linked-cells");
        cells.setMinWidth(0);
        cells.setTooltip(new Tooltip(model.runs().words(run)));
        var head = new VBox(title, cells);
        head.getStyleClass().add("linked-head");
        var card = new BorderPane(scatter);
        card.setTop(head);
        card.setMinSize(0, 0);
        // What is told about a cell may reach over the maps beside this one.
        card.setOnMouseEntered(_ -> card.setViewOrder(-1));
        card.setOnMouseExited(_ -> card.setViewOrder(0));
        card.getStyleClass().addAll("plot-card", "map-pane");
        return card;
    }

    private HBox selection() {
        var words = new Label();
        words.setId("linked-selected");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        words.textProperty().bind(model.selectedProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var copy = small("Copy barcodes", "linked-copy", "Copy the barcodes of the selected cells");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(model.barcodes());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var clear = small("Clear", "linked-clear", "Select nothing (Esc)");
        clear.setOnAction(_ -> model.shared().clearSelection());
        model.shared().selectionProperty().subscribe(cells -> {
            copy.setDisable(cells.isEmpty());
            clear.setDisable(cells.isEmpty());
        });
        var bar = new HBox(words, copy, clear);
        bar.getStyleClass().add("linked-bar");
        return bar;
    }

    private static Button small(String text, String id, String help) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
