package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.TrainingCells;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerGroups;
import org.mixtura.core.nn.OptimizerStep;

/**
 * The variational auto-decoder: each cell has a free mean m and log variance v of its code, and no encoder.
 *
 * <pre>
 * objective = sum_n [ -log p(x_n | m_n + exp(v_n / 2) e) + KL(N(m_n, exp(v_n)) || N(0, I)) ],  e ~ N(0, I)
 * </pre>
 */
abstract class SpreadCodes<D extends CodeDecoder> implements FreeCodeModel {

    private final SpreadCodeSettings config;
    private final Weights weights;
    private final D decoder;
    private @Nullable CellCodes codes;

    /** @param decoder makes it */
    SpreadCodes(SpreadCodeSettings config, RunScope run, SeedPlan seeds, Function<Weights, D> decoder) {
        this.config = config;
        this.weights = new Weights(run, seeds);
        this.decoder = decoder.apply(weights);
    }

    @Override
    public final List<String> terms() {
        return List.of("loss", "reconstruction", "kl_z");
    }

    @Override
    public final LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        Gaussian code = code(batch, step);
        NDArray reconstruction = decoder.reconstruction(code.sample(step), batch, step);
        NDArray divergence = code.klFromStandard(step).sum(new int[] {1});
        NDArray perCell = reconstruction.add(divergence);
        return new LossTerms(perCell.sum(), List.of(perCell.mean(), reconstruction.mean(), divergence.mean()));
    }

    @Override
    public final NDArray encode(Minibatch batch, StepScope step) {
        return code(batch, step).mean();
    }

    @Override
    public final NDArray reconstructionAtCode(Minibatch batch, StepScope step) {
        return decoder.reconstruction(code(batch, step).mean(), batch, step);
    }

    @Override
    public final Weights weights() {
        return weights;
    }

    @Override
    public final OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        var adam = new Adam(run, weights.parameters(), config.train().adam(settings.rate()));
        return new OptimizerGroups(
                List.of(new OptimizerGroups.Group(adam, 1, config.train().decoderDrop())));
    }

    @Override
    public final FloatMatrix firstCodes(TrainingCells cells) {
        return origin(cells.counts().cells());
    }

    @Override
    public final void attach(CellCodes values) {
        codes = values;
    }

    @Override
    public final Adam.Settings codeSteps() {
        return config.train().adam(config.train().codeRate());
    }

    @Override
    public final Search search() {
        return new Search(origin(1), config.newCellEpochs());
    }

    /** The prior itself: mean 0, log variance 0. */
    private FloatMatrix origin(int cells) {
        int width = 2 * config.latentDim();
        return new FloatMatrix(cells, width, new float[Math.multiplyExact(cells, width)]);
    }

    final D ownDecoder() {
        return decoder;
    }

    /** Mean and variance of each row's code. */
    final Gaussian code(Minibatch batch, StepScope step) {
        if (codes == null) {
            throw new IllegalStateException("no cells were attached to the model");
        }
        NDList halves = codes.of(batch, step).split(2, 1);
        return new Gaussian(halves.get(0), halves.get(1).exp());
    }
}
