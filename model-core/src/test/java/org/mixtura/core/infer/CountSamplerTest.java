package org.mixtura.core.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.engine.SeedPlan;

class CountSamplerTest {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.5, 0",
        "4, 2, 0",
        "4, 2, 0.3",
        "60, 10, 0.1",
        "3, Infinity, 0",
        "3, Infinity, 0.5",
        "2000, 50, 0"
    })
    void drawsHaveTheMomentsAndZerosOfTheDistribution(double mean, double theta, double dropout) {
        var sampler = new CountSampler(new SeedPlan(3).stream("test"));
        double sum = 0;
        double squares = 0;
        int zeros = 0;
        for (int i = 0; i < DRAWS; i++) {
            int x = sampler.draw(mean, theta, dropout);
            sum += x;
            squares += (double) x * x;
            zeros += x == 0 ? 1 : 0;
        }
        double expectedMean = (1 - dropout) * mean;
        double second = mean + (Double.isInfinite(theta) ? 0 : mean * mean / theta) + mean * mean;
        double expectedVariance = (1 - dropout) * second - expectedMean * expectedMean;
        double zero = Double.isInfinite(theta) ? Math.exp(-mean) : Math.pow(theta / (theta + mean), theta);
        double sd = Math.sqrt(expectedVariance / DRAWS);
        assertThat(sum / DRAWS).isCloseTo(expectedMean, within(5 * sd));
        assertThat(squares / DRAWS - sum / DRAWS * sum / DRAWS)
                .isCloseTo(expectedVariance, within(0.03 * expectedVariance));
        assertThat((double) zeros / DRAWS).isCloseTo(dropout + (1 - dropout) * zero, within(0.005));
    }

    @Test
    void extremeParametersGiveCountsAndNoErrors() {
        var sampler = new CountSampler(new SeedPlan(3).stream("test"));
        for (double mean : new double[] {0, 1e-300, 1e-30, 1e6}) {
            for (double theta : new double[] {1e-300, 1e-30, 1e30, Double.POSITIVE_INFINITY}) {
                assertThat(sampler.draw(mean, theta, 0)).isNotNegative();
            }
        }
        assertThat(sampler.draw(100, 1, 1)).isZero();
    }
}
