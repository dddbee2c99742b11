package org.mixtura.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.settings.RecentItems;

/** What becomes of the workflow when a run that is followed begins and ends: where the user is taken, and what is said. */
final class RunEnds implements RunDesk.Ending {

    private final Workflow workflow;
    private final Session session;
    private final RecentItems recent;

    /** The sweep of which a failed run was told; its table tells of the others. */
    private Optional<Path> told = Optional.empty();

    /** What was said of runs whose process died. */
    private final Map<Path, Problem> losses = new HashMap<>();

    RunEnds(Workflow workflow, RecentItems recent) {
        this.workflow = workflow;
        this.recent = recent;
        this.session = workflow.session();
    }

    @Override
    public void begun(LiveRun live) {
        takeBack(live.folder());
        Place here = session.placeProperty().get();
        // Whoever looks at something else is not taken away from it.
        if (here == Place.WELCOME || here == Place.SET_UP || here == Place.TRAINING) {
            workflow.go(Place.TRAINING);
        }
        if (session.sweepProperty().get().isEmpty()) {
            session.sweepProperty().set(live.sweep());
        }
        if (live.sweep().isEmpty()) {
            // It may have been started elsewhere, and is to be found again if its process dies.
            workflow.remember(live.spec(), live.folder(), "not finished");
        }
    }

    @Override
    public void ended(LiveRun live, Optional<StoredRun> result) {
        if (live.sweep().isEmpty()) {
            ended(result);
            if (result.isEmpty() && !Files.exists(live.folder())) {
                // Discarded; one that went on from older epochs still has these.
                recent.forget(live.folder());
            }
        }
        // The next run of a sweep begins at once, and its table has what came of this one.
    }

    private void ended(Optional<StoredRun> result) {
        Place here = session.placeProperty().get();
        // Whoever looks at another run, or at another project, keeps it; the new one is among the recent runs.
        boolean busy = here == Place.EXPLORE
                || here == Place.FIGURES
                || here != Place.TRAINING
                        && result.filter(workflow::isOfAnotherProject).isPresent();
        result.ifPresent(busy && !isShown(result) ? workflow::remember : workflow::adopt);
        if (here == Place.TRAINING) {
            workflow.go(result.isPresent() ? Place.EXPLORE : Place.SET_UP);
        }
    }

    /** Whether it is the run that was shown before it went on. */
    private boolean isShown(Optional<StoredRun> result) {
        return session.runProperty().get().map(StoredRun::folder).equals(result.map(StoredRun::folder));
    }

    @Override
    public void lost(LiveRun live, Problem what) {
        Problem said = what.mendedBy(
                "Go on with it now, or open the run later; whole epochs that were done are kept.",
                new Problem.Mend("Go on", () -> workflow.openRun(live.folder())));
        losses.put(live.folder(), said);
        failed(live, said);
    }

    /** A run that trains again, here or elsewhere, is no longer lost: nobody is to be asked about it. */
    private void takeBack(Path folder) {
        Problem said = losses.remove(folder);
        if (said != null && workflow.problemProperty().get().equals(Optional.of(said))) {
            workflow.problemProperty().set(Optional.empty());
        }
    }

    @Override
    public void failed(LiveRun live, Problem what) {
        var sweep = live.sweep().map(Sweep::folder);
        if (sweep.isEmpty() || !sweep.equals(told)) {
            workflow.report(what);
            told = sweep;
        }
        if (sweep.isEmpty()) {
            leaveTraining(Place.SET_UP);
        }
    }

    @Override
    public void idle() {
        leaveTraining(Place.SWEEP);
    }

    @Override
    public void refused(Problem what) {
        workflow.report(what);
        leaveTraining(Place.SET_UP);
    }

    private void leaveTraining(Place next) {
        if (session.placeProperty().get() == Place.TRAINING) {
            workflow.go(session.isReachable(next) ? next : Place.WELCOME);
        }
    }
}
