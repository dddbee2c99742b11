package org.mixtura.ui.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.GroupAgreement;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.compare.SettingsTable;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
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
    private final Latest<Made> opening;
    private final Latest<Map<String, SeedStability>> measuring;
    private final RunColumns columns;
    private final ReadOnlyObjectWrapper<Map<String, SeedStability>> stability =
            new ReadOnlyObjectWrapper<>(this, "stability", Map.of());
    private List<RunSummary> chosen = List.of();
    private final ReadOnlyObjectWrapper<Optional<RunComparison>> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", Optional.empty());
    private final ReadOnlyObjectWrapper<Closer> closer = new ReadOnlyObjectWrapper<>(this, "closer", Closer.NOTHING);
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper(this, "subject", "");

    /**
     * Runs that are looked at closely.
     *
     * @param runs in the order chosen
     * @param agreement of the groups of the first two; empty for fewer, and for runs of other cells
     * @param settings of all of them; empty for fewer than two
     * @param maps of the first four; empty for fewer than two, and for runs of other cells
     */
    record Closer(
            List<StoredRun> runs,
            Optional<GroupAgreement> agreement,
            Optional<SettingsTable> settings,
            Optional<LinkedMaps> maps) {

        static final Closer NOTHING = new Closer(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is made of runs in the background. */
    private record Made(List<StoredRun> runs, Optional<GroupAgreement> agreement, Optional<LinkedRuns> maps) {}

    public CompareViewModel(Workflow workflow, Workbench workbench, Tasks tasks) {
        this.workflow = workflow;
        this.workbench = workbench;
        this.tasks = tasks;
        this.look = new Latest<>(
                tasks, "Looking at the runs", found -> comparison.set(Optional.of(found)), workflow::report);
        this.opening = new Latest<>(tasks, "Opening runs", this::opened, workflow::report);
        this.measuring = new Latest<>(tasks, "Measuring stability over seeds", stability::set, workflow::report);
        this.columns = new RunColumns(workflow.history());
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

    /** Why the table is empty, and what to do. */
    String emptyWords() {
        if (workflow.history().projectProperty().get().isEmpty()) {
            return "No project is open. Open data or a project first.";
        }
        return comparison.get().isEmpty()
                ? "Looking at the runs…"
                : "No finished runs yet. Train two or more runs, for example with other seeds; they appear here by themselves.";
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

    /** Looks at these runs more closely, the first six of them; the same runs are not opened again. */
    void choose(List<RunSummary> wanted) {
        var now = wanted.stream().limit(MOST).toList();
        boolean same = folders(now).equals(folders(chosen)) && names(now).equals(names(chosen));
        chosen = now;
        if (same) {
            return;
        }
        var folders = folders(now);
        var names = names(now);
        opening.submit(_ -> {
            var runs = folders.stream().map(workbench::openRun).toList();
            return new Made(runs, agreement(runs), maps(runs, names));
        });
    }

    private static List<Path> folders(List<RunSummary> runs) {
        return runs.stream().map(run -> run.run().folder()).toList();
    }

    private static List<String> names(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::name).toList();
    }

    private void opened(Made made) {
        var settings = comparison.get().filter(_ -> chosen.size() > 1).map(table -> table.settings(chosen));
        var maps = made.maps()
                .map(runs -> new LinkedMaps(
                        runs,
                        made.runs().getFirst().spec().labels().map(ColumnRef::column),
                        comparison
                                .get()
                                .map(table -> table.settings(chosen.stream()
                                                .limit(LinkedRuns.MOST)
                                                .toList())
                                        .onlySeedsDiffer())
                                .orElse(false),
                        tasks,
                        workflow::report));
        closer.set(new Closer(made.runs(), made.agreement(), settings, maps));
    }

    private static Optional<LinkedRuns> maps(List<StoredRun> runs, List<String> names) {
        int shown = Math.min(LinkedRuns.MOST, runs.size());
        boolean shareCells =
                runs.size() > 1 && runs.subList(1, shown).stream().allMatch(run -> shareCells(runs.getFirst(), run));
        return shareCells
                ? Optional.of(LinkedRuns.of(runs.subList(0, shown), names.subList(0, shown)))
                : Optional.empty();
    }

    private static boolean shareCells(StoredRun first, StoredRun other) {
        return other.cells().barcodes().stream()
                .anyMatch(Set.copyOf(first.cells().barcodes())::contains);
    }

    /** Measures how surely cells keep group and neighbours, for all runs that differ in nothing but their seeds. */
    void measureStability() {
        var groups = comparison.get().map(RunComparison::groups).orElse(List.of()).stream()
                .filter(group -> group.runs().size() > 1)
                .toList();
        measuring.submit(progress -> {
            var found = new LinkedHashMap<String, SeedStability>();
            for (int i = 0; i < groups.size() && !progress.isCancelled(); i++) {
                progress.share((double) i / groups.size());
                progress.stage(groups.get(i).name());
                var runs = groups.get(i).runs().stream()
                        .map(run -> workbench.openRun(run.run().folder()))
                        .toList();
                found.put(groups.get(i).name(), SeedStability.of(runs, progress::isCancelled));
            }
            return found;
        });
    }

    /** What was measured by the name of the group of runs; empty until somebody asked. */
    ReadOnlyObjectProperty<Map<String, SeedStability>> stabilityProperty() {
        return stability.getReadOnlyProperty();
    }

    /** The mean share of runs with other seeds that agree with this run on a cell's group; NaN until it was measured. */
    double stability(RunSummary run) {
        return stability.get().values().stream()
                .filter(found -> found.cells().runs().stream()
                        .anyMatch(one -> one.folder().equals(run.run().folder())))
                .mapToDouble(found -> found.groups().mean())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Writes the stability of each cell as CSV. */
    void saveStability(LinkedMaps maps, Path file) {
        maps.table()
                .ifPresent(table -> tasks.run(
                        "Saving stability",
                        _ -> {
                            RunTable.write(file, table);
                            return file;
                        },
                        saved -> workflow.history()
                                .note(
                                        "Saved the stability of cells as " + saved.getFileName(),
                                        "mixtura compare %s --stability %s"
                                                .formatted(
                                                        maps.runs().cells().runs().stream()
                                                                .map(run -> run.folder()
                                                                        .toString())
                                                                .collect(Collectors.joining(" ")),
                                                        saved)),
                        workflow::report));
    }

    private static Optional<GroupAgreement> agreement(List<StoredRun> runs) {
        if (runs.size() < 2) {
            return Optional.empty();
        }
        return shareCells(runs.getFirst(), runs.get(1))
                ? Optional.of(GroupAgreement.of(runs.getFirst(), runs.get(1)))
                : Optional.empty();
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

    /** How the user wants the columns of the table. */
    RunColumns columns() {
        return columns;
    }

    /** Writes the table by the ending of the file's name. */
    void save(Path file) {
        save("the comparison", file, option(file), table -> table.tables().save(file));
    }

    /** Draws the scores of all seeds by model; the numbers go into a table beside it. */
    void saveSeeds(Path file) {
        save("the scores of all seeds", file, "figure", table -> table.saveSeeds(file));
    }

    private void save(String what, Path file, String option, Consumer<RunComparison> write) {
        comparison
                .get()
                .ifPresent(table -> tasks.run(
                        "Saving " + what,
                        _ -> {
                            write.accept(table);
                            return file;
                        },
                        saved -> workflow.history()
                                .note(
                                        "Saved %s as %s".formatted(what, saved.getFileName()),
                                        "mixtura compare %s --%s %s"
                                                .formatted(
                                                        workflow.history()
                                                                .projectProperty()
                                                                .get()
                                                                .map(Project::folder)
                                                                .orElse(Path.of("")),
                                                        option,
                                                        saved)),
                        workflow::report));
    }

    private static String option(Path file) {
        String name = file.toString();
        return name.endsWith(".tex") ? "latex" : name.endsWith(".xlsx") ? "xlsx" : "csv";
    }
}
