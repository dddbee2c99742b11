package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** Groups of cells from the command line: their markers and figures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsTest {

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private String run;

    @BeforeAll
    void trainOnce() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        run = dir.resolve("run").toString();
        session.run(
                        "train",
                        BundledResource.DEMO_PBMC800.copyInto(dir).toString(),
                        "--model",
                        "dgd",
                        "--labels",
                        "subpopulation",
                        "--epochs",
                        "24",
                        "--set",
                        "prep.variableGenes=300",
                        "--set",
                        "prior.warmupEpochs=16",
                        "--seed",
                        "3",
                        "--threads",
                        "1",
                        "--out",
                        run)
                .succeeded();
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    private Map<String, List<String>> markersBy(String column) throws IOException {
        var found = new HashMap<String, List<String>>();
        var json = session.run("markers", run, "--by", column, "--json")
                .succeeded()
                .json();
        assertThat(json.path("tested").asInt()).as("all genes of the data set").isGreaterThan(1400);
        for (JsonNode group : json.path("groups")) {
            var symbols = new ArrayList<String>();
            group.path("markers")
                    .forEach(marker -> symbols.add(marker.path("symbol").asText()));
            found.put(group.path("group").asText(), symbols);
        }
        return found;
    }

    @Test
    void sortedTypesAreMarkedByTheirGenes() throws IOException {
        var markers = markersBy("subpopulation");
        assertThat(markers).hasSize(5);
        assertThat(markers.get("B cell")).contains("CD79A");
        assertThat(markers.get("T cell")).contains("CD3D");
        assertThat(markers.get("NK cell")).containsAnyOf("NKG7", "GNLY");
        assertThat(markers.get("CD14+")).containsAnyOf("LYZ", "CD14", "S100A8");
    }

    @Test
    void cellsAreGroupedByComponentsClustersAndColumns() throws IOException {
        assertThat(markersBy("components")).hasSize(5).containsKey("1");
        assertThat(markersBy("leiden")).hasSizeGreaterThan(2);
        var byDefault = session.run("markers", run, "--json").succeeded().json();
        assertThat(byDefault.path("by").asText()).isEqualTo("component");
    }

    @Test
    void allGenesAreWritten() throws IOException {
        Path csv = dir.resolve("markers.csv");
        var outcome = session.run("markers", run, "--by", "subpopulation", "--top", "2", "--out", csv.toString())
                .succeeded();
        assertThat(outcome.out()).contains("subpopulation B cell (80 cells)", "log2 FC");
        var lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("group,rank,gene,symbol,score,p,q,called,log2_fold_change");
        assertThat(lines.size() % 5).isEqualTo(1);
        assertThat(lines).anyMatch(line -> line.startsWith("B cell,1,"));
    }

    @Test
    void figuresHaveTheirNumbersBesideThem() throws IOException {
        for (String kind : List.of("dotplot", "violin", "heatmap")) {
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
    void typesAreSuggestedWithTheirEvidence() throws IOException {
        Path csv = dir.resolve("types.csv");
        var json = session.run(
                        "annotate", run, "--by", "subpopulation", "--top", "1", "--out", csv.toString(), "--json")
                .succeeded()
                .json();
        var best = new HashMap<String, String>();
        for (JsonNode group : json.path("groups")) {
            var first = group.path("suggestions").path(0);
            best.put(group.path("group").asText(), first.path("type").asText());
            // Of the genes of stem cells the small data set has hardly any.
            assertThat(first.path("genes").size()).isNotEqualTo(1);
        }
        assertThat(best.get("B cell")).startsWith("B cells");
        assertThat(best.get("NK cell")).isEqualTo("NK cells");
        assertThat(best.get("CD14+")).isEqualTo("Monocytes");
        assertThat(best.get("T cell")).startsWith("T ");
        assertThat(Files.readAllLines(csv).getFirst()).endsWith("p,q,called,genes");
    }

    @Test
    void setsOfGenesAreReadFromAFile() throws IOException {
        Path sets = Files.writeString(
                dir.resolve("own.gmt"), "Mine\tme\tCD79A\tCD79B\tMS4A1\tCD19\nOthers\tme\tLYZ\tS100A8\tS100A9\tFCN1\n");
        var text = session.run("annotate", run, "--by", "subpopulation", "--sets", sets.toString())
                .succeeded()
                .out();
        assertThat(text).contains("2 sets", "Mine", "MS4A1").contains("no type stands out");
        Path mouse = Files.writeString(dir.resolve("none.gmt"), "Mine\tme\tNOTAGENE\tNORTHIS\tNORTHAT\n");
        session.run("annotate", run, "--sets", mouse.toString()).isRefused(ExitCodes.DATA, "No set of genes");
        session.run("annotate", run, "--markers", "1").isRefused(ExitCodes.USAGE, "--markers");
    }

    @Test
    void whatGroupsHoldAndHowTheyLieIsDrawn() throws IOException {
        for (String kind : List.of("confusion", "composition", "silhouette", "distances", "correlation")) {
            Path figure = dir.resolve(kind + ".svg");
            session.run("figure", run, kind, "--out", figure.toString()).succeeded();
            assertThat(figure).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(dir.resolve("confusion.csv")))
                .hasSize(1 + 5 * 5)
                .first()
                .isEqualTo("subpopulation,component,cells,share_of_type,share_of_group");
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
    void aPathIsFollowedFromGroupToGroup() throws IOException {
        Path csv = dir.resolve("path.csv");
        Path figure = dir.resolve("path.pdf");
        var text = session.run(
                        "traverse",
                        run,
                        "--from",
                        "subpopulation=B cell",
                        "--to",
                        "subpopulation=CD14+",
                        "--genes",
                        "CD79A,LYZ",
                        "--points",
                        "9",
                        "--csv",
                        csv.toString(),
                        "--figure",
                        figure.toString())
                .succeeded()
                .out();
        assertThat(text).contains("From B cell to CD14+", "CD79A", "of 9 steps", "Housekeeping drift");
        assertThat(figure).isNotEmptyFile();
        var lines = Files.readAllLines(csv);
        assertThat(lines.size() % 9).isEqualTo(1);
        double[] cd79a = rates(lines, "CD79A");
        double[] lyz = rates(lines, "LYZ");
        assertThat(cd79a[0]).as("a marker of where the path begins").isGreaterThan(3 * cd79a[8]);
        assertThat(lyz[8]).as("a marker of where it ends").isGreaterThan(3 * lyz[0]);
        assertThat(lines.getFirst()).contains("rate,log1p_rate,low,high,distance");
        assertThat(lines.stream().skip(1).map(line -> line.split(","))).allSatisfy(cells -> {
            assertThat(Double.parseDouble(cells[6])).isLessThanOrEqualTo(Double.parseDouble(cells[7]));
            assertThat(Double.parseDouble(cells[6])).isLessThan(3 * Double.parseDouble(cells[4]) + 1);
        });
    }

    private static double[] rates(List<String> lines, String gene) {
        return lines.stream()
                .filter(line -> line.startsWith(gene + ","))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[4]))
                .toArray();
    }

    @Test
    void pathsGoThroughComponentsCellsAndAlongDimensions() throws IOException {
        String barcode =
                Files.readAllLines(Path.of(run).resolve("cells.csv")).get(1).split(",")[0];
        assertThat(session.run(
                                "traverse",
                                run,
                                "--from",
                                "component:1",
                                "--via",
                                "cell:" + barcode,
                                "--to",
                                "component:2")
                        .succeeded()
                        .out())
                .contains("From component 1 to " + barcode + " to component 2", "40 steps");
        assertThat(session.run("traverse", run, "--dimension", "2", "--markers", "3")
                        .succeeded()
                        .out())
                .contains("Latent dimension 2");
        session.run("traverse", run, "--dimension", "99").isRefused(ExitCodes.USAGE, "no latent dimension 99");
        session.run("traverse", run, "--from", "component:1").isRefused(ExitCodes.USAGE, "two ends");
        session.run("traverse", run, "--from", "component:9", "--to", "component:1")
                .isRefused(ExitCodes.DATA, "no component 9");
        session.run("traverse", run, "--from", "nowhere", "--to", "component:1")
                .isRefused(ExitCodes.USAGE, "'nowhere' is no place");
        session.run("traverse", run, "--from", "cell:none", "--to", "component:1")
                .isRefused(ExitCodes.DATA, "no cell 'none'");
        session.run("traverse", run, "--from", "subpopulation=X", "--to", "component:1")
                .isRefused(ExitCodes.DATA, "no level 'X'");
    }

    @Test
    void aPlaceIsDecodedBesideAnother() throws IOException {
        Path csv = dir.resolve("decoded.csv");
        Path figure = dir.resolve("decoded.svg");
        assertThat(session.run(
                                "decode",
                                run,
                                "subpopulation=CD14+",
                                "--anchor",
                                "subpopulation=B cell",
                                "--csv",
                                csv.toString(),
                                "--figure",
                                figure.toString())
                        .succeeded()
                        .out())
                .contains("CD14+ against B cell", "LYZ", "Nearest cells", "Near cells", "The band holds");
        assertThat(Files.readString(figure)).contains("LYZ");
        var lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo("gene,symbol,rate,low,high,anchor_rate,log1p_change,beyond_band");
        var lyz = lines.stream()
                .filter(line -> line.contains(",LYZ,"))
                .findFirst()
                .orElseThrow()
                .split(",");
        assertThat(Double.parseDouble(lyz[2])).isGreaterThan(10 * Double.parseDouble(lyz[5]));
        assertThat(Double.parseDouble(lyz[2]))
                .isBetween(0.5 * Double.parseDouble(lyz[3]), 2 * Double.parseDouble(lyz[4]));
        assertThat(session.run("decode", run, "latent:1=500").succeeded().out()).contains("Far from cells");
        session.run("decode", run, "umap:1").isRefused(ExitCodes.USAGE, "no place");
        session.run("decode", run, "umap:900,900").isRefused(ExitCodes.USAGE, "far outside the map", "between");
        session.run("decode", run, "latent:1=abc").isRefused(ExitCodes.USAGE, "no place", "latent:1=0.5,2=-1@mean");
        session.run("decode", run, "pc:99=1").isRefused(ExitCodes.DATA, "no latent dimension 99");
    }

    @Test
    void dragsOfAPathAreMeasured() {
        String out = session.run("bench", "path", run, "--genes", "20", "--points", "5", "--moves", "3")
                .succeeded()
                .out();
        assertThat(out).contains("20 genes, 5 steps, 3 moves").containsPattern("together +\\d+\\.\\d +\\d+\\.\\d");
        session.run("bench", "path", run, "--moves", "0").isRefused(ExitCodes.USAGE, "0 moves of 200 genes", "--moves");
    }

    @Test
    void placesAndPathsAreFiguresThatTheSameWordsDrawAgain() throws IOException {
        Path place = dir.resolve("place.png");
        session.run("figure", run, "decode", "--at", "umap:0,0", "--anchor", "component:1", "--out", place.toString())
                .succeeded();
        assertThat(dir.resolve("place.csv")).isNotEmptyFile();
        Path again = dir.resolve("again.png");
        session.run("figure", dir.resolve("place.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(dir.resolve("again.csv")).hasSameTextualContentAs(dir.resolve("place.csv"));
        Path path = dir.resolve("drawn.png");
        Path sets = Files.writeString(dir.resolve("mine.gmt"), "my own\t\tCD79A\tLYZ\n");
        session.run(
                        "figure",
                        run,
                        "path",
                        "--from",
                        "component:1",
                        "--via",
                        "umap:0,0",
                        "--to",
                        "latent:1=0.5,2=0.5@mean",
                        "--scale",
                        "z",
                        "--order",
                        "tree",
                        "--sets",
                        sets.toString(),
                        "--out",
                        path.toString())
                .succeeded();
        Path pathAgain = dir.resolve("drawn2.png");
        session.run("figure", dir.resolve("drawn.fig.json").toString(), "--out", pathAgain.toString())
                .succeeded();
        assertThat(dir.resolve("drawn2.csv")).hasSameTextualContentAs(dir.resolve("drawn.csv"));
        assertThat(dir.resolve("drawn.csv")).content().contains("CD79A,my own,", "LYZ,my own,");
        session.run("figure", run, "decode", "--at", "component:1", "--sets", sets.toString(), "--out", path.toString())
                .isRefused(ExitCodes.USAGE, "--sets does not apply");
        session.run("figure", run, "graph", "--out", dir.resolve("graph.svg").toString())
                .succeeded();
        assertThat(dir.resolve("graph.csv")).content().startsWith("component,weight,cells,type,x,y,overlap_1");
        session.run(
                        "figure",
                        run,
                        "uncertainty",
                        "--out",
                        dir.resolve("unsure.png").toString())
                .succeeded();
        session.run(
                        "figure",
                        run,
                        "sample",
                        "--at",
                        "component:1",
                        "--out",
                        dir.resolve("new.svg").toString())
                .succeeded();
        assertThat(dir.resolve("new.svg")).content().contains("GENERATED", "generated cells of component 1");
        assertThat(dir.resolve("new.csv"))
                .content()
                .contains("real_cells,generated_cells", "real_zeros,generated_zeros", ",true,");
        assertThat(session.run(
                                "components",
                                run,
                                "--sample",
                                "mixture",
                                "--cells",
                                "40",
                                "--out",
                                dir.resolve("mixed.csv").toString())
                        .succeeded()
                        .out())
                .contains("40 cells of the mixture", "correlation over genes");
        assertThat(Files.readAllLines(dir.resolve("mixed.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[1])
                        .distinct())
                .as("components")
                .hasSizeGreaterThan(1);
        session.run(
                        "components",
                        run,
                        "--sample",
                        "many",
                        "--out",
                        dir.resolve("x.csv").toString())
                .isRefused(ExitCodes.USAGE, "no component 'many'");
        assertThat(dir.resolve("unsure.csv")).content().startsWith("barcode,assignment_entropy");
        String out = dir.resolve("x.png").toString();
        session.run("figure", run, "decode", "--out", out).isRefused(ExitCodes.USAGE, "--at");
        session.run("figure", run, "path", "--from", "component:1", "--to", "component:1", "--out", out)
                .isRefused(ExitCodes.USAGE, "goes nowhere", "same place");
        session.run("figure", run, "path", "--order", "matched", "--from", "component:1", "--out", out)
                .isRefused(ExitCodes.USAGE, "peak, change, tree, given");
        session.run("figure", run, "states", "--out", out).isRefused(ExitCodes.USAGE, "no states");
        for (String limit : List.of("0", "-0.1", "3")) {
            session.run("figure", run, "path", "--drift-limit", limit, "--dimension", "1", "--out", out)
                    .isRefused(ExitCodes.USAGE, "--drift-limit", "above 0 and at most 2", "--drift-limit 0.3");
            session.run("traverse", run, "--drift-limit", limit, "--dimension", "1")
                    .isRefused(ExitCodes.USAGE, "--drift-limit", "above 0 and at most 2", "--drift-limit 0.3");
        }
    }

    @Test
    void mistakesAreToldInOneParagraph() {
        String out = dir.resolve("x.png").toString();
        session.run("markers", run, "--by", "subpopulatio")
                .isRefused(ExitCodes.DATA, "no groups", "Near it: subpopulation");
        session.run("markers", run, "--top", "0").isRefused(ExitCodes.USAGE, "--top");
        session.run("figure", run, "dotplo", "--out", out).isRefused(ExitCodes.USAGE, "no figure", "dotplot");
        session.run("figure", run, "violin", "--genes", "CD3X", "--out", out)
                .isRefused(ExitCodes.DATA, "no gene 'CD3X'");
        session.run("figure", run, "violin", "--out", dir.resolve("x.bmp").toString())
                .isRefused(ExitCodes.USAGE, ".png");
        assertThat(dir.resolve("x.csv")).doesNotExist();
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
        session.run("figure", run, "graph", "--by", "leiden", "--out", out)
                .isRefused(ExitCodes.USAGE, "no options of its own");
        session.run("figure", "some.fig.json", "--genes", "CD3D", "--out", out)
                .isRefused(ExitCodes.USAGE, "--genes does not apply to a figure that was drawn before");
        assertThat(dir.resolve("x.png")).doesNotExist();
    }
}
