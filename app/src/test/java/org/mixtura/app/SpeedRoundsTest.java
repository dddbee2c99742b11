package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mixtura.core.train.RunControl;

class SpeedRoundsTest {

    private static SpeedRounds.Took took(double seconds, double memory) {
        return new SpeedRounds.Took(seconds, memory, Double.NaN);
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

    @Test
    void bothWorkInTurnUntilSomebodyStopsThem() {
        var control = new RunControl();
        var order = new ArrayList<String>();
        Supplier<SpeedRounds.Took> own = () -> {
            order.add("ours");
            if (order.size() == 5) {
                control.discard();
            }
            return took(1, 1);
        };
        Supplier<SpeedRounds.Took> peer = () -> {
            order.add("peer");
            return took(2, 1);
        };

        var two = SpeedRounds.inTurn(2, own, Optional.of(peer), control);
        assertThat(two.ratios()).containsExactly(0.5, 0.5);
        var stopped = SpeedRounds.inTurn(2, own, Optional.of(peer), control);

        assertThat(order).containsExactly("ours", "peer", "ours", "peer", "ours");
        assertThat(stopped.peers()).isEmpty();
    }

    @Test
    void resultsThatAreNoneAreLeftOut() {
        var rounds = new SpeedRounds(List.of(took(1, 1)), List.of(new SpeedRounds.Took(2, 1, 0.75)));

        assertThat(rounds.both("%.2f", SpeedRounds.Took::result)).containsExactly("-", "0.75");
    }
}
