package org.mixtura.ui.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.project.Change;
import org.mixtura.core.project.History;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.ProjectListener;
import org.mixtura.core.project.ProjectState;
import org.mixtura.core.project.Step;
import org.mixtura.ui.error.Problem;

/**
 * What a user has put on top of data and runs, and the steps that led there: pages read {@link #stateProperty}, change it
 * through {@link #change}, and follow it when somebody undoes a step. It is the history of the open project; without one it
 * lasts as long as the window. Call on the JavaFX thread.
 */
public final class EditHistory {

    private final Executor ui;
    private final Consumer<Problem> report;
    private final ReadOnlyObjectWrapper<Optional<Project>> project =
            new ReadOnlyObjectWrapper<>(this, "project", Optional.empty());
    private final ReadOnlyObjectWrapper<History> history = new ReadOnlyObjectWrapper<>(this, "history", History.EMPTY);
    private final ReadOnlyObjectWrapper<ProjectState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ProjectState.EMPTY);
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper(this, "undoName", "");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper(this, "redoName", "");
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(this, "saved", true);

    /**
     * A history of nothing yet.
     *
     * @param ui runs what it is given on the JavaFX thread
     * @param report shows what went wrong
     */
    public EditHistory(Executor ui, Consumer<Problem> report) {
        this.ui = ui;
        this.report = report;
    }

    /** Goes over to another project; the one before is for the caller to close. */
    public void show(Optional<Project> other) {
        project.get().ifPresent(before -> before.tell(ProjectListener.NONE));
        other.ifPresent(opened -> opened.tell(listener(opened)));
        project.set(other);
        take(other.map(Project::history).orElse(History.EMPTY));
        saved.set(true);
    }

    /** The open project. */
    public ReadOnlyObjectProperty<Optional<Project>> projectProperty() {
        return project.getReadOnlyProperty();
    }

    /** The steps; changes with every one. */
    public ReadOnlyObjectProperty<History> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** All layers; changes with every step, undone or done. */
    public ReadOnlyObjectProperty<ProjectState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What undo takes back, for example "Rename component 3"; empty when there is nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What redo does again; empty when there is nothing. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Whether everything is on disk. */
    public ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** The key by which layers know a run. */
    public String keyOf(Path run) {
        return project.get()
                .map(open -> open.keyOf(run))
                .orElse(run.toAbsolutePath().normalize().toString());
    }

    /** Gives an entry new content, or takes it away, as a step of this name; one that changes nothing is no step. */
    public void change(String name, Layer layer, String key, Optional<? extends JsonNode> after) {
        if (!state.get().entry(layer, key).equals(after)) {
            perform(new Step.Do(state.get().change(name, layer, key, after)));
        }
    }

    /** Does a change that was made for the present state. */
    public void perform(Change change) {
        perform(new Step.Do(change));
    }

    /** Takes the last step back. */
    public void undo() {
        perform(new Step.Undo());
    }

    /** Does again what was taken back last. */
    public void redo() {
        perform(new Step.Redo());
    }

    /**
     * Keeps in the journal that something happened that cannot be undone.
     *
     * @param command the command line that does the same; empty when there is none
     */
    public void note(String text, String command) {
        project.get().ifPresent(open -> {
            open.note(text, command);
            follow(open);
        });
    }

    private void perform(Step step) {
        try {
            var open = project.get();
            if (open.isEmpty()) {
                take(history.get().after(step));
                return;
            }
            open.get().perform(step);
            follow(open.get());
        } catch (WorkbenchException refused) {
            report.accept(Problem.of(refused));
        }
    }

    private void follow(Project open) {
        take(open.history());
        saved.set(open.isSaved());
    }

    private void take(History now) {
        history.set(now);
        state.set(now.state());
        undoName.set(now.undoName().orElse(""));
        redoName.set(now.redoName().orElse(""));
    }

    private ProjectListener listener(Project of) {
        return new ProjectListener() {

            @Override
            public void saved() {
                ui.execute(() -> ifOpen(() -> saved.set(of.isSaved())));
            }

            @Override
            public void failed(StorageProblem problem) {
                ui.execute(() -> ifOpen(() -> {
                    saved.set(false);
                    report.accept(Problem.of(problem));
                }));
            }

            private void ifOpen(Runnable action) {
                if (project.get().filter(open -> open == of).isPresent()) {
                    action.run();
                }
            }
        };
    }
}
