package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Groups of cells from the command line: their markers and the types that they speak for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsTest {

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
    void measuredNumbersAreNoGroups() {
        for (String command : List.of("markers", "annotate")) {
            session.run(command, run, "--by", "component_probability")
                    .isRefused(ExitCodes.DATA, "does not divide cells into groups");
        }
        session.run("markers", run, "--by", "component_probabilty").isRefused(ExitCodes.DATA, "kmeans, component, gmm");
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
}
