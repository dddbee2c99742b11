package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mixtura.core.golden.Lane;

/**
 * Gradients stay right when the garbage collector runs, and its memory is used again, between the forward and the
 * backward pass. Arithmetic with a Java number fails this: the engine then differentiates with what lies in freed
 * memory.
 */
class GradientUnderGarbageCollectionTest {

    @Test
    void constantsAndSharedBuffersSurviveUntilTheBackwardPass() {
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var x = weights.parameter("x", new Shape(4), _ -> 1);
            for (int attempt = 0; attempt < 20; attempt++) {
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    step.backward(() -> {
                        var scaled = step.value(x)
                                .mul(step.constant(0.25))
                                .mul(step.dense(new Shape(4), i -> i + 1))
                                .mul(step.sparse(new Shape(4), sink -> sink.put(1, 2)))
                                .sum();
                        overwriteFreedMemory();
                        return scaled;
                    });
                    assertThat(Lane.numbers(step.gradient(x).orElseThrow())).containsExactly(0, 1, 0, 0);
                }
            }
        });
    }

    private static void overwriteFreedMemory() {
        System.gc();
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < 2000; i++) {
            ByteBuffer.allocateDirect(64).putFloat(0, 1e30f).putInt(32, 7);
        }
    }
}
