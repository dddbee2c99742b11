package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** The command line as a script sees it: streams, files and exit codes, on real data and the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliTest {

    private record Outcome(int code, String out, String err) {

        JsonNode json() throws IOException {
            var lines = out.lines().toList();
            return new ObjectMapper().readTree(lines.getLast());
        }
    }

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private Path data;
    private Path trained;

    @BeforeAll
    void trainOnce() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        trained = dir.resolve("trained");
        var outcome = run(
                "train",
                data.toString(),
                "--labels",
                "cell_type",
                "--epochs",
                "2",
                "--set",
                "prep.variableGenes=300",
                "--seed",
                "3",
                "--threads",
                "1",
                "--out",
                trained.toString(),
                "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        var json = outcome.json();
        assertThat(json.path("run").asText()).isEqualTo(trained.toString());
        assertThat(json.path("model").asText()).isEqualTo("scvi");
        assertThat(json.path("cells").asInt()).isEqualTo(800);
        assertThat(json.path("genes").asInt()).isEqualTo(300);
        assertThat(json.path("epochs").asInt()).isEqualTo(2);
        assertThat(json.path("secondsPerEpoch").asDouble()).isPositive();
        assertThat(json.path("device").asText()).isEqualTo("cpu");
        assertThat(json.path("validation").path("loss").asDouble()).isPositive();
        assertThat(json.path("train").path("loss").asDouble()).isPositive();
        assertThat(json.path("ari").asDouble()).isBetween(-1.0, 1.0);
        assertThat(json.path("nmi").asDouble()).isBetween(0.0, 1.0);
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    private Outcome run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new Cli(
                        workbench,
                        _ -> {
                            throw new IllegalStateException("no window in this test");
                        },
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private void assertOneParagraph(Outcome outcome, int code, String... parts) {
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.err()).startsWith("mixtura: ").contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(outcome.err().strip().lines()).hasSize(1);
    }

    @Test
    void aRunFolderHoldsEverything() {
        for (String file : List.of(
                "run.json",
                "status.json",
                "metrics.csv",
                "weights.safetensors",
                "latent.npy",
                "umap.npy",
                "cells.csv",
                "genes.csv",
                "log.txt",
                "figures/loss.png",
                "figures/loss.svg",
                "figures/loss.pdf",
                "figures/umap-labels.png",
                "figures/umap-labels.svg",
                "figures/umap-labels.pdf",
                "figures/umap-clusters.png",
                "figures/umap-clusters.svg",
                "figures/umap-clusters.pdf")) {
            assertThat(trained.resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void theSameConfigurationGivesTheSameMetricsByteByByte() throws IOException {
        Path again = dir.resolve("again");
        var outcome = run("train", "--config", trained.resolve("run.json").toString(), "--out", again.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(again.resolve("metrics.csv")).hasSameBinaryContentAs(trained.resolve("metrics.csv"));
        assertThat(again.resolve("weights.safetensors")).hasSameBinaryContentAs(trained.resolve("weights.safetensors"));
        assertThat(again.resolve("umap.npy")).hasSameBinaryContentAs(trained.resolve("umap.npy"));
    }

    @Test
    void anotherSeedGivesOtherMetrics() throws IOException {
        Path other = dir.resolve("other-seed");
        var outcome = run(
                "train", "--config", trained.resolve("run.json").toString(), "--seed", "4", "--out", other.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(other.resolve("metrics.csv")))
                .isNotEqualTo(Files.readString(trained.resolve("metrics.csv")));
    }

    @Test
    void progressNamesEpochTermsScoreAndTimeLeft() {
        var outcome = run(
                "train",
                data.toString(),
                "--labels",
                "subpopulation",
                "--epochs",
                "1",
                "--set",
                "variableGenes=200",
                "--out",
                dir.resolve("progress").toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("epoch    1/1", "loss", "reconstruction", "ARI", "ETA", "Run folder:");
    }

    @Test
    void inspectDescribesTheDataAsJson() throws IOException {
        var json = run("inspect", data.toString(), "--json").json();
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
    void evaluateScoresAgainstOtherLabels() throws IOException {
        var json = run("evaluate", trained.toString(), "--labels", "subpopulation", "--json")
                .json();
        assertThat(json.path("ari").isNumber()).isTrue();
        assertThat(json.path("nmi").isNumber()).isTrue();
        assertThat(json.path("labels").asText()).isEqualTo("subpopulation");
        assertThat(json.path("clusterings").fieldNames())
                .toIterable()
                .containsExactly("kmeans", "gmm", "leiden", "ward");
        assertThat(json.path("clusterings").path("kmeans").path("ari")).isEqualTo(json.path("ari"));
        assertThat(json.path("clusterings").path("gmm").path("clusters").asInt())
                .isEqualTo(5);
        assertThat(json.has("mixing")).isFalse();
    }

    @Test
    void evaluateMeasuresMixingByABatchColumn() throws IOException {
        // The labels as batches: what separates types separates these "batches", and each score says so.
        Path csv = dir.resolve("scores.csv");
        var json = run(
                        "evaluate",
                        trained.toString(),
                        "--labels",
                        "subpopulation",
                        "--batch",
                        "subpopulation",
                        "--clustering",
                        "kmeans,leiden",
                        "--csv",
                        csv.toString(),
                        "--json")
                .json();
        var mixing = json.path("mixing");
        assertThat(mixing.path("batches").asInt()).isEqualTo(5);
        assertThat(mixing.path("ilisi").asDouble())
                .isEqualTo(mixing.path("clisi").asDouble());
        assertThat(mixing.path("ilisi_scaled").asDouble())
                .isCloseTo(1 - mixing.path("clisi_scaled").asDouble(), offset(1e-12));
        assertThat(mixing.path("batch_silhouette").asDouble())
                .isEqualTo(mixing.path("label_silhouette").asDouble());
        assertThat(json.path("clusterings").fieldNames()).toIterable().containsExactly("kmeans", "leiden");
        assertThat(Files.readAllLines(csv))
                .startsWith("part,score,value")
                .contains("kmeans,ari," + json.path("ari").asDouble())
                .contains("mixing,kbet," + mixing.path("kbet").asDouble())
                .hasSize(1 + 2 * 9 + 7);
    }

    @Test
    void evaluateShowsATableAndRefusesAnUnknownClustering() {
        var table = run("evaluate", trained.toString(), "--clustering", "gmm", "--batch", "subpopulation");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("Clusters against 'cell_type' (10 types)", "Gaussian mixture", "Mixing of 'subpopulation'")
                .doesNotContain("k-means", "Leiden");
        assertOneParagraph(
                run("evaluate", trained.toString(), "--clustering", "louvain"),
                ExitCodes.USAGE,
                "louvain",
                "kmeans, gmm, leiden, ward");
        assertOneParagraph(run("evaluate", trained.toString(), "--batch", "plate"), ExitCodes.DATA, "plate");
    }

    @Test
    void figureWritesTheFormatThatTheNameSays() throws IOException {
        for (String name : List.of("f.png", "f.svg", "f.pdf")) {
            var outcome = run(
                    "figure",
                    trained.toString(),
                    "umap",
                    "--color",
                    "CD3D",
                    "--out",
                    dir.resolve(name).toString());
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(dir.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(dir.resolve("f.svg"))).contains("<svg", "CD3D");
        assertOneParagraph(
                run(
                        "figure",
                        trained.toString(),
                        "umap",
                        "--color",
                        "NOT_A_GENE",
                        "--out",
                        dir.resolve("g.png").toString()),
                ExitCodes.DATA,
                "NOT_A_GENE");
        assertOneParagraph(
                run(
                        "figure",
                        trained.toString(),
                        "umap",
                        "--out",
                        dir.resolve("g.bmp").toString()),
                ExitCodes.USAGE,
                "bmp");
        assertThat(dir.resolve("g.png")).doesNotExist();
    }

    @Test
    void exportWritesOneLineACell() throws IOException {
        Path csv = dir.resolve("export.csv");
        assertThat(run("export", trained.toString(), "--format", "csv", "--out", csv.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSize(801).first().asString().contains("barcode", "umap_1", "latent_1");
        assertOneParagraph(
                run("export", trained.toString(), "--format", "h5", "--out", csv.toString()), ExitCodes.USAGE, "h5ad");
    }

    @Test
    void embeddingTheTrainingCellsGivesTheirLatentCodes() throws IOException {
        Path csv = dir.resolve("embedded.csv");
        var outcome = run("embed", trained.toString(), data.toString(), "--out", csv.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
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
        assertThat(run("models", "--settings").out()).contains("scvi", "`latentDim`", "`train.epochs`");
    }

    @Test
    void doctorTriesTheProcessor() {
        var outcome = run("doctor");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("cpu", "usable", "PyTorch");
    }

    @Test
    void wrongUsageExitsWithTwoAndOneSentence() {
        assertOneParagraph(run("train", data.toString()), ExitCodes.USAGE, "--out");
        assertOneParagraph(run("dance"), ExitCodes.USAGE, "dance");
        assertOneParagraph(run("train", "--out", dir.resolve("x").toString()), ExitCodes.USAGE, "nothing to train on");
        assertOneParagraph(
                run(
                        "train",
                        data.toString(),
                        "--model",
                        "gpt",
                        "--out",
                        dir.resolve("x").toString()),
                ExitCodes.USAGE,
                "gpt");
        assertOneParagraph(
                run(
                        "train",
                        data.toString(),
                        "--set",
                        "latentDim=0",
                        "--out",
                        dir.resolve("x").toString()),
                ExitCodes.USAGE,
                "latentDim",
                "1 to");
        assertOneParagraph(
                run(
                        "train",
                        data.toString(),
                        "--set",
                        "nonsense=1",
                        "--out",
                        dir.resolve("x").toString()),
                ExitCodes.USAGE,
                "nonsense");
        assertOneParagraph(run("resume", trained.toString()), ExitCodes.USAGE, "is finished");
        assertThat(dir.resolve("x")).doesNotExist();
    }

    @Test
    void aUsedFolderIsNotTouched() throws IOException {
        byte[] before = Files.readAllBytes(trained.resolve("run.json"));
        assertOneParagraph(run("train", data.toString(), "--out", trained.toString()), ExitCodes.USAGE, "not empty");
        assertThat(Files.readAllBytes(trained.resolve("run.json"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normalised.h5ad | looks log-normalised
            nan.h5ad        | is NaN
            infinite.h5ad   | is Infinity
            negative.h5ad   | is -2
            all_empty.h5ad  | None of the 12 cells has any count
            other.h5        | Found: measurements, notes
            """)
    void badValuesExitWithThreeAndLeaveNothing(String fixture, String words) {
        Path out = dir.resolve("never");
        Path file = Path.of("../model-core/src/test/resources/data", fixture);
        assertOneParagraph(run("train", file.toString(), "--out", out.toString()), ExitCodes.DATA, words);
        assertThat(out).doesNotExist();
    }

    @Test
    void labelsWithTheNameOfOurClustersAreRefused() throws IOException {
        Path file = labelFile("kmeans");
        assertOneParagraph(
                run(
                        "train",
                        data.toString(),
                        "--labels",
                        file + ":kmeans",
                        "--out",
                        dir.resolve("refused").toString()),
                ExitCodes.USAGE,
                "kmeans",
                "Rename");
        assertThat(dir.resolve("refused")).doesNotExist();
    }

    /** Three made-up kinds of cells, by barcode. */
    private Path labelFile(String column) throws IOException {
        var text = new StringBuilder("barcode\t" + column + "\n");
        var lines = Files.readAllLines(trained.resolve("cells.csv"));
        for (int i = 1; i < lines.size(); i++) {
            text.append(lines.get(i).split(",")[0]).append('\t').append(i % 3).append('\n');
        }
        return Files.writeString(dir.resolve(column + ".tsv"), text);
    }

    @Test
    void labelsFromAFileStayWithTheRun() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path file = labelFile("kind");
        Path folder = dir.resolve("kinds");
        var done = run(
                "train",
                data.toString(),
                "--labels",
                here.relativize(file) + ":kind",
                "--epochs",
                "1",
                "--out",
                folder.toString(),
                "--json");
        assertThat(done.code()).as(done.err()).isZero();
        Files.delete(file);

        var scores = run("evaluate", folder.toString(), "--json");
        assertThat(scores.code()).as(scores.err()).isZero();
        assertThat(scores.json().path("ari").asDouble())
                .isEqualTo(done.json().path("ari").asDouble());
    }

    @Test
    void aDamagedRunIsAProblemOfTheDisk() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("damaged"));
        for (String file : List.of("status.json", "metrics.csv", "cells.csv", "cells.json", "genes.csv", "umap.npy")) {
            Files.copy(trained.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("run.json"), "{}");
        assertOneParagraph(run("evaluate", folder.toString()), ExitCodes.DISK, "damaged");
        Files.copy(trained.resolve("run.json"), folder.resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        byte[] latent = Files.readAllBytes(trained.resolve("latent.npy"));
        Files.write(folder.resolve("latent.npy"), Arrays.copyOf(latent, latent.length / 2));
        assertOneParagraph(run("evaluate", folder.toString()), ExitCodes.DISK, "damaged");
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
        var outcome = run(arguments.toArray(String[]::new));
        assertOneParagraph(outcome, ExitCodes.USAGE, folder.toString());
    }

    @Test
    void aRunOfAnotherVersionIsReadWhereItsSettingsAllowIt() throws IOException {
        Path folder = dir.resolve("other-version");
        try (var files = Files.list(trained)) {
            Files.createDirectories(folder);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        String ours = Files.readString(folder.resolve("run.json"));
        // A setting that is gone and one that is new.
        String other = ours.replaceFirst("\"latentDim\"", "\"oldSetting\" : 3, \"latentDim\"")
                .replaceFirst("\"threads\" : \\d+", "\"unheardOf\" : 1");
        assertThat(other).contains("oldSetting", "unheardOf");
        Files.writeString(folder.resolve("run.json"), other);
        assertThat(run("evaluate", folder.toString()).code()).isZero();

        Files.writeString(folder.resolve("run.json"), ours.replaceFirst("\"version\" : 1", "\"version\" : 2"));
        assertOneParagraph(run("evaluate", folder.toString()), ExitCodes.USAGE, "another version");
    }

    @Test
    void repeatedGeneNamesAreToldButNoError() throws IOException {
        var inspected = run("inspect", "../model-core/src/test/resources/data/duplicate_genes.h5ad", "--json");
        assertThat(inspected.code()).isZero();
        assertThat(inspected.json().path("problems").findValuesAsText("code")).contains("duplicate-genes");
    }

    @Test
    void badDataExitsWithThreeAndLeavesNothing() throws IOException {
        Path out = dir.resolve("never");
        Path noHdf5 = Files.writeString(dir.resolve("no.h5ad"), "just text, no HDF5 at all");
        assertOneParagraph(run("train", noHdf5.toString(), "--out", out.toString()), ExitCodes.DATA, "no.h5ad");
        byte[] whole = Files.readAllBytes(data);
        Path truncated = Files.write(dir.resolve("cut.h5ad"), Arrays.copyOf(whole, whole.length / 2));
        assertOneParagraph(
                run("train", truncated.toString(), "--out", out.toString()), ExitCodes.DATA, "not copied whole");
        assertOneParagraph(
                run("train", dir.resolve("missing.h5ad").toString(), "--out", out.toString()),
                ExitCodes.DATA,
                "missing.h5ad");
        assertOneParagraph(
                run("train", data.toString(), "--labels", "celltypo", "--out", out.toString()),
                ExitCodes.DATA,
                "celltypo",
                "cell_type");
        assertThat(out).doesNotExist();
        var inspected = run("inspect", truncated.toString(), "--json");
        assertThat(inspected.code()).isEqualTo(ExitCodes.DATA);
        assertThat(inspected.json().path("problems").get(0).path("severity").asText())
                .isEqualTo("error");
    }

    @Test
    void anUnknownDeviceExitsWithFour() {
        var outcome = run(
                "train",
                data.toString(),
                "--device",
                "cuda:7",
                "--epochs",
                "1",
                "--out",
                dir.resolve("gpu").toString());
        assertOneParagraph(outcome, ExitCodes.DEVICE, "cuda");
    }

    @Test
    void withoutADisplayTheWindowSaysSo() {
        assertThat(GuiCommand.hasDisplay("Linux", Map.of(), null)).isFalse();
        assertThat(GuiCommand.hasDisplay("Linux", Map.of("DISPLAY", ":1"), null))
                .isTrue();
        assertThat(GuiCommand.hasDisplay("Linux", Map.of(), "Headless")).isTrue();
        assertThat(GuiCommand.hasDisplay("Mac OS X", Map.of(), null)).isTrue();
    }
}
