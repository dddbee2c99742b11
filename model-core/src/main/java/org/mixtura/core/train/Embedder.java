package org.mixtura.core.train;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;

/** Encodes cells with a trained model. */
public final class Embedder {

    private final NativeLane lane;

    public Embedder(NativeLane lane) {
        this.lane = lane;
    }

    /**
     * Latent codes of cells, seen in training or not.
     *
     * @param family the family of the trained model
     * @param config the settings it was trained with
     * @param spec the specification of the data it was trained on
     * @param weights its weights
     * @param counts cells x the genes of the model, in their order, raw counts
     * @param batch the batch of each cell by the levels of training; empty when there was none
     * @return cells x latent dimensions, posterior means
     * @throws org.mixtura.core.error.StorageProblem when the weights do not fit settings and data
     * @throws org.mixtura.core.error.DeviceProblem when the device cannot be used
     */
    public <C extends Record> FloatMatrix embed(
            ModelFamily<C> family,
            C config,
            DataSpec spec,
            Map<String, Tensor> weights,
            CountMatrix counts,
            Optional<Column.Categorical> batch,
            String device,
            int threads) {
        return lane.call(() -> {
            try (var run = RunScope.open(device, threads)) {
                var seeds = new SeedPlan(0);
                var model = family.build(config, spec, run, seeds);
                model.weights().load(weights);
                run.seal();
                var cells = new Minibatch(counts, DataSpec.batchCodes(counts, batch), new int[0]);
                return new Evaluator(model, run, seeds, cells)
                        .encode(IntStream.range(0, counts.cells()).toArray());
            }
        });
    }
}
