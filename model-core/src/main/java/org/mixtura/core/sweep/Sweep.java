package org.mixtura.core.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;

/**
 * Trains the runs of a plan below one folder and writes their table. Runs that are complete already are not trained
 * again, and those that were interrupted go on, so the same call after a stop finishes the work.
 *
 * <pre>
 * sweep.json             the plan, and the fingerprint of the data set
 * latentDim=10/seed-0/   a run folder for each combination and seed
 * runs.csv               a line a run
 * table.csv table.tex    a line a combination: mean and standard deviation over seeds
 * </pre>
 */
public final class Sweep {

    private final Workbench workbench;
    private final SweepPlan plan;
    private final Path folder;
    private final SweepFile file;
    private final SweepRuns runs;

    /** @param folder of the sweep; must not exist, be empty, or hold the same sweep */
    public Sweep(Workbench workbench, SweepPlan plan, Path folder) {
        this.workbench = workbench;
        plan.requireOwnFolders();
        this.plan = plan;
        this.folder = folder.toAbsolutePath().normalize();
        this.file = new SweepFile(this.folder);
        this.runs = new SweepRuns(workbench, plan, this.folder);
    }

    /**
     * A sweep that was begun before, by whomever. Its data set need not be there as long as nothing is trained.
     *
     * @throws StorageProblem when the folder holds no sweep, or its file is damaged
     */
    public static Sweep open(Workbench workbench, Path folder) {
        return new Sweep(workbench, new SweepFile(folder.toAbsolutePath().normalize()).read(), folder);
    }

    /** Whether a sweep was begun in this folder. */
    public static boolean isIn(Path folder) {
        return new SweepFile(folder).isThere();
    }

    /** The folder of the sweep that a run folder belongs to; empty for a run of its own. */
    public static Optional<Path> around(Path run) {
        return folderAround(run)
                .filter(folder -> isRunOf(folder, run.toAbsolutePath().normalize()));
    }

    /** A run that somebody put below a sweep is none of the sweep's; a damaged sweep has none. */
    private static boolean isRunOf(Path folder, Path run) {
        try {
            var plan = new SweepFile(folder).read();
            return plan.cells().stream()
                    .anyMatch(cell -> folder.resolve(plan.folderOf(cell)).equals(run));
        } catch (WorkbenchException damaged) {
            return false;
        }
    }

    private static Optional<Path> folderAround(Path run) {
        var parent = Optional.ofNullable(run.toAbsolutePath().normalize().getParent());
        // Without settings that vary the runs lie in the folder itself, else one level deeper.
        return parent.filter(Sweep::isIn).or(() -> parent.flatMap(p -> Optional.ofNullable(p.getParent()))
                .filter(Sweep::isIn));
    }

    /** Where the sweep lies, absolute. */
    public Path folder() {
        return folder;
    }

    /** What it varies. */
    public SweepPlan plan() {
        return plan;
    }

    /** The folder of a run. */
    public Path runFolder(SweepPlan.Cell cell) {
        return runs.folderOf(cell);
    }

    /**
     * Trains what is missing and writes the table.
     *
     * @param control ends it: runs that train are kept, no other is begun
     * @throws ConfigProblem when a setting is wrong, before anything is trained, or the folder holds something else
     * @throws org.mixtura.core.error.DataProblem when the data set is not the one that the sweep was begun with
     */
    public SweepTable run(RunScheduler scheduler, SweepListener listener, RunControl control) {
        if (file.isThere() && plan.cells().stream().allMatch(runs::isComplete)) {
            // What is complete can be shown when its data are gone.
            file.requireSame(plan);
            return write(Map.of());
        }
        var specs = specs();
        file.begin(plan);
        var missing =
                specs.keySet().stream().filter(cell -> !runs.isComplete(cell)).toList();
        var problems = new LinkedHashMap<SweepPlan.Cell, String>();
        var ended = new AtomicInteger(specs.size() - missing.size());
        List<Runnable> work = new ArrayList<>();
        for (SweepPlan.Cell cell : missing) {
            RunSpec spec = Objects.requireNonNull(specs.get(cell));
            work.add(() -> {
                if (control.isRequested()) {
                    return;
                }
                String problem = train(spec, runFolder(cell), listener, control);
                synchronized (problems) {
                    problems.put(cell, problem);
                    listener.ended(runFolder(cell), problem, ended.incrementAndGet(), specs.size());
                }
            });
        }
        scheduler.runAll(work);
        return write(problems);
    }

    /** Looks at every setting, and whether the folder can be used as far as it is there; writes nothing. */
    void check() {
        specs();
        if (file.isThere()) {
            file.requireSame(plan);
        }
    }

    /** Writes the plan, or goes on with the same one; trains nothing. */
    void begin() {
        file.begin(plan);
    }

    /**
     * Puts every missing run at the end of the queue: new ones, and those that were interrupted or stopped, to go on. Runs
     * that train or wait already are left alone.
     *
     * @throws ConfigProblem when a setting is wrong, before anything is queued, or the folder holds something else
     * @throws org.mixtura.core.error.DataProblem when the data set is not the one that the sweep was begun with
     */
    public Queued enqueue() {
        var specs = specs();
        file.begin(plan);
        int queued = 0;
        var problems = new ArrayList<String>();
        for (SweepTable.Row row : table().missing()) {
            Path run = runFolder(row.cell());
            try {
                if (SweepRuns.hasBegun(run)) {
                    workbench.enqueue(run);
                } else {
                    workbench.enqueue(Objects.requireNonNull(specs.get(row.cell())), run);
                }
                queued++;
            } catch (WorkbenchException problem) {
                // One run must not keep all others from training.
                problems.add(problem.paragraph());
            }
        }
        return new Queued(queued, problems);
    }

    /**
     * What became of the runs of a sweep that were to be queued.
     *
     * @param runs how many wait or train now that did not before
     * @param problems why others do not, a paragraph each
     */
    public record Queued(int runs, List<String> problems) {

        public Queued {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Leaves every missing run in its folder for a scheduler outside of this program.
     *
     * @return the run folders, each to be trained with {@code mixtura work FOLDER}; call {@link #collect} afterwards
     */
    public List<Path> prepare() {
        var specs = specs();
        file.begin(plan);
        var folders = new ArrayList<Path>();
        specs.forEach((cell, spec) -> {
            if (!runs.isComplete(cell)) {
                Path run = runFolder(cell);
                if (!SweepRuns.hasBegun(run) && !SweepRuns.isPrepared(run)) {
                    workbench.prepare(spec, run);
                }
                folders.add(run);
            }
        });
        return folders;
    }

    /**
     * Writes the table of what is complete.
     *
     * @throws ConfigProblem when no sweep was begun in the folder, or another one
     */
    public SweepTable collect() {
        file.requireThere();
        file.requireSame(plan);
        return write(Map.of());
    }

    /** The table so far, with the state of each run; nothing is written. */
    public SweepTable table() {
        return table(Map.of());
    }

    private SweepTable table(Map<SweepPlan.Cell, String> problems) {
        var queue = workbench.queue();
        return new SweepTable(
                plan.axes(),
                plan.cells().stream()
                        .map(cell -> runs.row(cell, queue, problems.getOrDefault(cell, "")))
                        .toList(),
                this::isObjective);
    }

    private boolean isObjective(String key) {
        return workbench.models().stream()
                .filter(family -> family.card().id().equals(plan.base().model()))
                .flatMap(family -> family.schema().field(key).stream())
                .anyMatch(field -> field.info().objective());
    }

    private Map<SweepPlan.Cell, RunSpec> specs() {
        var specs = new LinkedHashMap<SweepPlan.Cell, RunSpec>();
        for (SweepPlan.Cell cell : plan.cells()) {
            specs.put(cell, workbench.resolve(plan.request(cell)));
        }
        return specs;
    }

    /** Trains a run, or goes on with it; tells what went wrong. */
    private String train(RunSpec spec, Path run, SweepListener listener, RunControl control) {
        listener.begun(run);
        try {
            boolean begun = SweepRuns.hasBegun(run);
            Optional<StoredRun> done;
            if (workbench.glance(run).training() || workbench.queue().waiting().contains(run)) {
                done = workbench.follow(run, event -> listener.event(run, event), control);
            } else if (begun) {
                done = workbench.resume(run, event -> listener.event(run, event), control);
            } else {
                done = workbench.train(spec, run, event -> listener.event(run, event), control);
            }
            return done.filter(r -> r.status().state() == RunStatus.State.FINISHED)
                            .isPresent()
                    ? ""
                    : "stopped";
        } catch (WorkbenchException problem) {
            return problem.paragraph();
        } catch (RuntimeException fault) {
            // One run must not take the table of all others with it.
            return Failure.of(fault).paragraph();
        }
    }

    private SweepTable write(Map<SweepPlan.Cell, String> problems) {
        var table = table(problems);
        write("runs.csv", table.runsCsv());
        write("table.csv", table.tableCsv());
        write("table.tex", table.latex());
        return table;
    }

    private void write(String name, String text) {
        try {
            AtomicFiles.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw file.cannotWrite(failure);
        }
    }
}
