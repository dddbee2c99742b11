package org.mixtura.ui.explore;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LegendPane;
import org.mixtura.ui.chart.LevelsPane;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Numbers;

/** Beside the maps: what the colours mean, how points look, and what is selected. */
final class ExploreInspector extends VBox {

    private static final String HINT = "Press L and draw around cells, or Ctrl-click a name above.";

    private final ExploreViewModel model;
    private final Label count = new Label();
    private final LevelsPane levels = new LevelsPane();
    private final Pane actions;
    private final StackPane legend = new StackPane();
    private final Map<PaneModel, LegendPane> legends = new HashMap<>();
    private Subscription following = Subscription.EMPTY;

    ExploreInspector(ExploreViewModel model) {
        this.model = model;
        this.actions = actions();
        getStyleClass().addAll("inspector", "explore-inspector");
        VBox.setVgrow(legend, Priority.ALWAYS);
        legend.setMinHeight(0);
        count.setId("selection-count");
        count.getStyleClass().add("card-title");
        getChildren().addAll(legend, looks(model.shared()), title("Selection"), count, levels, actions);
        model.panes().activeProperty().subscribe(this::follow);
        model.panes().panes().subscribe(
                () -> legends.keySet().retainAll(model.panes().panes()));
    }

    /** Tells about the active map from now on. */
    private void follow(PaneModel pane) {
        legend.getChildren().setAll(legends.computeIfAbsent(pane, p -> new LegendPane(p.view())));
        following.unsubscribe();
        following = pane.view().selectionProperty().subscribe(this::show);
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("group-title");
        return label;
    }

    private static Node looks(LinkedView view) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        grid.addRow(0, title("Points"));
        grid.addRow(1, new Label("Size"), slider("point-size", view.sizeFactorProperty()));
        grid.addRow(2, new Label("Opacity"), slider("point-opacity", view.opacityFactorProperty()));
        return grid;
    }

    /** From a quarter to four times the automatic value, in equal ratios. */
    private static Slider slider(String id, DoubleProperty factor) {
        var slider = new Slider(-2, 2, 0);
        slider.setId(id);
        GridPane.setHgrow(slider, Priority.ALWAYS);
        factor.subscribe(value -> slider.setValue(Math.log(value.doubleValue()) / Math.log(2)));
        slider.valueProperty().subscribe((_, power) -> {
            if (slider.isValueChanging() || slider.isFocused() || slider.isPressed()) {
                factor.set(Math.pow(2, power.doubleValue()));
            }
        });
        return slider;
    }

    private Pane actions() {
        var invert = button("Invert", "invert-selection", "All other cells instead (I)", model.selection()::invert);
        var grow = button(
                "Grow",
                "grow-selection",
                "All cells of the same " + model.selection().groupWords(),
                model.selection()::grow);
        var copy = button("Copy barcodes", "copy-barcodes", "For a table or another program", this::copyBarcodes);
        var hide = button("Hide", "hide-selection", "Leave these cells out of the maps; H without a selection shows"
                + " all again (H)", () -> model.view().hideSelected());
        var clear = button("Clear", "clear-selection", "Select nothing (Esc)", () -> model.view().clearSelection());
        var box = new FlowPane(copy, grow, invert, hide, clear);
        box.getStyleClass().add("selection-actions");
        return box;
    }

    private static Button button(String text, String id, String help, Runnable action) {
        var button = new Button(text);
        button.setTooltip(new Tooltip(help));
        button.setId(id);
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

    private void show(CellSelection selection) {
        boolean some = !selection.isEmpty();
        count.setText("%s of %s cells"
                .formatted(
                        Numbers.count(selection.size()),
                        Numbers.count(model.run().cells().size())));
        count.setVisible(some);
        count.setManaged(some);
        actions.setVisible(some);
        actions.setManaged(some);
        levels.show(model.selection().composition(), HINT);
    }
}
