package org.mixtura.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.project.DataRef;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Projects;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
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
    private final ImportDesk imports;
    private final CarriedDesk carried;
    private final RunDesk desk;
    private final SweepDesk sweeps;
    private final EditHistory history;
    private final ProjectDesk projects;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /** A workflow without projects. */
    public Workflow(Workbench workbench, Tasks tasks, RecentItems recent) {
        this(workbench, tasks, recent, Optional.empty());
    }

    /** @param projects where projects are made */
    public Workflow(Workbench workbench, Tasks tasks, RecentItems recent, Optional<Projects> projects) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.recent = recent;
        this.desk = new RunDesk(workbench, tasks, session, this::modelName, new RunEnds(this, recent));
        this.history = new EditHistory(tasks::deliver, this::report);
        this.projects = new ProjectDesk(projects, tasks, history, this::report);
        this.imports = new ImportDesk(workbench, tasks, session, this::opened, this::report);
        this.carried = new CarriedDesk(
                workbench, tasks, session, this::runsOf, imports::inspect, this::showRestored, this::report);
        this.sweeps = new SweepDesk(workbench, tasks, desk, this::adopt, this::report);
    }

    /** What there is so far. */
    public Session session() {
        return session;
    }

    /** The open project, and what the user has put on top of data and runs. */
    public EditHistory history() {
        return history;
    }

    /** Closes the open project and waits until everything is on disk. */
    public void close() {
        projects.close();
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

    /** Opens the folder of a project, run or sweep as such and anything else as a data set. */
    public void open(Path path) {
        if (Project.isIn(path)) {
            openProject(path);
        } else if (Files.isRegularFile(path.resolve(RUN_DESCRIPTION))) {
            openRun(path);
        } else if (Sweep.isIn(path)) {
            openSweep(path);
        } else {
            imports.inspect(path);
        }
    }

    /** Opens a project and the data that it works on, as far as they are there. */
    public void openProject(Path folder) {
        projects.open(folder, project -> {
            remember(project);
            project.data().stream()
                    .map(DataRef::path)
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(imports::inspect);
        });
    }

    private void remember(Project project) {
        int runs = project.runs().size();
        recent.add(RecentItem.now(
                RecentItem.Kind.PROJECT, project.folder(), runs == 1 ? "1 run" : "%,d runs".formatted(runs)));
    }

    /** Opens the bundled demo data. */
    public void openDemo() {
        tasks.run("Opening the demo", _ -> workbench.demoData(), this::open, this::report);
    }

    /** Where data sets are checked and made. */
    public ImportDesk imports() {
        return imports;
    }

    /** Runs that the open data set carries. */
    public CarriedDesk carried() {
        return carried;
    }

    /** Those of the open project, which is that of the data; without one they come to lie beside the data. */
    private Path runsOf(Path data) {
        return history.projectProperty().get().map(Project::runsFolder).orElseGet(() -> data.resolveSibling("runs"));
    }

    /** One is shown; of several the list. */
    private void showRestored(List<Path> folders) {
        if (folders.size() == 1) {
            openRun(folders.getFirst());
        } else {
            go(Place.RUNS);
        }
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

    /** Trains a run, after those that are queued already. */
    public void train(RunSpec spec, Path folder) {
        desk.enqueue(
                () -> {
                    workbench.enqueue(spec, folder);
                    return folder;
                },
                _ -> {
                    remember(spec, folder, "not finished");
                    history.note(
                            "Trained %s in %s".formatted(modelName(spec), folder.getFileName()),
                            "mixtura train --config %s --out %s-again"
                                    .formatted(folder.resolve(RUN_DESCRIPTION), folder));
                    go(Place.TRAINING);
                },
                this::report);
    }

    /** Trains the runs of a plan as one sweep, one after the other and after those that are queued already. */
    public void trainSweep(SweepPlan plan, Path folder) {
        sweeps.train(plan, folder, () -> go(Place.TRAINING));
    }

    /** Trains what is missing in the open sweep, after those runs that are queued already. */
    public void goOnWithSweep() {
        session.sweepProperty().get().ifPresent(sweeps::goOn);
    }

    /** Opens a sweep that was begun before. */
    public void openSweep(Path folder) {
        sweeps.open(folder, this::showSweep);
    }

    /** Shows the table of a sweep. */
    public void showSweep(Sweep sweep) {
        adopt(sweep);
        go(Place.SWEEP);
    }

    private void adopt(Sweep sweep) {
        session.sweepProperty().set(Optional.of(sweep));
        recent.add(RecentItem.now(
                RecentItem.Kind.SWEEP,
                sweep.folder(),
                "%s · sweep of %,d runs"
                        .formatted(
                                modelName(sweep.plan().base().model()),
                                sweep.plan().cells().size())));
    }

    /** Looks for a run that trains already, as after the window was closed and opened again. */
    public void findTraining() {
        desk.refresh();
    }

    /** Looks in passing whether a run was begun or queued elsewhere; says nothing if not. */
    public void lookAround() {
        desk.lookAround();
    }

    /** Takes a waiting run out of the queue. */
    public void removeFromQueue(Path folder) {
        desk.remove(folder);
    }

    /** Ends training after the current minibatch and keeps the model. */
    public void stopAndKeep() {
        session.trainingProperty().get().ifPresent(LiveRun::stopAndKeep);
    }

    /** Tells a run again what is wanted of it, when it was told otherwise elsewhere. */
    public void tell(LiveRun live) {
        tasks.run(
                "Telling the run",
                _ -> {
                    workbench.tell(live.folder(), live.control());
                    return live;
                },
                _ -> {},
                this::report);
    }

    /** Opens a run: explores it, watches it if it trains, or goes on with it if it was interrupted. */
    public void openRun(Path folder) {
        desk.open(folder, this::explore, this::report);
    }

    /** Goes on with a run that was stopped and kept, after those that are queued already. */
    public void goOn(StoredRun stopped) {
        goOn(stopped.folder());
    }

    /** As {@link #goOn(StoredRun)}, also with a run that was interrupted. */
    public void goOn(Path folder) {
        desk.enqueue(
                () -> {
                    workbench.enqueue(folder);
                    return folder;
                },
                _ -> go(Place.TRAINING),
                this::report);
    }

    /** Opens the data of a run and makes its settings those of the next one. */
    public void duplicate(RunSpec spec) {
        var open = session.inspectionProperty().get();
        Path data = history.projectProperty()
                .get()
                .map(project -> project.resolve(spec.data()))
                .orElse(spec.data());
        if (open.filter(i -> i.source().toAbsolutePath().normalize().equals(data))
                .isPresent()) {
            setUpLike(spec);
        } else {
            imports.inspect(data, spec.reading(), () -> setUpLike(spec));
        }
    }

    private void setUpLike(RunSpec spec) {
        session.labelsProperty().set(spec.labels());
        session.batchProperty().set(spec.batch());
        family(spec.model()).ifPresent(family -> {
            session.modelProperty().set(Optional.empty());
            session.templateProperty().set(Optional.of(spec));
            chooseModel(family);
        });
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

    private void opened(Inspection inspection) {
        if (inspection.isUsable()) {
            recent.add(RecentItem.now(
                    RecentItem.Kind.DATA,
                    inspection.source(),
                    "%,d cells × %,d genes".formatted(inspection.cells(), inspection.genes())));
            projects.forData(inspection.source());
        }
        go(Place.IMPORT_CHECK);
    }

    private void explore(StoredRun run) {
        adopt(run);
        go(Place.EXPLORE);
    }

    /** Whether a run lies in a project that is not the open one, or in none and its data are not those of the open one. */
    boolean isOfAnotherProject(StoredRun run) {
        return projects.isOfAnother(run);
    }

    /** Makes a run the one that is explored. */
    void adopt(StoredRun run) {
        session.runProperty().set(Optional.of(run));
        session.selectedCellsProperty().set(0);
        projects.forRun(run);
        remember(run);
    }

    /** Puts a run among the recent ones. */
    void remember(StoredRun run) {
        if (Sweep.around(run.folder()).isPresent()) {
            // The sweep is remembered as a whole; twelve runs of it would push everything else off the list.
            return;
        }
        remember(
                run.spec(),
                run.folder(),
                "%,d cells · %d epochs"
                        .formatted(run.cells().size(), run.status().epochs()));
    }

    /** Puts a run among the recent ones, with some words about it. */
    void remember(RunSpec spec, Path folder, String detail) {
        recent.add(RecentItem.now(RecentItem.Kind.RUN, folder, modelName(spec) + " · " + detail));
    }

    /** The name of a specification's model as people write it. */
    public String modelName(RunSpec spec) {
        return family(spec.model()).map(family -> nameOf(family, spec.config())).orElse(spec.model());
    }

    private static <C extends Record> String nameOf(ModelFamily<C> family, Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        return family.nameOf(own);
    }

    /** The name of a model as people write it. */
    public String modelName(String id) {
        return family(id).map(family -> family.card().name()).orElse(id);
    }

    /** What people read about each model. */
    public List<ModelCard> modelCards() {
        return workbench.models().stream().map(ModelFamily::card).toList();
    }

    /** The model family of this id; empty when this version has none. */
    public Optional<ModelFamily<?>> family(String id) {
        return workbench.models().stream()
                .filter(family -> family.card().id().equals(id))
                .findFirst();
    }
}
