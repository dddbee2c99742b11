package org.mixtura.ui.explore;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.component.ComponentGroup;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.Numbers;

/** The components of the model as a list that can be edited: named, merged, split, locked. */
final class ComponentsPane extends VBox {

    private final ExploreViewModel model;
    private final ComponentsModel components;
    private final ListView<ComponentGroup> list = new ListView<>();
    private final TextField name = new TextField();
    private final Spinner<Integer> parts = new Spinner<>(2, 9, 2);
    private final GraphPane graph = new GraphPane(this::propose);
    private final ReadOnlyStringWrapper graphKey = new ReadOnlyStringWrapper("");
    private int[] cells = {};

    ComponentsPane(ExploreViewModel model) {
        this.model = model;
        this.components = model.components();
        getStyleClass().add("selection-pane");
        list.setId("components-list");
        list.setPrefHeight(150);
        list.getStyleClass().add("components-list");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Row());
        list.setAccessibleText("Components: name, cells, weight");
        list.setPlaceholder(new Label("The components are being read…"));
        list.getSelectionModel().getSelectedIndices().subscribe(this::chosen);
        getChildren()
                .addAll(
                        graph,
                        words(graphKey, "component-graph-key", "muted"),
                        // What a drag on the network proposes stands beside it.
                        words(components.wordsProperty(), "component-effect", "muted"),
                        words(components.problemProperty(), "component-problem", "field-problem"),
                        buttons(),
                        list,
                        naming());
        components.componentsProperty().subscribe(this::show);
        components.networkProperty().subscribe(network -> {
            graph.show(network);
            graphKey.set(graph.key());
        });
    }

    /** Chooses both, which says what a merge would do; whether it is done is up to the button. */
    private void propose(int one, int other) {
        list.getSelectionModel().clearSelection();
        list.getSelectionModel().selectIndices(one, other);
        list.scrollTo(one);
    }

    private final class Row extends ListCell<ComponentGroup> {

        @Override
        protected void updateItem(@Nullable ComponentGroup group, boolean empty) {
            super.updateItem(group, empty);
            setText(
                    group == null || empty
                            ? ""
                            : "%s · %s cells · %.3f%s"
                                    .formatted(
                                            group.name(),
                                            Numbers.count(getIndex() < cells.length ? cells[getIndex()] : 0),
                                            group.weight(),
                                            group.locked() ? " · locked" : ""));
        }
    }

    private HBox naming() {
        name.setId("component-name");
        name.setPromptText("New name");
        name.setPrefColumnCount(8);
        name.setOnAction(_ -> rename());
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(
                name, button("Rename", "rename-component", "Give the chosen component this name", this::rename));
        row.getStyleClass().add("label-row");
        return row;
    }

    private FlowPane buttons() {
        parts.setId("split-parts");
        parts.getStyleClass().add("split-parts");
        parts.setTooltip(new Tooltip("How many parts"));
        var merge = button(
                "Merge",
                "merge-components",
                "Make one of the chosen components (hold Ctrl to choose several)",
                () -> edit(() -> components.merge(indices())));
        merge.disableProperty()
                .bind(Bindings.size(list.getSelectionModel().getSelectedIndices())
                        .lessThan(2));
        var split = button(
                "Split into",
                "split-component",
                "Divide the chosen component by a mixture of its own cells",
                () -> one().ifPresent(at -> edit(() -> components.split(at, parts.getValue()))));
        var lock = button(
                "Lock",
                "lock-component",
                "Keep the chosen component as it is, or allow changes again",
                () -> one().ifPresent(at ->
                        components.lock(at, !components.groups().get(at).locked())));
        var select = button(
                "Select cells",
                "select-component",
                "Select the cells of the chosen components in the maps",
                this::selectCells);
        var reset = button(
                "Model's own",
                "reset-components",
                "Back to the components of the model; can be undone",
                components::reset);
        // The number stays beside the button that it belongs to.
        var splitting = new HBox(split, parts);
        splitting.getStyleClass().add("label-row");
        var box = new FlowPane(merge, splitting, lock, select, reset);
        box.setPrefWrapLength(200);
        box.getStyleClass().add("selection-actions");
        return box;
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

    private static Label words(ReadOnlyStringProperty text, String id, String style) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.isNotEmpty());
        label.managedProperty().bind(text.isNotEmpty());
        return label;
    }

    private List<Integer> indices() {
        return List.copyOf(list.getSelectionModel().getSelectedIndices());
    }

    private Optional<Integer> one() {
        return indices().size() == 1 ? Optional.of(indices().getFirst()) : Optional.empty();
    }

    private void chosen() {
        graph.choose(indices());
        components.preview(indices());
    }

    private void rename() {
        one().ifPresent(at -> edit(() -> {
            components.rename(at, name.getText());
            name.clear();
        }));
    }

    /** Edits, and colours the maps by the result, so that it is seen. */
    private void edit(Runnable change) {
        change.run();
        model.selection().column(EditedComponents.COLUMN).ifPresent(model.colours()::by);
    }

    private void selectCells() {
        components.componentsProperty().get().ifPresent(now -> {
            var wanted = indices();
            int[] of = now.cells();
            var chosen = new BitSet(of.length);
            for (int cell = 0; cell < of.length; cell++) {
                chosen.set(cell, wanted.contains(of[cell]));
            }
            model.view().select(CellSelection.Change.REPLACE, chosen);
        });
    }

    private void show(Optional<EditedComponents> now) {
        cells = now.map(EditedComponents::counts).orElse(new int[0]);
        list.getItems().setAll(now.map(EditedComponents::groups).orElse(List.of()));
    }
}
