package org.mixtura.core.engine;

import ai.djl.ndarray.types.DataType;
import java.util.Random;
import java.util.function.IntConsumer;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.nn.EncoderInput;

/**
 * What it takes to get a minibatch of 128 cells x 2,000 genes into native memory: gathering its rows, which the prefetching
 * thread does, and spreading them into the buffer that the tensor is made over. A program, not a test.
 */
public final class MinibatchTiming {

    private static final int CELLS = 20_000;
    private static final int GENES = 2_000;
    private static final int SIZE = 128;
    private static final int ROUNDS = 2_000;

    private MinibatchTiming() {}

    private static CountMatrix counts(Random random) {
        int perCell = GENES / 10;
        int[] starts = new int[CELLS + 1];
        int[] genes = new int[CELLS * perCell];
        float[] values = new float[genes.length];
        for (int cell = 0; cell < CELLS; cell++) {
            starts[cell + 1] = starts[cell] + perCell;
            int[] chosen =
                    random.ints(0, GENES).distinct().limit(perCell).sorted().toArray();
            System.arraycopy(chosen, 0, genes, starts[cell], perCell);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + random.nextInt(20);
        }
        return CsrMatrix.of(GENES, starts, genes, values);
    }

    private static double microseconds(IntConsumer round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
        return (System.nanoTime() - start) / 1e3 / ROUNDS;
    }

    public static void main(String[] arguments) {
        var random = new Random(1);
        CountMatrix counts = counts(random);
        int[] order = random.ints(0, CELLS).distinct().limit(CELLS).toArray();
        var batch = new Minibatch(counts, new int[0], new int[0]);
        int batches = CELLS / SIZE;
        Lane.run(DataType.FLOAT32, run -> {
            double gathered = microseconds(i -> {
                int from = i % batches * SIZE;
                batch.fill(order, from, from + SIZE);
            });
            System.out.printf("gathering the rows: %.0f us a minibatch%n", gathered);
            for (EncoderInput input : EncoderInput.values()) {
                double spread = microseconds(_ -> {
                    try (StepScope step = run.trainingStep(Lane.noise())) {
                        input.dense(batch, step);
                    }
                });
                System.out.printf("spreading them into native memory, %s: %.0f us a minibatch%n", input, spread);
            }
        });
    }
}
