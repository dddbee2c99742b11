package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mixtura.core.RunPhase;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.local.Places;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.worker.WorkerCommand;

/** Runs in processes of their own: they outlive whoever started them, and can be watched, told and queued. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the workers is set with env")
class WorkerTest extends WorkerFixtureTest {

    @Test
    void aRunOutlivesTheProcessThatStartedItAndIsWatchedFromItsBeginning() throws Exception {
        Path folder = dir.resolve("outlives");
        var starter = start(trainCommand(folder));
        WorkerFixture.waitFor("the second epoch", () -> WorkerFixture.epochsLogged(folder) >= 2);
        starter.destroyForcibly().waitFor();

        assertThat(workbench.phase(folder)).isEqualTo(RunPhase.TRAINING);
        var events = new ArrayList<TrainEvent>();
        var done = workbench.follow(folder, events::add, new RunControl());

        assertThat(done).isPresent();
        assertThat(events)
                .filteredOn(TrainEvent.EpochDone.class::isInstance)
                .extracting(e -> ((TrainEvent.EpochDone) e).epoch())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(events).anyMatch(e -> e instanceof TrainEvent.EpochDone epoch && epoch.latent() != null);
        assertThat(events.getLast()).isInstanceOf(TrainEvent.Finished.class);
        fixture.assertSameAsWhole(folder);
    }

    /** As a terminal that is closed sends it, and {@code timeout}. */
    @Test
    void aSignalToTheGroupOfTheProcessThatStartedItDoesNotReachTheRun() throws Exception {
        var path = List.of(System.getenv("PATH").split(File.pathSeparator));
        assumeTrue(path.stream().anyMatch(at -> Files.isExecutable(Path.of(at, "setsid"))), "setsid is here");
        Path folder = dir.resolve("group");
        var command = trainCommand(folder);
        command.addFirst("setsid");
        var starter = start(command);
        WorkerFixture.waitFor("the second epoch", () -> WorkerFixture.epochsLogged(folder) >= 2);
        assertThat(new ProcessBuilder("kill", "-TERM", "--", "-" + starter.pid())
                        .start()
                        .waitFor())
                .isZero();
        starter.waitFor();

        assertThat(WorkerFixture.worker(folder).isAlive()).isTrue();
        assertThat(workbench.phase(folder)).isEqualTo(RunPhase.TRAINING);
        assertThat(workbench.follow(folder, TrainListener.NONE, new RunControl()))
                .isPresent();
        fixture.assertSameAsWhole(folder);
    }

    private List<String> trainCommand(Path folder) {
        var command = new ArrayList<>(
                WorkerCommand.likeThisProcess(Launcher.class.getName()).words());
        command.addAll(fixture.trainArguments(folder));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", dir.toString());
        builder.environment().put("XDG_CONFIG_HOME", dir.toString());
        return builder.redirectOutput(dir.resolve("starter.log").toFile()).start();
    }

    /** Kills the worker at random moments; whoever watches is told, and the run goes on to the same end. */
    @Test
    void aKilledWorkerIsNoticedAndLosesAtMostAnEpoch() {
        var random = new Random(5);
        Path folder = dir.resolve("killed");
        int before = 0;
        for (int kill = 0; kill < 4; kill++) {
            int seen = before;
            long pause = random.nextLong(150_000_000);
            TrainListener killer = event -> {
                if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == seen + 2) {
                    LockSupport.parkNanos(pause);
                    WorkerFixture.worker(folder).destroyForcibly();
                }
            };
            boolean first = kill == 0;
            assertThatThrownBy(() -> {
                        if (first) {
                            workbench.train(fixture.spec(), folder, killer, new RunControl());
                        } else {
                            workbench.resume(folder, killer, new RunControl());
                        }
                    })
                    .isInstanceOf(WorkerLost.class)
                    .hasMessageContaining("mixtura resume")
                    .hasMessageContaining("no memory left.");
            assertThat(workbench.phase(folder)).isEqualTo(RunPhase.INTERRUPTED);
            assertThat(WorkerFixture.epochsLogged(folder)).isGreaterThanOrEqualTo(before + 1);
            before += 1;
        }
        assertThat(fixture.run("resume", folder.toString()).code()).isZero();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void theLastWordsOfAWorkerAreTold() {
        var dies = new WorkerCommand(List.of("sh", "-c", "echo Java heap space; echo 'WARNING: of no use'; echo '#'"));
        var places = new Places(dir, dir.resolve("dying/queue"), dir.resolve("mixtura/libtorch"));
        try (var dying = new LocalWorkbench("test", places, Optional.of(dies))) {
            assertThatThrownBy(() -> dying.train(
                            fixture.spec(), dir.resolve("last-words"), TrainListener.NONE, new RunControl()))
                    .isInstanceOf(WorkerLost.class)
                    .hasMessageContaining("it said: Java heap space");
        }
    }

    @Test
    void whyARunCannotGoOnIsTold() throws IOException {
        Path folder = dir.resolve("without-data");
        assertThatThrownBy(() -> workbench.train(
                        fixture.spec(),
                        folder,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == 2) {
                                WorkerFixture.worker(folder).destroyForcibly();
                            }
                        },
                        new RunControl()))
                .isInstanceOf(WorkerLost.class);
        Path elsewhere = dir.resolve("elsewhere.h5ad");
        Files.move(fixture.data(), elsewhere);
        try {
            var refused = fixture.run("resume", folder.toString());
            assertThat(refused.code()).isEqualTo(ExitCodes.DATA);
            assertThat(refused.err()).contains("is not there", "Put it back");
        } finally {
            Files.move(elsewhere, fixture.data());
        }
        assertThat(fixture.run("resume", folder.toString()).code()).isZero();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void whatCouldNotBeginIsKeptHoweverOftenItIsTried() throws IOException {
        Path folder = dir.resolve("prepared");
        workbench.prepare(fixture.spec(), folder);
        Path elsewhere = dir.resolve("elsewhere.h5ad");
        Files.move(fixture.data(), elsewhere);
        try {
            for (int attempt = 0; attempt < 2; attempt++) {
                var refused = fixture.run("resume", folder.toString());
                assertThat(refused.code()).isEqualTo(ExitCodes.DATA);
                assertThat(refused.err()).contains("demo_pbmc800.h5ad");
            }
        } finally {
            Files.move(elsewhere, fixture.data());
        }
        assertThat(fixture.run("resume", folder.toString()).code()).isZero();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void aRunThatWasKilledAsItDescribedItselfGoesOn() throws IOException {
        for (var there : List.of(List.of("run.json"), List.of("run.json", "metrics.csv"))) {
            Path folder = dir.resolve("begun-" + there.size());
            workbench.prepare(fixture.spec(), folder);
            Files.createFile(folder.resolve(".lock"));
            Files.createFile(folder.resolve(".status.json.cut-short.part"));
            Files.copy(fixture.whole().resolve("run.json"), folder.resolve("run.json"));
            if (there.contains("metrics.csv")) {
                Files.writeString(folder.resolve("metrics.csv"), "epoch,sp");
            }
            var resumed = fixture.run("resume", folder.toString());
            assertThat(resumed.code()).as(resumed.err()).isZero();
            fixture.assertSameAsWhole(folder);
        }
    }

    @Test
    void aWishThatIsOlderThanTheWorkerIsHeard() {
        Path folder = dir.resolve("unwanted");
        var wish = new RunControl();
        wish.discard();
        assertThat(workbench.train(fixture.spec(), folder, TrainListener.NONE, wish))
                .isEmpty();
        assertThat(folder).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aContinuedRunThatIsDiscardedIsWhatItWasBefore() throws IOException {
        Path folder = dir.resolve("continued");
        var stop = new RunControl();
        assertThat(workbench.train(
                        fixture.spec(),
                        folder,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == 3) {
                                stop.stopAndKeep();
                            }
                        },
                        stop))
                .isPresent();
        var kept = workbench.openRun(folder).status();
        var metrics = Files.readString(folder.resolve("metrics.csv"));
        var snapshots = names(folder.resolve("snapshots"));
        var checkpoint = Files.readString(folder.resolve("checkpoint/last.json"));
        var discard = new RunControl();
        assertThat(workbench.resume(
                        folder,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == 6) {
                                discard.discard();
                            }
                        },
                        discard))
                .as("the run that was stopped and kept")
                .isPresent();
        assertThat(workbench.openRun(folder).status()).isEqualTo(kept);
        assertThat(folder.resolve("metrics.csv")).hasContent(metrics);
        assertThat(folder.resolve("checkpoint/last.json")).hasContent(checkpoint);
        assertThat(names(folder.resolve("snapshots"))).isEqualTo(snapshots);
        var resumed = fixture.run("resume", folder.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void aRunIsPausedContinuedAndStoppedFromOutside() {
        Path folder = dir.resolve("told");
        assertThat(fixture.run(fixture.trainArguments(folder, "--queue", "--set", "epochs=5000"))
                        .out())
                .contains("watch");
        WorkerFixture.waitFor("the second epoch", () -> WorkerFixture.epochsLogged(folder) >= 2);

        long asked = System.nanoTime();
        assertThat(fixture.run("control", folder.toString(), "pause").code()).isZero();
        WorkerFixture.waitFor("the pause", () -> eventsOf(folder).contains("\"event\":\"paused\",\"resting\":true"));
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("a look, a minibatch of 40 ms, and a look here")
                .isLessThan(Duration.ofSeconds(1));
        int epochs = WorkerFixture.epochsLogged(folder);
        LockSupport.parkNanos(600_000_000);
        assertThat(WorkerFixture.epochsLogged(folder)).isEqualTo(epochs);

        assertThat(fixture.run("control", folder.toString(), "continue").code()).isZero();
        WorkerFixture.waitFor("an epoch after the pause", () -> WorkerFixture.epochsLogged(folder) > epochs);

        assertThat(fixture.run("control", folder.toString(), "stop").code()).isZero();
        var watched = fixture.run("watch", folder.toString());
        assertThat(watched.code()).isEqualTo(ExitCodes.CANCELLED);
        assertThat(watched.err()).contains("mixtura resume " + folder);
        assertThat(workbench.openRun(folder).status().state()).isEqualTo(RunStatus.State.STOPPED);
        assertThat(fixture.run("control", folder.toString(), "stop").err()).contains("does not train");
    }

    @Test
    void copiesOfTheStateStayWhereTheyWereAskedFor() throws IOException {
        Path folder = dir.resolve("copies");
        var trained = fixture.run(fixture.trainArguments(folder, "--set", "train.keepEvery=5"));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(names(folder.resolve("checkpoints"))).containsExactly("epoch-10.safetensors", "epoch-5.safetensors");
        assertThat(Files.readString(folder.resolve("checkpoints/epoch-5.safetensors"), StandardCharsets.ISO_8859_1))
                .contains("\"weights/", "\"optimizer/");
        assertThat(folder.resolve("checkpoint")).as("is for unfinished runs").doesNotExist();
    }

    @Test
    void whoWatchesIsToldThatARunWasStoppedByAnotherBeforeThereWasAnythingToKeep() {
        Path folder = dir.resolve("too-early");
        var slow = workbench.override(fixture.spec(), List.of("train.batchSize=2"), 0, "cpu", 1);
        workbench.enqueue(slow, folder);
        WorkerFixture.waitFor("the first epoch", () -> eventsOf(folder).contains("\"event\":\"started\""));
        assertThat(fixture.run("control", folder.toString(), "stop").out()).contains("ends after the minibatch");

        var events = new ArrayList<TrainEvent>();
        assertThat(workbench.follow(folder, events::add, new RunControl())).isEmpty();
        assertThat(events).last().isEqualTo(TrainEvent.TrainingEnded.NOTHING_KEPT);
        WorkerFixture.waitFor("the end of the worker", () -> !Files.exists(folder));
    }

    @Test
    void aDiscardedRunLeavesNothing() {
        Path folder = dir.resolve("discarded");
        var control = new RunControl();
        var result = workbench.train(
                fixture.spec(),
                folder,
                event -> {
                    if (event instanceof TrainEvent.EpochDone) {
                        control.discard();
                    }
                },
                control);
        assertThat(result).isEmpty();
        WorkerFixture.waitFor("the end of the worker", () -> !Files.exists(folder));
    }

    /** What a worker that died before it began has left does not stand in the way. */
    @Test
    void aFolderWhoseWorkerDiedBeforeItBeganCanBeUsedAgain() throws IOException {
        Path folder = dir.resolve("again");
        workbench.prepare(fixture.spec(), folder);
        assertThat(folder.resolve("worker/config.json")).exists();
        assertThat(workbench.train(fixture.spec(), folder, TrainListener.NONE, new RunControl()))
                .isPresent();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void aRunThatWasLostBeforeItBeganIsToldOfAndGoesOn() throws IOException {
        Path folder = dir.resolve("lost");
        workbench.prepare(fixture.spec(), folder);
        assertThat(workbench.phase(folder)).isEqualTo(RunPhase.WAITING);
        Files.writeString(folder.resolve("worker/process.json"), "{\"pid\":1,\"started\":\"long ago\"}");
        assertThat(workbench.phase(folder)).isEqualTo(RunPhase.INTERRUPTED);
        var asked = fixture.run("evaluate", folder.toString());
        assertThat(asked.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(asked.err()).contains("Nothing was trained", "mixtura resume " + folder);
        assertThat(fixture.run("resume", folder.toString()).code()).isZero();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void aSecondWorkerLeavesALiveRunAlone() {
        Path folder = dir.resolve("twice");
        workbench.enqueue(fixture.spec(), folder);
        WorkerFixture.waitFor("the first epoch", () -> WorkerFixture.epochsLogged(folder) >= 1);
        var second = fixture.run("work", folder.toString());
        assertThat(second.code()).isEqualTo(ExitCodes.DISK);
        assertThat(second.err()).contains("still training");
        assertThat(workbench.queue().active()).contains(folder);
        assertThat(workbench.follow(folder, TrainListener.NONE, new RunControl()))
                .isPresent();
        fixture.assertSameAsWhole(folder);
    }

    @Test
    void aRunFolderThatIsDeletedWhileItTrainsIsNoWishOfTheUser() {
        Path folder = dir.resolve("deleted");
        assertThatThrownBy(() -> workbench.train(
                        fixture.spec(),
                        folder,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == 2) {
                                WorkerFixture.worker(folder).destroyForcibly();
                                WorkerFixture.delete(folder);
                            }
                        },
                        new RunControl()))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void aWorkerThatCannotBeginSaysWhyAndLeavesNothing() throws IOException {
        Path gone = Files.copy(fixture.data(), dir.resolve("gone.h5ad"));
        var spec = workbench.openRun(fixture.whole()).spec();
        var moved = new RunSpec(
                spec.model(),
                gone,
                spec.countsAt(),
                spec.labels(),
                spec.batch(),
                spec.prep(),
                spec.config(),
                0,
                "cpu",
                1);
        Files.delete(gone);
        Path folder = dir.resolve("cannot-begin");
        assertThatThrownBy(() -> workbench.train(moved, folder, TrainListener.NONE, new RunControl()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("gone.h5ad");
        assertThat(folder).doesNotExist();
    }

    private static String eventsOf(Path folder) {
        try {
            return Files.readString(folder.resolve("worker/events.jsonl"));
        } catch (IOException notYet) {
            return "";
        }
    }
}
