package org.mixtura.core.compare;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.RunMark;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.worker.QueueState;

/**
 * What a look at a run tells, without reading what it has learned.
 *
 * @param run folder, name and what its user says of it
 * @param spec what was asked for; empty when that cannot be read
 * @param status how it ended; empty while it trains or waits
 * @param position in the queue, from 1; 0 when it does not wait
 * @param problem why it failed or cannot be read; else empty
 */
public record RunSummary(
        ProjectRun run,
        RunState state,
        Optional<RunSpec> spec,
        Optional<RunStatus> status,
        int position,
        String problem) {

    /**
     * Looks at a run.
     *
     * @param queue the queue at this moment
     */
    public static RunSummary of(Workbench workbench, ProjectRun run, QueueState queue) {
        try {
            var spec = Optional.of(workbench.specOf(run.folder()));
            var glance = workbench.glance(run.folder());
            int position = queue.waiting().indexOf(run.folder()) + 1;
            if (glance.training() || queue.active().filter(run.folder()::equals).isPresent()) {
                return new RunSummary(run, RunState.TRAINING, spec, Optional.empty(), 0, "");
            }
            if (position > 0) {
                return new RunSummary(run, RunState.WAITING, spec, Optional.empty(), position, "");
            }
            if (glance.failure().isPresent()) {
                return new RunSummary(
                        run,
                        RunState.FAILED,
                        spec,
                        Optional.empty(),
                        0,
                        glance.failure().get().paragraph());
            }
            var status = glance.status();
            var state = status.map(RunSummary::stateOf).orElse(RunState.INTERRUPTED);
            return new RunSummary(
                    run,
                    state,
                    spec,
                    status.filter(_ -> state.hasResult()),
                    0,
                    state == RunState.FAILED ? status.map(RunStatus::message).orElse("") : "");
        } catch (WorkbenchException damaged) {
            return new RunSummary(run, RunState.UNREADABLE, Optional.empty(), Optional.empty(), 0, damaged.paragraph());
        }
    }

    /** A run of no project. */
    public static RunSummary of(Workbench workbench, Path folder, QueueState queue) {
        Path place = folder.toAbsolutePath().normalize();
        return of(workbench, new ProjectRun(place.toString(), place, RunMark.NONE), queue);
    }

    private static RunState stateOf(RunStatus status) {
        return switch (status.state()) {
            case RUNNING -> RunState.INTERRUPTED;
            case FINISHED -> RunState.FINISHED;
            case STOPPED -> RunState.STOPPED;
            case FAILED -> RunState.FAILED;
        };
    }

    /** What people call it. */
    public String name() {
        return run.name();
    }

    /** A measured value; NaN when it was not measured. */
    public double value(SweepTable.Measure measure) {
        return values().getOrDefault(measure.key(), Double.NaN);
    }

    /** All measured values by name. */
    public Map<String, Double> values() {
        return status.<Map<String, Double>>map(RunStatus::values).orElse(Map.of());
    }
}
