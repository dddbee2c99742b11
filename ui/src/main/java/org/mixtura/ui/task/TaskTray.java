package org.mixtura.ui.task;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** The oldest running task with its progress and the button that ends it, and how many more there are. */
public final class TaskTray extends HBox {

    /** Work shorter than this is not worth a flicker. */
    private static final Duration DELAY = Duration.millis(300);

    private final Tasks tasks;

    public TaskTray(Tasks tasks) {
        this.tasks = tasks;
        getStyleClass().add("task-tray");
        setId("task-tray");
        var delay = new PauseTransition(DELAY);
        delay.setOnFinished(_ -> showOldest());
        tasks.running().subscribe(() -> {
            if (tasks.running().isEmpty()) {
                delay.stop();
                getChildren().clear();
            } else if (getChildren().isEmpty()) {
                delay.playFromStart();
            } else {
                showOldest();
            }
        });
    }

    private void showOldest() {
        if (tasks.running().isEmpty()) {
            return;
        }
        var task = tasks.running().getFirst();
        var title = new Label(task.title());
        title.getStyleClass().add("task-title");
        var stage = new Label();
        stage.getStyleClass().add("task-stage");
        stage.textProperty().bind(task.stageProperty());
        stage.setMinWidth(0);
        var bar = new ProgressBar();
        bar.progressProperty().bind(task.shareProperty());
        bar.getStyleClass().add("task-progress");
        var cancel = new Button(task.cancelText());
        cancel.setId("task-cancel");
        // Where there is little room words become shorter, but what can be pressed does not.
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(_ -> task.cancel());
        cancel.disableProperty().bind(task.cancellableProperty().not());
        getChildren().setAll(title, stage, bar, cancel);
        int more = tasks.running().size() - 1;
        if (more > 0) {
            var others = new Label("+%d".formatted(more));
            others.setMinWidth(USE_PREF_SIZE);
            others.getStyleClass().add("chip");
            getChildren().add(others);
        }
    }
}
