package org.mixtura.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"2.5, 2.5", "-7.5, -7.5", "0.1, 0.1", "0.30000000000000004, 0.3", "1e-17, 0", "20, 20", "1500, 1500"})
    void aTickSaysWhereItIs(double value, String text) {
        assertThat(Numbers.tick(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.58e-20, 0.999, 0",
        "0.999, 0.999, 0.999",
        "-2e-9, 1e-8, -2.00e-09",
        "0.05, 400, 0.050",
        "0.03, 400, 0"
    })
    void anEndOfAScaleIsZeroWhereItCannotBeToldApart(double value, double length, String text) {
        assertThat(Numbers.end(value, length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.61231, 0.612", "12.3456, 12.35", "640.06, 640.1", "3, 3", "NaN, –"})
    void aValueHasAboutThreeDigits(double value, String text) {
        assertThat(Numbers.brief(value)).isEqualTo(text);
    }
}
