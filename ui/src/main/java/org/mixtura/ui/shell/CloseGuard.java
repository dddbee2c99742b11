package org.mixtura.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Workflow;

/**
 * Keeps the window open while a run trains, until the user has said what becomes of it. A question is about one run: when
 * that ends and another one begins meanwhile, it is asked anew about the other.
 */
final class CloseGuard {

    private final Workflow workflow;
    private final Runnable close;
    private final ReadOnlyObjectWrapper<Optional<LiveRun>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LiveRun> awaited = Optional.empty();

    /**
     * A guard of a window.
     *
     * @param close really closes it
     */
    CloseGuard(Workflow workflow, Runnable close) {
        this.workflow = workflow;
        this.close = close;
        workflow.session().trainingProperty().subscribe(this::trains);
    }

    /** The run that the open question is about; empty when there is none. */
    ReadOnlyObjectProperty<Optional<LiveRun>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** The user wants to close: closes at once if nothing trains, and asks otherwise. */
    void request() {
        var training = workflow.session().trainingProperty().get();
        if (training.isEmpty()) {
            close.run();
        } else {
            asked.set(training);
        }
    }

    private void trains(Optional<LiveRun> training) {
        if (asked.get().isPresent()) {
            asked.set(training);
        }
        if (awaited.isPresent() && !training.equals(awaited)) {
            awaited = Optional.empty();
            // What could not be saved must be read first.
            if (workflow.problemProperty().get().isEmpty()) {
                close.run();
            }
        }
    }

    /** What trains, in words. */
    static String where(LiveRun run) {
        return run.epochs() == 0
                ? "The run '%s' is being prepared.".formatted(run.folder().getFileName())
                : "Training of '%s' has done %d of %d epochs."
                        .formatted(run.folder().getFileName(), run.epoch(), run.epochs());
    }

    void leaveItTraining() {
        asked.set(Optional.empty());
        close.run();
    }

    void stopSaveAndClose() {
        closeAfter(LiveRun::stopAndKeep);
    }

    void discardAndClose() {
        closeAfter(LiveRun::discard);
    }

    void goBack() {
        asked.set(Optional.empty());
    }

    /** Closes when the run that was asked about has ended. */
    private void closeAfter(Consumer<LiveRun> end) {
        awaited = asked.get();
        asked.set(Optional.empty());
        awaited.ifPresent(end);
    }
}
