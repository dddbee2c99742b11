package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** A model of components from the command line: training, going on, scores, new cells, what its components are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentsTest {

    private static final int EPOCHS = 24;

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path data;
    private Path trained;

    @BeforeAll
    void trainOnce() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        trained = dir.resolve("trained");
        var outcome = train("dgd", trained, "prior.warmupEpochs=16").succeeded();
        assertThat(outcome.json().path("components_used").asInt()).isEqualTo(5);
        assertThat(outcome.json().path("component_ari").asDouble()).isGreaterThan(0.5);
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    private CliSession.Outcome train(String model, Path out, String... settings) {
        var args = new ArrayList<>(List.of(
                "train",
                data.toString(),
                "--model",
                model,
                "--labels",
                "subpopulation",
                "--seed",
                "3",
                "--threads",
                "1"));
        args.addAll(List.of("--epochs", Integer.toString(EPOCHS), "--set", "prep.variableGenes=300"));
        for (String setting : settings) {
            args.addAll(List.of("--set", setting));
        }
        args.addAll(List.of("--out", out.toString(), "--json"));
        return session.run(args);
    }

    @Test
    void theRunKeepsTheComponentOfEachCell() throws IOException {
        var lines = Files.readAllLines(trained.resolve("cells.csv"));
        assertThat(lines.getFirst()).contains("component", "component_probability");
        assertThat(lines).hasSize(801);
        assertThat(Files.readString(trained.resolve("metrics.csv"))).contains("all,component_ari");
    }

    @Test
    void componentsAreRegroupedOnTopOfTheRunAndGoBack() throws IOException {
        String before = Files.readString(trained.resolve("cells.csv"));
        var said = session.run("regroup", trained.toString(), "--merge", "1,2", "--dry-run", "--json")
                .succeeded()
                .json();
        assertThat(said.path("components")).hasSize(4);
        assertThat(said.path("ari_before").asDouble()).isGreaterThan(0.5);
        assertThat(said.path("log_likelihood_after").asDouble())
                .isLessThan(said.path("log_likelihood_before").asDouble());
        assertThat(trained.resolve("layers.json")).doesNotExist();

        var done = session.run(
                        "regroup",
                        trained.toString(),
                        "--merge",
                        "1,2",
                        "--rename",
                        "1+2=lymphoid",
                        "--colour",
                        "lymphoid=#fe0a32",
                        "--lock",
                        "lymphoid")
                .succeeded();
        assertThat(done.out()).contains("lymphoid", "(locked)", "ARI ");
        session.run("regroup", trained.toString(), "--split", "lymphoid").isRefused(2, "locked");
        Path figure = dir.resolve("regrouped.svg");
        session.run("figure", trained.toString(), "umap", "--color", "component_edited", "--out", figure.toString())
                .succeeded();
        assertThat(Files.readString(figure)).contains("lymphoid");

        session.run("regroup", trained.toString(), "--reset").succeeded();
        assertThat(session.run("regroup", trained.toString()).out()).doesNotContain("lymphoid");
        assertThat(trained.resolve("cells.csv")).hasContent(before);
    }

    @Test
    void whatCannotBeRegroupedIsSaid() {
        session.run("regroup", trained.toString(), "--merge", "1,9").isRefused(2, "no component '9'");
        session.run("regroup", trained.toString(), "--rename", "1").isRefused(2, "--rename");
        session.run("regroup", trained.toString(), "--colour", "1=red").isRefused(2, "'red' is no colour");
        session.run("regroup", trained.toString(), "--split", "1:x").isRefused(2, "number of parts");
    }

    @Test
    void evaluateComparesTheComponentsToo() throws IOException {
        var json = session.run("evaluate", trained.toString(), "--clustering", "ward", "--json")
                .json();
        assertThat(json.path("own").path("components").asInt()).isEqualTo(5);
        assertThat(json.path("own").path("ari").asDouble()).isGreaterThan(0.5);
        assertThat(json.path("clusterings").path("ward").path("clusters").asInt())
                .isEqualTo(5);
        assertThat(session.run("evaluate", trained.toString()).out()).contains("own components", "hierarchical (Ward)");
    }

    @Test
    void newCellsGetCodesComponentsAndPlacesInTheMap() throws IOException {
        Path csv = dir.resolve("new.csv");
        session.run("embed", trained.toString(), data.toString(), "--out", csv.toString())
                .succeeded();
        var lines = Files.readAllLines(csv);
        var header = List.of(lines.getFirst().split(","));
        assertThat(header).contains("latent_20", "component", "component_probability", "umap_1", "umap_2");
        var stored = workbench.openRun(trained);
        var own = stored.cells().column("component").orElseThrow();
        int same = 0;
        for (int cell = 0; cell < 800; cell++) {
            String[] parts = lines.get(cell + 1).split(",");
            same += parts[header.indexOf("component")].equals(own.text(cell)) ? 1 : 0;
        }
        assertThat(same).as("the cells of training find their components again").isGreaterThan(720);
    }

    @Test
    void componentsAreDescribed() throws IOException {
        var genes = workbench.openRun(trained).genes().symbols();
        var json = session.run("components", trained.toString(), "--genes", genes.get(0) + "," + genes.get(1), "--json")
                .json();
        assertThat(json.path("genes").path(genes.get(1))).hasSize(5);
        assertThat(json.path("components")).hasSize(5);
        double weights = 0;
        for (JsonNode component : json.path("components")) {
            weights += component.path("weight").asDouble();
            assertThat(component.path("markers")).hasSize(5);
            assertThat(component.path("umap_1").isNumber()).isTrue();
        }
        assertThat(weights).isBetween(0.999, 1.001);
        assertThat(json.path("types")).hasSize(5);
        for (JsonNode type : json.path("types")) {
            double sum = 0;
            for (JsonNode percent : type.path("percent")) {
                sum += percent.asDouble();
            }
            assertThat(sum).isBetween(99.9, 100.1);
        }
        assertThat(json.path("order")).hasSize(5);
        assertThat(session.run("components", trained.toString()).out()).contains("Spearman", "per cent of the type");
    }

    @Test
    void cellsAreDrawnFromAComponent() throws IOException {
        Path csv = dir.resolve("drawn.csv");
        session.run("components", trained.toString(), "--sample", "1", "--cells", "7", "--out", csv.toString())
                .succeeded();
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(8);
        assertThat(lines.getFirst()).startsWith("cell,component,");
        assertThat(lines.get(1)).startsWith("generated_1,1,");
    }

    @Test
    void anEncoderWithAMixtureDoesAllThisToo() throws IOException {
        Path folder = dir.resolve("scaespy");
        var outcome =
                train("scaespy", folder, "prior.warmupEpochs=12", "prior.groupEpochs=8", "network.hiddenWidth=64");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.json().path("components_used").asInt()).isGreaterThan(1);
        var described = session.run("components", folder.toString(), "--json").json();
        assertThat(described.path("components")).hasSize(5);
        assertThat(described.path("types")).hasSize(5);
        Path drawn = dir.resolve("drawn-scaespy.csv");
        session.run("components", folder.toString(), "--sample", "2", "--cells", "5", "--out", drawn.toString());
        assertThat(Files.readAllLines(drawn)).hasSize(6).last().asString().startsWith("generated_5,2,");
        Path csv = dir.resolve("new-scaespy.csv");
        assertThat(session.run("embed", folder.toString(), data.toString(), "--out", csv.toString())
                        .code())
                .isZero();
        var lines = Files.readAllLines(csv);
        var header = List.of(lines.getFirst().split(","));
        var own = workbench.openRun(folder).cells().column("component").orElseThrow();
        for (int cell = 0; cell < 800; cell++) {
            assertThat(lines.get(cell + 1).split(",")[header.indexOf("component")])
                    .as("a cell of training has its component again")
                    .isEqualTo(own.text(cell));
        }
    }

    @Test
    void approachesOfSeveralRunsAreTabsOfAWorkbook() throws IOException {
        Path book = dir.resolve("scores.xlsx");
        var outcome = session.run(
                        "evaluate",
                        trained.toString(),
                        trained.toString(),
                        "--batch",
                        "cell_type",
                        "--correct",
                        "harmony",
                        "--clustering",
                        "kmeans",
                        "--xlsx",
                        book.toString(),
                        "--json")
                .succeeded();
        var json = outcome.json();
        assertThat(json.path("ari").isNumber()).isTrue();
        assertThat(json.path("harmony").path("mixing").path("kbet").asDouble())
                .isGreaterThan(json.path("mixing").path("kbet").asDouble());
        try (var zip = new ZipFile(book.toFile());
                var in = zip.getInputStream(zip.getEntry("xl/workbook.xml"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Overview", "kmeans, none, scDGD", "own, none, scDGD", "kmeans, Harmony, scDGD")
                    .doesNotContain("own, Harmony, scDGD");
        }
        var wrong = session.run(
                "evaluate",
                trained.toString(),
                "--xlsx",
                dir.resolve("scores.xls").toString());
        assertThat(wrong.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.err()).contains(".xlsx");
        assertThat(session.run("evaluate", trained.toString(), "--correct", "combat")
                        .err())
                .contains("There is no correction 'combat'", "harmony");
        assertThat(session.run("evaluate", trained.toString(), "--correct", "harmony")
                        .err())
                .contains("no batches to correct for");
    }

    @Test
    void mistakesAreToldInOneParagraph() {
        var none = session.run(
                "components",
                trained.toString(),
                "--sample",
                "9",
                "--out",
                dir.resolve("x.csv").toString());
        assertThat(none.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(none.err()).startsWith("mixtura: There is no component 9").doesNotContain("Exception");
        assertThat(session.run("components", trained.toString(), "--sample", "component:9", "--out", "x.csv")
                        .err())
                .as("as places are called")
                .startsWith("mixtura: There is no component 9");
        var nowhere = session.run("components", trained.toString(), "--sample", "1");
        assertThat(nowhere.err()).startsWith("mixtura: Drawn cells need a file.");
        var gene = session.run("components", trained.toString(), "--genes", "NOTAGENE");
        assertThat(gene.code()).isEqualTo(ExitCodes.DATA);
        assertThat(gene.err()).contains("NOTAGENE");
        var marginal = session.run(
                "likelihood",
                trained.toString(),
                "--marginal",
                "--out",
                dir.resolve("l.csv").toString());
        assertThat(marginal.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(marginal.err()).contains("no marginal likelihood");
        var clusters = train("dgd", dir.resolve("never"), "start=zero", "prior.warmupEpochs=0");
        assertThat(clusters.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(clusters.err()).contains("start them at principal");
    }

    @Test
    void componentsAreDrawnOverLatentAxesAndAgainFromTheDescription() throws IOException {
        long alone = outlines(map("alone.svg"));
        assertThat(outlines(map("with.svg", "--components"))).isGreaterThanOrEqualTo(alone + 5);
        Path again = dir.resolve("again.svg");
        session.run("figure", dir.resolve("with.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(outlines(again)).isEqualTo(outlines(dir.resolve("with.svg")));
    }

    private Path map(String name, String... options) {
        Path out = dir.resolve(name);
        var args = new ArrayList<>(List.of("figure", trained.toString(), "map", "--x", "latent:1", "--y", "latent:2"));
        args.addAll(List.of(options));
        args.addAll(List.of("--out", out.toString()));
        session.run(args).succeeded();
        return out;
    }

    private static long outlines(Path svg) throws IOException {
        return Pattern.compile("<(path|ellipse)")
                .matcher(Files.readString(svg))
                .results()
                .count();
    }

    @Test
    void heldOutCellsHaveALikelihoodAndAnError() {
        var outcome = session.run(
                        "likelihood",
                        trained.toString(),
                        "--out",
                        dir.resolve("cells.csv").toString())
                .succeeded();
        assertThat(outcome.out()).contains("nll", "rmse", "standard error");
    }
}
