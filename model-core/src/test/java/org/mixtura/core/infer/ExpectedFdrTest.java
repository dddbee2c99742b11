package org.mixtura.core.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedFdrTest {

    @Test
    void asManyAreCalledAsKeepTheMeanDoubtWithinTheRate() {
        double[] p = {1, 0.98, 0.9, 0.5, 0.1};
        assertThat(ExpectedFdr.at(0.05, p).called()).isEqualTo(3);
        assertThat(ExpectedFdr.at(0.05, p).expected()).isCloseTo(0.04, within(1e-12));
        assertThat(ExpectedFdr.at(0.2, p).called()).isEqualTo(4);
        assertThat(ExpectedFdr.at(0, p).called()).isEqualTo(1);
        assertThat(ExpectedFdr.at(0.05, new double[] {0.9, 0.2})).isEqualTo(new ExpectedFdr(0, 0));
    }

    @Test
    void theShareOfFalseOnesIsTheOneAskedForWhenProbabilitiesAreRight() {
        var random = new SplittableRandom(1);
        int hypotheses = 200_000;
        double[] p = random.doubles(hypotheses).map(u -> u * u).toArray();
        boolean[] truth = new boolean[hypotheses];
        for (int i = 0; i < hypotheses; i++) {
            truth[i] = random.nextDouble() < p[i];
        }
        int[] order = IntStream.range(0, hypotheses)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(i -> i)
                .toArray();
        var called =
                ExpectedFdr.at(0.05, IntStream.of(order).mapToDouble(i -> p[i]).toArray());
        long wrong = IntStream.of(order)
                .limit(called.called())
                .filter(i -> !truth[i])
                .count();
        assertThat((double) wrong / called.called()).isCloseTo(0.05, within(0.005));
    }

    @Test
    void meansOfLogarithmsNeitherOverflowNorLoseSmallOnes() {
        var mean = new LogMean();
        mean.add(-2000 + Math.log(3));
        mean.add(Double.NEGATIVE_INFINITY);
        mean.add(-2000 + Math.log(9));
        assertThat(mean.value()).isCloseTo(-2000 + Math.log(4), within(1e-9));
        assertThat(mean.effectiveCount()).isCloseTo(144.0 / 90, within(1e-12));
        var nothing = new LogMean();
        nothing.add(Double.NEGATIVE_INFINITY);
        assertThat(nothing.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
