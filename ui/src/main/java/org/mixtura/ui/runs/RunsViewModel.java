package org.mixtura.ui.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.RunState;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.project.Access;
import org.mixtura.core.project.DataRef;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.RunMark;
import org.mixtura.core.train.RunControl;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** The runs of the open project. What is said of them can be undone; training goes through the queue. */
public final class RunsViewModel {

    private final Workflow workflow;
    private final Workbench workbench;
    private final Tasks tasks;
    private final EditHistory history;
    private final Latest<List<RunSummary>> look;
    private final ObservableList<RunSummary> all = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> shown = FXCollections.observableArrayList();
    private final BooleanProperty trashShown = new SimpleBooleanProperty(this, "trashShown");
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper(this, "subject", "");
    private final Question reporting;
    private final VerifyModel verifying;
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper(this, "warning", "");

    /** The runs of whatever project is open. */
    public RunsViewModel(Workflow workflow, Workbench workbench, Tasks tasks) {
        this.workflow = workflow;
        this.workbench = workbench;
        this.tasks = tasks;
        this.history = workflow.history();
        this.reporting = new Question(tasks, workflow::report);
        this.verifying = new VerifyModel(workflow, workbench, tasks);
        this.look = new Latest<>(tasks, "Looking at the runs", this::take, workflow::report);
        trashShown.subscribe(_ -> sift());
        history.stateProperty().subscribe(_ -> refresh());
        history.projectProperty().subscribe(_ -> refresh());
        workflow.session().queueProperty().subscribe(_ -> refresh());
        workflow.session().trainingProperty().subscribe(_ -> refresh());
    }

    /** The runs in view: those in the trash, or all others. */
    ObservableList<RunSummary> runs() {
        return shown;
    }

    /** Whether the runs in the trash are shown. */
    BooleanProperty trashShownProperty() {
        return trashShown;
    }

    /** The project, and how many runs it has. */
    ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** What is wrong with the project, a sentence or two; empty when nothing is. */
    ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }

    /** Looks again. */
    void refresh() {
        var project = history.projectProperty().get();
        subject.set(project.map(Project::name).orElse("No project is open; open data to begin one."));
        project.ifPresentOrElse(
                open -> look.submit(_ -> {
                    var queue = workbench.queue();
                    return open.runs().stream()
                            .map(run -> RunSummary.of(workbench, run, queue))
                            .toList();
                }),
                () -> take(List.of()));
        project.ifPresent(open -> warning.set(warningOf(open)));
    }

    private static String warningOf(Project project) {
        return project.access() instanceof Access.ReadOnly(var why, var remedy)
                ? "This project can only be looked at. %s %s".formatted(why, remedy)
                : String.join(" ", project.notices());
    }

    /** Writes reports, and says where they are. */
    Question reporting() {
        return reporting;
    }

    /** Trains runs again, to compare. */
    VerifyModel verifying() {
        return verifying;
    }

    /** Looks whether a file carries runs, and opens it if so. */
    void restoreFrom(Path file) {
        workflow.carried().open(file);
    }

    /** The name that is suggested for the report. */
    String reportName() {
        String name = history.projectProperty().get().map(Project::name).orElse("project");
        return name.replaceAll("[/\\\\:]", "_") + ".html";
    }

    /** Writes a page of the whole project. */
    void report(Path file) {
        history.projectProperty()
                .get()
                .ifPresent(project -> reporting.ask(
                        "Writing " + file.getFileName(),
                        "Writing the report…",
                        watcher -> {
                            project.flush();
                            workbench.report(project.folder(), file, watcher);
                            return file;
                        },
                        "The report is in %s."::formatted));
    }

    private void take(List<RunSummary> found) {
        all.setAll(found);
        sift();
    }

    private void sift() {
        shown.setAll(all.stream()
                .filter(run -> run.run().isTrashed() == trashShown.get())
                .toList());
    }

    /** How many runs are in the trash. */
    long trashed() {
        return all.stream().filter(run -> run.run().isTrashed()).count();
    }

    /** Whether the open project says that its data have gone. */
    Optional<DataRef> missingData() {
        return history.projectProperty().get().flatMap(project -> project.missing().stream()
                .findFirst());
    }

    /** Takes the file that a missing data set is now. */
    void locate(DataRef missing, Path place) {
        history.projectProperty()
                .get()
                .ifPresent(project -> tasks.run(
                        "Comparing the file",
                        _ -> {
                            project.locate(missing, place);
                            return place;
                        },
                        workflow::open,
                        workflow::report));
    }

    /** The name of a run's model. */
    String modelName(RunSummary run) {
        return run.spec().map(workflow::modelName).orElse("");
    }

    /** Where a run is, in words. */
    String stateOf(RunSummary run) {
        return switch (run.state()) {
            case WAITING -> "Waiting, number %d in the queue".formatted(run.position());
            case TRAINING ->
                live(run)
                        .filter(live -> live.epochs() > 0)
                        .map(live -> "Training, epoch %d of %d".formatted(live.epoch(), live.epochs()))
                        .orElse("Training");
            default -> run.state().label();
        };
    }

    private Optional<LiveRun> live(RunSummary run) {
        return workflow.session().trainingProperty().get().filter(live -> live.folder()
                .equals(run.run().folder()));
    }

    /** Explores a run, watches it if it trains, or goes on with it if it was interrupted. */
    void open(RunSummary run) {
        workflow.openRun(run.run().folder());
    }

    /** Goes on with a run, after those that are queued already. */
    void goOn(RunSummary run) {
        workflow.goOn(run.run().folder());
    }

    /** Makes the settings of a run those of the next one. */
    void duplicate(RunSummary run) {
        run.spec().ifPresent(workflow::duplicate);
    }

    /** Lets a run rest, or go on. */
    void pause(RunSummary run, boolean paused) {
        live(run).ifPresent(live -> live.setPaused(paused));
    }

    /** Ends training and keeps what was learned. */
    void stop(RunSummary run) {
        live(run).ifPresentOrElse(LiveRun::stopAndKeep, () -> tell(run, RunControl::stopAndKeep));
    }

    /** Ends training and deletes the run, or takes it out of the queue. */
    void discard(RunSummary run) {
        if (run.state() == RunState.WAITING) {
            workflow.removeFromQueue(run.run().folder());
        } else {
            live(run).ifPresentOrElse(LiveRun::discard, () -> tell(run, RunControl::discard));
        }
    }

    private void tell(RunSummary run, Consumer<RunControl> wish) {
        var control = new RunControl();
        wish.accept(control);
        tasks.run(
                "Telling the run",
                _ -> {
                    workbench.tell(run.run().folder(), control);
                    return run;
                },
                _ -> refresh(),
                workflow::report);
    }

    /** Gives a run a name; an empty one lets it be called as its folder again. */
    void rename(RunSummary run, String name) {
        mark("Rename run", run, run.run().mark().withName(name.strip()));
    }

    /** Says something of a run. */
    void annotate(RunSummary run, String note) {
        mark("Note on run", run, run.run().mark().withNote(note.strip()));
    }

    /** Makes a run the baseline that others are compared with, or no longer. */
    void star(RunSummary run, boolean baseline) {
        mark(baseline ? "Star run" : "Unstar run", run, run.run().mark().withStar(baseline));
    }

    /** Puts a run into the trash, where it stays for 30 days. */
    void trash(RunSummary run) {
        if (run.state() == RunState.TRAINING || run.state() == RunState.WAITING) {
            workflow.report(new Problem(
                    "This run is not finished.", "It trains or waits in the queue.", "Stop or discard it first.", ""));
            return;
        }
        mark("Put run into the trash", run, run.run().mark().withTrashed(Optional.of(Instant.now())));
    }

    /** Takes a run out of the trash. */
    void restore(RunSummary run) {
        mark("Restore run", run, run.run().mark().withTrashed(Optional.empty()));
    }

    private void mark(String step, RunSummary run, RunMark mark) {
        history.change(
                "%s %s".formatted(step, run.name()), Layer.RUNS, run.run().key(), mark.toJson());
    }

    /** Until when a run stays in the trash, in words; empty when it is not there. */
    String trashWords(RunSummary run) {
        return run.run()
                .mark()
                .trashed()
                .map(since -> Math.max(
                        0,
                        Duration.between(Instant.now(), since.plus(ProjectRun.IN_TRASH))
                                .toDays()))
                .map(days -> "in the trash, %d days left".formatted(days))
                .orElse("");
    }

    /** The command line that trains the same again. */
    String command(RunSummary run) {
        Path spec = run.run().folder().resolve("run.json");
        return "mixtura train --config %s --out %s"
                .formatted(
                        quoted(spec),
                        quoted(run.run()
                                .folder()
                                .resolveSibling(run.run().folder().getFileName() + "-again")));
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./:\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Whether the data of a run are there, so that it can be duplicated. */
    boolean hasData(RunSummary run) {
        return run.spec()
                .map(spec -> Files.exists(history.projectProperty()
                        .get()
                        .map(project -> project.resolve(spec.data()))
                        .orElse(spec.data())))
                .orElse(false);
    }
}
