package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Places of the latent space and paths through it from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacesTest {

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

    @Test
    void aPathToAPlaceWithoutCellsSaysSo() {
        String sides = session.run("decode", run, "umap:900,900").err();
        double[] bounds = Pattern.compile("between (\\S+) and ([^\\s,;]+)")
                .matcher(sides)
                .results()
                .flatMap(side -> Stream.of(side.group(1), side.group(2)))
                .mapToDouble(Double::parseDouble)
                .toArray();
        String corner = "umap:%s,%s"
                .formatted(bounds[0] - 0.2 * (bounds[1] - bounds[0]), bounds[2] - 0.2 * (bounds[3] - bounds[2]));
        String told = "1 of 2 places were chosen where the map has few cells or none";
        assertThat(session.run("traverse", run, "--from", "component:1", "--to", corner)
                        .succeeded()
                        .out())
                .contains(told);
        assertThat(session.run("traverse", run, "--from", "component:1", "--to", "component:2")
                        .succeeded()
                        .out())
                .doesNotContain(told);
    }

    @Test
    void numbersOfGenesAreNotBelowZero() {
        for (String option : List.of("--markers", "--ieg", "--hkg")) {
            session.run("traverse", run, "--dimension", "1", option, "-1")
                    .isRefused(ExitCodes.USAGE, option + " cannot be -1");
        }
        session.run("components", run, "--markers", "-1").isRefused(ExitCodes.USAGE, "--markers cannot be -1");
        session.run("figure", run, "path", "--dimension", "1", "--markers", "-1", "--out", "path.png")
                .isRefused(ExitCodes.USAGE, "--markers cannot be -1");
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
        Path others = Files.writeString(dir.resolve("others.gmt"), "fly\t\tFOO\tBAR\n");
        session.run(
                        "figure",
                        run,
                        "path",
                        "--from",
                        "component:1",
                        "--to",
                        "umap:0,0",
                        "--sets",
                        others.toString(),
                        "--out",
                        dir.resolve("none.png").toString())
                .isRefused(ExitCodes.DATA, "none of the 2 genes in others.gmt");
        session.run("figure", run, "decode", "--at", "component:1", "--sets", sets.toString(), "--out", path.toString())
                .isRefused(ExitCodes.USAGE, "--sets does not apply");
        session.run("figure", run, "graph", "--out", dir.resolve("graph.svg").toString())
                .succeeded();
        assertThat(dir.resolve("graph.csv"))
                .content()
                .startsWith("component,weight,cells,type,type_share,x,y,overlap_1");
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
        session.run("figure", run, "states", "--out", out).isRefused(ExitCodes.USAGE, "no states to vary");
        for (String limit : List.of("0", "-0.1", "3")) {
            session.run("figure", run, "path", "--drift-limit", limit, "--dimension", "1", "--out", out)
                    .isRefused(ExitCodes.USAGE, "--drift-limit", "above 0 and at most 2", "--drift-limit 0.3");
            session.run("traverse", run, "--drift-limit", limit, "--dimension", "1")
                    .isRefused(ExitCodes.USAGE, "--drift-limit", "above 0 and at most 2", "--drift-limit 0.3");
        }
    }
}
