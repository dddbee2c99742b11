package org.mixtura.core.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.schema.Schema;

/**
 * scVI that goes wrong on purpose.
 *
 * @param undefinedAt whether the loss of a training step is not a number, by how many there were before
 * @param mostCells training steps of more cells than this do not fit into the memory of the device
 * @param mostEncoded more cells than this cannot be encoded at a time
 */
record FragileFamily(IntPredicate undefinedAt, int mostCells, IntSupplier mostEncoded)
        implements ModelFamily<ScviConfig> {

    private static final ScviFamily SOUND = new ScviFamily();

    @Override
    public ModelCard card() {
        return SOUND.card();
    }

    @Override
    public Schema<ScviConfig> schema() {
        return SOUND.schema();
    }

    @Override
    public ScviConfig preset(Preset preset, DataSummary data) {
        return SOUND.preset(preset, data);
    }

    @Override
    public GenerativeModel build(ScviConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        return new Fragile(SOUND.build(config, data, run, seeds));
    }

    private final class Fragile implements GenerativeModel {

        private final GenerativeModel sound;
        private int trainingSteps;

        Fragile(GenerativeModel sound) {
            this.sound = sound;
        }

        @Override
        public List<String> terms() {
            return sound.terms();
        }

        @Override
        public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
            if (step.training() && batch.size() > mostCells) {
                throw noMemory();
            }
            var terms = sound.loss(batch, step, progress);
            if (!step.training() || !undefinedAt.test(trainingSteps++)) {
                return terms;
            }
            NDArray undefined = step.filled(new Shape(), Double.NaN);
            return new LossTerms(
                    terms.objective().mul(undefined),
                    terms.values().stream().map(value -> value.mul(undefined)).toList());
        }

        @Override
        public NDArray encode(Minibatch batch, StepScope step) {
            if (batch.size() > mostEncoded.getAsInt()) {
                throw noMemory();
            }
            return sound.encode(batch, step);
        }

        private static EngineException noMemory() {
            return new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB.");
        }

        @Override
        public Weights weights() {
            return sound.weights();
        }
    }
}
