package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** Questions to a trained model on the command line, on the bundled cells, with two made-up batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputsTest {

    private static final int GENES = 400;

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private CellDataset demo;
    private Path data;
    private Path run;

    @BeforeAll
    void trainOnce() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        demo = new DatasetReaders().read(data, new ReadOptions(Optional.empty()));
        var plates = new StringBuilder("barcode,plate\n");
        for (int cell = 0; cell < demo.cells().size(); cell++) {
            plates.append(demo.cells().barcodes().get(cell)).append(cell % 3 == 0 ? ",p1\n" : ",p2\n");
        }
        Path batches = Files.writeString(dir.resolve("plates.csv"), plates);
        run = dir.resolve("run");
        session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        "cell_type",
                        "--batch",
                        batches + ":plate",
                        "--epochs",
                        "25",
                        "--set",
                        "prep.variableGenes=" + GENES,
                        "--set",
                        "train.learningRate=0.004",
                        "--set",
                        "encodeCovariates=true",
                        "--seed",
                        "3",
                        "--out",
                        run.toString())
                .succeeded();
        // The run keeps its batches; it must not need their file again.
        Files.delete(batches);
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    @Test
    void markersOfBCellsAreAmongTheFirst() throws IOException {
        Path csv = dir.resolve("de.csv");
        var outcome = session.run(
                        "de", run.toString(), "--by", "cell_type", "--group", "CD19+ B", "--out", csv.toString())
                .succeeded();
        assertThat(outcome.out()).contains("CD19+ B (80 cells) against rest (720 cells)");
        assertThat(outcome.out().lines().skip(2).limit(10)).anyMatch(l -> l.startsWith("CD79A "));
        assertThat(outcome.out().lines().skip(2).limit(10)).anyMatch(l -> l.startsWith("MS4A1 "));
        assertThat(Files.readAllLines(csv))
                .hasSize(GENES + 1)
                .first()
                .asString()
                .startsWith("gene,symbol,probability")
                .contains("lfc_mean,lfc_sd,lfc_observed,agrees");
        var json = session.run("de", run.toString(), "--by", "cell_type", "--group", "CD19+ B", "--json")
                .json();
        var marker = StreamSupport.stream(json.path("genes").spliterator(), false)
                .filter(gene -> gene.path("symbol").asText().equals("MS4A1"))
                .findFirst()
                .orElseThrow();
        assertThat(marker.path("called").asBoolean()).isTrue();
        assertThat(marker.path("lfcMean").asDouble()).isGreaterThan(2);
        assertThat(marker.path("agrees").asBoolean()).isTrue();
        assertThat(marker.path("lfcObserved").asDouble()).isGreaterThan(2);
        assertThat(marker.path("detectedA").asDouble()).isCloseTo(0.7125, offset(1e-9));
    }

    @Test
    void comparisonsThatMakeNoSenseAreRefusedWithAReason() {
        de("--by", "cell_typo", "--group", "x").isRefused(ExitCodes.DATA, "cell_typo", "cell_type");
        de("--by", "cell_type", "--group", "CD19+").isRefused(ExitCodes.DATA, "Near it: CD19+ B");
        de("--by", "cell_type", "--group", "CD19+ B", "--against", "CD19+ B").isRefused(ExitCodes.USAGE, "itself");
        de("--by", "cell_type", "--group", "CD19+ B", "--fdr", "2").isRefused(ExitCodes.USAGE, "false discovery rate");
        de(
                        "--by",
                        "cell_type",
                        "--group",
                        "CD19+ B",
                        "--out",
                        dir.resolve("no/de.csv").toString())
                .isRefused(ExitCodes.DISK, "is not there");
    }

    @Test
    void aGroupOfOneCellCannotBeCompared() throws IOException {
        Path table = Files.writeString(
                dir.resolve("single.csv"),
                "barcode,who\n" + demo.cells().barcodes().get(5) + ",alone\n");
        de("--by", table + ":who", "--group", "alone").isRefused(ExitCodes.DATA, "--missing-labels keep");
        de("--by", table + ":who", "--group", "alone", "--missing-labels", "keep")
                .isRefused(ExitCodes.DATA, "has 1 cells");
    }

    @Test
    void expressionIsWrittenForTheGenesAskedFor() throws IOException {
        Path csv = dir.resolve("express.csv");
        session.run("express", run.toString(), "--genes", "MS4A1,cd79a", "--out", csv.toString())
                .succeeded();
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(801).first().isEqualTo("barcode,ENSG00000156738,ENSG00000105369");
        assertThat(lines.get(1)).startsWith(demo.cells().barcodes().getFirst() + ",");

        Path moved = dir.resolve("moved.csv");
        assertThat(session.run(
                                "express",
                                run.toString(),
                                "--genes",
                                "MS4A1",
                                "--batch-level",
                                "p1",
                                "--out",
                                moved.toString())
                        .code())
                .isZero();
        var inP1 = Files.readAllLines(moved);
        // Cell 0 is of p1, cell 1 is not.
        assertThat(inP1.get(1).split(",")[1]).isEqualTo(lines.get(1).split(",")[1]);
        assertThat(inP1.get(2).split(",")[1]).isNotEqualTo(lines.get(2).split(",")[1]);
    }

    @Test
    void denoisedCountsOfAllGenesSumToTheLibrarySize() throws IOException {
        Path npy = dir.resolve("denoised.npy");
        session.run(
                        "express",
                        run.toString(),
                        "--all",
                        "--library",
                        "5000",
                        "--batch-mean",
                        "--samples",
                        "2",
                        "--out",
                        npy.toString())
                .succeeded();
        var bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + bytes.getShort(8);
        assertThat(new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII))
                .contains("(800, 400)");
        double sum = 0;
        for (int gene = 0; gene < GENES; gene++) {
            sum += bytes.getFloat(header + 4 * gene);
        }
        assertThat(sum).isCloseTo(5000, offset(0.1));
        assertThat(bytes.capacity()).isEqualTo(header + 4 * 800 * GENES);
    }

    @Test
    void wrongNamesOfGenesAndBatchesAreToldWithWhatThereIs() {
        String out = dir.resolve("never.csv").toString();
        session.run("express", run.toString(), "--genes", "MS4A11", "--out", out)
                .isRefused(ExitCodes.DATA, "MS4A11", "Near it", "MS4A1");
        session.run("express", run.toString(), "--all", "--batch-level", "p3", "--out", out)
                .isRefused(ExitCodes.DATA, "'p1', 'p2'");
        session.run("express", run.toString(), "--all", "--library", "-1", "--out", out)
                .isRefused(ExitCodes.USAGE, "-1");
        session.run("express", run.toString(), "--all", "--scale", "rho", "--library", "10", "--out", out)
                .isRefused(ExitCodes.USAGE, "Shares have no library size");
        session.run("express", run.toString(), "--out", out).isRefused(ExitCodes.USAGE, "--genes", "--all");
        session.run(
                        "express",
                        run.toString(),
                        "--all",
                        "--out",
                        dir.resolve("x.txt").toString())
                .isRefused(ExitCodes.USAGE, ".npy");
        assertThat(dir.resolve("never.csv")).doesNotExist();
    }

    @Test
    void likelihoodsAgreeWithThoseOfTraining() throws IOException {
        Path csv = dir.resolve("likelihood.csv");
        var outcome = session.run(
                        "likelihood", run.toString(), "--marginal", "--samples", "20", "--out", csv.toString())
                .succeeded();
        assertThat(Files.readAllLines(csv))
                .hasSize(801)
                .first()
                .isEqualTo("barcode,training_split,elbo,reconstruction,kl_z,log_likelihood,effective_samples,nll,rmse");
        var kept = workbench.openRun(run).status().validation();
        assertThat(validation(outcome, "kl_z")).isCloseTo(kept.get("kl_z"), offset(1e-3));
        assertThat(validation(outcome, "elbo")).isCloseTo(-kept.get("loss"), offset(0.01 * kept.get("loss")));
        assertThat(validation(outcome, "log_likelihood")).isGreaterThan(validation(outcome, "elbo"));
        session.run("likelihood", run.toString(), "--samples", "0", "--out", csv.toString())
                .isRefused(ExitCodes.USAGE, "not 0");
    }

    private static double validation(CliSession.Outcome outcome, String term) {
        String line = outcome.out()
                .lines()
                .filter(l -> l.startsWith(term + " "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.strip().split("\\s+")[2]);
    }

    @Test
    void newCellsAreWrittenAndLookLikeTheOldOnes() throws IOException {
        Path csv = dir.resolve("sample.csv");
        var outcome = session.run(
                "sample", run.toString(), "--genes", "MS4A1,CD79A", "--samples", "2", "--out", csv.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1601).first().isEqualTo("barcode,sample,ENSG00000156738,ENSG00000105369");
        String barcode = demo.cells().barcodes().get(1);
        assertThat(lines.get(3)).matches(Pattern.quote(barcode) + ",1,\\d+,\\d+");
        assertThat(lines.get(4)).startsWith(barcode + ",2,");

        var all = session.run("sample", run.toString());
        String[] zeros = all.out().lines().findFirst().orElseThrow().split(" ");
        assertThat(Double.parseDouble(zeros[5])).isCloseTo(Double.parseDouble(zeros[3]), offset(0.05));
    }

    @Test
    void theOrderOfGenesInNewDataPlaysNoPart() throws IOException {
        int genes = demo.genes().size();
        Path same = embedded("same", data, "--batch-level", "p1");
        Path turned = embedded(
                "turned",
                mtx("turned", IntStream.range(0, genes).map(g -> genes - 1 - g).toArray()),
                "--batch-level",
                "p1");
        assertThat(turned).hasSameTextualContentAs(same);
        Path other = embedded("other", data, "--batch-level", "p2");
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(same));
    }

    @Test
    void missingGenesAreReportedAndTooManyAreRefused() throws IOException {
        var model = workbench.openRun(run).genes();
        int[] tenth = IntStream.range(0, GENES)
                .filter(g -> g % 4 == 0)
                .map(g -> demo.genes().ids().indexOf(model.ids().get(g)))
                .toArray();
        Path out = dir.resolve("few.csv");
        var few = session.run("embed", run.toString(), mtx("few", tenth).toString(), "--sd", "--out", out.toString())
                .succeeded();
        assertThat(few.out())
                .contains("100 of the model's 400 genes", model.ids().get(1), "and 280 more", "batch 'p2'");
        assertThat(few.err()).contains("Fewer than half");
        assertThat(Files.readAllLines(out)).hasSize(801).first().asString().contains("latent_1", "latent_sd_1");
        int[] hardlyAny = IntStream.of(tenth).limit(39).toArray();
        session.run("embed", run.toString(), mtx("hardly", hardlyAny).toString(), "--out", out.toString())
                .isRefused(ExitCodes.DATA, "only 39 of the model's 400 genes");
    }

    @Test
    void batchesOfNewCellsMustBeThoseOfTraining() throws IOException {
        var text = new StringBuilder("barcode,where\n");
        demo.cells().barcodes().forEach(barcode -> text.append(barcode).append(",p9\n"));
        Path table = Files.writeString(dir.resolve("where.csv"), text);
        String out = dir.resolve("strange.csv").toString();
        session.run("embed", run.toString(), data.toString(), "--batch", table + ":where", "--out", out)
                .isRefused(ExitCodes.DATA, "'p9'", "'p1', 'p2'");
        assertThat(Path.of(out)).doesNotExist();
    }

    private Path embedded(String name, Path cells, String... options) {
        Path csv = dir.resolve(name + "-latent.csv");
        var args = new ArrayList<>(List.of("embed", run.toString(), cells.toString(), "--out", csv.toString()));
        args.addAll(List.of(options));
        session.run(args).succeeded();
        return csv;
    }

    /** The demo cells as a 10x folder with these genes. */
    private Path mtx(String name, int[] genes) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        var counts =
                demo.counts().select(IntStream.range(0, demo.cells().size()).toArray(), genes);
        var text = new StringBuilder("%%MatrixMarket matrix coordinate integer general\n")
                .append("%d %d %d\n".formatted(genes.length, counts.cells(), counts.nonZeros()));
        int[] columns = new int[genes.length];
        float[] values = new float[genes.length];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, columns, values, 0);
            for (int i = 0; i < length; i++) {
                text.append("%d %d %d\n".formatted(columns[i] + 1, cell + 1, (int) values[i]));
            }
        }
        Files.writeString(folder.resolve("matrix.mtx"), text);
        Files.write(
                folder.resolve("genes.tsv"),
                IntStream.of(genes)
                        .mapToObj(g -> demo.genes().ids().get(g) + "\t"
                                + demo.genes().symbols().get(g))
                        .toList());
        Files.write(folder.resolve("barcodes.tsv"), demo.cells().barcodes());
        return folder;
    }

    private CliSession.Outcome de(String... options) {
        return session.run(Stream.concat(Stream.of("de", run.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }
}
