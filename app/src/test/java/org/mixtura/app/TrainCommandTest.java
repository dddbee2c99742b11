package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code train} on real data: what it writes, prints and refuses. */
class TrainCommandTest extends DemoRunTest {

    @Test
    void theResultIsPrintedAsJson() throws IOException {
        var json = training.json();
        assertThat(json.path("run").asText()).isEqualTo(trained.toString());
        assertThat(json.path("model").asText()).isEqualTo("scvi");
        assertThat(json.path("cells").asInt()).isEqualTo(800);
        assertThat(json.path("genes").asInt()).isEqualTo(GENES);
        assertThat(json.path("epochs").asInt()).isEqualTo(2);
        assertThat(json.path("secondsPerEpoch").asDouble()).isPositive();
        assertThat(json.path("device").asText()).isEqualTo("cpu");
        assertThat(json.path("validation").path("loss").asDouble()).isPositive();
        assertThat(json.path("train").path("loss").asDouble()).isPositive();
        assertThat(json.path("ari").asDouble()).isBetween(-1.0, 1.0);
        assertThat(json.path("nmi").asDouble()).isBetween(0.0, 1.0);
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
    void howLongItWouldTakeIsToldWithoutTraining() throws IOException {
        String config = trained.resolve("run.json").toString();
        assertThat(session.run("train", "--config", config, "--estimate")
                        .succeeded()
                        .out())
                .containsPattern("Training would take about .* for 2 epochs( while this computer is so busy)?\\.");
        var json = session.run("train", "--config", config, "--estimate", "--json")
                .succeeded()
                .json();
        assertThat(json.path("epochs").asInt()).isEqualTo(2);
        assertThat(json.path("seconds").asDouble()).isPositive();
        session.run(
                        "train",
                        "--config",
                        config,
                        "--estimate",
                        "--out",
                        dir.resolve("none").toString())
                .isRefused(ExitCodes.USAGE, "--estimate");
    }

    @Test
    void theSameConfigurationGivesTheSameMetricsByteByByte() throws IOException {
        Path again = dir.resolve("again");
        session.run("train", "--config", trained.resolve("run.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(again.resolve("metrics.csv")).hasSameBinaryContentAs(trained.resolve("metrics.csv"));
        assertThat(again.resolve("weights.safetensors")).hasSameBinaryContentAs(trained.resolve("weights.safetensors"));
        assertThat(again.resolve("umap.npy")).hasSameBinaryContentAs(trained.resolve("umap.npy"));
    }

    @Test
    void anotherSeedGivesOtherMetrics() throws IOException {
        Path other = dir.resolve("other-seed");
        session.run(
                        "train",
                        "--config",
                        trained.resolve("run.json").toString(),
                        "--seed",
                        "4",
                        "--out",
                        other.toString())
                .succeeded();
        assertThat(Files.readString(other.resolve("metrics.csv")))
                .isNotEqualTo(Files.readString(trained.resolve("metrics.csv")));
    }

    @Test
    void progressNamesEpochTermsScoreAndTimeLeft() {
        var outcome = session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        "subpopulation",
                        "--epochs",
                        "1",
                        "--set",
                        "variableGenes=200",
                        "--out",
                        dir.resolve("progress").toString())
                .succeeded();
        assertThat(outcome.out()).contains("epoch    1/1", "loss", "reconstruction", "ARI", "ETA", "Run folder:");
    }

    @Test
    void aUsedFolderIsNotTouched() throws IOException {
        byte[] before = Files.readAllBytes(trained.resolve("run.json"));
        session.run("train", data.toString(), "--out", trained.toString()).isRefused(ExitCodes.USAGE, "not empty");
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
        session.run("train", file.toString(), "--out", out.toString()).isRefused(ExitCodes.DATA, words);
        assertThat(out).doesNotExist();
    }

    @Test
    void labelsWithTheNameOfOurClustersAreRefused() throws IOException {
        Path file = labelFile("kmeans");
        session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        file + ":kmeans",
                        "--out",
                        dir.resolve("refused").toString())
                .isRefused(ExitCodes.USAGE, "kmeans", "Rename");
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
        var done = session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        here.relativize(file) + ":kind",
                        "--epochs",
                        "1",
                        "--out",
                        folder.toString(),
                        "--json")
                .succeeded();
        Files.delete(file);

        var scores = session.run("evaluate", folder.toString(), "--json").succeeded();
        assertThat(scores.json().path("ari").asDouble())
                .isEqualTo(done.json().path("ari").asDouble());
    }

    @Test
    void badDataExitsWithThreeAndLeavesNothing() throws IOException {
        Path out = dir.resolve("never");
        Path noHdf5 = Files.writeString(dir.resolve("no.h5ad"), "just text, no HDF5 at all");
        session.run("train", noHdf5.toString(), "--out", out.toString()).isRefused(ExitCodes.DATA, "no.h5ad");
        byte[] whole = Files.readAllBytes(data);
        Path truncated = Files.write(dir.resolve("cut.h5ad"), Arrays.copyOf(whole, whole.length / 2));
        session.run("train", truncated.toString(), "--out", out.toString())
                .isRefused(ExitCodes.DATA, "not copied whole");
        session.run("train", dir.resolve("missing.h5ad").toString(), "--out", out.toString())
                .isRefused(ExitCodes.DATA, "missing.h5ad");
        session.run("train", data.toString(), "--labels", "celltypo", "--out", out.toString())
                .isRefused(ExitCodes.DATA, "celltypo", "cell_type");
        assertThat(out).doesNotExist();
        var inspected = session.run("inspect", truncated.toString(), "--json");
        assertThat(inspected.code()).isEqualTo(ExitCodes.DATA);
        assertThat(inspected.json().path("problems").get(0).path("severity").asText())
                .isEqualTo("error");
    }

    @Test
    void anUnknownDeviceExitsWithFour() {
        var outcome = session.run(
                "train",
                data.toString(),
                "--device",
                "cuda:7",
                "--epochs",
                "1",
                "--set",
                "train.kl.warmupEpochs=0",
                "--out",
                dir.resolve("gpu").toString());
        outcome.isRefused(ExitCodes.DEVICE, "cuda");
    }
}
