package org.mixtura.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Workflow;

/** Keeps the window open while a run trains, until the user has said what becomes of it. */
final class CloseGuard {

    private final Workflow workflow;
    private final Runnable close;
    private final BooleanProperty asking = new SimpleBooleanProperty(false);
    private boolean closing;

    /**
     * A guard of a window.
     *
     * @param close really closes it
     */
    CloseGuard(Workflow workflow, Runnable close) {
        this.workflow = workflow;
        this.close = close;
        workflow.session().trainingProperty().subscribe(training -> {
            if (training.isEmpty() && closing) {
                closing = false;
                // What could not be saved must be read first.
                if (workflow.problemProperty().get().isEmpty()) {
                    close.run();
                }
            }
        });
    }

    /** Whether the question is open. */
    BooleanProperty askingProperty() {
        return asking;
    }

    /** The user wants to close: closes at once if nothing trains, and asks otherwise. */
    void request() {
        if (workflow.session().trainingProperty().get().isEmpty()) {
            close.run();
        } else {
            asking.set(true);
        }
    }

    /** What trains, in words. */
    String question() {
        return workflow.session()
                .trainingProperty()
                .get()
                .filter(r -> r.epochs() > 0)
                .map(CloseGuard::where)
                .orElse("A run is being prepared.");
    }

    void leaveItTraining() {
        asking.set(false);
        close.run();
    }

    void stopSaveAndClose() {
        leave();
        workflow.stopAndKeep();
    }

    void discardAndClose() {
        leave();
        workflow.discard();
    }

    void goBack() {
        asking.set(false);
    }

    private void leave() {
        asking.set(false);
        closing = true;
        if (workflow.session().trainingProperty().get().isEmpty()) {
            close.run();
        }
    }

    private static String where(LiveRun run) {
        return "Training has done %d of %d epochs.".formatted(run.epoch(), run.epochs());
    }
}
