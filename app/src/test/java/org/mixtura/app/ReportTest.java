package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of a run and of a project. */
class ReportTest extends DemoRunTest {

    private void train(Path project, String... settings) {
        var args = new ArrayList<>(List.of(
                "train",
                "--project",
                project.toString(),
                "--labels",
                "cell_type",
                "--epochs",
                "2",
                "--set",
                "prep.variableGenes=120",
                "--threads",
                "1"));
        args.addAll(List.of(settings));
        session.run(args).succeeded();
    }

    @Test
    void aProjectIsReportedWithItsRunsSideBySideAndEachOfThem() throws IOException {
        Path project = dir.resolve("study");
        session.run("project", project.toString(), "--create", "--data", data.toString())
                .succeeded();
        session.run("report", project.toString()).isRefused(ExitCodes.USAGE, "no runs to report");
        train(project, "--seed", "1");
        train(project, "--seed", "2");
        train(project, "--set", "latentDim=20");
        session.run("report", project.toString()).succeeded();

        String page = Files.readString(project.resolve("report").resolve("index.html"));
        assertThat(page)
                .contains(
                        "<h1>study</h1>",
                        "demo_pbmc800.h5ad",
                        "Seeds together",
                        ": scVI on demo_pbmc800.h5ad</summary>")
                .contains("Latent dimensions", "<h3>Methods</h3>", "mixtura verify ", "Lopez")
                .doesNotContain("http://", "https://", "<script", "NaN");
        assertThat(page)
                .contains("<th>Validation loss</th>", "<th>Time, s</th>", "<td>scVI</td>")
                .doesNotContain("VALIDATION_LOSS", "validation_loss", "<td>scvi</td>", "<th>latentDim</th>");
        assertThat(page.split("<details>")).hasSize(1 + 3);
        assertThat(page.split("data:image/svg")).hasSize(1 + 3 * 3);
    }

    @Test
    void settingsThatComeWithAModelStandApart() throws IOException {
        Path project = dir.resolve("models");
        session.run("project", project.toString(), "--create", "--data", data.toString())
                .succeeded();
        train(project, "--seed", "1");
        train(project, "--model", "dgd");
        train(project, "--model", "dgd", "--set", "latentDim=3");
        session.run("report", project.toString()).succeeded();
        String page = Files.readString(project.resolve("report").resolve("index.html"));
        String runs = page.substring(page.indexOf("<h2>Runs</h2>"), page.indexOf("<h2>Settings of the models</h2>"));
        assertThat(runs).contains("<th>Latent dimensions</th>").doesNotContain("Weight decay");
        assertThat(page.substring(page.indexOf("<h2>Settings of the models</h2>")))
                .contains("<th>scVI</th>\n<th>scDGD</th>", "<td>Weight decay</td>");
    }

    @Test
    void aRunIsReportedBesideItsFolder() {
        session.run("report", trained.toString()).succeeded();
        assertThat(dir.resolve("trained.html")).content().contains("<h1>scVI on ", "<h2>Methods</h2>");
        session.run("report", trained.toString(), "--out", dir.resolve("r.pdf").toString())
                .isRefused(ExitCodes.USAGE, "ends in .html");
    }
}
