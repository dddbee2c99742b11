package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mixtura.core.worker.WorkerCommand;

/** A sweep on the command line, begun, stopped and gone on with. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the workers is set with env")
class SweepCommandTest extends WorkerFixtureTest {

    /** Stopped in the middle, the same call goes on; the table then counts every run once. */
    @Test
    void combinationsThatDifferInNothingThatCountsAreTold() {
        var outcome = fixture.run(
                "sweep",
                fixture.data().toString(),
                "--set",
                "likelihood=nb,poisson",
                "--set",
                "dispersion=gene,gene-cell",
                "--seeds",
                "1",
                "--prepare",
                "--out",
                dir.resolve("vain").toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("(dispersion) has no effect")
                .contains("in 2 of the 4 combinations", "the same run twice");
    }

    @Test
    void aSweepGoesOnWhereItWasStopped() throws IOException {
        Path folder = dir.resolve("sweep");
        String[] call = {
            "sweep",
            fixture.data().toString(),
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
        assertThat(fixture.run(prepared).out().lines()).hasSize(4);
        assertThat(fixture.run("work", folder.resolve("latentDim=6/seed-1").toString())
                        .code())
                .isZero();
        var collected = new ArrayList<>(List.of(call));
        collected.add("--collect");
        var early = fixture.run(collected);
        assertThat(early.code()).isEqualTo(ExitCodes.INCOMPLETE);
        assertThat(Files.readString(folder.resolve("runs.csv"))).containsPattern("4,0,missing,,+not trained yet");

        var whole = fixture.run(call);
        assertThat(whole.code()).as(whole.err() + whole.out()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(5);
        assertThat(Files.readAllLines(folder.resolve("table.csv")))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("4,2,"))
                .anyMatch(line -> line.startsWith("6,2,"));
        goesOnWithItsFolderAlone(folder);
        assertThat(fixture.run(
                                "sweep",
                                fixture.data().toString(),
                                "--collect",
                                "--out",
                                dir.resolve("no-sweep").toString())
                        .err())
                .contains("There is no sweep");
    }

    @Test
    void aSweepThatWasInterruptedSaysHowToGoOnAndLosesNothing() throws Exception {
        Path folder = dir.resolve("interrupted");
        // Whoever runs the tests in the background may have told this process, and all that it starts, to ignore
        // Ctrl-C.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(WorkerCommand.likeThisProcess(Launcher.class.getName()).words());
        command.addAll(List.of("sweep", fixture.data().toString(), "--labels", "cell_type", "--threads", "1"));
        command.addAll(List.of("--epochs", "12", "--set", "latentDim=4,6", "--seeds", "2", "--out", folder.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", dir.toString());
        builder.environment().put("XDG_CONFIG_HOME", dir.toString());
        Path log = dir.resolve("interrupted.log");
        var sweep = builder.redirectOutput(log.toFile()).start();
        Path first = folder.resolve("latentDim=4/seed-0");
        WorkerFixture.waitFor("the second epoch", () -> WorkerFixture.epochsLogged(first) >= 2);
        new ProcessBuilder("kill", "-INT", Long.toString(sweep.pid())).start().waitFor();
        assertThat(sweep.waitFor()).isEqualTo(ExitCodes.CANCELLED);
        assertThat(log).content().contains("stopped", "not trained yet", "mixtura sweep --out " + folder);

        var again = fixture.run("sweep", "--out", folder.toString());
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(5);
        assertThat(WorkerFixture.epochsLogged(first)).as("each epoch once").isEqualTo(12);
    }

    private void goesOnWithItsFolderAlone(Path folder) throws IOException {
        String table = Files.readString(folder.resolve("table.csv"));
        WorkerFixture.delete(folder.resolve("latentDim=4/seed-1"));
        var again = fixture.run("sweep", "--out", folder.toString());
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(again.out().lines().filter(line -> line.startsWith("begun"))).hasSize(1);
        assertThat(withoutTimes(Files.readString(folder.resolve("table.csv")))).isEqualTo(withoutTimes(table));
        assertThat(fixture.run("sweep", "--epochs", "3", "--out", folder.toString()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCodes.USAGE))
                .satisfies(refused -> assertThat(refused.err()).contains("No data set was given"));
        assertThat(fixture.run("sweep", "--out", dir.resolve("no-sweep").toString())
                        .err())
                .contains("There is no sweep");
    }

    /** A table without the columns of seconds and memory, which are the last four. */
    private static List<String> withoutTimes(String csv) {
        return csv.lines().map(line -> line.replaceAll("(,[^,]*){4}$", "")).toList();
    }
}
