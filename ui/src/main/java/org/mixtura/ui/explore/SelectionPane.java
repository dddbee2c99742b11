package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LevelsPane;
import org.mixtura.ui.chart.Numbers;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.keys.Keys;

/** The selected cells of the active map: what they are, and what can be done with them. */
final class SelectionPane extends VBox {

    private static final double WRAP = 200;

    private final ExploreViewModel model;
    private final Actions actions;
    private final Label count = new Label();
    private final LevelsPane levels = new LevelsPane();
    private final VBox some = new VBox();
    private final Label problem = new Label();
    private final FlowPane genes = new FlowPane();
    private final TextField name = new TextField();
    private final ComboBox<String> column = new ComboBox<>(FXCollections.observableArrayList());

    /** What the pane has others do. */
    interface Actions {

        /** Asks where to write a file. */
        Optional<Path> newFile(String title, String name);

        /** Makes a new data set of these cells. */
        void subset(String barcodes);

        /** Writes a text to a file. */
        void write(Path file, String text);
    }

    SelectionPane(ExploreViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("selection-pane");
        count.setId("selection-count");
        count.getStyleClass().add("card-title");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        genes.setId("selection-genes");
        genes.getStyleClass().add("selection-actions");
        var words = new Label();
        words.textProperty().bind(model.markers().wordsProperty());
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        some.getStyleClass().add("selection-pane");
        some.getChildren().setAll(labelling(), problem, buttons(), words, genes);
        getChildren().addAll(count, levels, some);
        bindPresence(problem, problem.textProperty());
        bindPresence(words, words.textProperty());
        model.markers().foundProperty().subscribe(this::showGenes);
        Keymap.of(this).subscribe(this::showLevels);
    }

    private static void bindPresence(Label label, StringProperty text) {
        label.visibleProperty().bind(text.isNotEmpty());
        label.managedProperty().bind(text.isNotEmpty());
    }

    private Node labelling() {
        name.setId("label-name");
        name.setPromptText("Label as…");
        name.setPrefColumnCount(6);
        name.setOnAction(_ -> label());
        HBox.setHgrow(name, Priority.ALWAYS);
        column.setId("label-column");
        column.setEditable(true);
        column.setPrefWidth(96);
        column.setValue(SelectionModel.COLUMN);
        column.setTooltip(new Tooltip("The column of labels; write a new name for a new one"));
        column.setAccessibleText("Column of labels");
        column.setOnShowing(_ -> column.getItems().setAll(model.selection().labelColumns()));
        var label = button("Label", "label-selection", "Name these cells; can be undone", KeyAction.UNDO, this::label);
        var what = new HBox(name, label);
        what.getStyleClass().add("label-row");
        var in = new Label("in column");
        in.setMinWidth(USE_PREF_SIZE);
        in.getStyleClass().add("muted");
        column.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(column, Priority.ALWAYS);
        var where = new HBox(in, column);
        where.getStyleClass().add("label-row");
        var rows = new VBox(what, where);
        rows.getStyleClass().add("selection-pane");
        return rows;
    }

    private void label() {
        String into = column.getEditor().getText();
        var refused = model.selection().label(into, name.getText());
        problem.setText(refused.orElse(""));
        if (refused.isEmpty()) {
            name.clear();
            // So that what was done is seen.
            model.selection().column(into.strip()).ifPresent(model.colours()::by);
        }
    }

    private FlowPane buttons() {
        var selection = model.selection();
        var box = new FlowPane(
                button(
                        "Markers",
                        "selection-markers",
                        "Genes that these cells have more of than all others",
                        () -> model.markers().find(model.view().selection(), selection.cells())),
                button(
                        "Copy",
                        "copy-barcodes",
                        "Copy the barcodes, for a table or another program",
                        this::copyBarcodes),
                button("Save…", "save-barcodes", "Save the barcodes, one a line, as a text file", this::saveBarcodes),
                button(
                        "New data set",
                        "subset-selection",
                        "Make a data set of these cells alone, to train on; the source stays as it is",
                        () -> actions.subset(selection.barcodes())),
                button("Grow", "grow-selection", "All cells of the same " + selection.groupWords(), selection::grow),
                button("Invert", "invert-selection", "All other cells instead", KeyAction.INVERT, selection::invert),
                button(
                        "Hide",
                        "hide-selection",
                        "Leave these cells out of the maps; without a selection, show all again",
                        KeyAction.HIDE,
                        () -> model.view().hideSelected()),
                button("Clear", "clear-selection", "Select nothing", KeyAction.CLEAR, () -> model.view()
                        .clearSelection()));
        box.setPrefWrapLength(WRAP);
        box.getStyleClass().add("selection-actions");
        return box;
    }

    private static Button button(String text, String id, String help, KeyAction key, Runnable action) {
        var button = button(text, id, help, action);
        button.setTooltip(Keymap.tooltip(button, help, key));
        return button;
    }

    private static Button button(String text, String id, String help, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void copyBarcodes() {
        var content = new ClipboardContent();
        content.putString(model.selection().barcodes());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void saveBarcodes() {
        String barcodes = model.selection().barcodes() + "\n";
        actions.newFile("Save barcodes", "barcodes.txt").ifPresent(file -> actions.write(file, barcodes));
    }

    private void showGenes(List<SelectionMarkers.Marker> found) {
        Consumer<String> show = model.colours()::byGene;
        genes.getChildren()
                .setAll(found.stream()
                        .map(marker -> {
                            var link = new Hyperlink("%s %+.1f".formatted(marker.symbol(), marker.logFold()));
                            link.setOnAction(_ -> show.accept(marker.symbol()));
                            link.setTooltip(new Tooltip("Colour the maps by " + marker.symbol()));
                            return link;
                        })
                        .toList());
        genes.setVisible(!found.isEmpty());
        genes.setManaged(!found.isEmpty());
    }

    /** Tells about other cells. */
    void show(CellSelection selection) {
        boolean any = !selection.isEmpty();
        count.setText("%s of %s cells"
                .formatted(
                        Numbers.count(selection.size()),
                        Numbers.count(model.selection().cells())));
        count.setVisible(any);
        count.setManaged(any);
        some.setVisible(any);
        some.setManaged(any);
        problem.setText("");
        model.markers().clear();
        showLevels(Keymap.of(this).getValue());
    }

    private void showLevels(Keys keys) {
        String hint = "%s or %s, or Ctrl-click a name above. Over numbers, drag across the scale."
                .formatted(keys.behind("Draw around cells", KeyAction.LASSO), keys.behind("draw a box", KeyAction.BOX));
        levels.show(model.selection().composition(), hint);
    }
}
