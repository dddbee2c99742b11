package org.mixtura.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.train.RunControl;

/** What processes leave for each other, by several at once. */
@Timeout(60)
class WorkerFolderTest {

    @TempDir
    private Path dir;

    private WorkerFolder begun(String name) {
        var files = new WorkerFolder(dir.resolve(name));
        files.begin();
        files.submit(JsonNodeFactory.instance.objectNode(), false);
        return files;
    }

    @Test
    void aWishForARunThatHasEndedMakesNoFolder() {
        var files = begun("ended");
        assertThat(files.writeControl(new RunControl())).isTrue();
        files.clear();
        assertThat(files.writeControl(new RunControl())).isFalse();
        assertThat(files.run()).doesNotExist();
    }

    /** The system reckons the start of a process from its clock, which is put right while the process runs. */
    @Test
    void aProcessIsKnownAgainAfterTheClockWasPutRight() throws IOException {
        var files = begun("clock");
        files.writeProcess(ProcessHandle.current());
        assertThat(files.isUsedByThis()).isTrue();
        var noted = files.run().resolve("worker/process.json");
        String start =
                ProcessHandle.current().info().startInstant().orElseThrow().toString();
        String written = Files.readString(noted);
        Files.writeString(
                noted,
                written.replace(start, Instant.parse(start).plusSeconds(2).toString()));
        assertThat(files.isUsedByThis()).isTrue();
        Files.writeString(
                noted,
                written.replace(start, Instant.parse(start).minusSeconds(60).toString()));
        assertThat(files.isUsedByThis())
                .as("another process of the same number")
                .isFalse();
        Files.writeString(noted, written.replace(start, "long ago"));
        assertThat(files.isUsedByThis()).isFalse();
    }

    @Test
    void aLaterWishDoesNotTakeBackTheEndThatSomebodyElseAskedFor() {
        var files = begun("wished");
        var ending = new RunControl();
        ending.discard();
        files.writeControl(ending);
        var pausing = new RunControl();
        pausing.pause();
        files.writeControl(pausing);

        assertThat(heard(files).request()).isEqualTo(RunControl.Request.DISCARD);
    }

    /** Each of them writes at the same instant as the others, and what it writes says nothing of their wishes. */
    @Test
    void theStrongestOfManyWishesThatAreWrittenAtOnceIsHeard() throws Exception {
        try (var threads = Executors.newFixedThreadPool(9)) {
            for (int round = 0; round < 100; round++) {
                var files = begun("at-once-" + round);
                var begin = new CyclicBarrier(9);
                var all = IntStream.range(0, 9)
                        .mapToObj(i -> threads.submit(() -> {
                            var control = new RunControl();
                            switch (i % 3) {
                                case 0 -> control.pause();
                                case 1 -> control.goOn();
                                default -> control.stopAndKeep();
                            }
                            if (i == 8) {
                                control.discard();
                            }
                            begin.await();
                            return new WorkerFolder(files.run()).writeControl(control);
                        }))
                        .toList();
                for (var one : all) {
                    assertThat(one.get()).isTrue();
                }
                assertThat(heard(files).request()).isEqualTo(RunControl.Request.DISCARD);
            }
        }
    }

    @Test
    void ofPauseAndGoOnTheLastWordCounts() {
        var files = begun("rests");
        var control = new RunControl();
        control.pause();
        files.writeControl(control);
        assertThat(heard(files).isPaused()).isTrue();
        control.goOn();
        files.writeControl(control);
        var resting = new RunControl();
        resting.pause();
        files.readControl(resting);
        assertThat(resting.isPaused()).isFalse();
    }

    @Test
    void whatAnEarlierVersionWishesIsHeard() throws IOException {
        var files = begun("earlier");
        Path wish = files.events().resolveSibling("control.json");
        Files.writeString(wish, "{\"request\":\"NONE\",\"paused\":true}");
        assertThat(heard(files).isPaused()).isTrue();
        Files.writeString(wish, "{\"request\":\"STOP_AND_KEEP\",\"paused\":false}");
        assertThat(heard(files).request()).isEqualTo(RunControl.Request.STOP_AND_KEEP);
    }

    @Test
    void aWishThatIsNoTextSaysNothing() throws IOException {
        var files = begun("damaged");
        Files.write(files.events().resolveSibling("control.json"), new byte[] {'{', (byte) 0xC3, '(', '}'});
        assertThat(heard(files).isPaused()).isFalse();
        assertThat(heard(files).request()).isEqualTo(RunControl.Request.NONE);
    }

    @Test
    void whoBeginsAnewHearsNothingOfEarlierWishes() {
        var files = begun("anew");
        var control = new RunControl();
        control.pause();
        files.writeControl(control);
        control.stopAndKeep();
        files.writeControl(control);
        control.discard();
        files.writeControl(control);
        files.begin();
        assertThat(heard(files).isRequested()).isFalse();
        assertThat(heard(files).isPaused()).isFalse();
    }

    private static RunControl heard(WorkerFolder files) {
        var control = new RunControl();
        files.readControl(control);
        return control;
    }

    @Test
    void wishesThatAreWrittenWhileTheFolderIsClearedDoNotKeepIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                var files = begun("wished-" + round);
                var wish = new RunControl();
                if (round % 2 == 0) {
                    wish.discard();
                }
                var wishing = threads.submit(() -> {
                    while (files.writeControl(wish)) {
                        LockSupport.parkNanos(50_000);
                    }
                    return files;
                });
                files.clear();
                wishing.get();
                assertThat(files.isThere()).isFalse();
                assertThat(files.run()).doesNotExist();
            }
        }
    }

    @Test
    void manyWhoClearAtOnceDoNotDisturbEachOther() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                var files = begun("round-" + round);
                var begin = new CountDownLatch(1);
                var all = IntStream.range(0, 8)
                        .mapToObj(_ -> threads.submit(() -> {
                            begin.await();
                            files.clear();
                            return files;
                        }))
                        .toList();
                begin.countDown();
                for (var one : all) {
                    one.get();
                }
                assertThat(files.isThere()).isFalse();
            }
        }
    }

    @Test
    void queuesOfOneProcessWaitForEachOther() throws Exception {
        var setup = new WorkerSetup(new WorkerCommand(List.of("true")), dir.resolve("queue"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> {
                        var queue = new RunQueue(setup);
                        for (int i = 0; i < 20; i++) {
                            assertThat(queue.state().waiting()).isEmpty();
                        }
                        return queue;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    @Test
    void whyARunOfTheQueueCouldNotBeStartedIsLeftForThoseWhoWatchIt() throws IOException {
        var setup = new WorkerSetup(
                new WorkerCommand(List.of(dir.resolve("no-such-program").toString())), dir.resolve("queue"));
        var files = begun("refused");
        var queue = new RunQueue(setup);
        queue.alone(turn -> {
            turn.add(files.run());
            return files;
        });
        assertThat(files.failure())
                .hasValueSatisfying(failure -> assertThat(failure.paragraph()).contains("could not be started"));
        assertThat(queue.state()).isEqualTo(QueueState.EMPTY);
        assertThat(Files.exists(dir.resolve("refused/worker/failure.json"))).isTrue();
    }
}
