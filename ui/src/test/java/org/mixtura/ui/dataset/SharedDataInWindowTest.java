package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.Inspection;
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
            model.accept();
            assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
        }
    }

    @Test
    void severalFilesAreDroppedAtOnce() {
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
            var model = new ImportCheckViewModel(workflow, tasks);
            Path home = data.resolve("sc_mixology_celseq2_5cl");
            workflow.join(List.of(
                    home.resolve("sc_celseq2_5cl_p1.count.csv.gz"),
                    home.resolve("sc_celseq2_5cl_p2.count.csv.gz"),
                    home.resolve("sc_celseq2_5cl_p3.count.csv.gz")));
            work();

            Inspection open = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(open.genes()).isEqualTo(16074);
            assertThat(levels(open, "batch")).isEqualTo(3);
            assertThat(open.batchCandidates()).startsWith("batch");
            model.offer(List.of(home.resolve("labels_all_plates.tsv")));
            work();
            assertThat(model.offerProperty().get().orElseThrow().matches())
                    .noneMatch(match -> match.rule() instanceof BarcodeRule.Exact);
        }
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
