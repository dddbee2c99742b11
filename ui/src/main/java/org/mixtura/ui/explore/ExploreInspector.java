package org.mixtura.ui.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.mixtura.ui.chart.LegendPane;
import org.mixtura.ui.chart.LinkedView;

/** Beside the maps: what the colours mean, how points look, and what is selected. */
final class ExploreInspector extends VBox {

    private final SelectionPane selection;
    private final StackPane legend = new StackPane();
    private final Map<PaneModel, LegendPane> legends = new HashMap<>();
    private final ExploreViewModel model;
    private Subscription following = Subscription.EMPTY;

    ExploreInspector(ExploreViewModel model, SelectionPane.Actions actions) {
        this.model = model;
        this.selection = new SelectionPane(model, actions);
        getStyleClass().addAll("inspector", "explore-inspector");
        VBox.setVgrow(legend, Priority.ALWAYS);
        var cells = new VBox(looks(model.shared()), title("Selection"), selection);
        cells.getStyleClass().add("selection-pane");
        var content = new VBox(parts(model, cells, new ComponentsPane(model)), cells);
        content.getStyleClass().add("selection-pane");
        var below = new AsHigh(content);
        below.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        below.getStyleClass().addAll("edge-to-edge", "inspector-scroll");
        getChildren().addAll(legend, below);
        model.panes().activeProperty().subscribe(this::follow);
        model.panes().panes().subscribe(() -> legends.keySet()
                .retainAll(model.panes().panes()));
    }

    /** As high as what is in it, wrapped at its width; in a low window it scrolls, so that some of the legend stays. */
    private static final class AsHigh extends ScrollPane {

        AsHigh(Node content) {
            super(content);
            setFitToWidth(true);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return getContent().prefHeight(width) + 2;
        }
    }

    /** Tells about the active map from now on. */
    private void follow(PaneModel pane) {
        legend.getChildren().setAll(legends.computeIfAbsent(pane, this::legendOf));
        following.unsubscribe();
        following = pane.view().selectionProperty().subscribe(selection::show);
    }

    private LegendPane legendOf(PaneModel pane) {
        return new LegendPane(pane.view(), (level, argb) -> model.layers().colour(pane.columnName(), level, argb));
    }

    /** Chooses between cells and components, where the model has such. */
    private static Node parts(ExploreViewModel model, VBox cells, Node components) {
        var group = new ToggleGroup();
        var showCells = part("Cells", "inspect-cells", "left-pill", group);
        var showComponents = part("Components", "inspect-components", "right-pill", group);
        showCells.setSelected(true);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        var all = List.copyOf(cells.getChildren());
        showComponents.selectedProperty().subscribe(on -> {
            if (on) {
                cells.getChildren().setAll(components);
            } else {
                cells.getChildren().setAll(all);
            }
        });
        var choice = new HBox(showCells, showComponents);
        choice.visibleProperty().bind(model.dividedProperty());
        choice.managedProperty().bind(model.dividedProperty());
        return choice;
    }

    private static ToggleButton part(String text, String id, String style, ToggleGroup group) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.getStyleClass().addAll(style, "small");
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
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
}
