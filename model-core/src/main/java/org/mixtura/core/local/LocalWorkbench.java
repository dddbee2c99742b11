package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.Environment;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Cancellation;
import org.mixtura.core.train.Embedder;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.train.Trainer;
import org.mixtura.resources.BundledResource;

/** The workbench in this process. Trains one run at a time; close it to end its native thread. */
public final class LocalWorkbench implements Workbench, AutoCloseable {

    private static final String TORCH = "2.7.1";

    private final NativeLane lane = new NativeLane();
    private final ModelFamilies families = new ModelFamilies();
    private final RunSpecJson specs = new RunSpecJson(families);
    private final RunReader reader = new RunReader(specs);
    private final RequestResolver resolver = new RequestResolver();
    private final RunFigures figures = new RunFigures(new FigureWriter());
    private final DeviceCheck devices = new DeviceCheck(lane);
    private final NewCells newCells = new NewCells(new Embedder(lane));
    private final RunData data = new RunData();
    private final RunEvaluator evaluator = new RunEvaluator(data);
    private final RunPipeline pipeline;
    private final Path demoFolder;

    /**
     * @param version of this program, kept with every run
     * @param demoFolder where the bundled data set is put as a file
     */
    public LocalWorkbench(String version, Path demoFolder) {
        this.demoFolder = demoFolder;
        this.pipeline = new RunPipeline(
                data,
                devices,
                new Trainer(lane, new KMeansScorer()),
                new RunDescription(specs, Environment.current(version, TORCH)),
                figures,
                reader);
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
    public RunSpec resolve(RunRequest request) {
        var family = families.byId(request.model());
        resolver.checkKeys(family, request.overrides());
        return resolver.resolve(request, family, data.summarise(request));
    }

    @Override
    public RunSpec override(RunSpec spec, List<String> overrides, long seed, String device, int threads) {
        var seeded = new RunSpec(
                spec.model(),
                spec.data(),
                spec.countsAt(),
                spec.labels(),
                spec.batch(),
                spec.prep(),
                spec.config(),
                seed,
                device,
                threads);
        return resolver.override(seeded, families.byId(spec.model()), overrides);
    }

    @Override
    public RunSpec readSpec(JsonNode json, Path base) {
        return specs.read(json, base);
    }

    @Override
    public Optional<StoredRun> train(RunSpec spec, Path folder, TrainListener listener, Cancellation cancellation) {
        return pipeline.run(spec, families.byId(spec.model()), folder, listener, cancellation)
                .map(reader::read);
    }

    @Override
    public Optional<StoredRun> resume(Path folder, TrainListener listener, Cancellation cancellation) {
        var unfinished = reader.readUnfinished(folder);
        return pipeline.resume(unfinished, families.byId(unfinished.spec().model()), listener, cancellation)
                .map(reader::read);
    }

    @Override
    public Optional<RunSpec> interrupted(Path folder) {
        return reader.isInterrupted(folder)
                ? Optional.of(reader.readUnfinished(folder).spec())
                : Optional.empty();
    }

    @Override
    public StoredRun openRun(Path folder) {
        return reader.read(folder);
    }

    @Override
    public ExpressionSource expression(StoredRun run) {
        return data.expression(run);
    }

    @Override
    public Path demoData() {
        try {
            return BundledResource.DEMO_PBMC800.copyInto(demoFolder);
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The demo data cannot be put into '%s'.".formatted(demoFolder),
                    "The system says: %s.".formatted(failure.getMessage()),
                    "Free some space there, or make the folder writable.",
                    failure);
        }
    }

    @Override
    public Evaluation evaluate(StoredRun run, EvaluationRequest request) {
        return evaluator.evaluate(run, request);
    }

    @Override
    public EmbedReport embed(StoredRun run, Path source, Optional<String> countsAt, Path csv) {
        var cells = data.read(source, countsAt);
        var family = families.byId(run.spec().model());
        var embedded = newCells.embed(run, family, reader.readWeights(run.folder()), cells);
        RunTable.write(csv, RunTable.latent(cells.cells().barcodes(), embedded.latent()));
        return new EmbedReport(
                cells.cells().size(), embedded.genesFound(), run.genes().size());
    }

    @Override
    public Figure figure(StoredRun run, FigureRequest request) {
        return figures.figure(run, request, () -> expression(run));
    }

    @Override
    public void exportCsv(StoredRun run, Path csv) {
        RunTable.write(csv, RunTable.of(run));
    }

    @Override
    public List<DeviceReport> devices() {
        return devices.all();
    }

    @Override
    public void close() {
        lane.close();
    }
}
