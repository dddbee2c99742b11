package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.ClusteredCells;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.DrawnPage;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.ReadingSpeed;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunGlance;
import org.mixtura.core.RunGroups;
import org.mixtura.core.RunImages;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.RunPhase;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.Verification;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.export.CarriedRuns;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.export.Exported;
import org.mixtura.core.export.ReportFacts;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.Environment;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunFiles;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.TrainCommandLine;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.train.Trainer;
import org.mixtura.core.worker.QueueState;
import org.mixtura.core.worker.RunHost;
import org.mixtura.core.worker.Worker;
import org.mixtura.core.worker.WorkerCommand;
import org.mixtura.core.worker.WorkerSetup;
import org.mixtura.core.worker.Workers;

/**
 * The workbench of this machine: runs train in processes of their own, or one at a time in this one. Close it to end its
 * native thread.
 */
public final class LocalWorkbench implements Workbench, AutoCloseable {

    private static final String TORCH = "2.7.1";

    private final NativeLane lane = new NativeLane();
    private final ModelFamilies families = new ModelFamilies();
    private final RunSpecJson specs = new RunSpecJson(families);
    private final RunReader reader = new RunReader(specs);
    private final RequestResolver resolver = new RequestResolver();
    private final RunMovie movie = new RunMovie(reader);
    private final RunFigures figures = new RunFigures(new FigureWriter(), movie);
    private final DeviceCheck devices = new DeviceCheck(lane);
    private final Inference inference = new Inference(lane);
    private final NewCells newCells = new NewCells(inference);
    private final String version;
    private final RunData data;
    private final InProcess inProcess;
    private final Optional<WorkerSetup> workers;
    private final RunHost host;
    private final RunReports reports;
    private final Places places;
    private final RunEvaluator evaluator;
    private final TrainingTimes times;

    /**
     * A workbench that trains in this process.
     *
     * @param version of this program, kept with every run
     * @param folder where it keeps what belongs to no project
     */
    public LocalWorkbench(String version, Path folder) {
        this(version, Places.under(folder), Optional.empty());
    }

    /**
     * A workbench.
     *
     * @param version of this program, kept with every run
     * @param workers starts processes that train; empty: runs train in this process
     */
    public LocalWorkbench(String version, Places places, Optional<WorkerCommand> workers) {
        this.version = version;
        this.places = places;
        this.data = new RunData(places.cache());
        this.evaluator = new RunEvaluator(data);
        this.times = new TrainingTimes(
                new TrainingTrial(new Trainer(lane, LatentScorer.NONE)),
                places.cache().resolve("training-times.json"),
                version,
                TrainingTimes::isBusy);
        this.workers = workers.map(command -> new WorkerSetup(command, places.queue()));
        var pipeline = new RunPipeline(
                data,
                devices,
                new Trainer(lane, new KMeansScorer()),
                new RunDescription(specs, Environment.current(version, TORCH)),
                figures,
                reader,
                new BorrowedWeights(reader, specs));
        this.inProcess = new InProcess(pipeline, families, reader);
        this.reports = new RunReports(data, figures, reader);
        this.host = this.workers
                .<RunHost>map(setup -> new Workers(setup, specs, reader))
                .orElse(inProcess);
    }

    @Override
    public List<ModelFamily<?>> models() {
        return families.all();
    }

    @Override
    public Inspection inspect(Path source, ReadOptions options) {
        return data.inspect(source, options);
    }

    @Override
    public ImportReport importData(ImportRequest request, Path out) {
        return data.importData(request, out);
    }

    @Override
    public List<String> notes(RunSpec spec) {
        return data.notes(spec);
    }

    @Override
    public LabelFile.Offer offerTables(Path source, ReadOptions options, List<Path> tables, Optional<String> barcodes) {
        return data.offer(source, options, tables, barcodes);
    }

    @Override
    public Path importsFolder() {
        return places.imports();
    }

    @Override
    public FilterEffect filterEffect(Path source, ReadOptions options, QualityFilter filter) {
        return data.effect(source, options, filter);
    }

    @Override
    public ReadingSpeed readingSpeed(Path source, int[] rows, int batchSize) {
        return ReadingMeasure.of(data.read(source, ReadOptions.DETECT).counts(), rows, batchSize);
    }

    @Override
    public RunSpec resolve(RunRequest request) {
        var family = families.byId(request.model());
        resolver.checkKeys(family, request.overrides());
        return resolver.resolve(request, family, data.summarise(request));
    }

    @Override
    public TrainingTime trainingTime(RunSpec spec, Watcher watcher) {
        return times.of(families.byId(spec.model()), spec, data.summarise(spec), watcher);
    }

    @Override
    public List<String> adjusted(RunRequest request) {
        var family = families.byId(request.model());
        var whole = data.summarise(request);
        var filter = resolver.resolve(request, family, whole).prep().filter();
        return resolver.adjusted(request, family, whole, data.summarise(request, filter));
    }

    @Override
    public RunSpec override(RunSpec spec, List<String> overrides, long seed, String device, int threads) {
        var seeded = spec.withSeed(seed).withDevice(device).withThreads(threads);
        return resolver.override(seeded, families.byId(spec.model()), overrides);
    }

    @Override
    public RunSpec readSpec(JsonNode json, Path base) {
        return specs.read(json, base);
    }

    @Override
    public Optional<StoredRun> train(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        return host.train(spec, folder, listener, control).map(reader::read);
    }

    @Override
    public Optional<StoredRun> resume(Path folder, TrainListener listener, RunControl control) {
        return host.resume(folder, listener, control).map(reader::read);
    }

    @Override
    public void enqueue(RunSpec spec, Path folder) {
        host.enqueue(spec, folder);
    }

    @Override
    public void enqueue(Path folder) {
        host.enqueue(folder);
    }

    @Override
    public void prepare(RunSpec spec, Path folder) {
        host.prepare(spec, folder);
    }

    @Override
    public Optional<StoredRun> work(Path folder, boolean fresh, TrainListener listener, RunControl control) {
        var setup = workers.orElseThrow(() -> new IllegalStateException("this workbench knows no workers"));
        return new Worker(inProcess, specs, reader, setup)
                .work(folder, fresh, listener, control)
                .map(reader::read);
    }

    @Override
    public QueueState queue() {
        return host.queue();
    }

    @Override
    public boolean dequeue(Path folder) {
        return host.dequeue(folder);
    }

    @Override
    public Optional<StoredRun> follow(Path folder, TrainListener listener, RunControl control) {
        return host.follow(folder, listener, control).map(reader::read);
    }

    @Override
    public void tell(Path folder, RunControl wish) {
        host.tell(folder, wish);
    }

    @Override
    public RunPhase phase(Path folder) {
        if (host.isTraining(folder)) {
            return RunPhase.TRAINING;
        }
        if (host.queue().waiting().contains(folder)) {
            return RunPhase.WAITING;
        }
        if (reader.status(folder).isEmpty() && host.submitted(folder).isPresent()) {
            return host.isLost(folder) ? RunPhase.INTERRUPTED : RunPhase.WAITING;
        }
        return reader.isInterrupted(folder) ? RunPhase.INTERRUPTED : RunPhase.COMPLETE;
    }

    @Override
    public RunGlance glance(Path folder) {
        return new RunGlance(reader.status(folder), host.isTraining(folder), host.failure(folder));
    }

    @Override
    public RunSpec specOf(Path folder) {
        return host.submitted(folder).orElseGet(() -> reader.spec(folder));
    }

    @Override
    public StoredRun openRun(Path folder) {
        return RunLayers.of(folder).over(reader.read(folder));
    }

    @Override
    public ExpressionSource expression(StoredRun run) {
        return data.expression(run);
    }

    @Override
    public Path demoData() {
        return places.demoData();
    }

    @Override
    public Evaluation evaluate(StoredRun run, EvaluationRequest request, Watcher watcher) {
        return evaluator.evaluate(run, request, watcher);
    }

    @Override
    public ClusteredCells clustered(StoredRun run, EvaluationRequest request, Watcher watcher) {
        return evaluator.clustered(run, request, watcher);
    }

    @Override
    public void writeEvaluations(List<EvaluatedRun> evaluated, Path file) {
        new EvaluationSheets(this::modelName, this::settings).write(evaluated, file);
    }

    private Map<String, String> settings(StoredRun run) {
        return specs.settings(run.spec());
    }

    private String modelName(StoredRun run) {
        return StoredComponents.name(run.spec(), families.byId(run.spec().model()));
    }

    @Override
    public RunOutputs outputs(StoredRun run) {
        return new RunInference(run, families.byId(run.spec().model()), data, reader, inference, groups(run));
    }

    @Override
    public EmbedReport embed(StoredRun run, EmbedRequest request, Path csv, Watcher watcher) {
        MatrixFile.requireFolder(csv);
        var family = families.byId(run.spec().model());
        // Cells are measured as those were that the model learned from.
        boolean anyValues =
                run.spec().reading().anyValues() || request.reading().anyValues();
        var cells = data.read(request.data(), request.reading().withAnyValues(anyValues));
        RequestResolver.requireCounts(run.spec(), family, cells.counted());
        return newCells.embed(run, family, reader.readWeights(run.folder()), cells, request, csv, watcher);
    }

    @Override
    public Optional<RunComponents> components(StoredRun run) {
        var family = families.byId(run.spec().model());
        var weights = reader.readWeights(run.folder());
        return StoredComponents.mixture(run, family, weights)
                .map(mixture -> new StoredComponents(run, family, data, weights, mixture, inference));
    }

    @Override
    public Optional<LatentMovie> movie(StoredRun run) {
        return movie.of(run);
    }

    @Override
    public Optional<RunImages> images(StoredRun run) {
        return ImageShape.of(run.genes())
                .map(shape -> new StoredImages(
                        run,
                        shape,
                        families.byId(run.spec().model()),
                        data,
                        reader.readWeights(run.folder()),
                        inference,
                        lane));
    }

    @Override
    public RunGroups groups(StoredRun run) {
        return new StoredGroups(run, data, evaluator, () -> components(run));
    }

    @Override
    public StateAgreement compareStates(List<StoredRun> runs, TraversalRequest request, int arm, Watcher watcher) {
        return new StateComparison(runs, this::requiredComponents).of(request, arm, watcher);
    }

    private RunComponents requiredComponents(StoredRun run) {
        return components(run)
                .orElseThrow(() -> new ConfigProblem(
                        "The model of the run '%s' has no categories.".formatted(run.folder()),
                        "It was trained with '%s'.".formatted(run.spec().model()),
                        "Ask runs of mixvae, jointvae or cascadevae."));
    }

    @Override
    public DrawnFigure figure(StoredRun run, FigureRequest request) {
        return figures.drawn(run, request, () -> expression(run));
    }

    @Override
    public DrawnPage draw(FigureSpec spec, Watcher watcher) {
        return new PageDrawer(
                        this::openRun,
                        this::groups,
                        this::images,
                        run -> new ModelFigures(run, outputs(run), components(run)),
                        figures,
                        this::expression,
                        this::outputs,
                        run -> components(run).map(RunComponents::mixture),
                        new AlikeFigures(this::openRun, this::requiredComponents))
                .draw(spec, watcher);
    }

    @Override
    public FigureSpec readFigureSpec(Path file) {
        return FigureSpecJson.read(file);
    }

    @Override
    public void writeFigureSpec(FigureSpec spec, Path file) {
        FigureSpecJson.write(spec, file);
    }

    @Override
    public boolean describes(Path file, FigureSpec spec) {
        return FigureSpecJson.isSame(spec, file);
    }

    @Override
    public Exported export(List<StoredRun> runs, ExportFormat format, Path out, Watcher watcher) {
        return exports().write(runs, format, out, watcher);
    }

    private RunExports exports() {
        return new RunExports(
                data, this::modelName, this::components, this::reportFacts, new TrainCommandLine(families));
    }

    private ReportFacts reportFacts(StoredRun run) {
        return reports.facts(run, families.byId(run.spec().model()));
    }

    @Override
    public void report(Path project, Path out, Watcher watcher) {
        new ProjectReports(this, version, run -> exports()
                        .reported(openRun(run.run().folder()), run.name()))
                .write(project, out, watcher);
    }

    @Override
    public Optional<Verification> verify(StoredRun run, TrainListener listener, RunControl control) {
        return new RunVerifier(reader)
                .verify(
                        run,
                        folder -> host.trainApart(run.spec(), folder, listener, control)
                                .map(reader::read),
                        control);
    }

    @Override
    public List<String> carriedRuns(Path source) {
        return CarriedRuns.in(source);
    }

    @Override
    public StoredRun restore(Path source, String run, Path folder) {
        new CarriedRuns(new RunFiles(specs)).restore(source, run, folder);
        return reader.read(folder);
    }

    @Override
    public List<DeviceReport> devices() {
        // As in a process that trains: it may compute in another way than this one.
        return workers.map(WorkerSetup::command)
                .filter(_ -> WorkerCommand.differsFromThisProcess())
                .flatMap(command -> command.answer("--devices"))
                .flatMap(DeviceReports::read)
                .orElseGet(devices::all);
    }

    @Override
    public Optional<Path> torchFolder() {
        return places.torchFolder();
    }

    @Override
    public void useTorchFolder(Optional<Path> folder) {
        places.rememberTorch(folder);
    }

    @Override
    public void close() {
        lane.close();
    }
}
