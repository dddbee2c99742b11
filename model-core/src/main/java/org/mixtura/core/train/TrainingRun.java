package org.mixtura.core.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.FusedCpu;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.TrainingCells;

/** One training run, from initial weights to the weights that are kept. */
final class TrainingRun<C extends Record> {

    private final TrainJob<C> job;
    private final TrainConfig config;
    private final RunScope run;
    private final Snapshots snapshots;
    private final CheckpointStore checkpoints;
    private final TrainListener listener;
    private final RunControl control;
    private final Attention attention;
    private final GenerativeModel model;
    private final Learner learner;
    private final EpochLoop loop;
    private final Evaluator evaluator;
    private final BestWeights best;
    private final Pace pace;
    private final List<Double> seconds = new ArrayList<>();
    private final List<String> adjustments = new ArrayList<>();

    /** Whether somebody's wish ended training before it ended by itself. */
    private boolean cutShort;

    /** The state after the last whole epoch, to go back to. */
    private Checkpoint last;

    private TrainingRun(
            TrainJob<C> job,
            RunScope run,
            LatentScorer scorer,
            CheckpointStore checkpoints,
            TrainListener listener,
            RunControl control) {
        this.job = job;
        this.config = job.training();
        this.run = run;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.control = control;
        this.attention = new Attention(control, listener);
        var seeds = new SeedPlan(job.seed());
        var data = job.data();
        job.requireCells();
        this.model = job.family().build(job.config(), DataSpec.of(data), run, seeds);
        borrow(job.borrowed());
        this.learner = new Learner(model, TrainingCells.of(data, seeds), run, config);
        this.pace = new Pace(config);
        var batch = EpochLoop.minibatch(job);
        this.loop = new EpochLoop(job, run, model, learner, pace, seeds, batch, listener, attention);
        run.seal();
        this.evaluator = new Evaluator(model, run, seeds, batch, attention);
        this.best = new BestWeights(config.keepBest());
        this.snapshots = new Snapshots(evaluator, scorer, data, config.epochs(), job.seed());
        this.last = checkpoint(0);
    }

    private void borrow(Map<String, Tensor> weights) {
        if (!weights.isEmpty()) {
            var all = new LinkedHashMap<>(model.weights().read());
            all.putAll(weights);
            model.weights().load(all);
        }
    }

    /**
     * Makes the model and its optimiser.
     *
     * @throws DeviceProblem when they do not fit into the memory of the device
     */
    static <C extends Record> TrainingRun<C> begin(
            TrainJob<C> job,
            RunScope run,
            LatentScorer scorer,
            CheckpointStore checkpoints,
            TrainListener listener,
            RunControl control) {
        try {
            return new TrainingRun<>(job, run, scorer, checkpoints, listener, control);
        } catch (RuntimeException failure) {
            throw run.isOutOfMemory(failure) ? tooSmall(run, "Its weights alone do not fit.") : failure;
        }
    }

    private static DeviceProblem tooSmall(RunScope run, String why) {
        return new DeviceProblem(
                "The device %s has not enough memory for this model.".formatted(run.device()),
                why,
                "Choose fewer genes or narrower layers, close other programs that use the device, or train on cpu.");
    }

    /** Goes on after the epoch of a checkpoint. */
    void restore(Checkpoint from) {
        learner.load(from.weights());
        learner.restore(from.optimizer());
        best.restore(from);
        pace.restore(from.pace());
        evaluator.divideChunks(pace.halvings());
        loop.goOnFrom(from.steps());
        seconds.clear();
        seconds.addAll(from.seconds());
        adjustments.clear();
        adjustments.addAll(from.adjustments());
        last = from;
    }

    Optional<TrainedModel> run() {
        listener.on(new TrainEvent.Started(
                job.family().card().id(),
                job.data().counts().cells(),
                job.data().counts().genes(),
                config.epochs(),
                run.device(),
                model.terms(),
                snapshots.groups()));
        if (run.fused().isPresent()) {
            listener.on(new TrainEvent.Stage("Computing " + computing()));
        }
        String endReason = epochs();
        if (control.request() == RunControl.Request.DISCARD || seconds.isEmpty()) {
            // What was stopped in its first epoch has learned nothing that could be judged.
            return Optional.empty();
        }
        attention.learned();
        try {
            return Optional.of(finish(endReason));
        } catch (CancellationException cut) {
            if (!attention.isUnwanted()) {
                throw cut;
            }
            return Optional.empty();
        }
    }

    private String computing() {
        return run.fused().isPresent() ? FusedCpu.description() : "by PyTorch alone";
    }

    private TrainedModel finish(String endReason) {
        // The steps of an epoch that was cut short belong to no epoch that was judged.
        learner.load(last.weights());
        loop.end(seconds.size(), this::trainingCodes);
        best.restore(learner);
        model.describe(
                this::trainingCodes,
                () -> evaluator.memberships(job.data().split().train()));
        int keptEpoch = config.keepBest() && best.epoch() > 0 ? best.epoch() : seconds.size();
        listener.on(new TrainEvent.TrainingEnded(seconds.size(), keptEpoch, endReason));
        return result(endReason, keptEpoch);
    }

    /** Trains epoch by epoch, and an epoch that failed once more; tells why it ended. */
    private String epochs() {
        while (seconds.size() < config.epochs()) {
            if (isPatienceOver()) {
                return "The validation loss had not improved for %d epochs.".formatted(config.patience());
            }
            int epoch = seconds.size() + 1;
            try {
                epoch(epoch);
            } catch (CancellationException cut) {
                if (!attention.isUnwanted()) {
                    throw cut;
                }
                restore(last);
                cutShort = true;
                return "Stopped on request in epoch %d; what was learned in the epochs before is kept."
                        .formatted(epoch);
            } catch (TrainingDiverged broken) {
                slowDown(epoch, broken);
            } catch (RuntimeException failure) {
                if (!run.isOutOfMemory(failure)) {
                    throw failure;
                }
                halveBatch(epoch);
            }
        }
        return "All %d epochs are done.".formatted(config.epochs());
    }

    /** One epoch and its checkpoint; a request that cuts it short is an exception. */
    private void epoch(int epoch) {
        long begun = loop.nanos();
        var train = loop.train(epoch, this::trainingCodes);
        int[] heldOut = job.data().split().validation();
        var validation =
                learner.learnsCodes() ? evaluator.learn(heldOut, epoch, learner) : evaluator.terms(heldOut, epoch);
        learner.endEpoch(pace.scale(epoch));
        double loss = loss(validation.isEmpty() ? train : validation);
        boolean isLast = model.isLastStage(epoch);
        boolean isBest = isLast && best.offer(epoch, model.judgement(epoch, loss, this::trainingCodes), learner);
        if (isLast && pace.epochDone(loss)) {
            listener.on(new TrainEvent.Stage(String.format(
                    Locale.ROOT, "The learning rate falls to %.3g: nothing improved lately", pace.rate(epoch + 1))));
        }
        double took = (loop.nanos() - begun) / 1e9;
        seconds.add(took);
        var reached = checkpoint(epoch);
        reached.requireFinite();
        report(epoch, train, validation, took, isBest);
        last = reached;
        checkpoints.save(last);
    }

    private FloatMatrix trainingCodes() {
        return evaluator.encode(job.data().split().train());
    }

    private boolean isPatienceOver() {
        return config.patience() > 0 && best.epoch() > 0 && seconds.size() - best.epoch() >= config.patience();
    }

    /** Goes back to the last whole epoch and takes smaller steps from there, or gives up. */
    private void slowDown(int epoch, TrainingDiverged broken) {
        if (!pace.slowDown()) {
            throw new TrainingDiverged(
                    broken.epoch(),
                    broken.term(),
                    "It did so again after going back and halving the learning rate %d times, at last to %.2g."
                            .formatted(Pace.MOST_RETRIES, pace.rate(epoch)),
                    "Check that the data are raw counts; then set a lower learning rate, or another likelihood.");
        }
        goBack();
        adjust(
                epoch,
                String.format(
                        Locale.ROOT,
                        "%s Going on from epoch %d with learning rate %.3g and gradients clipped to %s.",
                        broken.what(),
                        seconds.size(),
                        pace.rate(epoch),
                        Double.toString(pace.clip())));
    }

    /** Goes back to the last whole epoch and takes fewer cells at a time from there, or gives up. */
    private void halveBatch(int epoch) {
        if (!pace.halveBatch()) {
            throw tooSmall(run, "Even minibatches of %d cells do not fit.".formatted(pace.batchSize()));
        }
        goBack();
        adjust(
                epoch,
                "The device %s had no memory left in epoch %d. Going on from epoch %d with minibatches of %d cells."
                        .formatted(run.device(), epoch, seconds.size(), pace.batchSize()));
    }

    private void goBack() {
        var changed = pace.state();
        restore(last);
        pace.restore(last.pace().withRetries(changed.retries()).withHalvings(changed.halvings()));
        evaluator.divideChunks(pace.halvings());
    }

    private void adjust(int epoch, String text) {
        adjustments.add(text);
        // Kept in memory only: the next whole epoch writes it down together with the weights that it led to.
        last = checkpoint(seconds.size());
        listener.on(new TrainEvent.Adjusted(epoch, text));
    }

    private Checkpoint checkpoint(int epoch) {
        return new Checkpoint(
                epoch,
                loop.steps(),
                best.epoch(),
                best.loss(),
                seconds,
                pace.state(),
                adjustments,
                learner.values(),
                learner.moments(),
                best.weights());
    }

    private void report(
            int epoch, Map<String, Double> train, Map<String, Double> validation, double took, boolean isBest) {
        FloatMatrix latent = snapshots.isDue(epoch) ? snapshots.take() : null;
        Map<String, Double> scores = latent == null ? Map.of() : snapshots.score(latent, model.mixture());
        var memory = run.memory();
        var usage = new TrainEvent.Usage(
                job.data().split().train().length / Math.max(took, 1e-9), memory.process(), memory.device());
        listener.on(new TrainEvent.EpochDone(
                epoch, config.epochs(), train, validation, scores, latent, took, isBest, usage));
    }

    /** Looks at all cells with what was kept, fewer at a time where memory is short. */
    private TrainedModel result(String endReason, int keptEpoch) {
        while (true) {
            try {
                return looked(endReason, keptEpoch);
            } catch (RuntimeException failure) {
                if (!run.isOutOfMemory(failure)) {
                    throw failure;
                }
                if (!evaluator.halveChunk()) {
                    throw tooSmall(run, "Not even one cell can be encoded.");
                }
                String text = "The device %s had no memory left after training. Going on with fewer cells at a time."
                        .formatted(run.device());
                adjustments.add(text);
                listener.on(new TrainEvent.Adjusted(seconds.size(), text));
            }
        }
    }

    private TrainedModel looked(String endReason, int keptEpoch) {
        listener.on(new TrainEvent.Stage("Encoding all cells"));
        int[] all = IntStream.range(0, job.data().counts().cells()).toArray();
        return new TrainedModel(
                learner.values(),
                evaluator.encode(all),
                evaluator.memberships(all),
                seconds.size(),
                keptEpoch,
                seconds.stream().mapToDouble(Double::doubleValue).sum(),
                median(seconds),
                run.device(),
                computing(),
                evaluator.terms(job.data().split().train(), keptEpoch),
                evaluator.terms(job.data().split().validation(), keptEpoch),
                adjustments,
                cutShort,
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
