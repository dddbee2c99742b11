package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.RunPhase;
import org.mixtura.core.error.ConfigProblem;
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
import org.mixtura.resources.BundledResource;

/** Runs in processes of their own: they outlive whoever started them, and can be watched, told and queued. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the workers is set with env")
class WorkerTest {

    private static final int EPOCHS = 12;

    @TempDir
    private static Path dir;

    private static LocalWorkbench workbench;
    private static Path data;
    private static Path whole;

    @BeforeAll
    static void trainWithoutInterruption() throws IOException {
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        var words = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + dir, "XDG_CONFIG_HOME=" + dir));
        words.addAll(WorkerCommand.likeThisProcess(Launcher.class.getName(), "work", "--spawned")
                .words());
        var places = new Places(dir, dir.resolve("mixtura/queue"), dir.resolve("mixtura/libtorch"));
        workbench = new LocalWorkbench("test", places, Optional.of(new WorkerCommand(words)));
        whole = dir.resolve("whole");
        var outcome = run(trainArguments(whole).toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new Cli(workbench, _ -> {}, new PrintWriter(out), new PrintWriter(err)).run(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static List<String> trainArguments(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of("train", data.toString(), "--labels", "cell_type", "--threads", "1"));
        arguments.addAll(List.of("--epochs", Integer.toString(EPOCHS), "--out", folder.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static RunSpec spec() {
        return workbench.openRun(whole).spec();
    }

    private static void assertSameAsWhole(Path folder) {
        for (String file : List.of("metrics.csv", "weights.safetensors", "latent.npy", "umap.npy", "cells.csv")) {
            assertThat(folder.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(folder.resolve("worker")).doesNotExist();
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute for: " + what).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static int epochsLogged(Path folder) {
        try {
            return (int) Files.readAllLines(folder.resolve("metrics.csv")).stream()
                    .filter(line -> line.contains(",train,loss,"))
                    .count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static ProcessHandle worker(Path folder) {
        try {
            var text = Files.readString(folder.resolve("worker/process.json"));
            return ProcessHandle.of(Long.parseLong(text.replaceAll(".*\"pid\":(\\d+).*", "$1")))
                    .orElseThrow();
        } catch (IOException gone) {
            throw new AssertionError("no worker in " + folder, gone);
        }
    }

    @Test
    void aRunOutlivesTheProcessThatStartedItAndIsWatchedFromItsBeginning() throws Exception {
        Path folder = dir.resolve("outlives");
        var command = new ArrayList<>(
                WorkerCommand.likeThisProcess(Launcher.class.getName()).words());
        command.addAll(trainArguments(folder));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", dir.toString());
        builder.environment().put("XDG_CONFIG_HOME", dir.toString());
        var starter =
                builder.redirectOutput(dir.resolve("starter.log").toFile()).start();
        waitFor("the second epoch", () -> epochsLogged(folder) >= 2);
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
        assertSameAsWhole(folder);
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
                    worker(folder).destroyForcibly();
                }
            };
            boolean first = kill == 0;
            assertThatThrownBy(() -> {
                        if (first) {
                            workbench.train(spec(), folder, killer, new RunControl());
                        } else {
                            workbench.resume(folder, killer, new RunControl());
                        }
                    })
                    .isInstanceOf(WorkerLost.class)
                    .hasMessageContaining("mixtura resume");
            assertThat(workbench.phase(folder)).isEqualTo(RunPhase.INTERRUPTED);
            assertThat(epochsLogged(folder)).isGreaterThanOrEqualTo(before + 1);
            before += 1;
        }
        assertThat(run("resume", folder.toString()).code()).isZero();
        assertSameAsWhole(folder);
    }

    @Test
    void aRunIsPausedContinuedAndStoppedFromOutside() {
        Path folder = dir.resolve("told");
        assertThat(run(trainArguments(folder, "--queue", "--set", "epochs=5000").toArray(String[]::new))
                        .out())
                .contains("watch");
        waitFor("the second epoch", () -> epochsLogged(folder) >= 2);

        assertThat(run("control", folder.toString(), "pause").code()).isZero();
        waitFor("the pause", () -> eventsOf(folder).contains("\"event\":\"paused\",\"resting\":true"));
        int epochs = epochsLogged(folder);
        LockSupport.parkNanos(600_000_000);
        assertThat(epochsLogged(folder)).isEqualTo(epochs);

        assertThat(run("control", folder.toString(), "continue").code()).isZero();
        waitFor("an epoch after the pause", () -> epochsLogged(folder) > epochs);

        assertThat(run("control", folder.toString(), "stop").code()).isZero();
        var watched = run("watch", folder.toString());
        assertThat(watched.code()).isEqualTo(ExitCodes.CANCELLED);
        assertThat(workbench.openRun(folder).status().state()).isEqualTo(RunStatus.State.STOPPED);
        assertThat(run("control", folder.toString(), "stop").err()).contains("does not train");
    }

    @Test
    void whoWatchesIsToldThatARunWasStoppedByAnotherBeforeThereWasAnythingToKeep() {
        Path folder = dir.resolve("too-early");
        var slow = workbench.override(spec(), List.of("train.batchSize=2"), 0, "cpu", 1);
        workbench.enqueue(slow, folder);
        waitFor("the first epoch", () -> eventsOf(folder).contains("\"event\":\"started\""));
        assertThat(run("control", folder.toString(), "stop").out()).contains("ends after the minibatch");

        var events = new ArrayList<TrainEvent>();
        assertThat(workbench.follow(folder, events::add, new RunControl())).isEmpty();
        assertThat(events).last().isEqualTo(TrainEvent.TrainingEnded.NOTHING_KEPT);
        waitFor("the end of the worker", () -> !Files.exists(folder));
    }

    @Test
    void aDiscardedRunLeavesNothing() {
        Path folder = dir.resolve("discarded");
        var control = new RunControl();
        var result = workbench.train(
                spec(),
                folder,
                event -> {
                    if (event instanceof TrainEvent.EpochDone) {
                        control.discard();
                    }
                },
                control);
        assertThat(result).isEmpty();
        waitFor("the end of the worker", () -> !Files.exists(folder));
    }

    @Test
    void theNextRunOfTheQueueStartsByItselfAndAWaitingOneCanBeTakenOut() {
        Path first = dir.resolve("queued-1");
        Path second = dir.resolve("queued-2");
        Path third = dir.resolve("queued-3");
        for (Path folder : List.of(first, second, third)) {
            assertThat(run(trainArguments(folder, "--queue").toArray(String[]::new))
                            .code())
                    .isZero();
        }
        assertThat(workbench.queue().active()).contains(first);
        assertThat(workbench.queue().waiting()).containsExactly(second, third);
        assertThat(workbench.phase(second)).isEqualTo(RunPhase.WAITING);
        assertThat(workbench.specOf(second).config()).isEqualTo(spec().config());
        assertThat(run("queue", "--remove", third.toString()).out()).contains("trains  " + first, "waits   " + second);
        assertThat(third).doesNotExist();
        assertThatThrownBy(() -> workbench.enqueue(spec(), second)).isInstanceOf(ConfigProblem.class);

        // Nobody watches or asks meanwhile: the worker of the first run starts the second.
        waitFor("the second run", () -> Files.exists(second.resolve("latent.npy")));
        waitFor("the end of both", () -> !Files.exists(second.resolve("worker")));
        assertSameAsWhole(first);
        assertSameAsWhole(second);
        assertThat(run("queue").out()).contains("Nothing trains");
    }

    @Test
    void aRunThatWaitsIsWatchedWhenItsTurnComes() {
        Path first = dir.resolve("turn-1");
        Path second = dir.resolve("turn-2");
        workbench.enqueue(spec(), first);
        workbench.enqueue(spec(), second);
        var events = new ArrayList<TrainEvent>();
        assertThat(workbench.follow(second, events::add, new RunControl())).isPresent();

        assertThat(events).startsWith(new TrainEvent.Stage("Waiting in the queue"));
        assertThat(events).anyMatch(TrainEvent.Started.class::isInstance);
        assertSameAsWhole(second);
        assertThat(run("watch", dir.resolve("nowhere").toString()).err()).contains("There is no run");
    }

    /** What a worker that died before it began has left does not stand in the way. */
    @Test
    void aFolderWhoseWorkerDiedBeforeItBeganCanBeUsedAgain() throws IOException {
        Path folder = dir.resolve("again");
        workbench.prepare(spec(), folder);
        assertThat(folder.resolve("worker/config.json")).exists();
        assertThat(workbench.train(spec(), folder, TrainListener.NONE, new RunControl()))
                .isPresent();
        assertSameAsWhole(folder);
    }

    @Test
    void theQueueGoesOnAfterAWorkerWasKilled() {
        Path first = dir.resolve("fallen-1");
        Path second = dir.resolve("fallen-2");
        workbench.enqueue(spec(), first);
        workbench.enqueue(spec(), second);
        waitFor("the first epoch", () -> epochsLogged(first) >= 1);
        worker(first).destroyForcibly();
        waitFor(
                "the next run",
                () -> workbench.queue().active().filter(second::equals).isPresent());
        workbench.follow(second, TrainListener.NONE, new RunControl());
        assertSameAsWhole(second);
    }

    @Test
    void aSecondWorkerLeavesALiveRunAlone() {
        Path folder = dir.resolve("twice");
        workbench.enqueue(spec(), folder);
        waitFor("the first epoch", () -> epochsLogged(folder) >= 1);
        var second = run("work", folder.toString());
        assertThat(second.code()).isEqualTo(ExitCodes.DISK);
        assertThat(second.err()).contains("still training");
        assertThat(workbench.follow(folder, TrainListener.NONE, new RunControl()))
                .isPresent();
        assertSameAsWhole(folder);
    }

    @Test
    void aRunFolderThatIsDeletedWhileItTrainsIsNoWishOfTheUser() {
        Path folder = dir.resolve("deleted");
        assertThatThrownBy(() -> workbench.train(
                        spec(),
                        folder,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone epoch && epoch.epoch() == 2) {
                                worker(folder).destroyForcibly();
                                delete(folder);
                            }
                        },
                        new RunControl()))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void aQueuedRunThatCannotStartAndADamagedQueueStopNobody() throws IOException {
        Path first = dir.resolve("broken-1");
        Path second = dir.resolve("broken-2");
        Path third = dir.resolve("broken-3");
        for (Path folder : List.of(first, second, third)) {
            workbench.enqueue(spec(), folder);
        }
        delete(second);
        assertThat(workbench.follow(third, TrainListener.NONE, new RunControl()))
                .isPresent();
        assertSameAsWhole(first);

        Files.writeString(dir.resolve("mixtura/queue/queue.json"), "{\"active\": ");
        assertThat(run("queue").out()).contains("Nothing trains");
        assertThat(dir.resolve("mixtura/queue/queue-damaged.json")).exists();
    }

    /** Stopped in the middle, the same call goes on; the table then counts every run once. */
    @Test
    void aSweepGoesOnWhereItWasStopped() throws IOException {
        Path folder = dir.resolve("sweep");
        String[] call = {
            "sweep",
            data.toString(),
            "--labels",
            "cell_type",
            "--set",
            "latentDim=4,6",
            "--seeds",
            "2",
            "--epochs",
            "2",
            "--threads",
            "1",
            "--jobs",
            "2",
            "--out",
            folder.toString()
        };
        var prepared = new ArrayList<>(List.of(call));
        prepared.add("--prepare");
        assertThat(run(prepared.toArray(String[]::new)).out().lines()).hasSize(4);
        assertThat(run("work", folder.resolve("latentDim=6/seed-1").toString()).code())
                .isZero();
        var collected = new ArrayList<>(List.of(call));
        collected.add("--collect");
        var early = run(collected.toArray(String[]::new));
        assertThat(early.code()).isEqualTo(ExitCodes.INCOMPLETE);
        assertThat(Files.readString(folder.resolve("runs.csv"))).containsPattern("4,0,,+not trained yet");

        var whole = run(call);
        assertThat(whole.code()).as(whole.err() + whole.out()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(5);
        assertThat(Files.readAllLines(folder.resolve("table.csv")))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("4,2,"))
                .anyMatch(line -> line.startsWith("6,2,"));
        goesOnWithItsFolderAlone(folder);
        assertThat(run(
                                "sweep",
                                data.toString(),
                                "--collect",
                                "--out",
                                dir.resolve("no-sweep").toString())
                        .err())
                .contains("There is no sweep");
    }

    private void goesOnWithItsFolderAlone(Path folder) throws IOException {
        String table = Files.readString(folder.resolve("table.csv"));
        delete(folder.resolve("latentDim=4/seed-1"));
        var again = run("sweep", "--out", folder.toString());
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(again.out().lines().filter(line -> line.startsWith("begun"))).hasSize(1);
        assertThat(withoutTimes(Files.readString(folder.resolve("table.csv")))).isEqualTo(withoutTimes(table));
        assertThat(run("sweep", "--epochs", "3", "--out", folder.toString()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCodes.USAGE))
                .satisfies(refused -> assertThat(refused.err()).contains("No data set was given"));
        assertThat(run("sweep", "--out", dir.resolve("no-sweep").toString()).err())
                .contains("There is no sweep");
    }

    /** A table without the columns of seconds, which are the last two. */
    private static List<String> withoutTimes(String csv) {
        return csv.lines().map(line -> line.replaceAll(",[^,]*,[^,]*$", "")).toList();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            throw new AssertionError("could not delete " + folder, busy);
        }
    }

    @Test
    void aWorkerThatCannotBeginSaysWhyAndLeavesNothing() throws IOException {
        Path gone = Files.copy(data, dir.resolve("gone.h5ad"));
        var spec = workbench.openRun(whole).spec();
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
