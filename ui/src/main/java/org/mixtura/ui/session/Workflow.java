package org.mixtura.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Progress;
import org.mixtura.ui.task.TaskKind;
import org.mixtura.ui.task.Tasks;

/**
 * The steps of the work: open data, accept the import check, choose a model, train, explore, make a figure. Each changes
 * the {@link Session}; what takes long runs as a task. Call on the JavaFX thread.
 */
public final class Workflow {

    private static final String RUN_DESCRIPTION = "run.json";

    private final Workbench workbench;
    private final Tasks tasks;
    private final RecentItems recent;
    private final Session session = new Session();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public Workflow(Workbench workbench, Tasks tasks, RecentItems recent) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.recent = recent;
    }

    /** What there is so far. */
    public Session session() {
        return session;
    }

    /** What went wrong last, until the user has seen it. */
    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /** Shows a place, if there is something to show. */
    public void go(Place place) {
        if (session.isReachable(place)) {
            session.placeProperty().set(place);
        }
    }

    /** Opens a run folder as such and anything else as a data set. */
    public void open(Path path) {
        if (Files.isRegularFile(path.resolve(RUN_DESCRIPTION))) {
            openRun(path);
        } else {
            inspect(path, ReadOptions.DETECT);
        }
    }

    /** Opens the bundled demo data. */
    public void openDemo() {
        tasks.run("Opening the demo", _ -> workbench.demoData(), this::open, this::report);
    }

    /** Checks the open data set again, with the counts taken from another place of the file. */
    public void recheck(String countsAt) {
        session.inspectionProperty().get().ifPresent(i -> inspect(i.source(), new ReadOptions(Optional.of(countsAt))));
    }

    /** Accepts the data set with these columns and goes on to the choice of a model. */
    public void acceptData(Optional<ColumnRef> labels, Optional<ColumnRef> batch) {
        session.labelsProperty().set(labels);
        session.batchProperty().set(batch);
        go(Place.MODEL);
    }

    /** Chooses a model and goes on to its settings. */
    public void chooseModel(ModelFamily<?> family) {
        session.modelProperty().set(Optional.of(family));
        go(Place.SET_UP);
    }

    /** Starts to train; only one run trains at a time. */
    public void train(RunSpec spec, Path folder) {
        if (session.trainingProperty().get().isPresent()) {
            report(busy());
            return;
        }
        train(new LiveRun(spec, folder), live -> workbench.train(spec, folder, live, live.cancellation()));
    }

    /** Goes on with a run that was interrupted. */
    private void resume(RunSpec spec, Path folder) {
        if (session.trainingProperty().get().isPresent()) {
            report(busy());
            return;
        }
        train(new LiveRun(spec, folder), live -> workbench.resume(folder, live, live.cancellation()));
    }

    private void train(LiveRun live, Function<LiveRun, Optional<StoredRun>> training) {
        session.trainingProperty().set(Optional.of(live));
        go(Place.TRAINING);
        var kind = TaskKind.stoppable("Training " + modelName(live.spec()), "Stop & keep", live::stopAndKeep);
        tasks.run(
                kind,
                progress -> {
                    live.subscribe(progressOf(progress));
                    return training.apply(live);
                },
                this::trained,
                this::trainingFailed);
    }

    /** Ends training after the current minibatch and keeps the model. */
    public void stopAndKeep() {
        session.trainingProperty().get().ifPresent(LiveRun::stopAndKeep);
    }

    /** Ends training after the current minibatch and deletes the run. */
    public void discard() {
        session.trainingProperty().get().ifPresent(LiveRun::discard);
    }

    private static Problem busy() {
        return new Problem(
                "Another run is training.", "Runs train one after the other.", "Wait for it, or stop it first.", "");
    }

    /** Opens a run; one that was interrupted goes on after its last whole epoch. */
    public void openRun(Path folder) {
        tasks.run(
                "Opening run",
                _ -> workbench.interrupted(folder),
                interrupted -> interrupted.ifPresentOrElse(
                        spec -> resume(spec, folder),
                        () -> tasks.run("Opening run", _ -> workbench.openRun(folder), this::explore, this::report)),
                this::report);
    }

    /** Shows a figure for export. */
    public void showFigure(FigureDraft draft) {
        session.figureProperty().set(Optional.of(draft));
        go(Place.FIGURES);
    }

    /** Tells the user about a problem. */
    public void report(Problem what) {
        problem.set(Optional.of(what));
    }

    private void inspect(Path data, ReadOptions options) {
        tasks.run(
                "Import check",
                progress -> {
                    progress.stage("Looking into " + data.getFileName());
                    return workbench.inspect(data, options);
                },
                this::inspected,
                this::report);
    }

    private void inspected(Inspection inspection) {
        session.labelsProperty().set(first(inspection.labelCandidates()));
        session.batchProperty().set(first(inspection.batchCandidates()));
        session.inspectionProperty().set(Optional.of(inspection));
        if (inspection.isUsable()) {
            recent.add(RecentItem.now(
                    RecentItem.Kind.DATA,
                    inspection.source(),
                    "%,d cells × %,d genes".formatted(inspection.cells(), inspection.genes())));
        }
        go(Place.IMPORT_CHECK);
    }

    private static Optional<ColumnRef> first(List<String> names) {
        return names.stream().findFirst().map(ColumnRef::of);
    }

    private void trained(Optional<StoredRun> result) {
        session.trainingProperty().set(Optional.empty());
        Place here = session.placeProperty().get();
        boolean watching = here == Place.TRAINING;
        // Whoever looks at another run keeps it; the new one is among the recent runs.
        boolean busy = here == Place.EXPLORE || here == Place.FIGURES;
        result.ifPresent(busy ? this::remember : this::adopt);
        if (watching) {
            go(result.isPresent() ? Place.EXPLORE : Place.SET_UP);
        }
    }

    private void trainingFailed(Problem what) {
        // First the problem: a window that waits for the end of training must not close over it.
        report(what);
        session.trainingProperty().set(Optional.empty());
        go(session.isReachable(Place.SET_UP) ? Place.SET_UP : Place.WELCOME);
    }

    private void explore(StoredRun run) {
        adopt(run);
        go(Place.EXPLORE);
    }

    private void adopt(StoredRun run) {
        session.runProperty().set(Optional.of(run));
        session.selectedCellsProperty().set(0);
        remember(run);
    }

    private void remember(StoredRun run) {
        recent.add(RecentItem.now(
                RecentItem.Kind.RUN,
                run.folder(),
                "%s · %,d cells · %d epochs"
                        .formatted(
                                modelName(run.spec()),
                                run.cells().size(),
                                run.status().epochs())));
    }

    /** The name of a specification's model as people write it. */
    public String modelName(RunSpec spec) {
        return workbench.models().stream()
                .map(ModelFamily::card)
                .filter(card -> card.id().equals(spec.model()))
                .map(card -> card.name())
                .findFirst()
                .orElse(spec.model());
    }

    private static TrainListener progressOf(Progress progress) {
        return event -> {
            switch (event) {
                case TrainEvent.Stage stage -> progress.stage(stage.text());
                case TrainEvent.Started started -> progress.stage("Epoch 1 of " + started.epochs());
                case TrainEvent.EpochDone done -> {
                    progress.stage("Epoch %d of %d".formatted(done.epoch(), done.epochs()));
                    progress.share((double) done.epoch() / done.epochs());
                }
                case TrainEvent.TrainingEnded _ -> progress.share(-1);
                case TrainEvent.StepDone _, TrainEvent.Finished _ -> {
                    // Too fine for the tray, or told by the result.
                }
            }
        };
    }
}
