package org.mixtura.core.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mixtura.core.RunPhase;
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
 * sweep.json             the plan
 * latentDim=10/seed-0/   a run folder for each combination and seed
 * runs.csv               a line a run
 * table.csv table.tex    a line a combination: mean and standard deviation over seeds
 * </pre>
 */
public final class Sweep {

    private static final String PLAN = "sweep.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workbench workbench;
    private final SweepPlan plan;
    private final Path folder;

    /** @param folder of the sweep; must not exist, be empty, or hold the same sweep */
    public Sweep(Workbench workbench, SweepPlan plan, Path folder) {
        this.workbench = workbench;
        plan.requireOwnFolders();
        this.plan = plan;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Trains what is missing and writes the table.
     *
     * @param control ends it: runs that train are kept, no other is begun
     * @throws ConfigProblem when a setting is wrong, before anything is trained, or the folder holds something else
     */
    public SweepTable run(RunScheduler scheduler, SweepListener listener, RunControl control) {
        var specs = specs();
        begin();
        var missing =
                specs.keySet().stream().filter(cell -> finished(cell).isEmpty()).toList();
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

    /**
     * Leaves every missing run in its folder for a scheduler outside of this program.
     *
     * @return the run folders, each to be trained with {@code mixtura work FOLDER}; call {@link #collect} afterwards
     */
    public List<Path> prepare() {
        var specs = specs();
        begin();
        var folders = new ArrayList<Path>();
        specs.forEach((cell, spec) -> {
            if (finished(cell).isEmpty()) {
                Path run = runFolder(cell);
                if (!Files.isRegularFile(run.resolve("run.json")) && !isWaiting(run)) {
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
     * @throws ConfigProblem when no sweep was begun in the folder
     */
    public SweepTable collect() {
        if (!Files.isRegularFile(folder.resolve(PLAN))) {
            throw new ConfigProblem(
                    "There is no sweep in '%s'.".formatted(folder),
                    "The folder has no file %s.".formatted(PLAN),
                    "Name the folder that was given as --out when the sweep was made.");
        }
        begin();
        return write(Map.of());
    }

    private static boolean isWaiting(Path run) {
        return Files.isRegularFile(run.resolve("worker/config.json"));
    }

    private Map<SweepPlan.Cell, RunSpec> specs() {
        var specs = new LinkedHashMap<SweepPlan.Cell, RunSpec>();
        for (SweepPlan.Cell cell : plan.cells()) {
            specs.put(cell, workbench.resolve(plan.request(cell)));
        }
        return specs;
    }

    private Path runFolder(SweepPlan.Cell cell) {
        return folder.resolve(plan.folderOf(cell));
    }

    /** Trains a run, or goes on with it; tells what went wrong. */
    private String train(RunSpec spec, Path run, SweepListener listener, RunControl control) {
        listener.begun(run);
        try {
            boolean begun = Files.isRegularFile(run.resolve("run.json"));
            Optional<StoredRun> done;
            if ((begun || isWaiting(run)) && workbench.phase(run) == RunPhase.TRAINING) {
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

    private Optional<RunStatus> finished(SweepPlan.Cell cell) {
        Path run = runFolder(cell);
        if (!Files.isRegularFile(run.resolve("run.json")) || workbench.phase(run) != RunPhase.COMPLETE) {
            return Optional.empty();
        }
        return Optional.of(workbench.openRun(run).status()).filter(s -> s.state() == RunStatus.State.FINISHED);
    }

    private SweepTable write(Map<SweepPlan.Cell, String> problems) {
        var rows = plan.cells().stream()
                .map(cell -> {
                    var status = finished(cell);
                    String problem = status.isPresent() ? "" : problems.getOrDefault(cell, "not trained yet");
                    return new SweepTable.Row(cell, status, problem);
                })
                .toList();
        var table = new SweepTable(plan.axes(), rows);
        write("runs.csv", table.runsCsv());
        write("table.csv", table.tableCsv());
        write("table.tex", table.latex());
        return table;
    }

    private void begin() {
        Path file = folder.resolve(PLAN);
        try {
            var described = description();
            if (Files.isRegularFile(file)) {
                if (!JSON.readTree(Files.readString(file)).equals(JSON.readTree(described.toString()))) {
                    throw new ConfigProblem(
                            "The folder '%s' holds another sweep.".formatted(folder),
                            "Its data, settings or seeds are not the ones of this call.",
                            "Repeat that call to go on with it, or choose another folder with --out.");
                }
                return;
            }
            if (Files.exists(folder) && !isEmptyFolder()) {
                throw new ConfigProblem(
                        "The folder '%s' is not empty.".formatted(folder),
                        "A sweep begins in a folder of its own.",
                        "Choose another folder with --out.");
            }
            Files.createDirectories(folder);
            AtomicFiles.write(file, out -> JSON.writerWithDefaultPrettyPrinter().writeValue(out, described));
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private ObjectNode description() {
        var base = plan.base();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("model", base.model())
                .put("data", base.data().toString())
                .put("counts", base.countsAt().orElse(""))
                .put("labels", base.labels().map(Object::toString).orElse(""))
                .put("batch", base.batch().map(Object::toString).orElse(""))
                .put("preset", base.preset().name())
                .put("firstSeed", base.seed())
                .put("seeds", plan.seeds())
                .put("device", base.device());
        var settings = json.putArray("settings");
        base.overrides().forEach(settings::add);
        var axes = json.putObject("axes");
        plan.axes().forEach(axis -> {
            var values = axes.putArray(axis.key());
            axis.values().forEach(values::add);
        });
        return json;
    }

    private void write(String name, String text) {
        try {
            AtomicFiles.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    private StorageProblem cannotWrite(IOException failure) {
        return new StorageProblem(
                "The sweep in '%s' cannot be written.".formatted(folder),
                "The system says: %s.".formatted(failure.getMessage()),
                "Check free space and permissions, or choose another folder with --out.",
                failure);
    }
}
