package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.resources.BundledResource;

/** Runs that are stopped or killed go on exactly as if nothing had happened. */
class ResumeTest {

    private static final int EPOCHS = 12;
    private static final int KILLS = 6;

    @TempDir
    private static Path dir;

    private static LocalWorkbench workbench;
    private static CliSession session;
    private static Path data;
    private static Path whole;

    @BeforeAll
    static void trainWithoutInterruption() throws IOException {
        workbench = new LocalWorkbench("test", dir);
        session = new CliSession(workbench);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        whole = dir.resolve("whole");
        session.run(trainArguments(whole)).succeeded();
        assertThat(whole.resolve("checkpoint")).doesNotExist();
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    private static List<String> trainArguments(Path folder) {
        return List.of(
                "train",
                data.toString(),
                "--labels",
                "cell_type",
                "--epochs",
                Integer.toString(EPOCHS),
                "--set",
                "train.patience=5",
                "--threads",
                "1",
                "--device",
                "cpu:loops",
                "--out",
                folder.toString());
    }

    private static void assertSameAsWhole(Path folder) throws IOException {
        for (String file : List.of("metrics.csv", "weights.safetensors", "latent.npy", "umap.npy", "cells.csv")) {
            assertThat(folder.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void aStoppedRunGoesOnToTheSameEnd() throws IOException {
        var spec = workbench.openRun(whole).spec();
        Path folder = dir.resolve("stopped");
        var control = new RunControl();
        workbench.train(
                spec,
                folder,
                event -> {
                    if (event instanceof TrainEvent.StepDone(int epoch, int step, int _) && epoch == 5 && step == 3) {
                        control.stopAndKeep();
                    }
                },
                control);
        assertThat(Files.readString(folder.resolve("status.json"))).contains("STOPPED");

        var resumed = session.run("resume", folder.toString());

        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).contains("Going on after epoch 4").doesNotContain("epoch    4/");
        assertThat(resumed.out()).contains("epoch    5/");
        assertSameAsWhole(folder);
        assertThat(workbench.openRun(folder).status().computing())
                .isEqualTo(workbench.openRun(whole).status().computing())
                .isNotEmpty();
    }

    private static Path stoppedAfterFourEpochs(String name) {
        Path folder = dir.resolve(name);
        var control = new RunControl();
        workbench.train(
                workbench.openRun(whole).spec(),
                folder,
                event -> {
                    if (event instanceof TrainEvent.EpochDone done && done.epoch() == 4) {
                        control.stopAndKeep();
                    }
                },
                control);
        return folder;
    }

    @Test
    void givingUpAContinuedRunLeavesWhatWasLearned() throws IOException {
        Path folder = stoppedAfterFourEpochs("given-up");
        var second = new RunControl();
        var result = workbench.resume(
                folder,
                event -> {
                    if (event instanceof TrainEvent.StepDone) {
                        second.discard();
                    }
                },
                second);

        assertThat(result).isEmpty();
        assertThat(session.run("resume", folder.toString()).code()).isZero();
        assertSameAsWhole(folder);
    }

    @Test
    void aStopAfterTheLastEpochStopsNothing() throws IOException {
        Path folder = dir.resolve("late-stop");
        var control = new RunControl();
        workbench.train(
                workbench.openRun(whole).spec(),
                folder,
                event -> {
                    if (event.equals(new TrainEvent.Stage("Encoding all cells"))) {
                        control.stopAndKeep();
                    }
                },
                control);
        assertThat(workbench.openRun(folder).status().state()).isEqualTo(RunStatus.State.FINISHED);
        assertSameAsWhole(folder);
    }

    @Test
    void aContinuedRunCanBeDiscardedUntilItsNewResultsAreInPlace() {
        Path folder = stoppedAfterFourEpochs("late-discard");
        var second = new RunControl();
        var given = workbench.resume(
                folder,
                event -> {
                    if (event.equals(new TrainEvent.Stage("Clustering and mapping the latent space"))) {
                        second.discard();
                    }
                },
                second);
        assertThat(given).isEmpty();
        assertThat(workbench.openRun(folder).status().state()).isEqualTo(RunStatus.State.STOPPED);
        assertThat(workbench.openRun(folder).status().epochs()).isEqualTo(4);

        var third = new RunControl();
        var events = new ArrayList<TrainEvent>();
        var kept = workbench.resume(
                folder,
                event -> {
                    events.add(event);
                    if (event.equals(new TrainEvent.Stage("Drawing figures"))) {
                        third.discard();
                    }
                },
                third);
        assertThat(kept).isPresent();
        assertThat(events).contains(new TrainEvent.Settled());
        assertThat(workbench.openRun(folder).status().state()).isEqualTo(RunStatus.State.FINISHED);
    }

    @Test
    void aFinishedRunAndAFolderWithoutOneAreRefused() {
        var finished = session.run("resume", whole.toString());
        assertThat(finished.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(finished.err()).contains("is finished");

        var nothing = session.run("resume", dir.resolve("nothing").toString());
        assertThat(nothing.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(nothing.err()).contains("not a run folder");
    }

    @Test
    void aChangedDataSetIsRefused() throws IOException {
        Path changing = Files.createDirectory(dir.resolve("changing"));
        Path matrix = Files.copy(data, changing.resolve(data.getFileName()));
        Path folder = dir.resolve("of-changed-data");
        var of = workbench.openRun(whole).spec();
        var stop = new RunControl();
        workbench.train(
                new RunSpec(
                        of.model(),
                        matrix,
                        of.reading(),
                        of.labels(),
                        of.batch(),
                        of.prep(),
                        of.config(),
                        of.seed(),
                        of.device(),
                        of.threads()),
                folder,
                event -> {
                    if (event instanceof TrainEvent.EpochDone done && done.epoch() == 2) {
                        stop.stopAndKeep();
                    }
                },
                stop);
        byte[] bytes = Files.readAllBytes(matrix);
        bytes[bytes.length / 2] ^= 1;
        Files.write(matrix, bytes);

        var refused = session.run("resume", folder.toString());
        assertThat(refused.code()).isEqualTo(ExitCodes.DATA);
        assertThat(refused.err()).contains("has changed");
        assertThat(Files.readString(folder.resolve("status.json"))).contains("STOPPED");
    }

    @Test
    void aChangedTableOfBatchesIsRefused() throws IOException {
        var run = workbench.openRun(whole);
        Path table = dir.resolve("plates.csv");
        Files.writeString(table, plates(run, 2));
        var of = run.spec();
        var spec = new RunSpec(
                of.model(),
                of.data(),
                of.reading(),
                of.labels(),
                Optional.of(new ColumnRef(Optional.of(table), "plate")),
                of.prep(),
                of.config(),
                of.seed(),
                of.device(),
                of.threads());
        Path folder = dir.resolve("with-plates");
        var stop = new RunControl();
        workbench.train(
                spec,
                folder,
                event -> {
                    if (event instanceof TrainEvent.EpochDone) {
                        stop.stopAndKeep();
                    }
                },
                stop);
        Files.writeString(table, plates(run, 3));
        var refused = session.run("resume", folder.toString());
        assertThat(refused.code()).isEqualTo(ExitCodes.DATA);
        assertThat(refused.err()).contains("plates.csv", "has changed");
        Files.writeString(table, plates(run, 2));
        assertThat(session.run("resume", folder.toString()).code()).isZero();
    }

    private static String plates(StoredRun run, int count) {
        var lines = new StringBuilder("barcode,plate\n");
        var barcodes = run.cells().barcodes();
        for (int i = 0; i < barcodes.size(); i++) {
            lines.append(barcodes.get(i)).append(',').append(i % count).append('\n');
        }
        return lines.toString();
    }

    /** Kills the process without a warning at random moments, in the midst of steps and writes, until a run gets through. */
    @Test
    void killedProcessesLoseAtMostAnEpoch() throws IOException, InterruptedException {
        var random = new Random(11);
        Path folder = dir.resolve("killed");
        int kills = 0;
        int before = 0;
        while (kills < KILLS) {
            boolean begun = Files.exists(folder.resolve("run.json"));
            var arguments = new ArrayList<>(begun ? List.of("resume", folder.toString()) : trainArguments(folder));
            arguments.add("--in-process");
            var process = start(arguments);
            boolean ended = waitUntilMetricsPass(folder, before, process, random.nextInt(250));
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            kills++;
            if (ended) {
                break;
            }
            int logged = epochsLogged(folder);
            assertThat(logged).as("epochs after kill %d", kills).isGreaterThanOrEqualTo(Math.max(0, before - 1));
            before = logged;
        }
        assertThat(kills).isGreaterThan(1);
        if (Files.readString(folder.resolve("status.json")).contains("RUNNING")) {
            session.run("resume", folder.toString()).succeeded();
        }
        assertSameAsWhole(folder);
    }

    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Not the queue and the choices of whoever runs the tests.
        builder.environment().put("XDG_DATA_HOME", dir.toString());
        builder.environment().put("XDG_CONFIG_HOME", dir.toString());
        return builder.redirectOutput(dir.resolve("process.log").toFile()).start();
    }

    /** Waits until one epoch more is logged and a moment longer; true when the process ended by itself. */
    private static boolean waitUntilMetricsPass(Path folder, int epochs, Process process, int more)
            throws IOException, InterruptedException {
        for (int i = 0; i < 3000 && process.isAlive() && epochsLogged(folder) <= epochs; i++) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return process.waitFor(more, TimeUnit.MILLISECONDS);
    }

    private static int epochsLogged(Path folder) throws IOException {
        Path metrics = folder.resolve("metrics.csv");
        if (!Files.exists(metrics)) {
            return 0;
        }
        return Files.readAllLines(metrics).stream()
                .map(line -> line.split(",", 2)[0])
                .filter(epoch -> epoch.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
