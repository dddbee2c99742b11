package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command {@code evaluate}: scores of a run, and runs that cannot be read. */
class EvaluateCommandTest extends DemoRunTest {

    @Test
    void evaluateScoresAgainstOtherLabels() throws IOException {
        var json = session.run("evaluate", trained.toString(), "--labels", "subpopulation", "--json")
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
        var json = session.run(
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
        var table = session.run("evaluate", trained.toString(), "--clustering", "gmm", "--batch", "subpopulation")
                .succeeded();
        assertThat(table.out())
                .contains("Clusters against 'cell_type' (10 types)", "Gaussian mixture", "Mixing of 'subpopulation'")
                .doesNotContain("k-means", "Leiden");
        session.run("evaluate", trained.toString(), "--clustering", "louvain")
                .isRefused(ExitCodes.USAGE, "louvain", "kmeans, gmm, leiden, ward");
        session.run("evaluate", trained.toString(), "--batch", "plate").isRefused(ExitCodes.DATA, "plate");
    }

    @Test
    void aDamagedRunIsAProblemOfTheDisk() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("damaged"));
        for (String file : List.of("status.json", "metrics.csv", "cells.csv", "cells.json", "genes.csv", "umap.npy")) {
            Files.copy(trained.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("run.json"), "{}");
        session.run("evaluate", folder.toString()).isRefused(ExitCodes.DISK, "damaged");
        Files.copy(trained.resolve("run.json"), folder.resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        byte[] latent = Files.readAllBytes(trained.resolve("latent.npy"));
        Files.write(folder.resolve("latent.npy"), Arrays.copyOf(latent, latent.length / 2));
        session.run("evaluate", folder.toString()).isRefused(ExitCodes.DISK, "damaged");
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
        assertThat(session.run("evaluate", folder.toString()).code()).isZero();

        Files.writeString(folder.resolve("run.json"), ours.replaceFirst("\"version\" : 1", "\"version\" : 2"));
        session.run("evaluate", folder.toString()).isRefused(ExitCodes.USAGE, "another version");
    }
}
