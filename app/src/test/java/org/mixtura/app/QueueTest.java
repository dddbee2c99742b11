package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mixtura.core.RunPhase;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** Runs that wait for each other, whoever begins and ends them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the workers is set with env")
class QueueTest extends WorkerFixtureTest {

    @Test
    void ofTwoThatBeginARunInOneFolderAtOnceOneIsRefused() throws Exception {
        Path folder = dir.resolve("race");
        var codes = new ArrayList<Integer>();
        try (var both = Executors.newFixedThreadPool(2)) {
            var begin = new CountDownLatch(1);
            var outcomes = Stream.of("first", "second")
                    .map(_ -> both.submit(() -> {
                        begin.await();
                        return fixture.run(fixture.trainArguments(folder));
                    }))
                    .toList();
            begin.countDown();
            for (var outcome : outcomes) {
                codes.add(outcome.get().code());
            }
        }
        assertThat(codes).containsExactlyInAnyOrder(0, ExitCodes.USAGE);
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void theNextRunOfTheQueueStartsByItselfAndAWaitingOneCanBeTakenOut() {
        Path first = dir.resolve("queued-1");
        Path second = dir.resolve("queued-2");
        Path third = dir.resolve("queued-3");
        for (Path folder : List.of(first, second, third)) {
            assertThat(fixture.run(fixture.trainArguments(folder, "--queue")).code())
                    .isZero();
        }
        assertThat(workbench.queue().active()).contains(first);
        assertThat(workbench.queue().waiting()).containsExactly(second, third);
        assertThat(workbench.phase(second)).isEqualTo(RunPhase.WAITING);
        assertThat(workbench.specOf(second).config()).isEqualTo(fixture.spec().config());
        assertThat(fixture.run("queue", "--remove", third.toString()).out())
                .contains("trains  " + first, "waits   " + second);
        assertThat(third).doesNotExist();
        assertThatThrownBy(() -> workbench.enqueue(fixture.spec(), second)).isInstanceOf(ConfigProblem.class);

        // Nobody watches or asks meanwhile: the worker of the first run starts the second.
        WorkerFixture.waitFor("the second run", () -> Files.exists(second.resolve("latent.npy")));
        WorkerFixture.waitFor("the end of both", () -> !Files.exists(second.resolve("worker")));
        fixture.assertSameAsWhole(first);
        fixture.assertSameAsWhole(second);
        assertThat(fixture.run("queue").out()).contains("Nothing trains");
    }

    @Test
    void aRunThatDidNotWaitIsFoundWhileItTrains() throws Exception {
        Path run = dir.resolve("direct");
        try (var other = Executors.newSingleThreadExecutor()) {
            var outcome = other.submit(() -> fixture.run(fixture.trainArguments(run)));
            WorkerFixture.waitFor(
                    "somebody sees it", () -> workbench.queue().training().equals(Optional.of(run)));
            assertThat(workbench.queue().active()).as("it holds up nobody").isEmpty();
            assertThat(fixture.run("queue").out()).contains("trains  " + run + "  (beside the queue)");
            assertThat(outcome.get().code()).isZero();
        }
        assertThat(workbench.queue().training()).isEmpty();
        fixture.assertSameAsWhole(run);
    }

    @Test
    void aRunThatWaitsIsWatchedWhenItsTurnComes() {
        Path first = dir.resolve("turn-1");
        Path second = dir.resolve("turn-2");
        workbench.enqueue(fixture.spec(), first);
        workbench.enqueue(fixture.spec(), second);
        var events = new ArrayList<TrainEvent>();
        assertThat(workbench.follow(second, events::add, new RunControl())).isPresent();

        assertThat(events).startsWith(new TrainEvent.Stage("Waiting in the queue"));
        assertThat(events).anyMatch(TrainEvent.Started.class::isInstance);
        fixture.assertSameAsWhole(second);
        assertThat(fixture.run("watch", dir.resolve("nowhere").toString()).err())
                .contains("There is no run");
    }

    @Test
    void theQueueGoesOnAfterAWorkerWasKilled() {
        Path first = dir.resolve("fallen-1");
        Path second = dir.resolve("fallen-2");
        workbench.enqueue(fixture.spec(), first);
        workbench.enqueue(fixture.spec(), second);
        WorkerFixture.waitFor("the first epoch", () -> WorkerFixture.epochsLogged(first) >= 1);
        WorkerFixture.worker(first).destroyForcibly();
        WorkerFixture.waitFor(
                "the next run",
                () -> workbench.queue().active().filter(second::equals).isPresent());
        workbench.follow(second, TrainListener.NONE, new RunControl());
        fixture.assertSameAsWhole(second);
    }

    @Test
    void aQueuedRunThatCannotStartAndADamagedQueueStopNobody() throws IOException {
        Path first = dir.resolve("broken-1");
        Path second = dir.resolve("broken-2");
        Path third = dir.resolve("broken-3");
        for (Path folder : List.of(first, second, third)) {
            workbench.enqueue(fixture.spec(), folder);
        }
        WorkerFixture.delete(second);
        assertThat(workbench.follow(third, TrainListener.NONE, new RunControl()))
                .isPresent();
        fixture.assertSameAsWhole(first);

        // The last worker writes it once more when it leaves.
        WorkerFixture.waitFor(
                "the queue to be empty", () -> workbench.queue().active().isEmpty());
        Files.writeString(dir.resolve("mixtura/queue/queue.json"), "{\"active\": ");
        assertThat(fixture.run("queue").out()).contains("Nothing trains");
        assertThat(dir.resolve("mixtura/queue/queue-damaged.json")).exists();
    }
}
