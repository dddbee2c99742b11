package org.mixtura.core.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.TrainingCells;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.CodeOptimizer;
import org.mixtura.core.nn.OptimizerStep;

/**
 * All that training changes: the weights of a model, by one step a minibatch, and the codes of cells where a model has
 * them, by one step an epoch. Its state is what a checkpoint holds.
 */
final class Learner {

    private final GenerativeModel model;
    private final OptimizerStep optimizer;
    private final @Nullable Codes codes;

    /** @param run not yet sealed */
    Learner(GenerativeModel model, TrainingCells cells, RunScope run, TrainConfig config) {
        this.model = model;
        this.optimizer = model.optimizer(
                run, Adam.Settings.of(config.learningRate(), config.adamEpsilon(), config.weightDecay()));
        this.codes = model instanceof FreeCodeModel free ? Codes.of(free, cells) : null;
    }

    /** Codes with their optimiser. */
    private record Codes(CellCodes values, CodeOptimizer optimizer) {

        static Codes of(FreeCodeModel model, TrainingCells cells) {
            var values = new CellCodes(model.firstCodes(cells));
            model.attach(values);
            return new Codes(values, new CodeOptimizer(values, model.codeSteps()));
        }
    }

    /** Whether cells have codes that are learned; those that are held out, too. */
    boolean learnsCodes() {
        return codes != null;
    }

    void beginEpoch(int epoch) {
        optimizer.beginEpoch(epoch);
    }

    /** Follows the gradients of a training step. */
    void update(Minibatch batch, StepScope step, double rate, double clip) {
        optimizer.update(step, rate, clip);
        collect(batch, step);
    }

    /** Keeps the gradients of the codes of a minibatch for the end of the epoch. */
    void collect(Minibatch batch, StepScope step) {
        if (codes != null) {
            codes.optimizer.collect(batch, step);
        }
    }

    /**
     * Ends an epoch in which every cell was seen once.
     *
     * @param scale what the rate of the codes is multiplied by
     */
    void endEpoch(double scale) {
        if (codes != null) {
            codes.optimizer.update(scale);
        }
    }

    /** Weights, buffers and codes by name. */
    Map<String, Tensor> values() {
        var values = model.weights().read();
        if (codes == null) {
            return values;
        }
        var all = new LinkedHashMap<>(values);
        all.put(FreeCodeModel.CODES, codes.values.read());
        return all;
    }

    /** Goes on from values that {@link #values} gave. */
    void load(Map<String, Tensor> values) {
        model.weights().load(values);
        if (codes != null) {
            codes.values.load(part(values));
        }
    }

    /** The moments of all optimisers by name. */
    Map<String, Tensor> moments() {
        if (codes == null) {
            return optimizer.state();
        }
        var all = new LinkedHashMap<>(optimizer.state());
        all.putAll(codes.optimizer.state(FreeCodeModel.CODES));
        return all;
    }

    /** Goes on from moments that {@link #moments} gave. */
    void restore(Map<String, Tensor> moments) {
        optimizer.restore(moments);
        if (codes != null) {
            codes.optimizer.restore(FreeCodeModel.CODES, moments);
        }
    }

    private static Tensor part(Map<String, Tensor> values) {
        var tensor = values.get(FreeCodeModel.CODES);
        if (tensor == null) {
            throw new IllegalArgumentException("the stored state lacks " + FreeCodeModel.CODES);
        }
        return tensor;
    }
}
