package org.mixtura.ui.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.mixtura.core.project.Project;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.task.TaskTray;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Icon;

/** Device, memory, data size, selection and seed, and what runs. */
final class StatusBar extends HBox {

    private static final Duration MEMORY_INTERVAL = Duration.seconds(2);

    /**
     * @param showComputer shows what this computer can train on
     * @param toggleDrawer shows or hides tasks, log and history
     */
    StatusBar(StatusViewModel model, Tasks tasks, EditHistory history, Runnable showComputer, Runnable toggleDrawer) {
        getStyleClass().add("status-bar");
        var device = new Button(null, new Icon("mdi2c-chip"));
        device.setId("device");
        device.getStyleClass().addAll("flat", "device-chip");
        device.setMinWidth(USE_PREF_SIZE);
        device.textProperty().bind(model.deviceProperty());
        device.setOnAction(_ -> showComputer.run());
        device.setTooltip(new Tooltip("What this computer can train on"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        device,
                        item("status-memory", "mdi2m-memory", model.memoryProperty()),
                        item("status-size", "mdi2t-table", model.sizeProperty()),
                        item("status-selected", "mdi2l-lasso", model.selectedProperty()),
                        item("status-seed", "mdi2d-dice-5-outline", model.seedProperty()),
                        gap,
                        new TaskTray(tasks),
                        project(history),
                        drawer(toggleDrawer));
        readMemoryWhileShown(model);
    }

    /** The open project; a dot while something of it is not on disk. */
    private static Label project(EditHistory history) {
        var name = history.projectProperty().map(open -> open.map(Project::name).orElse(""));
        var label = item("status-project", "mdi2f-folder-star-outline", name);
        label.textProperty().unbind();
        // Numbers beside it become shorter first.
        label.setMinWidth(USE_PREF_SIZE);
        Runnable fill = () -> {
            String dot = history.savedProperty().get() ? "" : " ●";
            label.setText(name.getValue() + dot);
            label.setTooltip(
                    new Tooltip(dot.isEmpty() ? "The project; everything is saved" : "Not everything is saved yet"));
        };
        name.subscribe(_ -> fill.run());
        history.savedProperty().subscribe(_ -> fill.run());
        return label;
    }

    private static Button drawer(Runnable toggle) {
        var button = new Button(null, new Icon("mdi2d-dock-bottom"));
        button.setId("toggle-drawer");
        button.getStyleClass().addAll("flat", "button-icon");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Keymap.tooltip(button, "Tasks, log and history", KeyAction.DRAWER));
        button.setAccessibleText("Tasks, log and history");
        button.setOnAction(_ -> toggle.run());
        return button;
    }

    private static Label item(String id, String icon, ObservableValue<String> text) {
        var label = new Label(null, new Icon(icon));
        label.setId(id);
        label.setMinWidth(0);
        label.getStyleClass().add("status-item");
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.map(t -> !t.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void readMemoryWhileShown(StatusViewModel model) {
        var clock = new Timeline(new KeyFrame(MEMORY_INTERVAL, _ -> model.readMemory()));
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }
}
