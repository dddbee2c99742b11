package org.mixtura.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.mixtura.core.dist.LogFactorial;

/** The functions of whole vectors against those of the Java library in double precision. */
class LanesTest {

    private interface Single {
        double of(double x);
    }

    private interface Many {
        FloatVector of(FloatVector x);
    }

    /** Largest error over a range, walked in equal ratios, relative to the value or to 1. */
    private static double worst(double from, double to, Many found, Single expected) {
        double worst = 0;
        for (double x = from; Math.abs(x) <= Math.abs(to); x *= 1.0007) {
            float value = found.of(Lanes.all((float) x)).lane(Lanes.WIDTH - 1);
            double exact = expected.of((float) x);
            worst = Math.max(worst, Math.abs(value - exact) / Math.max(1, Math.abs(exact)));
        }
        return worst;
    }

    @Test
    void exponentialsAndLogarithmsAreExactToTheLastDigits() {
        assertThat(worst(1e-6, 80, Lanes::exp, Math::exp)).isLessThan(2e-7);
        assertThat(worst(-1e-6, -80, Lanes::exp, Math::exp)).isLessThan(2e-7);
        assertThat(worst(1e-6, 80, Lanes::expOfMinus, x -> Math.exp(-x))).isLessThan(2e-7);
        assertThat(worst(1e-30, 1e30, Lanes::log, Math::log)).isLessThan(2e-7);
        assertThat(Lanes.expOfMinus(Lanes.all(1e9f)).lane(0)).isPositive().isLessThan(1e-37f);
    }

    @Test
    void smallNumbersKeepTheirDigitsBesideOne() {
        for (double u = 1e-30; u < 1e10; u *= 1.01) {
            FloatVector x = Lanes.all((float) u);
            FloatVector y = x.add(Lanes.ONE);
            double exact = Math.log1p((float) u);
            assertThat((double) Lanes.log1p(x, y, Lanes.ONE.div(y)).lane(0)).isCloseTo(exact, offset(3e-7 * exact));
        }
    }

    @Test
    void gammaFunctionsFollowTheirDefinitions() {
        var logFactorial = new LogFactorial();
        for (double x = 1.0001; x < 1e5; x *= 1.003) {
            float single = (float) x;
            double exact = logFactorial.of(single - 1.0);
            assertThat((double) Lanes.logGamma(Lanes.all(single)).lane(0))
                    .isCloseTo(exact, offset(4e-6 * Math.max(1, Math.abs(exact))));
            // The derivative, from both sides.
            double slope = (logFactorial.of(single - 1 + 1e-4) - logFactorial.of(single - 1 - 1e-4)) / 2e-4;
            assertThat((double) Lanes.digamma(Lanes.all(single)).lane(0))
                    .isCloseTo(slope, offset(2e-5 * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void belowOneTheGammaFunctionsFollowTheirRecurrence() {
        var logFactorial = new LogFactorial();
        for (double x = 1e-6; x < 1; x *= 1.01) {
            float single = (float) x;
            double exact = logFactorial.of(single) - Math.log(single);
            assertThat((double) Lanes.logGamma(Lanes.all(single)).lane(0))
                    .isCloseTo(exact, offset(4e-6 * Math.max(1, Math.abs(exact))));
            double above = Lanes.digamma(Lanes.all(single + 1)).lane(0);
            assertThat((double) Lanes.digamma(Lanes.all(single)).lane(0))
                    .isCloseTo(above - 1 / (double) single, offset(1e-5 / single));
        }
    }
}
