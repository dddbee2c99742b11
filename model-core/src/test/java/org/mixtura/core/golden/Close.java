package org.mixtura.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Compares arrays with those of a reference. */
public final class Close {

    private Close() {}

    /** Within a share of the value, or of a hundredth of the largest value of the array: small ones are differences. */
    public static void assertClose(String what, double[] actual, double[] expected, double relative) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            double allowed = relative * Math.max(Math.abs(expected[i]), 0.01 * largest) + relative * 1e-2;
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s [%d]: %s, not %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(allowed);
        }
    }
}
