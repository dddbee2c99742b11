package org.mixtura.core.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.Progress;

/**
 * Looks at a model without changing it: loss terms and latent codes in evaluation mode. Between some cells and the next it
 * hears what is wanted of the run: all methods that look at cells throw a {@link java.util.concurrent.CancellationException}
 * when their work is not.
 */
final class Evaluator {

    /** Cells at a time: enough for fast matrix products, few enough for little memory. */
    private static final int LARGEST_CHUNK = 512;

    private final GenerativeModel model;
    private final RunScope run;
    private final SeedPlan seeds;
    private final Minibatch batch;
    private final Attention attention;
    private int chunk = LARGEST_CHUNK;

    Evaluator(GenerativeModel model, RunScope run, SeedPlan seeds, Minibatch batch, Attention attention) {
        this.model = model;
        this.run = run;
        this.seeds = seeds;
        this.batch = batch;
        this.attention = attention;
    }

    /** Looks at fewer cells at a time: their number is halved so often, because memory is short. */
    void divideChunks(int halvings) {
        chunk = Math.max(1, LARGEST_CHUNK >> halvings);
    }

    /** Looks at half as many cells at a time; false when it is one already. */
    boolean halveChunk() {
        boolean possible = chunk > 1;
        chunk = Math.max(1, chunk / 2);
        return possible;
    }

    /**
     * Loss terms per cell with every term at full weight. The same noise is drawn every time, so that two epochs differ
     * by their weights alone. Empty without cells.
     *
     * @param epoch from 1, for the message
     * @throws org.mixtura.core.error.TrainingDiverged when a term is not finite
     */
    Map<String, Double> terms(int[] cells, int epoch) {
        var sums = new TermSums(model.terms(), epoch);
        for (int from = 0; from < cells.length; from += chunk) {
            fill(cells, from);
            try (StepScope step = run.evaluationStep(SeededNoise.of(seeds, "evaluation", from))) {
                sums.add(model.loss(batch, step, Progress.COMPLETE).values(), batch.size());
            }
        }
        return sums.means();
    }

    /**
     * As {@link #terms}, while the codes of these cells learn from it; all weights stand still. Noise is that of the epoch.
     */
    Map<String, Double> learn(int[] cells, int epoch, Learner learner) {
        var sums = new TermSums(model.terms(), epoch);
        for (int from = 0; from < cells.length; from += chunk) {
            fill(cells, from);
            try (StepScope step = run.evaluationStep(SeededNoise.of(seeds, "held-out", epoch, from))) {
                step.backward(() -> {
                    var terms = model.loss(batch, step, Progress.COMPLETE);
                    sums.add(terms.values(), batch.size());
                    return terms.objective();
                });
                learner.collect(batch, step);
            }
        }
        return sums.means();
    }

    private void fill(int[] cells, int from) {
        attention.look();
        batch.fill(cells, from, Math.min(cells.length, from + chunk));
    }

    /** Latent codes, one row per cell. */
    FloatMatrix encode(int[] cells) {
        return rows(cells, step -> Optional.of(model.encode(batch, step)))
                .orElseGet(() -> new FloatMatrix(0, 0, new float[0]));
    }

    /** The probability of each component by the model's encoder, one row per cell; empty for a model without. */
    Optional<FloatMatrix> memberships(int[] cells) {
        return rows(cells, step -> model.memberships(batch, step));
    }

    /** One row per cell; empty without cells, or where the model has nothing to say. */
    private Optional<FloatMatrix> rows(int[] cells, Function<StepScope, Optional<NDArray>> ofBatch) {
        float[] all = new float[0];
        for (int from = 0; from < cells.length; from += chunk) {
            fill(cells, from);
            try (StepScope step = run.evaluationStep(SeededNoise.of(seeds, "encoding", from))) {
                var found = ofBatch.apply(step);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                float[] part = found.get().toFloatArray();
                int columns = part.length / batch.size();
                all = all.length == 0 ? new float[Math.multiplyExact(cells.length, columns)] : all;
                System.arraycopy(part, 0, all, from * columns, part.length);
            }
        }
        return cells.length == 0
                ? Optional.empty()
                : Optional.of(new FloatMatrix(cells.length, all.length / cells.length, all));
    }
}
