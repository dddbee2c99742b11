package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Figures of groups from the command line, with their numbers and descriptions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupPicturesTest {

    @TempDir
    private static Path dir;

    private ComponentsOfTheDemo demo;
    private CliSession session;
    private String run;

    @BeforeAll
    void trainOnce() throws IOException {
        demo = new ComponentsOfTheDemo(dir);
        session = demo.session();
        run = demo.run();
    }

    @AfterAll
    void close() {
        demo.close();
    }

    @Test
    void figuresHaveTheirNumbersBesideThem() throws IOException {
        for (String kind : List.of("dotplot", "violin", "heatmap", "matrixplot")) {
            Path figure = dir.resolve(kind + ".png");
            session.run(
                            "figure",
                            run,
                            kind,
                            "--by",
                            "subpopulation",
                            "--genes",
                            "CD3D,MS4A1",
                            "--out",
                            figure.toString())
                    .succeeded();
            assertThat(figure).isNotEmptyFile();
            assertThat(Files.readAllLines(dir.resolve(kind + ".csv"))).hasSize(1 + 2 * 5);
        }
        Path marked = dir.resolve("marked.svg");
        session.run("figure", run, "DotPlot", "--markers", "2", "--scale", "z", "--out", marked.toString())
                .succeeded();
        assertThat(Files.readAllLines(dir.resolve("marked.csv")).size()).isBetween(1 + 5 * 5, 1 + 10 * 5);
    }

    @Test
    void aFigureIsDrawnAgainFromItsDescription() throws IOException {
        Path first = dir.resolve("first.svg");
        session.run(
                        "figure",
                        run,
                        "violin",
                        "--by",
                        "kmeans",
                        "--genes",
                        "CD3D",
                        "--width",
                        "90",
                        "--out",
                        first.toString())
                .succeeded();
        Path again = dir.resolve("again.svg");
        session.run("figure", dir.resolve("first.fig.json").toString(), "--out", again.toString())
                .succeeded();
        // Each says which command made it.
        String command = "Command: [^<]*";
        assertThat(Files.readString(again).replaceFirst(command, ""))
                .isEqualTo(Files.readString(first).replaceFirst(command, ""));
        assertThat(dir.resolve("again.csv")).hasSameTextualContentAs(dir.resolve("first.csv"));
        assertThat(dir.resolve("again.fig.json")).hasSameTextualContentAs(dir.resolve("first.fig.json"));
    }

    @Test
    void violinsAreSplitAndDrawnAgain() throws IOException {
        Path first = dir.resolve("split.svg");
        session.run(
                        "figure",
                        run,
                        "violin",
                        "--by",
                        "kmeans",
                        "--genes",
                        "CD3D",
                        "--against",
                        "training_split",
                        "--out",
                        first.toString())
                .succeeded();
        assertThat(first).content().contains("train", "validation", "Expression by kmeans and training_split");
        assertThat(Files.readAllLines(dir.resolve("split.csv"))).hasSize(1 + 2 * 5);
        Path again = dir.resolve("split-again.svg");
        session.run("figure", dir.resolve("split.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(dir.resolve("split-again.csv")).hasSameTextualContentAs(dir.resolve("split.csv"));
        assertThat(again).content().contains("Expression by kmeans and training_split");
        session.run("figure", run, "violin", "--against", "subpopulation", "--out", first.toString())
                .isRefused(ExitCodes.DATA, "two halves", "5 values");
    }

    @Test
    void severalFiguresBecomeThePanelsOfAPage() throws IOException {
        session.run("figure", run, "umap", "--out", dir.resolve("map.svg").toString())
                .succeeded();
        session.run("figure", run, "loss", "--out", dir.resolve("curves.svg").toString())
                .succeeded();
        String map = dir.resolve("map.fig.json").toString();
        String curves = dir.resolve("curves.fig.json").toString();
        Path page = Files.createDirectory(dir.resolve("pages")).resolve("page.svg");
        session.run("figure", map, curves, map, "--width", "174", "--out", page.toString())
                .succeeded();

        assertThat(Files.readString(page)).contains(">A<", ">B<", ">C<", "UMAP 1", "Epoch");
        assertThat(page.resolveSibling("page-A.csv")).hasSameTextualContentAs(dir.resolve("map.csv"));
        assertThat(page.resolveSibling("page-B.csv")).hasSameTextualContentAs(dir.resolve("curves.csv"));
        var described = new ObjectMapper().readTree(Files.readString(page.resolveSibling("page.fig.json")));
        assertThat(described.path("panels")).hasSize(3);
        assertThat(described.path("width_mm").asDouble()).isEqualTo(174);
        Path folder =
                page.resolveSibling(described.path("panels").path(0).path("run").asText());
        assertThat(folder.normalize()).isEqualTo(Path.of(run).toAbsolutePath().normalize());

        Path tall = page.resolveSibling("tall.svg");
        session.run(
                        "figure",
                        page.resolveSibling("page.fig.json").toString(),
                        "--columns",
                        "1",
                        "--out",
                        tall.toString())
                .succeeded();
        assertThat(heightOf(tall)).isGreaterThan(heightOf(page));
    }

    private static double heightOf(Path svg) throws IOException {
        var found = Pattern.compile("viewBox=\"0 0 [0-9.]+ ([0-9.]+)\"").matcher(Files.readString(svg));
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void descriptionsThatDescribeNothingAreRefused() throws IOException {
        String out = dir.resolve("refused.png").toString();
        Path file = dir.resolve("broken.fig.json");
        for (String text : List.of(
                "{",
                "{}",
                "{\"version\":1,\"panels\":[]}",
                "{\"version\":9,\"panels\":[{\"run\":\"x\",\"kind\":\"umap\"}]}",
                "{\"version\":1,\"panels\":[{\"kind\":\"umap\"}]}",
                "{\"version\":1,\"panels\":[{\"run\":\"x\",\"kind\":\"umbp\"}]}",
                "{\"version\":1,\"panels\":[{\"run\":\"x\",\"kind\":\"violin\",\"scale\":\"loud\"}]}")) {
            Files.writeString(file, text);
            session.run("figure", file.toString(), "--out", out)
                    .isRefused(ExitCodes.USAGE, "does not describe a figure");
        }
        Files.writeString(file, "{\"version\":1,\"panels\":[{\"run\":\"gone\",\"kind\":\"umap\"}]}");
        session.run("figure", file.toString(), "--out", out).isRefused(ExitCodes.USAGE, "not a run folder");
        session.run("figure", run, "--out", out).isRefused(ExitCodes.USAGE, "does not say what to draw");
        session.run("figure", dir.resolve("none.fig.json").toString(), "--out", out)
                .isRefused(ExitCodes.USAGE, "There is no description", "may have been moved");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void whatGroupsHoldAndHowTheyLieIsDrawn() throws IOException {
        for (String kind : List.of(
                "confusion",
                "component-heatmap",
                "composition",
                "silhouette",
                "distances",
                "correlation",
                "annotation")) {
            Path figure = dir.resolve(kind + ".svg");
            session.run("figure", run, kind, "--out", figure.toString()).succeeded();
            assertThat(figure).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(dir.resolve("confusion.csv")))
                .hasSize(1 + 5 * 5)
                .first()
                .isEqualTo("subpopulation,component,cells,share_of_type,share_of_group");
        assertThat(Files.readAllLines(dir.resolve("component-heatmap.csv")))
                .as("the numbers of the confusion in another order")
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(dir.resolve("confusion.csv")));
        Path again = dir.resolve("again-components.svg");
        session.run("figure", dir.resolve("component-heatmap.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(dir.resolve("again-components.csv")).hasSameTextualContentAs(dir.resolve("component-heatmap.csv"));
        Path told = dir.resolve("told.fig.json");
        Files.writeString(
                told,
                Files.readString(dir.resolve("component-heatmap.fig.json"))
                        .replaceAll("\"by\" *: *\"components\"", "\"by\": \"leiden\""));
        session.run("figure", told.toString(), "--out", again.toString())
                .isRefused(ExitCodes.USAGE, "'by' says nothing", "always of the model's components");
        assertThat(Files.readAllLines(dir.resolve("annotation.csv")).getFirst()).endsWith("p,q,called,genes");
        assertThat(Files.readString(dir.resolve("annotation.svg"))).contains("Monocytes", "CD79A");
        assertThat(Files.readAllLines(dir.resolve("silhouette.csv"))).hasSize(801);
        assertThat(Files.readAllLines(dir.resolve("distances.csv"))).hasSize(26);
        assertThat(Files.readAllLines(dir.resolve("correlation.csv")).size() % 5)
                .isEqualTo(1);
        Path tree = dir.resolve("tree.png");
        session.run("figure", run, "confusion", "--by", "kmeans", "--against", "cell_type", "--order", "tree")
                .isRefused(ExitCodes.USAGE, "--out");
        session.run(
                        "figure",
                        run,
                        "confusion",
                        "--by",
                        "kmeans",
                        "--against",
                        "cell_type",
                        "--order",
                        "tree",
                        "--share",
                        "cells",
                        "--out",
                        tree.toString())
                .succeeded();
        assertThat(Files.readAllLines(dir.resolve("tree.csv"))).hasSize(1 + 10 * 5);
    }

    @Test
    void optionsThatAFigureHasNoUseForAreRefused() {
        String out = dir.resolve("x.png").toString();
        session.run("figure", run, "umap", "--genes", "CD3D", "--out", out)
                .isRefused(ExitCodes.USAGE, "--genes does not apply to the figure 'umap'", "--color");
        session.run("figure", run, "umap", "--at", "component:1", "--out", out)
                .isRefused(ExitCodes.USAGE, "--at does not apply");
        session.run("figure", run, "states", "--share", "type", "--out", out)
                .isRefused(ExitCodes.USAGE, "does not apply to the figure 'states'", "--arm", "--scale", "--order");
        session.run("figure", run, "component-heatmap", "--by", "leiden", "--out", out)
                .isRefused(ExitCodes.USAGE, "--by does not apply", "--against");
        session.run("figure", run, "correlation", "--by", "leiden", "--out", out)
                .isRefused(ExitCodes.USAGE, "--by does not apply");
        session.run("figure", run, "component_heatmap", "--out", out)
                .isRefused(ExitCodes.USAGE, "no figure", "component-heatmap");
        session.run("figure", run, "annotation", "--markers", "1", "--out", out)
                .isRefused(ExitCodes.USAGE, "--markers cannot be 1");
        session.run("figure", run, "graph", "--by", "leiden", "--out", out)
                .isRefused(ExitCodes.USAGE, "no options of its own");
        session.run("figure", "some.fig.json", "--genes", "CD3D", "--out", out)
                .isRefused(ExitCodes.USAGE, "--genes does not apply to a figure that was drawn before");
        assertThat(dir.resolve("x.png")).doesNotExist();
    }
}
