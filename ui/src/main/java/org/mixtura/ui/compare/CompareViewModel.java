package org.mixtura.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.GroupAgreement;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The runs of the open project with their results, and those of them that are looked at more closely. */
public final class CompareViewModel {

    /** More curves and maps than this nobody tells apart. */
    static final int MOST = 6;

    private final Workflow workflow;
    private final Workbench workbench;
    private final Tasks tasks;
    private final Latest<RunComparison> look;
    private final Latest<Closer> opening;
    private final ReadOnlyObjectWrapper<Optional<RunComparison>> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", Optional.empty());
    private final ReadOnlyObjectWrapper<Closer> closer = new ReadOnlyObjectWrapper<>(this, "closer", Closer.NOTHING);
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper(this, "subject", "");

    /**
     * Runs that are looked at closely.
     *
     * @param runs in the order chosen
     * @param agreement of the groups of the first two; empty for fewer, and for runs of other cells
     */
    record Closer(List<StoredRun> runs, Optional<GroupAgreement> agreement) {

        static final Closer NOTHING = new Closer(List.of(), Optional.empty());
    }

    public CompareViewModel(Workflow workflow, Workbench workbench, Tasks tasks) {
        this.workflow = workflow;
        this.workbench = workbench;
        this.tasks = tasks;
        this.look = new Latest<>(
                tasks, "Looking at the runs", found -> comparison.set(Optional.of(found)), workflow::report);
        this.opening = new Latest<>(tasks, "Opening runs", closer::set, workflow::report);
        workflow.history().projectProperty().subscribe(_ -> refresh());
        workflow.history().stateProperty().subscribe(_ -> refresh());
    }

    ReadOnlyObjectProperty<Optional<RunComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Closer> closerProperty() {
        return closer.getReadOnlyProperty();
    }

    /** The project, and what the table has. */
    ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Looks again. */
    void refresh() {
        var project = workflow.history().projectProperty().get();
        subject.set(project.map(Project::name).orElse("No project is open; open data to begin one."));
        project.ifPresentOrElse(open -> look.submit(_ -> compare(open)), () -> comparison.set(Optional.empty()));
    }

    private RunComparison compare(Project project) {
        var queue = workbench.queue();
        return new RunComparison(
                project.runs().stream()
                        .filter(run -> !run.isTrashed())
                        .map(run -> RunSummary.of(workbench, run, queue))
                        .filter(run -> run.state().hasResult())
                        .toList(),
                workbench.models());
    }

    /** Looks at these runs more closely, the first six of them. */
    void choose(List<RunSummary> chosen) {
        var folders = chosen.stream().limit(MOST).map(run -> run.run().folder()).toList();
        opening.submit(_ -> {
            var runs = folders.stream().map(workbench::openRun).toList();
            return new Closer(runs, agreement(runs));
        });
    }

    private static Optional<GroupAgreement> agreement(List<StoredRun> runs) {
        if (runs.size() < 2) {
            return Optional.empty();
        }
        boolean shareCells = runs.get(1).cells().barcodes().stream()
                .anyMatch(Set.copyOf(runs.getFirst().cells().barcodes())::contains);
        return shareCells ? Optional.of(GroupAgreement.of(runs.getFirst(), runs.get(1))) : Optional.empty();
    }

    String modelName(RunSummary run) {
        return run.spec().map(workflow::modelName).orElse("");
    }

    /** The name that the user gave a run. */
    String nameOf(StoredRun run) {
        return comparison.get().stream()
                .flatMap(all -> all.runs().stream())
                .filter(known -> known.run().folder().equals(run.folder()))
                .map(RunSummary::name)
                .findFirst()
                .orElse(String.valueOf(run.folder().getFileName()));
    }

    void open(RunSummary run) {
        workflow.openRun(run.run().folder());
    }

    /** Makes a run the baseline, or no longer. */
    void star(RunSummary run) {
        boolean now = !run.run().mark().star();
        workflow.history()
                .change(
                        "%s run %s".formatted(now ? "Star" : "Unstar", run.name()),
                        Layer.RUNS,
                        run.run().key(),
                        run.run().mark().withStar(now).toJson());
    }

    /** Writes the table by the ending of the file's name. */
    void save(Path file) {
        comparison
                .get()
                .ifPresent(table -> tasks.run(
                        "Saving the table",
                        _ -> {
                            table.tables().save(file);
                            return file;
                        },
                        saved -> workflow.history()
                                .note(
                                        "Saved the comparison as " + saved.getFileName(),
                                        "mixtura compare %s --%s %s"
                                                .formatted(
                                                        workflow.history()
                                                                .projectProperty()
                                                                .get()
                                                                .map(Project::folder)
                                                                .orElse(Path.of("")),
                                                        option(saved),
                                                        saved)),
                        workflow::report));
    }

    private static String option(Path file) {
        String name = file.toString();
        return name.endsWith(".tex") ? "latex" : name.endsWith(".xlsx") ? "xlsx" : "csv";
    }
}
