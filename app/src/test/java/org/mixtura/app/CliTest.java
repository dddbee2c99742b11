package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a script sees it: streams, files and exit codes, on real data and the real engine. */
class CliTest extends DemoRunTest {

    @Test
    void inspectDescribesTheDataAsJson() throws IOException {
        var json = session.run("inspect", data.toString(), "--json").json();
        assertThat(json.path("cells").asInt()).isEqualTo(800);
        assertThat(json.path("genes").asInt()).isEqualTo(1500);
        assertThat(json.path("integerCounts").asBoolean()).isTrue();
        assertThat(json.path("countsAt").asText()).isEqualTo("X");
        assertThat(json.path("obsColumns")).extracting(JsonNode::asText).contains("cell_type", "subpopulation");
        assertThat(json.path("labelCandidates")).extracting(JsonNode::asText).contains("cell_type");
        assertThat(json.path("problems").isArray()).isTrue();
        assertThat(json.path("nonZero").asLong()).isPositive();
    }

    @Test
    void helpIsWrittenWithoutComplaintsAboutItsOwnWords() {
        var errors = new ByteArrayOutputStream();
        PrintStream usual = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            for (String command : List.of(
                    "markers",
                    "annotate",
                    "figure",
                    "traverse",
                    "decode",
                    "components",
                    "regroup",
                    "train",
                    "import")) {
                assertThat(session.run(command, "--help").succeeded().out())
                        .as(command)
                        .startsWith("Usage: mixtura " + command)
                        .doesNotContain("%%");
            }
        } finally {
            System.setErr(usual);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).doesNotContain("Could not format");
    }

    @Test
    void tooLittleMemoryIsSaidInWords() {
        var err = new StringWriter();
        int code = new Cli(
                        session.workbench(),
                        (_, _) -> {
                            throw new OutOfMemoryError("Java heap space");
                        },
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err))
                .run();
        assertThat(code).isEqualTo(ExitCodes.DATA);
        assertThat(err.toString())
                .startsWith("mixtura: There is not enough memory")
                .contains("MIXTURA_JAVA_OPTS")
                .doesNotContain("\tat ");
    }

    @Test
    void theLatentSpaceIsSeenWhileItWasTrained() throws IOException {
        Path movie = dir.resolve("movie.svg");
        session.run("figure", trained.toString(), "movie", "--color", "CD3D", "--out", movie.toString())
                .succeeded();
        assertThat(Files.readString(movie)).contains("Epoch 1", "Epoch 2", "CD3D");
        assertThat(Files.readAllLines(dir.resolve("movie.csv")))
                .hasSize(1 + 2 * 800)
                .first()
                .isEqualTo("epoch,barcode,latent direction 1,latent direction 2,CD3D");
        Path again = dir.resolve("again.svg");
        session.run("figure", dir.resolve("movie.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(Files.readString(again)).contains("Epoch 2");
    }

    @Test
    void figureWritesTheFormatThatTheNameSays() throws IOException {
        for (String name : List.of("f.png", "f.tif", "f.svg", "f.pdf")) {
            session.run(
                            "figure",
                            trained.toString(),
                            "umap",
                            "--color",
                            "CD3D",
                            "--out",
                            dir.resolve(name).toString())
                    .succeeded();
            assertThat(dir.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(dir.resolve("f.svg"))).contains("<svg", "CD3D");
        assertThat(Files.readAllLines(dir.resolve("f.csv")))
                .hasSize(801)
                .first()
                .isEqualTo("barcode,UMAP 1,UMAP 2,CD3D");
        session.run(
                        "figure",
                        trained.toString(),
                        "umap",
                        "--color",
                        "NOT_A_GENE",
                        "--out",
                        dir.resolve("g.png").toString())
                .isRefused(ExitCodes.DATA, "NOT_A_GENE");
        session.run(
                        "figure",
                        trained.toString(),
                        "umap",
                        "--out",
                        dir.resolve("g.bmp").toString())
                .isRefused(ExitCodes.USAGE, "bmp");
        assertThat(dir.resolve("g.png")).doesNotExist();
    }

    @Test
    void exportWritesOneLineACell() throws IOException {
        Path csv = dir.resolve("export.csv");
        assertThat(session.run("export", trained.toString(), "--format", "csv", "--out", csv.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSize(801).first().asString().contains("barcode", "umap_1", "latent_1");
        session.run("export", trained.toString(), "--format", "h5", "--out", csv.toString())
                .isRefused(ExitCodes.USAGE, "h5ad");
    }

    @Test
    void embeddingTheTrainingCellsGivesTheirLatentCodes() throws IOException {
        Path csv = dir.resolve("embedded.csv");
        var outcome = session.run("embed", trained.toString(), data.toString(), "--out", csv.toString())
                .succeeded();
        assertThat(outcome.out()).contains("300 of the model's 300 genes");
        var stored = workbench.openRun(trained);
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(801);
        for (int cell : new int[] {0, 17, 799}) {
            String[] parts = lines.get(cell + 1).split(",");
            assertThat(parts[0]).isEqualTo(stored.cells().barcodes().get(cell));
            for (int d = 0; d < stored.latent().columns(); d++) {
                assertThat(Float.parseFloat(parts[d + 1]))
                        .isCloseTo(stored.latent().at(cell, d), offset(1e-4f));
            }
        }
    }

    @Test
    void modelsListsEverySetting() {
        assertThat(session.run("models", "--settings").out()).contains("scvi", "`latentDim`", "`train.epochs`");
    }

    @Test
    void doctorTriesTheProcessor() {
        var outcome = session.run("doctor").succeeded();
        assertThat(outcome.out()).contains("cpu", "usable", "PyTorch");
    }

    @Test
    void measuringNeedsSomethingToMeasure() {
        session.run("bench").isRefused(ExitCodes.USAGE, "bench scatter");
        session.run("bench", "scatter", "--cells", "10").isRefused(ExitCodes.USAGE, "--cells takes");
        session.run(
                        "bench",
                        "images",
                        "003",
                        "--seeds",
                        "0",
                        "--data",
                        "x",
                        "--out",
                        dir.resolve("b").toString())
                .isRefused(ExitCodes.USAGE, "--seeds");
    }

    @Test
    void wrongUsageExitsWithTwoAndOneSentence() {
        session.run("train", data.toString()).isRefused(ExitCodes.USAGE, "--out");
        session.run("dance").isRefused(ExitCodes.USAGE, "dance");
        session.run("train", "--out", dir.resolve("x").toString()).isRefused(ExitCodes.USAGE, "nothing to train on");
        session.run(
                        "train",
                        data.toString(),
                        "--model",
                        "gpt",
                        "--out",
                        dir.resolve("x").toString())
                .isRefused(ExitCodes.USAGE, "gpt");
        session.run(
                        "train",
                        data.toString(),
                        "--set",
                        "latentDim=0",
                        "--out",
                        dir.resolve("x").toString())
                .isRefused(ExitCodes.USAGE, "latentDim", "1 to");
        session.run(
                        "train",
                        data.toString(),
                        "--set",
                        "nonsense=1",
                        "--out",
                        dir.resolve("x").toString())
                .isRefused(ExitCodes.USAGE, "nonsense");
        session.run("resume", trained.toString()).isRefused(ExitCodes.USAGE, "is finished");
        assertThat(dir.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "evaluate", "components", "likelihood", "sample", "watch", "control", "export"})
    void aFolderThatIsNoRunIsBadInputForEveryCommand(String command) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("no-run"));
        var arguments = new ArrayList<>(List.of(command, folder.toString()));
        switch (command) {
            case "control" -> arguments.add("pause");
            case "export" ->
                arguments.addAll(
                        List.of("--format", "csv", "--out", dir.resolve("none").toString()));
            case "sample", "likelihood" ->
                arguments.addAll(List.of("--out", dir.resolve("none.csv").toString()));
            default -> {}
        }
        var outcome = session.run(arguments);
        outcome.isRefused(ExitCodes.USAGE, folder.toString());
    }

    @Test
    void repeatedGeneNamesAreToldButNoError() throws IOException {
        var inspected = session.run("inspect", "../model-core/src/test/resources/data/duplicate_genes.h5ad", "--json")
                .succeeded();
        assertThat(inspected.json().path("problems").findValuesAsText("code")).contains("duplicate-genes");
    }

    @Test
    void thePathOfSomethingAloneOpensTheWindowWithIt(@TempDir Path dir) throws IOException {
        var opened = new ArrayList<Path>();
        var said = new StringWriter();
        var cli = new Cli(
                session.workbench(),
                (path, _) -> {
                    path.ifPresent(opened::add);
                    return Instant.now();
                },
                new PrintWriter(said),
                new PrintWriter(said));
        Path data = Files.writeString(dir.resolve("cells.h5ad"), "");
        assertThat(cli.run(data.toString())).isEqualTo(ExitCodes.DONE);
        assertThat(opened).containsExactly(data);

        assertThat(cli.run(dir.resolve("nothing.h5ad").toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(cli.run("gui", "--measure-start")).isEqualTo(ExitCodes.DONE);
        assertThat(said.toString()).containsPattern("drawn after \\d+\\.\\d\\d s");
    }

    @Test
    void withoutADisplayTheWindowSaysSo() {
        assertThat(Display.isThere("Linux", Map.of(), null)).isFalse();
        assertThat(Display.isThere("Linux", Map.of("DISPLAY", ":1"), null)).isTrue();
        assertThat(Display.isThere("Linux", Map.of(), "Headless")).isTrue();
        assertThat(Display.isThere("Mac OS X", Map.of(), null)).isTrue();
    }
}
