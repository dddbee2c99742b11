package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mixtura.core.project.Project;

/** The commands {@code project} and {@code compare}, and {@code train --project}, on real runs. */
class ProjectCommandTest extends DemoRunTest {

    private Path projectWithARun(String name) {
        Path study = dir.resolve(name);
        session.run("project", study.toString(), "--create", "--data", data.toString())
                .succeeded();
        session.run(
                        "train",
                        "--config",
                        trained.resolve("run.json").toString(),
                        "--seed",
                        "4",
                        "--project",
                        study.toString())
                .succeeded();
        return study;
    }

    @Test
    void aRunGoesIntoAProjectAndIsComparedWithAnother() throws IOException {
        Path study = projectWithARun("study");
        var shown =
                session.run("project", study.toString(), "--json").succeeded().json();
        assertThat(shown.path("name").asText()).isEqualTo("study");
        assertThat(shown.path("data").path(0).path("sha256").asText()).hasSize(64);
        var run = shown.path("runs").path(0);
        assertThat(run.path("name").asText()).startsWith("001-scvi-");
        assertThat(run.path("state").asText()).isEqualTo("finished");
        assertThat(run.path("values").path("validation_loss").asDouble()).isPositive();

        Path table = dir.resolve("table.csv");
        Path stability = dir.resolve("stability.csv");
        var compared = session.run(
                        "compare",
                        study.toString(),
                        trained.toString(),
                        "--agreement",
                        "--csv",
                        table.toString(),
                        "--stability",
                        stability.toString(),
                        "--json")
                .succeeded()
                .json();
        assertThat(compared.path("groups").size()).isEqualTo(1);
        assertThat(compared.path("groups").path(0).path("runs").asInt()).isEqualTo(2);
        assertThat(compared.path("agreement").path(0).path("ari").asDouble()).isBetween(-1.0, 1.0);
        assertThat(table).content().contains("validation_loss").hasLineCount(3);
        assertThat(stability)
                .content()
                .startsWith("barcode,group,stability,neighbour_stability\n")
                .hasLineCount(801);
        assertThat(compared.path("stability").path("neighbours").path("mean").asDouble())
                .isGreaterThan(compared.path("stability")
                        .path("neighbours")
                        .path("byChance")
                        .asDouble());

        String[] both = {"compare", study.toString(), trained.toString(), "--settings"};
        assertThat(session.run(both).succeeded().out())
                .containsPattern("(?m)^seed +Seed ")
                .contains("settings are alike in all runs; --all-settings lists them, too.");
        both[3] = "--all-settings";
        assertThat(session.run(both).succeeded().out()).contains("latentDim");
    }

    @Test
    void dataThatMovedAreLocated() throws IOException {
        Path study = dir.resolve("moved");
        Path here = Files.copy(data, dir.resolve("cells.h5ad"));
        session.run("project", study.toString(), "--create", "--data", here.toString())
                .succeeded();
        Path there = Files.move(here, dir.resolve("moved.h5ad"));
        assertThat(session.run("project", study.toString()).succeeded().out()).contains("missing");
        Path other = Files.writeString(dir.resolve("other.h5ad"), "something else");
        session.run("project", study.toString(), "--locate", other.toString()).isRefused(3, "is not the data set");
        session.run("project", study.toString(), "--locate", there.toString()).succeeded();
        try (var project = Project.look(study)) {
            assertThat(project.missing()).isEmpty();
        }
    }

    @Test
    void badInputIsRefused() {
        session.run("project", dir.resolve("none").toString()).isRefused(2, "no project");
        session.run("compare", dir.resolve("none").toString()).isRefused(2, "none");
        session.run(
                        "compare",
                        trained.toString(),
                        "--xlsx",
                        dir.resolve("a.csv").toString())
                .isRefused(2, ".xlsx");
        session.run(
                        "compare",
                        trained.toString(),
                        "--stability",
                        dir.resolve("s.csv").toString())
                .isRefused(2, "at least two runs");
        session.run("train", data.toString(), "--project", dir.resolve("none").toString())
                .isRefused(2, "no project");
    }
}
