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
    @CsvSource({"0.61231, 0.612", "12.3456, 12.35", "640.06, 640.1", "3, 3", "NaN, –"})
    void aValueHasAboutThreeDigits(double value, String text) {
        assertThat(Numbers.brief(value)).isEqualTo(text);
    }
}
