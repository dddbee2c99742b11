package org.mixtura.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.StorageProblem;

/**
 * The named parameters and buffers of one model, in the order of creation. Initial values are drawn from a stream of
 * their own per name, so that adding a layer leaves the others as they were.
 */
public final class Weights {

    private final RunScope run;
    private final SeedPlan seeds;
    private final Map<String, Weight> byName = new LinkedHashMap<>();

    public Weights(RunScope run, SeedPlan seeds) {
        this.run = run;
        this.seeds = seeds;
    }

    /** A new parameter; {@code initial} draws one value. */
    public Weight parameter(String name, Shape shape, ToDoubleFunction<RandomGenerator> initial) {
        var random = seeds.stream("init/" + name);
        return add(name, true, run.persistent(shape, _ -> initial.applyAsDouble(random)));
    }

    /**
     * A new parameter of two axes that lies in memory column by column; otherwise as {@link #parameter}. What multiplies it with
     * sparse rows reads whole columns.
     */
    public Weight parameterByColumn(String name, Shape shape, ToDoubleFunction<RandomGenerator> initial) {
        var random = seeds.stream("init/" + name);
        return add(name, true, run.persistentByColumn(shape, _ -> initial.applyAsDouble(random)));
    }

    /** What hand-written loops compute with; empty when everything is left to the engine. */
    public Optional<FusedCpu> fused() {
        return run.fused();
    }

    /** A new buffer, all of one value; it is stored with the weights, but no optimiser touches it. */
    public Weight buffer(String name, Shape shape, double value) {
        return add(name, false, run.persistent(shape, _ -> value));
    }

    /** All parameters and buffers. */
    public List<Weight> all() {
        return List.copyOf(byName.values());
    }

    /** The parameters, which an optimiser changes. */
    public List<Weight> parameters() {
        return byName.values().stream().filter(Weight::trainable).toList();
    }

    /** A copy of all values by name. */
    public Map<String, Tensor> read() {
        var values = new LinkedHashMap<String, Tensor>();
        byName.forEach((name, weight) -> values.put(name, RunScope.read(weight.stored())));
        return values;
    }

    /**
     * Replaces all values. Names that the model does not have are passed over.
     *
     * @throws StorageProblem when a value is missing or has another shape
     */
    public void load(Map<String, Tensor> values) {
        var missing = new TreeSet<>(byName.keySet());
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw unfit("it lacks " + String.join(", ", missing));
        }
        for (Weight weight : byName.values()) {
            var value = values.get(weight.name());
            long[] shape = weight.stored().getShape().getShape();
            if (value == null || !Arrays.equals(shape, value.shape())) {
                throw unfit("%s is not of shape %s".formatted(weight.name(), Arrays.toString(shape)));
            }
            run.write(weight.stored(), i -> value.values()[i]);
        }
    }

    /**
     * One of stored weights.
     *
     * @throws StorageProblem when there is none of that name
     */
    public static Tensor stored(Map<String, Tensor> values, String name) {
        var tensor = values.get(name);
        if (tensor == null) {
            throw unfit("it lacks " + name);
        }
        return tensor;
    }

    private Weight add(String name, boolean trainable, NDArray value) {
        if (byName.containsKey(name)) {
            throw new IllegalStateException("two weights are called " + name);
        }
        var weight = new Weight(name, trainable, value);
        byName.put(name, weight);
        return weight;
    }

    private static StorageProblem unfit(String how) {
        return new StorageProblem(
                "The stored weights do not fit the model.",
                "The file belongs to a model with other settings or other genes: %s.".formatted(how),
                "Open the run with the settings that it was trained with, or train it again.");
    }
}
