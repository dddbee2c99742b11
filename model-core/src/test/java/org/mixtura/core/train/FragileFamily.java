package org.mixtura.core.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.schema.Schema;

/**
 * A family whose models go wrong on purpose.
 *
 * @param sound what goes wrong
 * @param undefinedAt whether the loss of a training step is not a number, by how many there were before
 * @param mostCells training steps of more cells than this do not fit into the memory of the device; at 0 not even weights do
 * @param mostEncoded more cells than this cannot be encoded at a time
 */
record FragileFamily<C extends Record>(
        ModelFamily<C> sound, IntPredicate undefinedAt, int mostCells, IntSupplier mostEncoded)
        implements ModelFamily<C> {

    @Override
    public ModelCard card() {
        return sound.card();
    }

    @Override
    public Schema<C> schema() {
        return sound.schema();
    }

    @Override
    public C preset(Preset preset, DataSummary data) {
        return sound.preset(preset, data);
    }

    /** A model with all the abilities of the sound one, whatever these are. */
    @Override
    public GenerativeModel build(C config, DataSpec data, RunScope run, SeedPlan seeds) {
        if (mostCells == 0) {
            throw noMemory();
        }
        var model = sound.build(config, data, run, seeds);
        var trainingSteps = new AtomicInteger();
        return (GenerativeModel) Proxy.newProxyInstance(
                getClass().getClassLoader(), abilities(model.getClass()), (_, method, arguments) -> {
                    boolean loss = method.getName().equals("loss");
                    if (loss || method.getName().equals("encode")) {
                        requireMemory(loss, (Minibatch) arguments[0], (StepScope) arguments[1]);
                    }
                    try {
                        Object result = method.invoke(model, arguments);
                        return loss && spoils((StepScope) arguments[1], trainingSteps)
                                ? undefined((LossTerms) result, (StepScope) arguments[1])
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** What the class and those that it extends implement. */
    private static Class<?>[] abilities(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getInterfaces()))
                .distinct()
                .toArray(Class<?>[]::new);
    }

    private void requireMemory(boolean loss, Minibatch batch, StepScope step) {
        boolean enough = loss ? !step.training() || batch.size() <= mostCells : batch.size() <= mostEncoded.getAsInt();
        if (!enough) {
            throw noMemory();
        }
    }

    private static EngineException noMemory() {
        return new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB.");
    }

    private boolean spoils(StepScope step, AtomicInteger trainingSteps) {
        return step.training() && undefinedAt.test(trainingSteps.getAndIncrement());
    }

    private static LossTerms undefined(LossTerms terms, StepScope step) {
        NDArray undefined = step.filled(new Shape(), Double.NaN);
        return new LossTerms(
                terms.objective().mul(undefined),
                terms.values().stream().map(value -> value.mul(undefined)).toList());
    }
}
