package org.mixtura.ui.runs;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.Verification;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Progress;
import org.mixtura.ui.task.TaskKind;
import org.mixtura.ui.task.Tasks;

/** Trains a finished run again, for nothing but to compare: one at a time. Call on the JavaFX thread. */
final class VerifyModel {

    private final Workflow workflow;
    private final Workbench workbench;
    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());

    VerifyModel(Workflow workflow, Workbench workbench, Tasks tasks) {
        this.workflow = workflow;
        this.workbench = workbench;
        this.tasks = tasks;
    }

    /**
     * What came of it.
     *
     * @param run the name of the run
     */
    record Outcome(String run, Verification found) {

        /** In a sentence. */
        String verdict() {
            return switch (found.verdict()) {
                case IDENTICAL -> "%s is identical: trained again, every number is the same.".formatted(run);
                case EQUIVALENT ->
                    "%s is equivalent: numbers differ, as between machines, but loss and clusters agree."
                            .formatted(run);
                case DIFFERENT -> "%s is different: trained again, loss or clusters are others.".formatted(run);
            };
        }
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What is being done; empty when nothing is. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** What came of the last one, until it is put away. */
    ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void putAway() {
        outcome.set(Optional.empty());
    }

    /** Trains a run again in a process of its own; the tray shows how far it is and can end it. */
    void verify(RunSummary run) {
        if (busy.get()) {
            return;
        }
        var control = new RunControl();
        busy.set(true);
        putAway();
        words.set("Training %s again, to compare…".formatted(run.name()));
        tasks.run(
                TaskKind.of("Verifying " + run.name()).onCancel(() -> {
                    control.discard();
                    end();
                }),
                progress -> workbench.verify(workbench.openRun(run.run().folder()), told(progress), control),
                found -> {
                    end();
                    outcome.set(found.map(verification -> new Outcome(run.name(), verification)));
                },
                problem -> {
                    end();
                    workflow.report(problem);
                });
    }

    private static TrainListener told(Progress progress) {
        return event -> {
            switch (event) {
                case TrainEvent.Stage stage -> progress.stage(stage.text());
                case TrainEvent.EpochDone epoch -> {
                    progress.stage("Epoch %d of %d".formatted(epoch.epoch(), epoch.epochs()));
                    progress.share((double) epoch.epoch() / epoch.epochs());
                }
                default -> {
                    // Of no interest to somebody who waits for a verdict.
                }
            }
        };
    }

    private void end() {
        busy.set(false);
        words.set("");
    }
}
