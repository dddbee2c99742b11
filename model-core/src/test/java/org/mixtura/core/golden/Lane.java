package org.mixtura.core.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.Noise;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/** Runs a test's native part in a lane of its own. */
public final class Lane {

    private Lane() {}

    /** A run on the CPU with one thread; in single precision one by the engine, and one by hand-written loops. */
    public static void run(DataType type, Consumer<RunScope> body) {
        run(() -> RunScope.open("cpu", 1, type), body);
        if (type == DataType.FLOAT32) {
            run(() -> RunScope.openForTraining("cpu", 1), body);
        }
    }

    private static void run(Supplier<RunScope> scope, Consumer<RunScope> body) {
        try (var lane = new NativeLane()) {
            lane.run(() -> {
                try (var run = scope.get()) {
                    body.accept(run);
                }
            });
        }
    }

    /** Each case in single and in double precision: the arguments of a test. */
    public static Stream<Arguments> inBothPrecisions(Stream<Golden.Case> cases) {
        return cases.flatMap(
                golden -> Stream.of(DataType.FLOAT32, DataType.FLOAT64).map(type -> Arguments.of(golden, type)));
    }

    /** Some noise; for computations that use none. */
    public static Noise noise() {
        return SeededNoise.of(new SeedPlan(0), "test");
    }

    /** A golden array as a parameter, so that its gradient can be taken. */
    public static Weight parameter(RunScope run, Weights weights, String name, JsonNode values) {
        double[] numbers = Golden.numbers(values);
        var weight = weights.parameter(name, new Shape(Golden.shape(values)), _ -> 0);
        run.write(weight.stored(), i -> numbers[i]);
        return weight;
    }

    /** A golden array as a tensor of a step. */
    public static NDArray tensor(StepScope step, JsonNode values) {
        double[] numbers = Golden.numbers(values);
        return step.dense(new Shape(Golden.shape(values)), i -> numbers[i]);
    }

    /** The values of a tensor in double precision. */
    public static double[] numbers(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] single = RunScope.read(array).values();
        return IntStream.range(0, single.length).mapToDouble(i -> single[i]).toArray();
    }
}
