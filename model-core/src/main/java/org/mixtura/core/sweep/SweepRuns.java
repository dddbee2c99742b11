package org.mixtura.core.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.worker.QueueState;

/** Where each run of a sweep is, as its folder and the queue say. */
final class SweepRuns {

    private final Workbench workbench;
    private final SweepPlan plan;
    private final Path folder;

    SweepRuns(Workbench workbench, SweepPlan plan, Path folder) {
        this.workbench = workbench;
        this.plan = plan;
        this.folder = folder;
    }

    Path folderOf(SweepPlan.Cell cell) {
        return folder.resolve(plan.folderOf(cell));
    }

    boolean isComplete(SweepPlan.Cell cell) {
        return row(cell, QueueState.EMPTY, "").state() == SweepTable.State.COMPLETE;
    }

    /** @param told what its training told here; empty when it was not trained here, or told nothing */
    SweepTable.Row row(SweepPlan.Cell cell, QueueState queue, String told) {
        try {
            var row = look(cell, queue);
            return row.status().isPresent() || told.isEmpty()
                    ? row
                    : new SweepTable.Row(cell, row.state(), Optional.empty(), told);
        } catch (StorageProblem damaged) {
            return new SweepTable.Row(cell, SweepTable.State.FAILED, Optional.empty(), damaged.paragraph());
        }
    }

    private SweepTable.Row look(SweepPlan.Cell cell, QueueState queue) {
        Path run = folderOf(cell);
        var glance = workbench.glance(run);
        if (glance.status().isPresent()
                && glance.status().get().state() == RunStatus.State.FINISHED
                && !glance.training()) {
            return new SweepTable.Row(cell, SweepTable.State.COMPLETE, glance.status(), "");
        }
        if (glance.training() || queue.active().filter(run::equals).isPresent()) {
            return new SweepTable.Row(cell, SweepTable.State.TRAINING, Optional.empty(), "training");
        }
        if (queue.waiting().contains(run)) {
            return new SweepTable.Row(cell, SweepTable.State.WAITING, Optional.empty(), "waiting in the queue");
        }
        if (glance.failure().isPresent()) {
            return new SweepTable.Row(
                    cell,
                    SweepTable.State.FAILED,
                    Optional.empty(),
                    glance.failure().get().paragraph());
        }
        return glance.status()
                .map(status -> unfinished(cell, status))
                .orElseGet(
                        () -> new SweepTable.Row(cell, SweepTable.State.MISSING, Optional.empty(), "not trained yet"));
    }

    private static SweepTable.Row unfinished(SweepPlan.Cell cell, RunStatus status) {
        return switch (status.state()) {
            case STOPPED -> new SweepTable.Row(cell, SweepTable.State.STOPPED, Optional.empty(), "stopped");
            case FAILED -> new SweepTable.Row(cell, SweepTable.State.FAILED, Optional.empty(), status.message());
            case RUNNING, FINISHED ->
                new SweepTable.Row(
                        cell,
                        SweepTable.State.FAILED,
                        Optional.empty(),
                        "It was interrupted before it was complete, and can go on.");
        };
    }

    static boolean hasBegun(Path run) {
        return Files.isRegularFile(run.resolve("run.json"));
    }

    static boolean isPrepared(Path run) {
        return Files.isRegularFile(run.resolve("worker/config.json"));
    }
}
