package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
    private CliSession session;
    private CliSession.Outcome last;

    @BeforeEach
    void open() {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        session = new CliSession(workbench);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private int run(String... args) {
        last = session.run(args);
        return last.code();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content).toString();
    }

    @Test
    void aLongTableLosesItsHashtagsAsTheRemedySays() throws IOException {
        String table = file("long.csv", "cell,gene,count\nA,CD3D,1\nA,HTO-1,70\nB,CD3D,2\nB,LYZ,7\nB,HTO-1,90\n");
        assertThat(run("inspect", table)).isZero();
        assertThat(last.out()).contains("mixtura import --without-genes HTO-1");

        String target = dir.resolve("rna.h5ad").toString();
        assertThat(run("import", table, "--without-genes", "HTO-1", "--out", target, "--json"))
                .as(last.err())
                .isZero();
        assertThat(last.json().path("genes").asInt()).isEqualTo(2);
        assertThat(last.json().path("warnings").isEmpty()).isTrue();

        assertThat(run(
                        "import",
                        table,
                        "--without-genes",
                        "HTO-9",
                        "--out",
                        dir.resolve("no.h5ad").toString()))
                .isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("no gene HTO-9", "for example CD3D");
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

        assertThat(code).as(last.err()).isZero();
        assertThat(last.json().path("cells").asInt()).isEqualTo(4);
        assertThat(last.json().path("steps").toString())
                .contains("2 of 2 cells found their row in m1.tsv, matched by the whole barcode.")
                .contains("All files have the same 2 genes.")
                .contains("In the new file the counts are in X.");
        assertThat(last.json().path("warnings").isEmpty()).isTrue();
        assertThat(run("inspect", target, "--json")).isZero();
        assertThat(last.json().path("batchCandidates").get(0).asText()).isEqualTo("plate");
        assertThat(last.json().path("labelCandidates").get(0).asText()).isEqualTo("type");
        assertThat(last.json().path("columns").findValuesAsText("name")).contains("plate", "type", "barcode");
    }

    @Test
    void barcodesThatDifferAreExplainedAndMatchedOnlyOnRequest() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nAAACCTGA-1,1,0\nCCCCCTGA-1,0,12\n");
        String labels = file("l.tsv", "cell\ttype\nAAACCTGA\tT\nCCCCCTGA\tB\n");
        String target = dir.resolve("out.h5ad").toString();

        assertThat(run("import", data, "--cells", labels, "--out", target)).isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("--match without-suffix").doesNotContain("Exception");
        assertThat(Path.of(target)).doesNotExist();
        assertThat(run("import", data, "--cells", labels, "--match", "without-suffix", "--out", target))
                .as(last.err())
                .isZero();
        assertThat(run("import", data, "--match", "somehow", "--out", target + "2"))
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void anExistingFileIsNotWrittenOver() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nA,1,0\nB,0,12\n");

        String there = file("there.h5ad", "mine");

        assertThat(run("import", data, "--out", there)).isEqualTo(ExitCodes.USAGE);
        assertThat(last.err().strip().lines()).hasSize(1);
        assertThat(Path.of(there)).content().isEqualTo("mine");
        assertThat(run("import", data, "--out", data)).isEqualTo(ExitCodes.USAGE);
        assertThat(last.err()).contains("does not end in .h5ad", "d.h5ad");
        assertThat(Path.of(data)).content().startsWith(",CD3D");
    }

    @Test
    void theImportCheckSaysWhatAFilterLeavesAndWhatCanBeDone() throws IOException {
        String data = file("d.csv", "x,k1,k2,k3\nr1,1,0,7\nr2,0,12,3\nr3,500,600,700\nr4,1,1,1\n");

        assertThat(run("inspect", data, "--json")).isEqualTo(ExitCodes.DATA);
        assertThat(last.json().path("problems").get(0).path("code").asText()).isEqualTo("orientation-unsure");
        assertThat(last.json().path("problems").get(0).path("fixes").size()).isEqualTo(2);
        assertThat(run("inspect", data, "--orientation", "genes-by-cells", "--json", "--min-genes", "4"))
                .isZero();
        assertThat(last.json().path("cells").asInt()).isEqualTo(3);
        assertThat(last.json().path("filter").path("cells").asInt()).isEqualTo(1);
        assertThat(last.json().path("stats").path("geneNaming").asText()).isEqualTo("symbols");
        assertThat(run("inspect", data, "--orientation", "cells-by-genes", "--json"))
                .isZero();
        assertThat(last.json().path("cells").asInt()).isEqualTo(4);
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
        assertThat(last.json()
                        .path("problems")
                        .get(0)
                        .path("fixes")
                        .get(0)
                        .path("place")
                        .asText())
                .isEqualTo("layers/counts");
    }

    @Test
    void labelsOfSomeCellsAreRefusedUnlessTheOthersMayStayWithout() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nA,1,0\nB,0,12\nC,3,4\n");
        String labels = file("l.tsv", "cell\ttype\nA\tT\n");
        String target = dir.resolve("out.h5ad").toString();

        assertThat(run("import", data, "--cells", labels, "--out", target)).isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("2 of the 3 cells have no row in l.tsv").contains("--missing-labels keep");
        assertThat(run(
                        "train",
                        data,
                        "--labels",
                        labels + ":type",
                        "--out",
                        dir.resolve("run").toString()))
                .isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("2 of the 3 cells have no row in l.tsv");
        assertThat(run("import", data, "--cells", labels, "--missing-labels", "keep", "--out", target, "--json"))
                .isZero();
        assertThat(last.json().path("steps").toString()).contains("1 of 3 cells found their row in l.tsv");
        assertThat(run("import", data, "--missing-labels", "perhaps", "--out", target + "2"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run(
                        "train",
                        data,
                        "--match",
                        "in-order",
                        "--out",
                        dir.resolve("run").toString()))
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void howNumbersAreWrittenIsAskedAndSaid() throws IOException {
        String commas = file("c.csv", ";CD3D;MS4A1\nA;1,0;0,0\nB;0,0;12,0\nC;3,0;4,0\n");
        String blanks = file("b.csv", ",CD3D,MS4A1\nA,1,\nB,,12\nC,3,4\n");
        String target = dir.resolve("numbers.h5ad").toString();

        assertThat(run("inspect", commas)).isEqualTo(ExitCodes.DATA);
        assertThat(last.out()).contains("--decimals comma");
        assertThat(run("import", commas, "--decimals", "comma", "--out", target))
                .isZero();
        assertThat(run("inspect", blanks)).isEqualTo(ExitCodes.DATA);
        assertThat(last.out()).contains("--blanks-are-zeros");
        assertThat(run("inspect", blanks, "--blanks-are-zeros", "--json")).isZero();
        assertThat(last.json().path("nonZero").asInt()).isEqualTo(4);
        assertThat(run("inspect", blanks, "--decimals", "dot")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void trainRefusesATableThatMayBeEitherWayRound() throws IOException {
        String data = file("d.csv", "x,k1,k2,k3\nr1,1,0,7\nr2,0,12,3\nr3,500,600,700\nr4,1,1,1\n");

        assertThat(run("train", data, "--out", dir.resolve("run").toString())).isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("--orientation genes-by-cells").doesNotContain("Exception");
    }

    @Test
    void notesAreOnTheErrorStreamAndFilesWithFewCommonGenesAreAskedAbout() throws IOException {
        String first = file("p1.csv", ",CD3D,MS4A1,n_counts\nA1,1,0,1\nA2,0,12,12\n");
        String second = file("p2.csv", ",MS4A1,LYZ\nA1,5,6\nB7,0,3\n");
        String target = dir.resolve("out.h5ad").toString();

        assertThat(run("import", first, second, "--out", target)).isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("share only 1 genes").contains("--join-genes common");
        assertThat(run("import", first, second, "--join-genes", "common", "--out", target, "--json"))
                .as(last.err())
                .isZero();
        assertThat(last.json().path("genes").asInt()).isEqualTo(1);
        assertThat(last.err()).contains("mixtura: Note:").contains("The column n_counts was not read as counts.");
        assertThat(run("inspect", first, "--not-counts", "none", "--json")).isZero();
        assertThat(last.json().path("genes").asInt()).isEqualTo(3);
    }

    @Test
    void aShareThatCannotBeJudgedFailsTheCheck() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1,LYZ\ncell_1,1,0,7\ncell_2,0,12,3\ncell_3,5,6,7\n");

        assertThat(run("inspect", data, "--max-mito", "20")).isEqualTo(ExitCodes.DATA);
        assertThat(last.err()).contains("mitochondrial share of the cells cannot be judged");
        assertThat(run("inspect", data)).isZero();
        assertThat(last.out()).contains("memory: The counts take 1 MB in memory", "there is nothing to choose");
    }

    private String typed() throws IOException {
        var table = new StringBuilder(",CD3D,MS4A1,LYZ\n");
        var labels = new StringBuilder("cell\ttype\n");
        String[] types = {"B cell", "B cell", "b cell", "T", "T", "Unknown"};
        for (int cell = 0; cell < 24; cell++) {
            table.append("S%d_AAACCCGG%s-1,%d,1,2\n".formatted(cell % 2, sequence(cell), cell % 3));
            labels.append("S%d_AAACCCGG%s-1\t%s\n".formatted(cell % 2, sequence(cell), types[cell % 6]));
        }
        String target = dir.resolve("typed.h5ad").toString();
        String data = file("typed.csv", table.toString());
        assertThat(run("import", data, "--cells", file("typed.tsv", labels.toString()), "--out", target))
                .as(last.err())
                .isZero();
        assertThat(last.err()).contains("--merge-spellings type", "--as-missing type=Unknown");
        assertThat(last.out()).contains("--samples-from-barcodes --batch sample");
        return target;
    }

    private static String sequence(int number) {
        return Integer.toString(number + 16, 4)
                .replace('0', 'A')
                .replace('1', 'C')
                .replace('2', 'G')
                .replace('3', 'T');
    }

    @Test
    void levelsThatAreOneAreMergedAndOthersTakenAsMissing() throws IOException {
        String data = typed();

        assertThat(run("inspect", data, "--json")).isZero();
        assertThat(last.json().path("problems").findValuesAsText("do"))
                .contains("merge-spellings", "as-missing", "samples-from-barcodes");

        String[] edited = {
            "inspect",
            data,
            "--merge-spellings",
            "type",
            "--as-missing",
            "type=Unknown",
            "--samples-from-barcodes",
            "--json"
        };
        assertThat(run(edited)).isZero();
        var column = last.json().path("columns").get(0);
        assertThat(column.path("levels").asInt()).isEqualTo(2);
        assertThat(column.path("missing").asInt()).isEqualTo(4);
        assertThat(column.path("counts").path("B cell").asInt()).isEqualTo(12);
        assertThat(last.json().path("batchCandidates").get(0).asText()).isEqualTo("sample");

        assertThat(run("inspect", data, "--as-missing", "type")).isEqualTo(ExitCodes.USAGE);
        assertThat(last.err()).contains("--as-missing cell_type=Unknown");
        assertThat(run("inspect", data, "--merge-spellings", "kind")).isEqualTo(ExitCodes.DATA);
        assertThat(last.out()).contains("There is no column 'kind'");
    }

    @Test
    void whatIsMadeOfColumnsIsKeptWithTheRun() throws IOException {
        String data = typed();
        String labels = dir.resolve("typed.tsv").toString();
        String[] small = {"--set", "train.epochs=1", "--set", "latentDim=2"};

        Path first = dir.resolve("first");
        assertThat(run(with(small, "train", data, "--labels", "type", "--out", first.toString())))
                .as(last.err())
                .isZero();
        assertThat(last.err())
                .contains("--merge-spellings type", "--as-missing type=Unknown", "--samples-from-barcodes");

        Path second = dir.resolve("second");
        assertThat(run(with(
                        small,
                        "train",
                        data,
                        "--labels",
                        labels + ":type",
                        "--batch",
                        "sample",
                        "--merge-spellings",
                        "type",
                        "--as-missing",
                        "type=Unknown",
                        "--samples-from-barcodes",
                        "--out",
                        second.toString())))
                .as(last.err())
                .isZero();

        assertThat(last.err())
                .contains("are merged", "taken as without a value")
                .doesNotContain("--merge-spellings");
        var spec =
                new ObjectMapper().readTree(second.resolve("run.json").toFile()).path("spec");
        assertThat(spec.path("labels").path("mergeSpellings").get(0).asText()).isEqualTo("type");
        assertThat(spec.path("labels").path("asMissing").path("type").get(0).asText())
                .isEqualTo("Unknown");
        assertThat(spec.path("samplesFromBarcodes").asBoolean()).isTrue();
        assertThat(Files.readString(second.resolve("cells.json")))
                .contains("B cell")
                .doesNotContain("b cell", "Unknown");
    }

    private static String[] with(String[] more, String... first) {
        return java.util.stream.Stream.of(first, more)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new);
    }

    @Test
    void theColumnOfBarcodesCanBeSaid() throws IOException {
        String data = file("d.csv", ",CD3D,MS4A1\nA,1,0\nB,0,12\nC,3,3\n");
        String labels = file("l.csv", "found,moved,type\nA,B,T\nB,A,B\nC,C,NK\n");
        String target = dir.resolve("t.h5ad").toString();

        assertThat(run("import", data, "--cells", labels, "--barcodes", "nosuch", "--out", target))
                .isEqualTo(ExitCodes.DATA);
        assertThat(run(
                        "import",
                        data,
                        "--cells",
                        labels,
                        "--barcodes",
                        "moved",
                        "--match",
                        "in-order",
                        "--out",
                        target))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("import", data, "--cells", labels, "--barcodes", "moved", "--out", target))
                .as(last.err())
                .isZero();
        assertThat(run("inspect", target, "--json")).isZero();
        assertThat(last.json().path("obsColumns").toString()).contains("found").doesNotContain("moved");
    }

    @Test
    void valuesThatAreNoCountsAreTakenByModelsThatCanWhenThatIsSaid() throws IOException {
        String data = "../model-core/src/test/resources/data/scaled.h5ad";
        String folder = dir.resolve("run").toString();

        assertThat(run("inspect", data, "--json")).isEqualTo(ExitCodes.DATA);
        assertThat(last.json().path("problems").get(0).path("fixes").findValuesAsText("do"))
                .contains("take-any-values");
        assertThat(run("inspect", data, "--values", "any", "--json")).isZero();
        assertThat(last.json().path("problems").findValuesAsText("code")).contains("any-values");
        assertThat(run("inspect", data, "--values", "some")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("inspect", "../model-core/src/test/resources/data/nan.h5ad", "--values", "any"))
                .as("undefined values are none")
                .isEqualTo(ExitCodes.DATA);

        assertThat(run("train", data, "--values", "any", "--out", folder)).isEqualTo(ExitCodes.USAGE);
        assertThat(last.err()).contains("scVI needs counts").contains("--model scaespy");
        assertThat(run(
                        "train",
                        data,
                        "--values",
                        "any",
                        "--model",
                        "scaespy",
                        "--set",
                        "output.reconstruction=poisson",
                        "--out",
                        folder))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(last.err()).contains("--set output.reconstruction=mse");
        assertThat(run(
                        "train",
                        data,
                        "--values",
                        "any",
                        "--model",
                        "scaespy",
                        "--preset",
                        "quick",
                        "--set",
                        "prior.warmupEpochs=1",
                        "--set",
                        "prior.groupEpochs=1",
                        "--epochs",
                        "3",
                        "--json",
                        "--out",
                        folder))
                .as(last.err())
                .isZero();
        assertThat(last.json().path("validation").path("reconstruction").asDouble())
                .isFinite()
                .isPositive();
        assertThat(new ObjectMapper()
                        .readTree(Path.of(folder, "run.json").toFile())
                        .findValue("values")
                        .asText())
                .isEqualTo("any");
        assertThat(run("embed", folder, data, "--out", dir.resolve("codes.csv").toString()))
                .as(last.err())
                .isZero();
    }
}
