package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedRoundsTest {

    private static SpeedRounds.Took took(double seconds, double memory) {
        return new SpeedRounds.Took(seconds, memory);
    }

    @Test
    void theRatioIsOfEachRoundAndItsMedianIsPrinted() {
        var rounds = new SpeedRounds(
                List.of(took(0.2, 700), took(0.3, 800), took(0.1, 900)),
                List.of(took(0.4, 400), took(1, 500), took(0.5, 450)));

        assertThat(rounds.ratios()).containsExactly(0.2, 0.3, 0.5);
        assertThat(rounds.cells()).containsExactly("0.200", "0.500", "0.30 (0.20 to 0.50)", "800", "450");
    }

    @Test
    void ofTwoRoundsTheMiddleIsTaken() {
        var rounds = new SpeedRounds(List.of(took(0.2, 700), took(0.4, 800)), List.of(took(1, 400), took(1, 500)));

        assertThat(rounds.cells()).containsExactly("0.300", "1.000", "0.30 (0.20 to 0.40)", "750", "450");
    }

    @Test
    void withoutAPeerThereIsNoRatio() {
        assertThat(new SpeedRounds(List.of(took(0.25, 640)), List.of()).cells())
                .containsExactly("0.250", "-", "-", "640", "-");
    }
}
