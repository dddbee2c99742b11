package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.Noise;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.CodeOptimizer;

/**
 * Finds codes of new cells for a model without an encoder, all of whose weights stand still: each cell begins at the start
 * from which its counts are most likely, and follows the gradient of the loss from there, one step a pass over all cells.
 */
final class CodeSearch {

    private static final int CHUNK = 256;

    private final RunScope run;
    private final FreeCodeModel model;
    private final Minibatch batch;
    private final int[] cells;
    private final SeedPlan seeds = new SeedPlan(0);

    CodeSearch(RunScope run, FreeCodeModel model, Minibatch batch, int cells) {
        this.run = run;
        this.model = model;
        this.batch = batch;
        this.cells = IntStream.range(0, cells).toArray();
    }

    /** The codes, cells x width; the model has them from then on. */
    FloatMatrix find(Watcher watcher) {
        var search = model.search();
        long passes = search.starts().rows() + search.epochs();
        var codes = new CellCodes(best(search.starts(), passes, watcher));
        model.attach(codes);
        var optimizer = new CodeOptimizer(codes, model.codeSteps());
        for (int epoch = 0; epoch < search.epochs(); epoch++) {
            follow(epoch, optimizer);
            optimizer.update(1);
            watcher.tell(search.starts().rows() + epoch + 1, passes);
        }
        return codes.matrix();
    }

    /** The start of each cell: the first of those that explain its counts best. */
    private FloatMatrix best(FloatMatrix starts, long passes, Watcher watcher) {
        int[] chosen = new int[cells.length];
        float[] least = new float[cells.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int start = 0; start < starts.rows(); start++) {
            watcher.tell(start, passes);
            int row = start;
            model.attach(new CellCodes(everywhere(starts, row)));
            forEachChunk((from, to) -> {
                try (StepScope step = run.evaluationStep(noise(0, from))) {
                    float[] loss = model.reconstructionAtCode(batch, step).toFloatArray();
                    for (int cell = from; cell < to; cell++) {
                        if (loss[cell - from] < least[cell]) {
                            least[cell] = loss[cell - from];
                            chosen[cell] = row;
                        }
                    }
                }
            });
        }
        return starts.select(chosen);
    }

    private FloatMatrix everywhere(FloatMatrix starts, int row) {
        int[] same = new int[cells.length];
        Arrays.fill(same, row);
        return starts.select(same);
    }

    private void follow(int epoch, CodeOptimizer optimizer) {
        forEachChunk((from, _) -> {
            try (StepScope step = run.evaluationStep(noise(epoch, from))) {
                step.backward(() -> model.loss(batch, step, Progress.COMPLETE).objective());
                optimizer.collect(batch, step);
            }
        });
    }

    private Noise noise(int epoch, int from) {
        return SeededNoise.of(seeds, "new cells", epoch, from);
    }

    private void forEachChunk(OpenModel.ChunkWork work) {
        for (int from = 0; from < cells.length; from += CHUNK) {
            int to = Math.min(cells.length, from + CHUNK);
            batch.fill(cells, from, to);
            work.on(from, to);
        }
    }
}
