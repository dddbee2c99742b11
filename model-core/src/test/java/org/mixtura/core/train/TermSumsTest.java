package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.golden.Lane;

/** Loss terms that are read at once, as on a CPU, and some steps together, as on a GPU. */
class TermSumsTest {

    private static final List<String> NAMES = List.of("loss", "reconstruction", "kl");
    private static final int STEPS = 11;

    @Test
    void readTogetherTheyHaveTheSameMeans() {
        Lane.run(DataType.FLOAT32, run -> {
            var rows = new TermRows(run, 4, NAMES.size());
            var weight = weight(run);
            run.seal();
            int held = run.heldTensors();
            var atOnce = new TermSums(NAMES, 1);
            var together = new TermSums(NAMES, 1, rows);
            for (int i = 0; i < STEPS; i++) {
                float expected = add(run, weight, atOnce, i, 1);
                assertThat(add(run, weight, together, i, 1)).as("gradient").isEqualTo(expected);
            }
            assertThat(together.means()).isEqualTo(atOnce.means()).containsOnlyKeys(NAMES);
            assertThat(run.heldTensors()).as("tensors between steps").isEqualTo(held);
        });
    }

    @Test
    void aTermThatIsNotFiniteIsToldWhenItIsRead() {
        Lane.run(DataType.FLOAT32, run -> {
            var rows = new TermRows(run, 4, NAMES.size());
            var weight = weight(run);
            run.seal();
            var sums = new TermSums(NAMES, 3, rows);
            add(run, weight, sums, 0, Double.NaN);
            add(run, weight, sums, 1, 1);
            add(run, weight, sums, 2, 1);
            assertThatThrownBy(() -> add(run, weight, sums, 3, 1))
                    .isInstanceOfSatisfying(TrainingDiverged.class, diverged -> {
                        assertThat(diverged.epoch()).isEqualTo(3);
                        assertThat(diverged.term()).isEqualTo("loss");
                    });
            var next = new TermSums(NAMES, 4, rows);
            add(run, weight, next, 0, 1);
            assertThat(next.means())
                    .as("an epoch after it")
                    .isEqualTo(Map.of("loss", 2.0, "reconstruction", 0.5, "kl", 1.0));
        });
    }

    @Test
    void aTermThatIsNotFiniteIsToldWhenTheEpochEnds() {
        Lane.run(DataType.FLOAT32, run -> {
            var rows = new TermRows(run, 4, NAMES.size());
            var weight = weight(run);
            run.seal();
            var sums = new TermSums(NAMES, 1, rows);
            add(run, weight, sums, 0, Double.POSITIVE_INFINITY);
            assertThatThrownBy(sums::means).isInstanceOf(TrainingDiverged.class);
            assertThat(new TermSums(NAMES, 1, rows).means()).isEmpty();
        });
    }

    private static Weight weight(RunScope run) {
        return new Weights(run, new SeedPlan(0)).parameter("w", new Shape(), _ -> 2);
    }

    /** Adds terms that depend on a weight, and gives the gradient of the first one by it. */
    private static float add(RunScope run, Weight weight, TermSums sums, int i, double factor) {
        try (var step = run.trainingStep(SeededNoise.of(new SeedPlan(0), "test", i))) {
            step.backward(() -> {
                var loss = step.value(weight).mul(step.constant(factor * (1 + 0.1 * i)));
                sums.add(List.of(loss, step.constant(0.5 + i), step.constant(1 - i / 3.0)), 2 + i % 3);
                return loss;
            });
            return step.gradient(weight).orElseThrow().getFloat();
        }
    }
}
