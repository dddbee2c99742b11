package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.schema.Schema;

class SchedulesTest {

    @Test
    void theWarmUpOfTheReferenceIsAStraightLineOverEpochs() {
        // golden/blocks.json, kl_warmup_400_epochs
        var schedule = KlSchedule.overEpochs(400);
        int[] epochs = {0, 1, 100, 399, 400, 500};
        double[] weights = {0, 0.0025, 0.25, 0.9975, 1, 1};
        for (int i = 0; i < epochs.length; i++) {
            assertThat(schedule.at(epochs[i], 0)).isCloseTo(weights[i], within(1e-12));
        }
    }

    @Test
    void stepsCountInsteadOfEpochsWhereTheyAreGiven() {
        // golden/blocks.json, kl_warmup_1000_steps
        var schedule = new KlSchedule(400, 1000, 0, 1);
        long[] steps = {0, 1, 100, 399, 400, 500};
        double[] weights = {0, 0.001, 0.1, 0.399, 0.4, 0.5};
        for (int i = 0; i < steps.length; i++) {
            assertThat(schedule.at(7, steps[i])).isCloseTo(weights[i], within(1e-12));
        }
        assertThat(schedule.at(7, 5000)).isEqualTo(1);
    }

    @Test
    void aWeightCanFallAndCanBeConstant() {
        assertThat(new KlSchedule(10, 0, 4, 2).at(5, 0)).isEqualTo(3);
        assertThat(new KlSchedule(0, 0, 0, 0.3).at(0, 0)).isEqualTo(0.3);
    }

    @Test
    void fallingRatesGoFromAllToAHundredth() {
        for (var schedule : new RateSchedule[] {RateSchedule.LINEAR, RateSchedule.COSINE}) {
            assertThat(schedule.scale(0, 101)).isCloseTo(1, within(1e-12));
            assertThat(schedule.scale(50, 101)).isCloseTo(0.505, within(1e-12));
            assertThat(schedule.scale(100, 101)).isCloseTo(0.01, within(1e-12));
        }
        assertThat(RateSchedule.COSINE.scale(25, 101)).isGreaterThan(RateSchedule.LINEAR.scale(25, 101));
        assertThat(RateSchedule.CONSTANT.scale(70, 101)).isEqualTo(1);
        assertThat(RateSchedule.LINEAR.scale(0, 1)).as("a run of one epoch").isEqualTo(1);
    }

    @Test
    void aPlateauLowersTheRateAndImprovementResetsTheCount() {
        var pace = new Pace(config(Map.of("rateSchedule", "plateau", "plateauFactor", "0.5", "plateauPatience", "2")));
        double[] losses = {10, 9, 9.5, 8, 8, 8.5, 8.5, 8.5};
        boolean[] drops = {false, false, false, false, false, true, false, true};
        for (int i = 0; i < losses.length; i++) {
            assertThat(pace.epochDone(losses[i])).as("epoch %d", i + 1).isEqualTo(drops[i]);
        }
        assertThat(pace.rate(9)).isCloseTo(1e-3 * 0.25, within(1e-15));

        var other = new Pace(config(Map.of("rateSchedule", "plateau")));
        other.restore(pace.state());
        assertThat(other.state()).isEqualTo(pace.state());
    }

    @Test
    void retriesHalveTheRateAndClipGradients() {
        var pace = new Pace(config(Map.of()));
        assertThat(pace.clip()).isZero();
        assertThat(pace.slowDown()).isTrue();
        assertThat(pace.slowDown()).isTrue();
        assertThat(pace.slowDown()).isTrue();
        assertThat(pace.slowDown()).isFalse();
        assertThat(pace.rate(1)).isCloseTo(1e-3 / 8, within(1e-15));
        assertThat(pace.clip()).isEqualTo(Pace.RETRY_CLIP);

        var clipped = new Pace(config(Map.of("gradientClip", "2")));
        clipped.slowDown();
        assertThat(clipped.clip()).isEqualTo(2);
    }

    private static TrainConfig config(Map<String, String> changes) {
        return Schema.of(TrainConfig.DEFAULTS).build(changes);
    }
}
