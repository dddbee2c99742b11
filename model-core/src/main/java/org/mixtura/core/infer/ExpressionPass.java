package org.mixtura.core.infer;

import java.util.List;
import java.util.function.Consumer;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.SeedPlan;

/** Expected expression, chunk by chunk. */
final class ExpressionPass {

    private final OpenModel model;
    private final ExpressionQuery query;
    private final SeedPlan seeds;

    ExpressionPass(OpenModel model, ExpressionQuery query) {
        this.model = model;
        this.query = query;
        this.seeds = new SeedPlan(query.seed());
    }

    void run(int[] cells, Consumer<FloatMatrix> sink, Watcher watcher) {
        model.forEachChunk(cells, 1, watcher, (from, to) -> sink.accept(chunk(from, to - from)));
    }

    private FloatMatrix chunk(int from, int rows) {
        var beliefs = model.beliefs();
        double[] sums = new double[rows * query.genes().length];
        int draws = Math.max(1, query.samples());
        for (int s = 0; s < draws; s++) {
            var points = query.samples() == 0
                    ? beliefs.centres()
                    : List.of(Beliefs.Weighted.certain(beliefs.sample(seeds.stream("expression", from, s))));
            if (query.batches().length == 0) {
                points.forEach(point -> add(point, sums));
            }
            for (int batch : query.batches()) {
                model.placeInBatches(_ -> batch);
                points.forEach(point -> add(point, sums));
            }
        }
        int terms = draws * Math.max(1, query.batches().length);
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / terms);
        }
        return new FloatMatrix(rows, query.genes().length, means);
    }

    private void add(Beliefs.Weighted point, double[] sums) {
        var expected = model.expected(point.draw());
        int at = 0;
        for (int row = 0; row < model.batch().size(); row++) {
            double size =
                    switch (query.library()) {
                        case LibrarySize.Share _ -> 1;
                        case LibrarySize.Fixed fixed -> fixed.counts();
                        case LibrarySize.Own _ -> expected.totals()[row];
                    };
            for (int gene : query.genes()) {
                sums[at++] += point.weights()[row] * size * expected.shares()[row * model.genes() + gene];
            }
        }
    }
}
