package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.Pulse;

/** Long work between epochs is announced, watched, and left as soon as nobody wants it. */
@Timeout(20)
class PreparingTest {

    private final RunControl control = new RunControl();
    private final List<TrainEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    private final Preparing preparing =
            new Preparing(() -> new FloatMatrix(0, 0, new float[0]), events::add, new Attention(control, events::add));

    @Test
    void theStageIsAnnouncedBeforeItsWorkBegins() {
        var seen = preparing.compute("Sorting", _ -> List.copyOf(events));
        assertThat(seen).containsExactly(new TrainEvent.Stage("Sorting"));
    }

    @Test
    void howFarItIsIsTold() {
        preparing.compute("Sorting", pulse -> {
            pulse.beat(0.4);
            awaitEvent(new TrainEvent.StageProgress(0.4));
            return 0;
        });
        assertThat(events).containsExactly(new TrainEvent.Stage("Sorting"), new TrainEvent.StageProgress(0.4));
    }

    @Test
    void workThatDoesNotLookUpIsLeftAtOnceWhenTheRunIsToEnd() {
        var never = new CountDownLatch(1);
        onceBegun(control::stopAndKeep);
        long before = System.nanoTime();
        assertThatThrownBy(() -> preparing.compute("Sorting", _ -> {
                    begun.countDown();
                    return await(never);
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void workThatIsLeftEndsAtItsNextPulse() throws InterruptedException {
        var ended = new CountDownLatch(1);
        onceBegun(control::discard);
        assertThatThrownBy(() -> preparing.compute("Sorting", pulse -> {
                    begun.countDown();
                    try {
                        return beatForever(pulse);
                    } finally {
                        ended.countDown();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workRestsWithTheRunAndGoesOnWithIt() {
        onceBegun(control::pause);
        int result = preparing.compute("Sorting", pulse -> {
            begun.countDown();
            awaitEvent(new TrainEvent.Paused(true));
            control.goOn();
            pulse.beat(1);
            return 7;
        });
        assertThat(result).isEqualTo(7);
        assertThat(events).contains(new TrainEvent.Paused(true), new TrainEvent.Paused(false));
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> preparing.compute("Sorting", _ -> {
                    throw new IllegalArgumentException("no points");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no points");
    }

    private void onceBegun(Runnable wish) {
        Thread.ofVirtual().start(() -> {
            await(begun);
            wish.run();
        });
    }

    private void awaitEvent(TrainEvent event) {
        while (!events.contains(event)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static int beatForever(Pulse pulse) {
        while (true) {
            pulse.beat(0);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
