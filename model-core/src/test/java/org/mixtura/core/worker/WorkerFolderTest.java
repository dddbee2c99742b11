package org.mixtura.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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

    @Test
    void aLaterWishDoesNotTakeBackTheEndThatSomebodyElseAskedFor() {
        var files = begun("wished");
        var ending = new RunControl();
        ending.discard();
        files.writeControl(ending);
        var pausing = new RunControl();
        pausing.pause();
        files.writeControl(pausing);

        var heard = new RunControl();
        files.readControl(heard);
        assertThat(heard.request()).isEqualTo(RunControl.Request.DISCARD);
    }

    @Test
    void wishesThatAreWrittenWhileTheFolderIsClearedDoNotKeepIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                var files = begun("wished-" + round);
                var wishing = threads.submit(() -> {
                    while (files.writeControl(new RunControl())) {
                        Thread.onSpinWait();
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
