package org.mixtura.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerStep;

/** One training run, from initial weights to the weights that are kept. */
final class TrainingRun<C extends Record> {

    private final TrainJob<C> job;
    private final TrainConfig config;
    private final RunScope run;
    private final LatentScorer scorer;
    private final CheckpointStore checkpoints;
    private final TrainListener listener;
    private final Cancellation cancellation;
    private final SeedPlan seeds;
    private final GenerativeModel model;
    private final OptimizerStep optimizer;
    private final Minibatches minibatches;
    private final Minibatch batch;
    private final Evaluator evaluator;
    private final BestWeights best;
    private final int[] snapshotCells;
    private final List<Double> seconds = new ArrayList<>();
    private long steps;
    private double secondsBefore;

    TrainingRun(
            TrainJob<C> job,
            RunScope run,
            LatentScorer scorer,
            CheckpointStore checkpoints,
            TrainListener listener,
            Cancellation cancellation) {
        this.job = job;
        this.config = job.training();
        this.run = run;
        this.scorer = scorer;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.cancellation = cancellation;
        this.seeds = new SeedPlan(job.seed());
        var data = job.data();
        if (data.split().train().length < 2) {
            throw new DataProblem(
                    "There are too few cells to train on.",
                    "%d cells are left for training.".formatted(data.split().train().length),
                    "Use more cells, or hold out fewer of them.");
        }
        this.model = job.family().build(job.config(), DataSpec.of(data), run, seeds);
        this.optimizer = new Adam(
                run,
                model.weights().parameters(),
                Adam.Settings.of(config.learningRate(), config.adamEpsilon(), config.weightDecay()));
        run.seal();
        this.minibatches = new Minibatches(data.split().train(), config.batchSize(), seeds);
        this.batch = new Minibatch(
                data.counts(),
                DataSpec.batchCodes(data.counts(), data.batch()),
                DataSpec.labelCodes(data.counts(), data.labels()));
        this.evaluator = new Evaluator(model, run, seeds, batch);
        this.best = new BestWeights(config.keepBest());
        this.snapshotCells = Trainer.snapshotCells(data.counts().cells(), job.seed());
    }

    /** Goes on after the epoch of a checkpoint. */
    void restore(Checkpoint from) {
        model.weights().load(from.weights());
        optimizer.restore(from.optimizer());
        best.restore(from);
        steps = from.steps();
        seconds.addAll(from.seconds());
        secondsBefore = seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    Optional<TrainedModel> run() {
        long begun = System.nanoTime();
        listener.on(new TrainEvent.Started(
                job.family().card().id(),
                job.data().counts().cells(),
                job.data().counts().genes(),
                config.epochs(),
                run.device(),
                model.terms()));
        String endReason = epochs();
        if (cancellation.request() == Cancellation.Request.DISCARD) {
            return Optional.empty();
        }
        best.restore(model.weights());
        int keptEpoch = config.keepBest() ? best.epoch() : seconds.size();
        listener.on(new TrainEvent.TrainingEnded(seconds.size(), keptEpoch, endReason));
        return Optional.of(result(endReason, keptEpoch, begun));
    }

    /** Trains epoch by epoch; tells why it ended. */
    private String epochs() {
        for (int epoch = seconds.size() + 1; epoch <= config.epochs(); epoch++) {
            if (isPatienceOver()) {
                return "The validation loss had not improved for %d epochs.".formatted(config.patience());
            }
            long begun = System.nanoTime();
            var sums = new TermSums(model.terms());
            if (!trainEpoch(epoch, sums)) {
                return "Stopped on request in epoch %d; what was learned until then is kept.".formatted(epoch);
            }
            var validation = evaluator.terms(job.data().split().validation(), epoch);
            var train = sums.means();
            boolean isBest = best.offer(epoch, loss(validation.isEmpty() ? train : validation), model.weights());
            double took = (System.nanoTime() - begun) / 1e9;
            seconds.add(took);
            report(epoch, train, validation, took, isBest);
            checkpoints.save(new Checkpoint(
                    epoch,
                    steps,
                    best.epoch(),
                    best.loss(),
                    seconds,
                    model.weights().read(),
                    optimizer.state(),
                    best.weights()));
        }
        return "All %d epochs are done.".formatted(config.epochs());
    }

    private boolean isPatienceOver() {
        return config.patience() > 0 && seconds.size() - best.epoch() >= config.patience();
    }

    /** One pass over the training cells; false when it was cut short by a cancellation. */
    private boolean trainEpoch(int epoch, TermSums sums) {
        int[] order = minibatches.order(epoch);
        double klWeight = config.klWarmupEpochs() == 0 ? 1 : Math.min(1, (epoch - 1.0) / config.klWarmupEpochs());
        for (int i = 0; i < minibatches.count(); i++) {
            if (cancellation.isRequested()) {
                return false;
            }
            batch.fill(order, minibatches.start(i), minibatches.end(i));
            trainStep(epoch, i, new Progress(epoch - 1, steps, klWeight), sums);
            steps++;
            listener.on(new TrainEvent.StepDone(epoch, i + 1, minibatches.count()));
        }
        return !cancellation.isRequested();
    }

    private void trainStep(int epoch, int index, Progress progress, TermSums sums) {
        try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "train", epoch, index))) {
            step.backward(() -> {
                var terms = model.loss(batch, step, progress);
                sums.add(terms.values(), batch.size(), epoch);
                return terms.objective();
            });
            optimizer.update(step);
        }
    }

    private void report(
            int epoch, Map<String, Double> train, Map<String, Double> validation, double seconds, boolean isBest) {
        int every = Math.ceilDiv(config.epochs(), 50);
        boolean scored = epoch % every == 0 || epoch == config.epochs();
        FloatMatrix latent = scored ? evaluator.encode(snapshotCells) : null;
        Map<String, Double> scores = latent == null
                ? Map.of()
                : job.data().labels().map(l -> scores(latent, l)).orElse(Map.of());
        listener.on(
                new TrainEvent.EpochDone(epoch, config.epochs(), train, validation, scores, latent, seconds, isBest));
    }

    private Map<String, Double> scores(FloatMatrix latent, Column.Categorical labels) {
        int[] labelled = IntStream.range(0, snapshotCells.length)
                .filter(row -> labels.codes()[snapshotCells[row]] != Column.Categorical.MISSING)
                .toArray();
        int[] codes = Arrays.stream(labelled)
                .map(row -> labels.codes()[snapshotCells[row]])
                .toArray();
        return scorer.score(latent.select(labelled), codes, labels.levels().size());
    }

    private TrainedModel result(String endReason, int keptEpoch, long begun) {
        listener.on(new TrainEvent.Stage("Encoding all cells"));
        int[] all = IntStream.range(0, job.data().counts().cells()).toArray();
        double trained = (System.nanoTime() - begun) / 1e9 + secondsBefore;
        return new TrainedModel(
                model.weights().read(),
                evaluator.encode(all),
                seconds.size(),
                keptEpoch,
                trained,
                median(seconds),
                run.device(),
                evaluator.terms(job.data().split().train(), keptEpoch),
                evaluator.terms(job.data().split().validation(), keptEpoch),
                endReason);
    }

    /** The total; without held-out cells that of the training cells is all there is to go by. */
    private double loss(Map<String, Double> terms) {
        return terms.getOrDefault(model.terms().getFirst(), Double.NaN);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
