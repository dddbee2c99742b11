package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** {@code bench umap}, {@code bench data} and {@code bench all}. */
class BenchPeersTest {

    private static final String PYTHON = "/usr/bin/python3";

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

    private static List<String> lastLine(CliSession.Outcome outcome) {
        String[] cells = outcome.out().lines().toList().getLast().split("\\|");
        return Stream.of(cells).skip(1).map(String::strip).toList();
    }

    @Test
    void aMapOfOursAloneHasTimeAndPurity() {
        var outcome = session.run("bench", "umap", "--cells", "1000", "--rounds", "2", "--python", "none")
                .succeeded();

        assertThat(outcome.err()).contains("Without a peer (umap-learn)");
        var cells = lastLine(outcome);
        assertThat(cells).startsWith("1,000", "500").contains("-");
        assertThat(Double.parseDouble(cells.get(2))).isPositive();
        assertThat(Double.parseDouble(cells.get(7))).isBetween(0.2, 1.0);
    }

    @Test
    void umapLearnLaysOutTheSamePoints() throws IOException, InterruptedException {
        PythonScript.needs("umap");
        var cells = lastLine(session.run("bench", "umap", "--cells", "1000", "--rounds", "1", "--python", PYTHON)
                .succeeded());

        double ours = Double.parseDouble(cells.get(7));
        assertThat(Double.parseDouble(cells.get(8))).isBetween(ours - 0.1, ours + 0.1);
        assertThat(Double.parseDouble(cells.get(3))).isPositive();
    }

    @Test
    void scipyReadsTheSameCounts() throws IOException, InterruptedException {
        PythonScript.needs("anndata", "scipy");
        var cells = lastLine(session.run("bench", "data", demo, "--rows", "300", "--rounds", "1", "--python", PYTHON)
                .succeeded());

        assertThat(cells).startsWith("demo_pbmc800.h5ad", "300", "in memory");
        double ours = number(cells.get(3));
        double scipy = number(cells.get(4));
        assertThat(ours).isPositive();
        assertThat(scipy).isPositive();
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.replace(",", ""));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPeerThatReadsOtherCountsIsNoPeer() throws IOException {
        String python = python("echo '{\"seconds\": [0.1], \"memory\": 5, \"result\": 12}'");

        session.run("bench", "data", demo, "--rounds", "1", "--python", python)
                .isRefused(ExitCodes.DATA, "read different counts", "12.0");
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        session.run("bench", "umap", "--cells", "10").isRefused(ExitCodes.USAGE, "map of 10 points", "--cells");
        session.run("bench", "umap", "--rounds", "0").isRefused(ExitCodes.USAGE, "0 rounds", "--rounds");
        session.run("bench", "data", demo, "--rows", "0").isRefused(ExitCodes.USAGE, "0 cells", "--rows");
        session.run("bench", "data").isRefused(ExitCodes.USAGE, "DATA");
        for (String measurement : List.of("data", "train", "all")) {
            session.run("bench", measurement, dir.resolve("none.h5ad").toString(), "--python", "none")
                    .isRefused(ExitCodes.DATA, "no file or folder", "none.h5ad");
        }
    }

    @Test
    void allTablesGoIntoTheirPlaces() throws IOException {
        var places = List.of("speed", "speed_dgd", "speed_gmvae", "speed_mixvae", "umap", "data");
        var document = new StringBuilder("Before\n");
        places.forEach(place -> document.append("<!-- %s -->\n<!-- /%s -->\n".formatted(place, place)));
        Path file = Files.writeString(dir.resolve("doc.md"), document);

        session.run("bench", "all", demo, "--quick", "--rounds", "1", "--python", "none", "--write", file.toString())
                .succeeded();

        String written = Files.readString(file);
        for (String place : places) {
            int from = written.indexOf("<!-- %s -->".formatted(place));
            assertThat(written.substring(from, written.indexOf("<!-- /%s -->".formatted(place))))
                    .as(place)
                    .contains(place.equals("umap") ? "| 1,000 | 500 |" : "| demo_pbmc800.h5ad |");
        }
    }

    @Test
    void allNeedsEveryPlaceBeforeItBegins() throws IOException {
        Path file = Files.writeString(dir.resolve("doc.md"), "<!-- speed -->\n<!-- /speed -->\n");

        session.run("bench", "all", demo, "--python", "none", "--write", file.toString())
                .isRefused(ExitCodes.USAGE, "no place for this table", "speed_dgd");
        session.run("bench", "all", demo, "--rounds", "0").isRefused(ExitCodes.USAGE, "0 rounds");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void allEndsWithTheFirstThatFails() throws IOException {
        var outcome = session.run("bench", "all", demo, "--quick", "--rounds", "1", "--python", python("exit 3"));

        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains("The peer ended with an error");
        assertThat(outcome.out()).contains("train --model scvi").doesNotContain("train --model dgd");
    }

    private String python(String body) throws IOException {
        Path program = Files.writeString(dir.resolve("python"), "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
