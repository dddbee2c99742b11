package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.function.Consumer;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.SeedPlan;

/** New counts from the posterior predictive distribution: a draw of the hidden variables, then counts given these. */
final class PredictivePass {

    private final OpenModel model;
    private final PredictiveQuery query;
    private final SeedPlan seeds;
    private final int[] placeOf;
    private final GeneMoments.Sums observed;
    private final GeneMoments.Sums generated;

    PredictivePass(OpenModel model, PredictiveQuery query) {
        this.model = model;
        this.query = query;
        this.seeds = new SeedPlan(query.seed());
        this.placeOf = new int[model.genes()];
        Arrays.fill(placeOf, -1);
        for (int place = 0; place < query.genes().length; place++) {
            placeOf[query.genes()[place]] = place;
        }
        this.observed = new GeneMoments.Sums(query.genes().length);
        this.generated = new GeneMoments.Sums(query.genes().length);
    }

    PredictiveCheck run(int[] cells, Consumer<FloatMatrix> sink, Watcher watcher) {
        model.forEachChunk(cells, query.samples(), watcher, (from, to) -> {
            observe(model.batch());
            sink.accept(chunk(from, to - from));
        });
        return new PredictiveCheck(observed.over(cells.length), generated.over((long) cells.length * query.samples()));
    }

    /** All new cells of the first cell, then those of the second, and so on. */
    private FloatMatrix chunk(int from, int rows) {
        int genes = query.genes().length;
        float[] counts = new float[Math.multiplyExact(Math.multiplyExact(rows, query.samples()), genes)];
        var beliefs = model.beliefs();
        for (int s = 0; s < query.samples(); s++) {
            var random = seeds.stream("predictive", from, s);
            var decoded = model.decode(beliefs.sample(random));
            var sampler = new CountSampler(random);
            for (int row = 0; row < rows; row++) {
                drawCell(decoded, row, sampler, counts, (row * query.samples() + s) * genes);
            }
        }
        return new FloatMatrix(rows * query.samples(), genes, counts);
    }

    private void drawCell(Decoded decoded, int row, CountSampler sampler, float[] counts, int at) {
        for (int place = 0; place < query.genes().length; place++) {
            int entry = row * model.genes() + query.genes()[place];
            int count = sampler.draw(decoded.mean(entry), decoded.dispersion(entry), decoded.dropout(entry));
            if (count > 0) {
                counts[at + place] = count;
                generated.add(place, count);
            }
        }
    }

    private void observe(Minibatch cells) {
        for (int entry = 0; entry < cells.rowStart(cells.size()); entry++) {
            int place = placeOf[cells.gene(entry)];
            if (place >= 0) {
                observed.add(place, cells.count(entry));
            }
        }
    }
}
