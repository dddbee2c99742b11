package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** Published data sets on the way of the window: opened or dropped, joined with their tables, accepted. */
@EnabledIfSystemProperty(named = "mixtura.shared", matches = ".+", disabledReason = "needs the shared data sets")
class SharedDataInWindowTest {

    @TempDir
    private Path folder;

    private final Path data = Path.of(System.getProperty("mixtura.shared", ""), "data");
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pbmc_facs_zheng2017/filtered_gene_bc_matrices/hg19, 3874, 16791, pbmc_facs_zheng2017/labels.tsv, subpopulation, 5",
        "pbmc_facs_zheng2017/filtered_feature_bc_matrix.h5, 3874, 16791, pbmc_facs_zheng2017/labels.tsv, subpopulation, 5",
        "demo_pbmc800/demo_pbmc800.h5ad, 800, 1500, , subpopulation, 5",
        "demo_pbmc800/demo_pbmc800_counts.csv.gz, 800, 1500, demo_pbmc800/demo_pbmc800_labels.tsv, subpopulation, 5",
        "pbmc4k_10x_top2000/10X_PBMC_top2000.h5, 4271, 2000, , Y, 8",
        "kang2018_ifnb/kang2018.h5ad, 1556, 1267, , batch, 4",
        "zeisel2015_cortex/zeisel_1464_counts_genes_x_cells.tsv.gz, 1464, 1095, zeisel2015_cortex/zeisel_1464_labels.tsv,"
                + " cell_type, 3",
        "baron2016_mouse_pancreas/baron_mouse_2donors.h5ad, 1886, 14878, , cell_type, 13",
        "pancreas_human_3studies/counts_cells_x_genes.csv.gz, 528, 1403, pancreas_human_3studies/labels.tsv, batch, 3",
        "starmap_mpfc/mpfc-starmap.loom, 3704, 158, , Clusters, 16",
        "images/mnist-t10k-images-idx3-ubyte.gz, 10000, 784, , label, 10"
    })
    void oneFileWithItsTable(String source, int cells, int genes, String table, String column, int levels) {
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
            var model = new ImportCheckViewModel(workflow, tasks);
            workflow.open(data.resolve(source));
            work();
            if (table != null) {
                model.offer(List.of(data.resolve(table)));
                work();
                model.join(model.offerProperty().get().orElseThrow().matches().getFirst());
                work();
            }

            Inspection open = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(workflow.problemProperty().get()).isEmpty();
            assertThat(open.cells()).isEqualTo(cells);
            assertThat(open.genes()).isEqualTo(genes);
            assertThat(levels(open, column)).isEqualTo(levels);
            assertThat(model.checksProperty().get()).isNotEmpty();
            assertThat(model.imagesProperty().get().isPresent()).isEqualTo(source.startsWith("images/"));
            model.accept();
            assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
        }
    }

    /** Opens files as one data set and joins tables in the way that was offered first. */
    private Inspection labelled(List<Path> sources, List<Path> tables, String rule) {
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
            var model = new ImportCheckViewModel(workflow, tasks);
            workflow.imports().join(sources);
            work();
            assertThat(workflow.problemProperty().get()).isEmpty();
            assertThat(workflow.session().joinPlanProperty().get()).isEmpty();
            model.offer(tables);
            work();
            var offered = model.offerProperty().get().orElseThrow().matches().getFirst();
            assertThat(offered.rule().text()).isEqualTo(rule);
            assertThat(offered.isWhole()).isTrue();
            model.join(offered);
            work();
            assertThat(workflow.problemProperty().get()).isEmpty();
            model.accept();
            assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
            return workflow.session().inspectionProperty().get().orElseThrow();
        }
    }

    private List<Path> files(String home, String... names) {
        return Arrays.stream(names).map(data.resolve(home)::resolve).toList();
    }

    /** The tables that go with a data set of the documentation's table, by its first file. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "filtered_gene_bc_matrices/hg19",
            List.of("labels.tsv"),
            "filtered_feature_bc_matrix.h5",
            List.of("labels.tsv"),
            "demo_pbmc800_counts.csv.gz",
            List.of("demo_pbmc800_labels.tsv"),
            "zeisel_1464_counts_genes_x_cells.tsv.gz",
            List.of("zeisel_1464_labels.tsv"),
            "counts_cells_x_genes.csv.gz",
            List.of("labels.tsv"),
            "sc_celseq2_5cl_p1.count.csv.gz",
            List.of(
                    "sc_celseq2_5cl_p1.metadata.csv.gz",
                    "sc_celseq2_5cl_p2.metadata.csv.gz",
                    "sc_celseq2_5cl_p3.metadata.csv.gz"),
            "sample1",
            List.of("phenodata_sample1.txt", "phenodata_sample2.txt"));

    private static List<String> documented() throws IOException {
        String text = Files.readString(Path.of("../docs/data-sets.md"));
        return text.substring(text.indexOf("<!-- table"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Data set"))
                .toList();
    }

    /** The command line's way wrote the table; the window's must give the same figures. */
    @ParameterizedTest
    @MethodSource("documented")
    void everyLineOfTheDocumentedTableHoldsInTheWindowToo(String line) {
        String[] stated = line.substring(2).split(" *\\| *");
        String home = stated[0].substring(0, stated[0].indexOf(": "));
        List<String> sources = List.of(stated[0].substring(home.length() + 2).split(" \\+ "));
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
            var model = new ImportCheckViewModel(workflow, tasks);
            List<Path> paths = files(home, sources.toArray(String[]::new));
            if (paths.size() == 1) {
                workflow.open(paths.getFirst());
                work();
                assertThat(inspected(workflow).format()).isEqualTo(stated[1]);
            } else {
                workflow.imports().join(paths);
                work();
            }
            List<String> tables = TABLES.getOrDefault(sources.getFirst(), List.of());
            if (!tables.isEmpty()) {
                model.offer(files(home, tables.toArray(String[]::new)));
                work();
                model.join(model.offerProperty().get().orElseThrow().matches().getFirst());
                work();
            }
            assertThat(workflow.problemProperty().get()).isEmpty();
            Inspection open = inspected(workflow);

            assertThat(Integer.toString(open.cells())).isEqualTo(stated[2]);
            assertThat(Integer.toString(open.genes())).isEqualTo(stated[3]);
            assertThat(String.format(Locale.ROOT, "%.1f", 100 * open.stats().zeroShare()))
                    .isEqualTo(stated[4]);
            assertThat(String.format(Locale.ROOT, "%.0f", open.stats().medianDepth()))
                    .isEqualTo(stated[5]);
            assertThat(open.integerCounts() ? "yes" : "no").isEqualTo(stated[6]);
            assertLevels(open, stated[7]);
            // Joined in the window, the file that a cell is from stands in the column batch.
            assertLevels(open, stated[8].replace("plate (", "batch ("));
            model.accept();
            assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
        }
    }

    private static Inspection inspected(Workflow workflow) {
        return workflow.session().inspectionProperty().get().orElseThrow();
    }

    /** @param stated a column and how many levels it has, as {@code batch (3)}; or {@code -} */
    private static void assertLevels(Inspection open, String stated) {
        if (!stated.equals("-")) {
            String column = stated.substring(0, stated.lastIndexOf(" ("));
            assertThat("%s (%d)".formatted(column, levels(open, column))).isEqualTo(stated);
        }
    }

    @Test
    void platesAreDroppedAtOnceAndLabelledByATableForEach() {
        Inspection open = labelled(
                files(
                        "sc_mixology_celseq2_5cl",
                        "sc_celseq2_5cl_p1.count.csv.gz",
                        "sc_celseq2_5cl_p2.count.csv.gz",
                        "sc_celseq2_5cl_p3.count.csv.gz"),
                files(
                        "sc_mixology_celseq2_5cl",
                        "sc_celseq2_5cl_p1.metadata.csv.gz",
                        "sc_celseq2_5cl_p2.metadata.csv.gz",
                        "sc_celseq2_5cl_p3.metadata.csv.gz"),
                "within:batch");

        assertThat(open.cells()).isEqualTo(909);
        assertThat(open.genes()).isEqualTo(16074);
        assertThat(levels(open, "batch")).isEqualTo(3);
        assertThat(singlets(open, "cell_line_demuxlet"))
                .isEqualTo(Map.of("A549", 186, "H838", 146, "H1975", 89, "H2228", 85, "HCC827", 65));
    }

    @Test
    void platesAreLabelledByOneTableThatNamesThemOtherwise() {
        Inspection open = labelled(
                files(
                        "sc_mixology_celseq2_5cl",
                        "sc_celseq2_5cl_p1.count.csv.gz",
                        "sc_celseq2_5cl_p2.count.csv.gz",
                        "sc_celseq2_5cl_p3.count.csv.gz"),
                files("sc_mixology_celseq2_5cl", "labels_all_plates.tsv"),
                "without-prefix-within:batch");

        assertThat(singlets(open, "cell_type"))
                .isEqualTo(Map.of("A549", 186, "H838", 146, "H1975", 89, "H2228", 85, "HCC827", 65));
    }

    @Test
    void samplesAreLabelledByATableForEach() {
        Inspection open = labelled(
                files("breast_scdeconr_10xv3", "sample1", "sample2"),
                files("breast_scdeconr_10xv3", "phenodata_sample1.txt", "phenodata_sample2.txt"),
                "exact");

        assertThat(open.cells()).isEqualTo(260);
        assertThat(open.genes()).isEqualTo(25269);
        assertThat(counts(open, "celltype"))
                .containsEntry("Epithelial cells", 40)
                .containsEntry("NK cells", 20)
                .hasSize(8);
        assertThat(counts(open, "subjectid")).isEqualTo(Map.of("subject1", 140, "subject2", 120));
    }

    /** The numbers in Y mean other types in each mouse; the names are those of the joined file of the catalogue. */
    @Test
    void filesWithoutNamesOfCellsAreLabelledByATableForEach() throws IOException {
        CellTable known = new DatasetReaders()
                .read(data.resolve("baron2016_mouse_pancreas/baron_mouse_2donors.h5ad"), ReadOptions.DETECT)
                .cells();
        Column batch = known.column("batch").orElseThrow();
        Column type = known.column("cell_type").orElseThrow();
        var tables = new ArrayList<Path>();
        for (String mouse : List.of("Mouse1", "Mouse2")) {
            var text = new StringBuilder("cell\tcell_type\n");
            int number = 0;
            for (int cell = 0; cell < known.size(); cell++) {
                if (batch.text(cell).equalsIgnoreCase(mouse)) {
                    text.append("cell_%d\t%s\n".formatted(++number, type.text(cell)));
                }
            }
            tables.add(Files.writeString(folder.resolve(mouse + "_types.tsv"), text));
        }

        Inspection open = labelled(files("baron2016_mouse_pancreas", "Mouse1.h5", "Mouse2.h5"), tables, "within:batch");

        assertThat(open.cells()).isEqualTo(1886);
        assertThat(counts(open, "cell_type"))
                .containsEntry("beta", 894)
                .containsEntry("schwann", 6)
                .hasSize(13);
    }

    @Test
    void whatWasToldWhileFilesWereJoinedIsOnThePage() {
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
            var model = new ImportCheckViewModel(workflow, tasks);
            workflow.imports().join(files("baron2016_mouse_pancreas", "Mouse1.h5", "Mouse2.h5"));
            work();

            assertThat(model.findingsProperty().get())
                    .filteredOn(finding -> finding.code().equals("made-with-note"))
                    .extracting(Finding::what)
                    .anyMatch(what -> what.contains("matched by their position"))
                    .anyMatch(what -> what.contains("whether a number means the same in every file"));
        }
    }

    private static Map<String, Integer> counts(Inspection open, String name) {
        return counts(column(open, name), _ -> true);
    }

    /** Cells that genotypes show to be one, as the catalogue counts them. */
    private static Map<String, Integer> singlets(Inspection open, String name) {
        Column called = column(open, "demuxlet_cls");
        return counts(column(open, name), cell -> called.text(cell).equals("SNG"));
    }

    private static Map<String, Integer> counts(Column column, IntPredicate wanted) {
        var counts = new TreeMap<String, Integer>();
        for (int cell = 0; cell < column.size(); cell++) {
            if (wanted.test(cell)) {
                counts.merge(column.text(cell), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Column column(Inspection open, String name) {
        return open.obsColumns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int levels(Inspection open, String name) {
        Column.Categorical column = open.obsColumns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .asCategorical();
        return (int) Arrays.stream(column.counts()).filter(n -> n > 0).count();
    }
}
