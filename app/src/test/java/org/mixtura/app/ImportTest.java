package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;

/** The commands {@code inspect} and {@code import} on files as people have them. */
class ImportTest {

    @TempDir
    private Path dir;

    private LocalWorkbench workbench;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Cli(
                        workbench,
                        _ -> {
                            throw new IllegalStateException("no window in this test");
                        },
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content).toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void severalTablesAndTheirLabelsBecomeOneFile() throws IOException {
        String target = dir.resolve("study.h5ad").toString();
        int code = run(
                "import",
                file("p1.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n"),
                file("p2.csv", ",CD3D,MS4A1\nA1,5,6\nB7,0,3\n"),
                "--cells",
                file("m1.tsv", "cell\ttype\nA1\tT\nA2\tB\n"),
                "--cells",
                file("m2.tsv", "cell\ttype\nA1\tT\nB7\tB\n"),
                "--batch-column",
                "plate",
                "--out",
                target,
                "--json");

        assertThat(code).as(err.toString()).isZero();
        assertThat(json().path("cells").asInt()).isEqualTo(4);
        assertThat(json().path("steps").size()).isEqualTo(5);
        assertThat(run("inspect", target, "--json")).isZero();
        assertThat(json().path("batchCandidates").get(0).asText()).isEqualTo("plate");
        assertThat(json().path("labelCandidates").get(0).asText()).isEqualTo("type");
        assertThat(json().path("columns").findValuesAsText("name")).contains("plate", "type", "barcode");
    }

    @Test
    void barcodesThatDifferAreExplainedAndMatchedOnlyOnRequest() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nAAACCTGA-1,1,0\nCCCCCTGA-1,0,12\n");
        String labels = file("l.tsv", "cell\ttype\nAAACCTGA\tT\nCCCCCTGA\tB\n");
        String target = dir.resolve("out.h5ad").toString();

        assertThat(run("import", data, "--cells", labels, "--out", target)).isEqualTo(ExitCodes.DATA);
        assertThat(err.toString()).contains("--match without-suffix").doesNotContain("Exception");
        assertThat(Path.of(target)).doesNotExist();
        assertThat(run("import", data, "--cells", labels, "--match", "without-suffix", "--out", target))
                .as(err.toString())
                .isZero();
        assertThat(run("import", data, "--match", "somehow", "--out", target + "2"))
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void anExistingFileIsNotWrittenOver() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nA,1,0\nB,0,12\n");

        assertThat(run("import", data, "--out", data)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(Path.of(data)).content().startsWith(",CD3D");
    }

    @Test
    void theImportCheckSaysWhatAFilterLeavesAndWhatCanBeDone() throws IOException {
        String data = file("d.csv", "x,k1,k2,k3\nr1,1,0,7\nr2,0,12,3\nr3,500,600,700\nr4,1,1,1\n");

        assertThat(run("inspect", data, "--json", "--min-genes", "4")).isZero();
        assertThat(json().path("cells").asInt()).isEqualTo(3);
        assertThat(json().path("filter").path("cells").asInt()).isEqualTo(1);
        assertThat(json().path("stats").path("geneNaming").asText()).isEqualTo("symbols");
        assertThat(json().path("problems").findValuesAsText("do")).contains("orient");
        assertThat(run("inspect", data, "--orientation", "cells-by-genes", "--json"))
                .isZero();
        assertThat(json().path("cells").asInt()).isEqualTo(4);
        assertThat(run("inspect", data, "--orientation", "upside-down")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("inspect", data, "--max-mito", "120")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void countsInAnotherPlaceAreOffered() throws IOException {
        assertThat(run(
                        "inspect",
                        "../model-core/src/test/resources/data/layers_counts.h5ad",
                        "--counts",
                        "X",
                        "--json"))
                .isEqualTo(ExitCodes.DATA);
        assertThat(json().path("problems")
                        .get(0)
                        .path("fixes")
                        .get(0)
                        .path("place")
                        .asText())
                .isEqualTo("layers/counts");
    }
}
