package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** {@code bench train} without PyTorch, with a program in place of the interpreter. */
class BenchTrainTest {

    @TempDir
    private Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private String demo;

    @BeforeEach
    void open() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        session = new CliSession(workbench);
        demo = BundledResource.DEMO_PBMC800.copyInto(dir).toString();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private String python(String body) throws IOException {
        Path program = Files.writeString(dir.resolve("python"), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private CliSession.Outcome bench(String python) {
        return session.run(
                "bench",
                "train",
                demo,
                "--likelihood",
                "nb",
                "--threads",
                "1",
                "--rounds",
                "1",
                "--epochs",
                "2",
                "--python",
                python);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTableHasOurTimeThePeersAndTheirRatio() throws IOException {
        String out = bench(python("[ \"$1\" = -c ] && exit 0\n"
                        + "echo \"$@\" > " + dir.resolve("asked") + "\n"
                        + "echo '{\"seconds\": [9, 9, 9, 9, 3, 5], \"memory\": 321}'\n"))
                .succeeded()
                .out();

        assertThat(out.lines().toList()).hasSize(3).first().asString().startsWith("| Data | Likelihood | Threads |");
        String[] cells = out.lines().toList().getLast().split("\\|");
        assertThat(cells[1].strip()).isEqualTo("demo_pbmc800.h5ad");
        assertThat(cells[2].strip()).isEqualTo("NB");
        double ours = Double.parseDouble(cells[4].strip());
        assertThat(ours).isPositive();
        assertThat(cells[5].strip()).as("the first four epochs are not counted").isEqualTo("4.000");
        assertThat(Double.parseDouble(cells[6].strip().split(" ")[0])).isBetween(ours / 4 - 0.01, ours / 4 + 0.01);
        assertThat(cells[8].strip()).isEqualTo("321");
        assertThat(dir.resolve("asked"))
                .content()
                .contains("scvi.py", demo, "--likelihood nb", "--epochs 6", "--threads 1");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPeerThatFailsIsToldAsItIs() throws IOException {
        bench(python("[ \"$1\" = -c ] && exit 0\nexit 3\n"))
                .isRefused(ExitCodes.USAGE, "The peer ended with an error", "--python none");
    }

    @Test
    void withoutAPeerOurTimesAreMeasuredAlone() {
        var outcome = bench(dir.resolve("nowhere").toString()).succeeded();

        assertThat(outcome.err()).contains("Without a peer");
        assertThat(outcome.out()).contains("| NB | 1 |").contains("| - | - |");
    }

    @Test
    void theTableGoesIntoADocument() throws IOException {
        Path document =
                Files.writeString(dir.resolve("doc.md"), "Before\n\n<!-- speed -->\nold\n<!-- /speed -->\nafter\n");
        String[] asked = {
            "bench",
            "train",
            demo,
            "--likelihood",
            "nb",
            "--threads",
            "1",
            "--rounds",
            "1",
            "--epochs",
            "2",
            "--python",
            "none",
            "--write"
        };
        var file =
                Stream.concat(Stream.of(asked), Stream.of(document.toString())).toArray(String[]::new);
        String table = session.run(file).succeeded().out();

        assertThat(document).content().isEqualTo("Before\n\n<!-- speed -->\n" + table + "<!-- /speed -->\nafter\n");

        Files.writeString(document, "nothing");
        session.run(file).isRefused(ExitCodes.USAGE, "no place for this table", "<!-- speed -->");
        assertThat(document).content().isEqualTo("nothing");
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        session.run("bench", "train", demo, "--rounds", "0").isRefused(ExitCodes.USAGE, "0 rounds", "--rounds");
        session.run("bench", "train", demo, "--epochs", "1").isRefused(ExitCodes.USAGE, "1 epochs", "--epochs");
        session.run("bench", "train", demo, "--model", "vae")
                .isRefused(ExitCodes.USAGE, "no 'vae' for --model", "scvi, dgd, gmvae, mixvae");
        session.run("bench", "train", demo, "--model", "dgd", "--likelihood", "zinb")
                .isRefused(
                        ExitCodes.USAGE,
                        "scDGD is not measured with the likelihood 'zinb'",
                        "knows nb",
                        "--likelihood");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theSettingsOfTheLoopAreOursAndTheLossesAreTold() throws IOException {
        String python = python("[ \"$1\" = -c ] && exit 0\n"
                + "echo '{\"seconds\": [9, 9, 9, 9, 3, 5], \"memory\": 321, \"result\": 55.5}'\n");
        String out = session.run(
                        "bench",
                        "train",
                        demo,
                        "--model",
                        "gmvae",
                        "--threads",
                        "1",
                        "--rounds",
                        "1",
                        "--epochs",
                        "2",
                        "--python",
                        python)
                .succeeded()
                .out();

        String[] cells = out.lines().toList().getLast().split("\\|");
        assertThat(cells[2].strip()).isEqualTo("NB");
        assertThat(Double.parseDouble(cells[9].strip())).isBetween(100.0, 5000.0);
        assertThat(cells[10].strip()).isEqualTo("55.5");
    }
}
