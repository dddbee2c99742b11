package org.mixtura.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.project.JournalLine;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Step;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.task.UiTask;

/** What runs, what the runs say, and everything that was done in the project, newest first. */
final class Drawer extends TabPane {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    /** More lines than anybody scrolls through. */
    private static final int LINES = 500;

    private final ListView<JournalLine> journal = new ListView<>();
    private final EditHistory history;

    Drawer(Tasks tasks, EditHistory history, RunLog log) {
        this.history = history;
        setId("drawer");
        getStyleClass().add("drawer");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        var running = new ListView<>(tasks.running());
        running.setId("drawer-tasks");
        running.setCellFactory(_ -> new TaskRow());
        running.setPlaceholder(new Label("Nothing runs."));
        journal.setId("drawer-history");
        journal.setCellFactory(_ -> new JournalRow());
        journal.setPlaceholder(new Label("Nothing was done yet; what you do can be undone and stands here."));
        var logTab = new Tab("Log", log);
        logTab.selectedProperty().subscribe(log::setShown);
        getTabs().addAll(new Tab("Tasks", running), logTab, new Tab("History", journal));
        history.historyProperty().subscribe(_ -> fill());
        history.projectProperty().subscribe(_ -> fill());
        visibleProperty().subscribe(_ -> fill());
    }

    private void fill() {
        if (isVisible()) {
            List<JournalLine> lines =
                    history.projectProperty().get().map(Project::journal).orElse(List.of());
            journal.getItems().setAll(lines.reversed().stream().limit(LINES).toList());
        }
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Do(var change) -> change.name();
            case Step.Undo() -> "Undo";
            case Step.Redo() -> "Redo";
            case Step.Note(var text, var _) -> text;
        };
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static final class JournalRow extends ListCell<JournalLine> {

        @Override
        protected void updateItem(@Nullable JournalLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null) {
                setGraphic(null);
                return;
            }
            var time = new Label(TIME.format(line.at()));
            time.getStyleClass().add("muted");
            time.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(time, new Label(words(line.step())), gap());
            row.getStyleClass().add("drawer-row");
            if (line.step() instanceof Step.Note(var _, var command) && !command.isEmpty()) {
                var copy = new Button("Copy as command");
                copy.getStyleClass().addAll("flat", "small");
                copy.setMinWidth(USE_PREF_SIZE);
                copy.setOnAction(_ -> {
                    var content = new ClipboardContent();
                    content.putString(command);
                    Clipboard.getSystemClipboard().setContent(content);
                });
                row.getChildren().add(copy);
            }
            setGraphic(row);
        }
    }

    private static final class TaskRow extends ListCell<UiTask> {

        @Override
        protected void updateItem(@Nullable UiTask task, boolean empty) {
            super.updateItem(task, empty);
            if (task == null) {
                setGraphic(null);
                return;
            }
            var stage = new Label();
            stage.getStyleClass().add("muted");
            stage.textProperty().bind(task.stageProperty());
            var bar = new ProgressBar();
            bar.progressProperty().bind(task.shareProperty());
            var cancel = new Button(task.cancelText());
            cancel.getStyleClass().addAll("flat", "small");
            cancel.setMinWidth(USE_PREF_SIZE);
            cancel.disableProperty().bind(task.cancellableProperty().not());
            cancel.setOnAction(_ -> task.cancel());
            var row = new HBox(new Label(task.title()), stage, gap(), bar, cancel);
            row.getStyleClass().add("drawer-row");
            setGraphic(row);
        }
    }
}
