package org.mixtura.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.mixtura.core.ClusteredCells;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.RunGlance;
import org.mixtura.core.RunPhase;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.GenesDiffer;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.export.Exported;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.worker.QueueState;

/** A workbench that answers at once with what a test has put into it. */
public final class FakeWorkbench extends ConstantWorkbench {

    /** How a run goes: gets the listener and the control, and gives the run. */
    @FunctionalInterface
    public interface Training {
        Optional<StoredRun> run(RunSpec spec, Path folder, TrainListener listener, RunControl control);
    }

    private final List<String> exported = new ArrayList<>();
    private List<String> carried = List.of();
    private final List<EvaluatedRun> saved = new ArrayList<>();
    private Function<Path, Inspection> inspections = Samples::good;
    private Function<Path, StoredRun> runs = folder -> {
        throw new IllegalStateException("no run was given");
    };
    private Function<EvaluationRequest, Evaluation> evaluations = _ -> {
        throw new IllegalStateException("no scores were given");
    };
    private Function<EmbedRequest, EmbedReport> embeddings = _ -> {
        throw new IllegalStateException("no embedding was given");
    };
    private List<String> importWarnings = List.of();
    private boolean joinsRefused;
    private Function<RunSpec, TrainingTime> times = _ -> new TrainingTime(0, 1, 80, false);
    private final FakeOutputs outputs = new FakeOutputs();
    private Training training = (spec, folder, listener, control) -> Optional.empty();
    private final List<ReadOptions> readOptions = new ArrayList<>();
    private final List<RunSpec> trained = new ArrayList<>();

    public FakeWorkbench inspecting(Function<Path, Inspection> answer) {
        inspections = answer;
        return this;
    }

    /** What was exported: format, number of runs and file name. */
    public List<String> exported() {
        return exported;
    }

    /** Every data set carries these runs from now on. */
    public void carry(String... runs) {
        carried = List.of(runs);
    }

    /** What is told of the next imports. */
    public FakeWorkbench warning(String... warnings) {
        importWarnings = List.of(warnings);
        return this;
    }

    /** How long a run would train. */
    public FakeWorkbench timing(Function<RunSpec, TrainingTime> answer) {
        times = answer;
        return this;
    }

    /** Refuses to join files until it is said which genes are kept. */
    public FakeWorkbench refusingJoins() {
        joinsRefused = true;
        return this;
    }

    public FakeWorkbench opening(Function<Path, StoredRun> answer) {
        runs = answer;
        return this;
    }

    public FakeWorkbench evaluating(Function<EvaluationRequest, Evaluation> answer) {
        evaluations = answer;
        return this;
    }

    public FakeWorkbench embedding(Function<EmbedRequest, EmbedReport> answer) {
        embeddings = answer;
        return this;
    }

    /** What all runs answer, and which files were written for it. */
    public FakeOutputs outputs() {
        return outputs;
    }

    public FakeWorkbench training(Training answer) {
        training = answer;
        return this;
    }

    /** The options of all inspections so far. */
    public List<ReadOptions> readOptions() {
        return readOptions;
    }

    /** The specifications of all runs so far. */
    public List<RunSpec> trained() {
        return trained;
    }

    @Override
    public Inspection inspect(Path data, ReadOptions options) {
        readOptions.add(options);
        return inspections.apply(data);
    }

    private final List<ImportRequest> imports = new ArrayList<>();

    /** All requests for new data sets so far. */
    public List<ImportRequest> imports() {
        return imports;
    }

    @Override
    public ImportReport importData(ImportRequest request, Path out) {
        imports.add(request);
        if (joinsRefused && request.genes() == GeneJoin.ASK) {
            throw new GenesDiffer(
                    "The files share only 3 genes.", "Others would count 0.", "Say which genes are kept.");
        }
        return new ImportReport(
                out, request.sources(), 700, 1000, 40_000, List.of("Left out 100 cells."), importWarnings);
    }

    private Function<List<StoredRun>, StateAgreement> states = _ -> {
        throw new UnsupportedOperationException();
    };

    /** Says what becomes of a comparison of states. */
    public FakeWorkbench comparing(Function<List<StoredRun>, StateAgreement> answer) {
        states = answer;
        return this;
    }

    private boolean glanced;

    /** A look at a run folder tells of the run that is opened there. */
    public FakeWorkbench glancing() {
        glanced = true;
        return this;
    }

    private final Map<Path, RunSpec> queue = new LinkedHashMap<>();
    private Optional<RunSpec> interrupted = Optional.empty();
    private Optional<Path> torchFolder = Optional.empty();

    /** Every run folder is one of a run that was interrupted. */
    public FakeWorkbench interruptedRun(RunSpec spec) {
        interrupted = Optional.of(spec);
        return this;
    }

    /** A run that some other process put into the queue. */
    public FakeWorkbench queued(Path folder, RunSpec spec) {
        queue.put(folder, spec);
        return this;
    }

    @Override
    public Optional<StoredRun> resume(Path folder, TrainListener listener, RunControl control) {
        return training.run(interrupted.orElseThrow(), folder, listener, control);
    }

    @Override
    public Optional<StoredRun> train(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        return training.run(spec, folder, listener, control);
    }

    @Override
    public synchronized void enqueue(RunSpec spec, Path folder) {
        trained.add(spec);
        queue.put(folder, spec);
    }

    @Override
    public synchronized void enqueue(Path folder) {
        queue.put(folder, interrupted.orElseThrow());
    }

    @Override
    public TrainingTime trainingTime(RunSpec spec, Watcher watcher) {
        return times.apply(spec);
    }

    @Override
    public synchronized QueueState queue() {
        var folders = List.copyOf(queue.keySet());
        return folders.isEmpty()
                ? QueueState.EMPTY
                : new QueueState(Optional.of(folders.getFirst()), folders.subList(1, folders.size()));
    }

    @Override
    public synchronized boolean dequeue(Path folder) {
        return queue.remove(folder) != null;
    }

    @Override
    public Optional<StoredRun> follow(Path folder, TrainListener listener, RunControl control) {
        try {
            return training.run(specOf(folder), folder, listener, control);
        } finally {
            dequeue(folder);
        }
    }

    @Override
    public synchronized RunPhase phase(Path folder) {
        if (queue.containsKey(folder)) {
            return queue().active().filter(folder::equals).isPresent() ? RunPhase.TRAINING : RunPhase.WAITING;
        }
        return interrupted.isPresent() ? RunPhase.INTERRUPTED : RunPhase.COMPLETE;
    }

    @Override
    public RunGlance glance(Path folder) {
        return new RunGlance(
                glanced && !queue.containsKey(folder)
                        ? Optional.of(runs.apply(folder).status())
                        : Optional.empty(),
                false,
                Optional.empty());
    }

    @Override
    public synchronized RunSpec specOf(Path folder) {
        return glanced && !queue.containsKey(folder)
                ? runs.apply(folder).spec()
                : Objects.requireNonNull(queue.get(folder));
    }

    @Override
    public Optional<Path> torchFolder() {
        return torchFolder;
    }

    @Override
    public void useTorchFolder(Optional<Path> folder) {
        torchFolder = folder;
    }

    @Override
    public StoredRun openRun(Path folder) {
        return runs.apply(folder);
    }

    @Override
    public Evaluation evaluate(StoredRun run, EvaluationRequest request, Watcher watcher) {
        return evaluations.apply(request);
    }

    @Override
    public FakeOutputs outputs(StoredRun run) {
        return outputs;
    }

    @Override
    public void writeEvaluations(List<EvaluatedRun> evaluated, Path file) {
        saved.addAll(evaluated);
        outputs.written().add(file);
    }

    /** The evaluations that were written, in order. */
    public List<EvaluatedRun> savedEvaluations() {
        return saved;
    }

    @Override
    public EmbedReport embed(StoredRun run, EmbedRequest request, Path csv, Watcher watcher) {
        return embeddings.apply(request);
    }

    @Override
    public StateAgreement compareStates(List<StoredRun> runs, TraversalRequest request, int arm, Watcher watcher) {
        return states.apply(runs);
    }

    @Override
    public ClusteredCells clustered(StoredRun run, EvaluationRequest request, Watcher watcher) {
        return new ClusteredCells(
                run.latent(),
                run.umap(),
                request.methods().stream()
                        .map(method -> run.clusters().named(request.correction().id() + "_" + method.id()))
                        .toList());
    }

    @Override
    public Exported export(List<StoredRun> runs, ExportFormat format, Path out, Watcher watcher) {
        exported.add(format + " of " + runs.size() + " to " + out.getFileName());
        return new Exported(List.of(), runs.getFirst().spec().data(), 0);
    }

    @Override
    public void report(Path project, Path out, Watcher watcher) {
        exported.add("report of " + project.getFileName() + " to " + out.getFileName());
    }

    @Override
    public List<String> carriedRuns(Path source) {
        return carried;
    }

    @Override
    public StoredRun restore(Path source, String run, Path folder) {
        exported.add("restored " + run + " from " + source.getFileName() + " to " + folder.getFileName());
        return openRun(folder);
    }
}
