package org.mixtura.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statistic of scipy.stats.shapiro 1.10. */
class ShapiroWilkTest {

    @Test
    void statisticsAreThoseOfScipy() {
        assertThat(ShapiroWilk.of(new double[] {0.5, -1.2, 3.3, 0.1, 2.2, -0.7, 1.9, 0.0, -2.4, 0.8}))
                .isCloseTo(0.9884620308876038, within(1e-5));
        assertThat(ShapiroWilk.of(new double[] {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236}))
                .isCloseTo(0.7888147830963135, within(1e-5));
        assertThat(ShapiroWilk.of(IntStream.rangeClosed(1, 300)
                        .mapToDouble(i -> Math.exp(i / 60.0))
                        .toArray()))
                .isCloseTo(0.7624448537826538, within(1e-5));
        assertThat(ShapiroWilk.of(new double[] {1, 2, 4})).isCloseTo(0.9642857313156128, within(1e-5));
    }

    @Test
    void equalNumbersHaveNoneAndTooFewOrManyAreRefused() {
        double[] equal = new double[10];
        Arrays.fill(equal, 2);
        assertThat(ShapiroWilk.of(equal)).isNaN();
        assertThatThrownBy(() -> ShapiroWilk.of(new double[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShapiroWilk.of(new double[ShapiroWilk.MOST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
