package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Each published data set, imported as a user would, has the figures that its catalogue (data/DATA.md) states; what was
 * found is the table of docs/data-sets.md. {@code -Dmixtura.write=true} writes the table anew.
 */
@EnabledIfSystemProperty(named = "mixtura.shared", matches = ".+", disabledReason = "needs the shared data sets")
class SharedDataTest {

    private static final Path DOCS = Path.of("../docs/data-sets.md");
    private static final String BEGIN = "<!-- table: written by SharedDataTest -->";

    @TempDir
    private Path folder;

    private final Path data = Path.of(System.getProperty("mixtura.shared", ""), "data");
    private final DatasetReaders readers = new DatasetReaders();

    /** How a data set of the catalogue is imported. */
    private record Recipe(
            String folder, List<String> sources, List<String> tables, BarcodeRule rule, String labels, String batch) {}

    private static final List<Recipe> RECIPES = List.of(
            one("pbmc_facs_zheng2017", "filtered_gene_bc_matrices/hg19", "labels.tsv", "subpopulation", ""),
            one("pbmc_facs_zheng2017", "filtered_feature_bc_matrix.h5", "labels.tsv", "subpopulation", ""),
            one("demo_pbmc800", "demo_pbmc800.h5ad", "", "subpopulation", ""),
            one("demo_pbmc800", "demo_pbmc800_counts.csv.gz", "demo_pbmc800_labels.tsv", "subpopulation", ""),
            one("pbmc4k_10x_top2000", "10X_PBMC_top2000.h5", "", "Y", ""),
            one("kang2018_ifnb", "kang2018.h5ad", "", "cell_type", "batch"),
            one(
                    "zeisel2015_cortex",
                    "zeisel_1464_counts_genes_x_cells.tsv.gz",
                    "zeisel_1464_labels.tsv",
                    "cell_type",
                    "batch"),
            one("baron2016_mouse_pancreas", "baron_mouse_2donors.h5ad", "", "cell_type", "batch"),
            new Recipe(
                    "baron2016_mouse_pancreas",
                    List.of("Mouse1.h5", "Mouse2.h5"),
                    List.of(),
                    BarcodeRule.EXACT,
                    "",
                    "batch"),
            one("pancreas_human_3studies", "counts_cells_x_genes.csv.gz", "labels.tsv", "cell_type", "batch"),
            one("starmap_mpfc", "mpfc-starmap.loom", "", "Clusters", "BatchID"),
            new Recipe(
                    "sc_mixology_celseq2_5cl",
                    List.of(
                            "sc_celseq2_5cl_p1.count.csv.gz",
                            "sc_celseq2_5cl_p2.count.csv.gz",
                            "sc_celseq2_5cl_p3.count.csv.gz"),
                    List.of(
                            "sc_celseq2_5cl_p1.metadata.csv.gz",
                            "sc_celseq2_5cl_p2.metadata.csv.gz",
                            "sc_celseq2_5cl_p3.metadata.csv.gz"),
                    BarcodeRule.EXACT,
                    "cell_line_demuxlet",
                    "plate"),
            new Recipe(
                    "breast_scdeconr_10xv3",
                    List.of("sample1", "sample2"),
                    List.of("phenodata_sample1.txt", "phenodata_sample2.txt"),
                    BarcodeRule.EXACT,
                    "celltype",
                    "subjectid"));

    /** What the catalogue describes in words only. */
    private static final List<Recipe> BEYOND = List.of(
            one("images", "mnist-t10k-images-idx3-ubyte.gz", "", "label", ""),
            one("images", "fashion-t10k-images-idx3-ubyte.gz", "", "label", ""),
            one("images", "fashion-train10k-images-idx3-ubyte.gz", "", "label", ""),
            one("zeisel2015_cortex", "mouseBrain_toy.loom", "", "CellType", ""),
            one("zeisel2015_cortex", "zeisel_1464_ercc.tsv.gz", "", "", ""));

    private static Recipe one(String folder, String source, String table, String labels, String batch) {
        return new Recipe(
                folder,
                List.of(source),
                table.isEmpty() ? List.of() : List.of(table),
                BarcodeRule.EXACT,
                labels,
                batch);
    }

    /** A row of the catalogue. */
    private record Entry(int cells, int genes, double zeros, double depth, boolean whole, int labels, int batches) {}

    @Test
    void every_catalogued_data_set_imports_with_its_figures() throws IOException {
        Map<String, Entry> catalogue = catalogue();
        var lines = new ArrayList<String>();
        for (Recipe recipe : RECIPES) {
            CellDataset all = imported(recipe);
            CellDataset found = singlets(recipe, all);
            Entry stated = catalogue.get(recipe.folder);
            String[] line = describe(recipe, found);
            assertThat(found.counts().cells()).as(recipe.toString()).isEqualTo(stated.cells);
            assertThat(found.counts().genes()).as(recipe.toString()).isEqualTo(stated.genes);
            assertThat(Double.parseDouble(line[4])).as(recipe.toString()).isCloseTo(stated.zeros, within(0.1));
            assertThat(Double.parseDouble(line[5])).as(recipe.toString()).isCloseTo(stated.depth, within(1.0));
            assertThat(line[6]).isEqualTo(stated.whole ? "yes" : "no");
            if (!recipe.labels.isEmpty()) {
                assertThat(levels(found, recipe.labels)).as(recipe.toString()).isEqualTo(stated.labels);
            }
            if (!recipe.batch.isEmpty()) {
                assertThat(levels(found, recipe.batch)).as(recipe.toString()).isEqualTo(stated.batches);
            }
            // The table says what a user gets, and the catalogue what is left of it.
            lines.add("| " + String.join(" | ", describe(recipe, all)) + " |");
        }
        for (Recipe recipe : BEYOND) {
            lines.add("| " + String.join(" | ", describe(recipe, imported(recipe))) + " |");
        }
        assertThat(lines).hasSize(RECIPES.size() + BEYOND.size());
        compare(lines);
    }

    @Test
    void images_are_those_of_the_published_files() {
        for (Recipe recipe : BEYOND.subList(0, 3)) {
            CellDataset images = imported(recipe);
            assertThat(images.counts().cells()).isEqualTo(10_000);
            assertThat(images.counts().genes()).isEqualTo(28 * 28);
            assertThat(images.cells()
                            .column("label")
                            .orElseThrow()
                            .asCategorical()
                            .levels())
                    .hasSize(10);
        }
        // The first test image of MNIST is a seven; its counts per digit are published.
        Column digits = imported(BEYOND.getFirst()).cells().column("label").orElseThrow();
        assertThat(digits.text(0)).isEqualTo("7");
        assertThat(digits.asCategorical().counts())
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void spike_ins_are_read_value_by_value() throws IOException {
        Path file = data.resolve("zeisel2015_cortex/zeisel_1464_ercc.tsv.gz");
        CellDataset found = readers.read(file, ReadOptions.DETECT);

        List<String[]> lines;
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            lines = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .toList();
        }
        float[][] counts = Fixture.dense(found.counts());
        assertThat(found.cells().barcodes())
                .containsExactly(
                        Arrays.copyOfRange(lines.getFirst(), lines.getFirst().length - 1464, lines.getFirst().length));
        assertThat(found.genes().size()).isEqualTo(lines.size() - 1);
        for (int gene = 1; gene < lines.size(); gene++) {
            for (int cell = 0; cell < counts.length; cell++) {
                assertThat(counts[cell][gene - 1]).isEqualTo(Float.parseFloat(lines.get(gene)[cell + 1]));
            }
        }
    }

    @Test
    void the_toy_brain_is_read_value_by_value() {
        Path file = data.resolve("zeisel2015_cortex/mouseBrain_toy.loom");
        CellDataset found = readers.read(file, ReadOptions.DETECT);

        float[][] counts = Fixture.dense(found.counts());
        assertThat(counts).hasNumberOfRows(200);
        try (var loom = new io.jhdf.HdfFile(file)) {
            Object[] rows = (Object[]) loom.getDatasetByPath("matrix").getData();
            assertThat(rows).hasSize(862);
            for (int gene = 0; gene < rows.length; gene++) {
                for (int cell = 0; cell < counts.length; cell++) {
                    assertThat((double) counts[cell][gene])
                            .isEqualTo(((Number) java.lang.reflect.Array.get(rows[gene], cell)).doubleValue());
                }
            }
        }
        assertThat(found.cells()
                        .column("CellType")
                        .orElseThrow()
                        .asCategorical()
                        .levels())
                .hasSizeGreaterThan(1);
    }

    /** Each cell has the label that stands beside its barcode in the file, however it got there. */
    @Test
    void labels_are_those_of_their_cells() throws IOException {
        Recipe recipe = RECIPES.get(3);
        CellDataset found = imported(recipe);
        Map<String, String> stated = new TreeMap<>();
        List<String> lines = Files.readAllLines(data.resolve(recipe.folder).resolve(recipe.tables.getFirst()));
        List<String> header = List.of(lines.getFirst().split("\t"));
        for (String line : lines.subList(1, lines.size())) {
            stated.put(line.split("\t")[0], line.split("\t")[header.indexOf("subpopulation")]);
        }
        Column labels = found.cells().column("subpopulation").orElseThrow();
        for (int cell = 0; cell < labels.size(); cell++) {
            assertThat(labels.text(cell))
                    .isEqualTo(stated.get(found.cells().barcodes().get(cell)));
        }
    }

    private CellDataset imported(Recipe recipe) {
        Path out = folder.resolve("%s%08x-%d.h5ad".formatted(recipe.folder, recipe.hashCode(), System.nanoTime()));
        Path home = data.resolve(recipe.folder);
        new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        new ImportRequest(
                                recipe.sources.stream().map(home::resolve).toList(),
                                ReadOptions.DETECT,
                                recipe.tables.stream().map(home::resolve).toList(),
                                new TableMatch(recipe.rule, false),
                                recipe.folder.startsWith("sc_") ? "plate" : "batch",
                                List.of(),
                                GeneJoin.ASK,
                                ImportRequest.Changes.NONE),
                        out);
        return readers.read(out, ReadOptions.DETECT);
    }

    /** The catalogue counts only cells that genotypes show to be one. */
    private static CellDataset singlets(Recipe recipe, CellDataset all) {
        if (!recipe.folder.startsWith("sc_")) {
            return all;
        }
        Column called = all.cells().column("demuxlet_cls").orElseThrow();
        int[] kept = IntStream.range(0, called.size())
                .filter(cell -> called.text(cell).equals("SNG"))
                .toArray();
        return new CellDataset(
                all.name(),
                all.source(),
                all.format(),
                all.countsAt(),
                all.counts()
                        .select(kept, IntStream.range(0, all.counts().genes()).toArray()),
                all.genes(),
                all.cells().select(kept));
    }

    private String[] describe(Recipe recipe, CellDataset found) {
        CountMatrix counts = found.counts();
        double[] depths = counts.librarySizes();
        Arrays.sort(depths);
        double depth = (depths[(depths.length - 1) / 2] + depths[depths.length / 2]) / 2;
        double zeros = 100 * (1 - counts.nonZeros() / ((double) counts.cells() * counts.genes()));
        String format = readers.read(data.resolve(recipe.folder).resolve(recipe.sources.getFirst()), ReadOptions.DETECT)
                .format();
        return new String[] {
            recipe.folder + ": " + String.join(" + ", recipe.sources),
            format,
            Integer.toString(counts.cells()),
            Integer.toString(counts.genes()),
            String.format(Locale.ROOT, "%.1f", zeros),
            String.format(Locale.ROOT, "%.0f", depth),
            isWhole(counts) ? "yes" : "no",
            recipe.labels.isEmpty() ? "-" : recipe.labels + " (" + levels(found, recipe.labels) + ")",
            recipe.batch.isEmpty() ? "-" : recipe.batch + " (" + levels(found, recipe.batch) + ")"
        };
    }

    private static boolean isWhole(CountMatrix counts) {
        return ValueProfile.of(counts).kind() == ValueProfile.Kind.COUNTS;
    }

    private static int levels(CellDataset data, String column) {
        Column.Categorical found = data.cells().column(column).orElseThrow().asCategorical();
        return (int) Arrays.stream(found.counts()).filter(n -> n > 0).count();
    }

    private Map<String, Entry> catalogue() throws IOException {
        var entries = new TreeMap<String, Entry>();
        for (String line : Files.readAllLines(data.resolve("DATA.md"))) {
            String[] f = line.split("\\s*\\|\\s*");
            if (f.length > 10 && f[3].matches("\\d+")) {
                entries.put(
                        f[1],
                        new Entry(
                                Integer.parseInt(f[3]),
                                Integer.parseInt(f[4]),
                                Double.parseDouble(f[5].replace("%", "")),
                                Double.parseDouble(f[6]),
                                f[7].equals("yes"),
                                Integer.parseInt(f[8]),
                                f[9].equals("-") ? 1 : Integer.parseInt(f[9])));
            }
        }
        assertThat(entries).hasSize(10);
        return entries;
    }

    private static void compare(List<String> lines) throws IOException {
        String text = Files.readString(DOCS);
        String head = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        String table =
                "\n\n| Data set | Format | Cells | Genes | Zeros % | Median depth | Whole numbers | Labels | Batches |\n"
                        + "|---|---|---|---|---|---|---|---|---|\n"
                        + String.join("\n", lines)
                        + "\n";
        if (Boolean.getBoolean("mixtura.write")) {
            Files.writeString(DOCS, head + table);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(head + table);
    }
}
