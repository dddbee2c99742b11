package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.embed.Pulse;
import org.mixtura.core.embed.Umap;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.run.RunPlace;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.UnfinishedRun;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.Checkpoint;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.train.Trainable;
import org.mixtura.core.train.TrainedModel;
import org.mixtura.core.train.Trainer;

/** One run from data set to finished folder. Nothing is written before data and settings are known to be good. */
final class RunPipeline {

    private final RunData data;
    private final DeviceCheck devices;
    private final Trainer trainer;
    private final RunDescription description;
    private final RunFigures figures;
    private final RunReader reader;
    private final BorrowedWeights borrowed;

    RunPipeline(
            RunData data,
            DeviceCheck devices,
            Trainer trainer,
            RunDescription description,
            RunFigures figures,
            RunReader reader,
            BorrowedWeights borrowed) {
        this.data = data;
        this.devices = devices;
        this.trainer = trainer;
        this.description = description;
        this.figures = figures;
        this.reader = reader;
        this.borrowed = borrowed;
    }

    <C extends Record> Optional<Path> run(
            RunSpec spec, ModelFamily<C> family, Path folder, TrainListener listener, RunControl control) {
        RunPlace.requireUsable(folder);
        RunColumns.requireFree(spec.labels(), spec.batch());
        devices.require(spec.device());
        listener.on(new TrainEvent.Stage("Reading " + spec.data().getFileName()));
        var dataset = data.read(spec);
        RequestResolver.requireCounts(spec, family, dataset.counted());
        listener.on(new TrainEvent.Stage("Choosing genes and splitting cells"));
        var prepared = data.prepare(spec, dataset);
        if (prepared.emptyCells() + prepared.cellsOutsideGenes() > 0) {
            listener.on(
                    new TrainEvent.Stage("Left out %d cells without counts, and %d without counts in the chosen genes"
                            .formatted(prepared.emptyCells(), prepared.cellsOutsideGenes())));
        }
        if (control.isRequested()) {
            // Nothing was learned yet, so there is nothing to keep.
            listener.on(endWithoutModel(control));
            return Optional.empty();
        }
        var job = job(spec, family, prepared, Optional.empty());
        job.requireCells();
        try (var run = RunFolder.create(folder, description.of(spec, dataset, prepared))) {
            return trainNoting(spec, family, prepared, run, Optional.empty(), listener, control);
        }
    }

    /** Goes on with a run that was interrupted or stopped; one that is given up again stays as it is. */
    <C extends Record> Optional<Path> resume(
            UnfinishedRun unfinished, ModelFamily<C> family, TrainListener listener, RunControl control) {
        RunSpec spec = unfinished.spec();
        devices.require(spec.device());
        listener.on(new TrainEvent.Stage("Reading " + spec.data().getFileName()));
        RunData.requireUnchanged(spec.data(), unfinished.fingerprint());
        unfinished.tables().ifPresent(tables -> RunData.requireSameTables(spec, tables));
        var prepared = data.prepare(spec, data.read(spec));
        try (var run = RunFolder.reopen(unfinished.folder(), unfinished.checkpoint())) {
            if (control.isRequested()) {
                giveUp(run, Optional.of(unfinished), listener, control);
                return Optional.empty();
            }
            return trainNoting(spec, family, prepared, run, Optional.of(unfinished), listener, control);
        }
    }

    private <C extends Record> Optional<Path> trainNoting(
            RunSpec spec,
            ModelFamily<C> family,
            PreparedData prepared,
            RunFolder run,
            Optional<UnfinishedRun> before,
            TrainListener listener,
            RunControl control) {
        var reached = new Reached(listener);
        try {
            return train(spec, family, prepared, run, before, reached, control);
        } catch (RuntimeException | Error failure) {
            note(run, failure, reached);
            throw failure;
        }
    }

    /** Writes down why the run failed; when even that fails, the first failure is still the one to tell. */
    private static void note(RunFolder run, Throwable failure, Reached reached) {
        var told = Failure.of(failure);
        try {
            run.writeStatus(reached.failed(told));
            run.log("Failed: " + told.paragraph());
        } catch (WorkbenchException unwritable) {
            failure.addSuppressed(unwritable);
        }
    }

    private <C extends Record> Optional<Path> train(
            RunSpec spec,
            ModelFamily<C> family,
            PreparedData prepared,
            RunFolder run,
            Optional<UnfinishedRun> before,
            Reached listener,
            RunControl control) {
        var from = before.flatMap(UnfinishedRun::checkpoint);
        var job = job(spec, family, prepared, from);
        C config = job.config();
        var trained = trainer.train(
                job,
                from,
                checkpoint -> save(checkpoint, (Trainable) config, run),
                event -> {
                    keep(event, run);
                    listener.on(event);
                    if (event instanceof TrainEvent.Started started) {
                        from.ifPresent(done -> tellAgain(done, started.epochs(), run, listener));
                    }
                },
                control);
        if (trained.isEmpty()) {
            giveUp(run, before, listener, control);
            return Optional.empty();
        }
        // A wish that came when all epochs were done has ended nothing.
        boolean stopped = trained.get().cutShort();
        listener.on(new TrainEvent.Stage("Clustering and mapping the latent space"));
        var latent = trained.get().latent();
        var clusters = clusters(prepared, latent, spec.seed(), control);
        if (clusters.isEmpty()) {
            giveUp(run, before, listener, control);
            return Optional.empty();
        }
        var clustered = cells(prepared, clusters.get());
        var divided = family.mixture(config, trained.get().weights())
                .map(mixture -> OwnComponents.of(trained.get().memberships(), mixture, latent)
                        .beside(clustered))
                .orElse(clustered);
        var cells = ArmColumns.beside(
                divided, family.armMemberships(config, trained.get().weights(), latent));
        var umap = Umap.withSeed(spec.seed()).fit(latent, () -> control.request() == RunControl.Request.DISCARD);
        if (umap.isEmpty()) {
            giveUp(run, before, listener, control);
            return Optional.empty();
        }
        if (control.request() == RunControl.Request.DISCARD) {
            giveUp(run, before, listener, control);
            return Optional.empty();
        }
        // From here on what an earlier end of the run has left is replaced, and only a new run can still be given up.
        if (before.isPresent()) {
            listener.on(new TrainEvent.Settled());
        }
        run.writeWeights(trained.get().weights());
        run.writeTables(cells, prepared.keptCells(), prepared.genes());
        run.writeEmbedding(latent, umap.get());
        var scores = scores(cells, prepared.labels());
        scores.putAll(new OwnScores(cells, prepared.labels()).of(family, config, trained.get(), spec.seed()));
        scores.putAll(LatentScores.of(latent, prepared.labels(), prepared.batch(), spec.seed()));
        var status = status(trained.get(), scores, listener.memory(), stopped);
        listener.on(new TrainEvent.Stage("Drawing figures"));
        draw(run, status, listener);
        if (before.isEmpty() && control.request() == RunControl.Request.DISCARD) {
            giveUp(run, before, listener, control);
            return Optional.empty();
        }
        // Last, so that a run which was killed while it was drawn goes on and is drawn again.
        run.writeStatus(status);
        if (!stopped) {
            run.deleteCheckpoint();
        }
        listener.on(new TrainEvent.Finished(run.path()));
        return Optional.of(run.path());
    }

    /** Who goes on has all weights already, and the run that some were taken from may have gone. */
    private <C extends Record> TrainJob<C> job(
            RunSpec spec, ModelFamily<C> family, PreparedData prepared, Optional<Checkpoint> from) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        var taken = from.isPresent()
                ? Map.<String, Tensor>of()
                : family.borrowed(config)
                        .map(wish -> borrowed.of(wish, spec, prepared))
                        .orElse(Map.of());
        return new TrainJob<>(family, config, prepared, spec.seed(), spec.device(), spec.coreThreads(), taken);
    }

    private static void save(Checkpoint checkpoint, Trainable settings, RunFolder run) {
        run.save(checkpoint);
        if (settings.keepsCheckpoint(checkpoint.epoch())) {
            run.keepCheckpoint(checkpoint.epoch());
        }
    }

    /**
     * What earlier training has left is worth more than the wish to give up the rest: a run that was stopped and kept is that
     * again, one that was interrupted can be continued.
     */
    private static void giveUp(
            RunFolder run, Optional<UnfinishedRun> before, TrainListener listener, RunControl control) {
        var earlier = before.flatMap(UnfinishedRun::checkpoint);
        if (earlier.isPresent()) {
            run.goBackTo(earlier.get());
            var then = before.get().status();
            run.writeStatus(then.state() == RunStatus.State.STOPPED ? then : RunStatus.givenUp());
            listener.on(new TrainEvent.Stage("Given up; what was trained before stays, and can be continued"));
            return;
        }
        // First the deed: who hears of it clears the folder that is left, and must find it empty.
        run.discard();
        listener.on(endWithoutModel(control));
    }

    private static TrainEvent endWithoutModel(RunControl control) {
        return control.request() == RunControl.Request.DISCARD
                ? TrainEvent.TrainingEnded.DISCARDED
                : TrainEvent.TrainingEnded.NOTHING_KEPT;
    }

    /** Who watches a run that goes on wants to see it from the beginning. */
    private static void tellAgain(Checkpoint done, int epochs, RunFolder run, TrainListener listener) {
        MetricsHistory metrics = run.metrics();
        listener.on(new TrainEvent.Continued(done.epoch()));
        done.adjustments().forEach(text -> listener.on(new TrainEvent.Adjusted(done.epoch(), text)));
        for (int epoch = 1; epoch <= done.epoch(); epoch++) {
            listener.on(new TrainEvent.EpochDone(
                    epoch,
                    epochs,
                    metrics.terms(epoch, "train"),
                    metrics.terms(epoch, "validation"),
                    metrics.terms(epoch, "all"),
                    RunReader.snapshot(run.path(), epoch).orElse(null),
                    done.seconds().get(epoch - 1),
                    epoch == done.bestEpoch(),
                    TrainEvent.Usage.UNKNOWN));
        }
    }

    /** Figures can be drawn again from the run, so it is complete without them. */
    private void draw(RunFolder run, RunStatus status, TrainListener listener) {
        try {
            figures.writeAll(reader.read(run.path(), status));
        } catch (WorkbenchException failure) {
            run.log("Figures: " + failure.paragraph());
            listener.on(new TrainEvent.Stage("The figures could not be drawn. " + failure.paragraph()));
        }
    }

    private static void keep(TrainEvent event, RunFolder run) {
        switch (event) {
            case TrainEvent.Stage stage -> run.log(stage.text());
            case TrainEvent.Started started ->
                run.log("Training %s on %d cells x %d genes, device %s"
                        .formatted(started.model(), started.cells(), started.genes(), started.device()));
            case TrainEvent.EpochDone epoch -> {
                run.append(epoch);
                if (epoch.latent() != null) {
                    run.writeSnapshot(epoch.epoch(), epoch.latent());
                }
                run.log("Epoch %d of %d took %.3f s".formatted(epoch.epoch(), epoch.epochs(), epoch.seconds()));
            }
            case TrainEvent.Adjusted adjusted -> run.log(adjusted.text());
            case TrainEvent.Paused paused -> run.log(paused.resting() ? "Paused" : "Going on");
            case TrainEvent.TrainingEnded ended -> run.log(ended.reason());
            case TrainEvent.Continued _,
                    TrainEvent.Settled _,
                    TrainEvent.StageProgress _,
                    TrainEvent.StepDone _,
                    TrainEvent.Finished _ -> {}
        }
    }

    /** The clusters of k-means; empty when the run was discarded meanwhile. */
    private static Optional<Column.Categorical> clusters(
            PreparedData prepared, FloatMatrix latent, long seed, RunControl control) {
        Pulse wanted = _ -> {
            if (control.request() == RunControl.Request.DISCARD) {
                throw new CancellationException("the run is discarded");
            }
        };
        try {
            int k = ClusterCount.of(latent, prepared.labels(), seed, wanted);
            var names = IntStream.rangeClosed(1, k)
                    .mapToObj(i -> String.format(Locale.ROOT, "%d", i))
                    .toList();
            int[] clusters = KMeans.of(k, seed).fit(latent, wanted).clusters();
            return Optional.of(new Column.Categorical(StoredRun.CLUSTER, names, clusters));
        } catch (CancellationException discarded) {
            return Optional.empty();
        }
    }

    private static CellTable cells(PreparedData prepared, Column.Categorical clusters) {
        int[] heldOut = new int[prepared.counts().cells()];
        for (int cell : prepared.split().validation()) {
            heldOut[cell] = 1;
        }
        for (int cell : prepared.split().test()) {
            heldOut[cell] = 2;
        }
        var parts = prepared.split().test().length > 0
                ? List.of(StoredRun.TRAIN, "validation", "test")
                : List.of(StoredRun.TRAIN, "validation");
        var cells = prepared.cells();
        // Joined columns come from outside the data set and are kept with the run.
        cells = prepared.labels().map(cells::with).orElse(cells);
        cells = prepared.batch().map(cells::with).orElse(cells);
        return cells.with(new Column.Categorical(StoredRun.SPLIT, parts, heldOut))
                .with(clusters);
    }

    private static RunStatus status(
            TrainedModel trained, Map<String, Double> scores, Map<String, Double> memory, boolean stopped) {
        return new RunStatus(
                stopped ? RunStatus.State.STOPPED : RunStatus.State.FINISHED,
                trained.epochs(),
                trained.bestEpoch(),
                trained.seconds(),
                trained.secondsPerEpoch(),
                trained.device(),
                trained.computing(),
                trained.train(),
                trained.validation(),
                scores,
                memory,
                trained.adjustments(),
                null,
                trained.endReason());
    }

    private static Map<String, Double> scores(CellTable cells, Optional<Column.Categorical> labels) {
        var scores = new LinkedHashMap<String, Double>();
        if (labels.isPresent()
                && cells.column(StoredRun.CLUSTER).orElseThrow() instanceof Column.Categorical clusters) {
            var agreement = ClusterScores.of(labels.get().codes(), clusters.codes());
            scores.put("ari", agreement.ari());
            scores.put("nmi", agreement.nmi());
        }
        return scores;
    }
}
