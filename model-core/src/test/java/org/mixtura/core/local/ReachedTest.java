package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.TrainEvent;

class ReachedTest {

    private final List<TrainEvent> heard = new ArrayList<>();
    private final Reached reached = new Reached(heard::add);

    private TrainEvent.EpochDone epoch(int number, boolean best) {
        return new TrainEvent.EpochDone(
                number, 9, Map.of(), Map.of(), Map.of(), null, 0.5, best, TrainEvent.Usage.UNKNOWN);
    }

    @Test
    void aRunThatFailsSaysHowFarItCame() {
        var events = List.of(
                new TrainEvent.Started("scvi", 800, 1500, 9, "cpu", List.of("loss")),
                epoch(1, true),
                epoch(2, true),
                new TrainEvent.Adjusted(3, "Smaller steps."),
                epoch(3, false));
        events.forEach(reached::on);

        var status = reached.failed(Failure.of(new TrainingDiverged(4, "loss", "Again.", "Check the data.")));

        assertThat(heard).isEqualTo(events);
        assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
        assertThat(status.device()).isEqualTo("cpu");
        assertThat(status.epochs()).isEqualTo(3);
        assertThat(status.bestEpoch()).isEqualTo(2);
        assertThat(status.seconds()).isEqualTo(1.5);
        assertThat(status.secondsPerEpoch()).isEqualTo(0.5);
        assertThat(status.adjustments()).containsExactly("Smaller steps.");
        assertThat(status.message()).contains("loss");
    }

    @Test
    void remembersTheMostMemoryOfAnyEpoch() {
        for (long memory : new long[] {900_000_000L, 1_234_000_000L, 800_000_000L}) {
            reached.on(new TrainEvent.EpochDone(
                    1, 9, Map.of(), Map.of(), Map.of(), null, 0.5, true, new TrainEvent.Usage(10, memory, -1)));
        }
        assertThat(reached.memory()).isEqualTo(Map.of("peak_memory_mb", 1234.0));
        assertThat(reached.failed(Failure.of(new IllegalStateException("no"))).values())
                .containsEntry("peak_memory_mb", 1234.0)
                .doesNotContainKey("peak_gpu_memory_mb");
    }

    @Test
    void memoryThatNobodyMeasuredIsNotZero() {
        reached.on(epoch(1, true));
        assertThat(reached.memory()).isEmpty();
    }

    @Test
    void aRunThatFailsBeforeItBeganHasDoneNothing() {
        var status = reached.failed(Failure.of(new IllegalStateException("no")));
        assertThat(status.epochs()).isZero();
        assertThat(status.device()).isEmpty();
    }
}
