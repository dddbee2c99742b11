package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.Column;

/** Published data sets import with the figures that their catalogue (data/DATA.md) states. */
@EnabledIfSystemProperty(named = "mixtura.shared", matches = ".+", disabledReason = "needs the shared data sets")
class RealDataTest {

    private final Path data = Path.of(System.getProperty("mixtura.shared"), "data");
    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demo_pbmc800/demo_pbmc800.h5ad                           |  800 |  1500 | 87.2 |  900.5 | AnnData .h5ad | X
            kang2018_ifnb/kang2018.h5ad                              | 1556 |  1267 | 70.3 | 1127   | AnnData .h5ad | X
            baron2016_mouse_pancreas/baron_mouse_2donors.h5ad        | 1886 | 14878 | 89.0 | 4251   | AnnData .h5ad | X
            pbmc_facs_zheng2017                                      | 3874 | 16791 | 95.8 | 1509   | 10x MTX v2    | matrix.mtx
            pbmc_facs_zheng2017/filtered_gene_bc_matrices/hg19       | 3874 | 16791 | 95.8 | 1509   | 10x MTX v2    | matrix.mtx
            """)
    void catalogued_figures_are_found(
            String path, int cells, int genes, double zeros, double depth, String format, String place) {
        Inspection found = inspector.inspect(data.resolve(path), ReadOptions.DETECT);

        assertThat(found.isUsable()).as("%s", found.problems()).isTrue();
        assertThat(found.integerCounts()).isTrue();
        assertThat(found.cells()).isEqualTo(cells);
        assertThat(found.genes()).isEqualTo(genes);
        assertThat(found.format()).isEqualTo(format);
        assertThat(found.countsAt()).isEqualTo(place);
        assertThat(100 * found.stats().zeroShare()).isCloseTo(zeros, within(0.1));
        assertThat(found.stats().medianDepth()).isCloseTo(depth, within(1.0));
    }

    @Test
    void both_samples_of_a_v3_folder_pair_make_the_catalogued_cells() {
        Path folder = data.resolve("breast_scdeconr_10xv3");
        var first = inspector.inspect(folder.resolve("sample1"), ReadOptions.DETECT);
        var second = inspector.inspect(folder.resolve("sample2"), ReadOptions.DETECT);

        assertThat(first.format()).isEqualTo("10x MTX v3");
        assertThat(first.isUsable() && second.isUsable()).isTrue();
        assertThat(first.cells() + second.cells()).isEqualTo(260);
        assertThat(first.genes()).isEqualTo(second.genes()).isEqualTo(25269);
        double zeroShare = 1 - (first.nonZero() + second.nonZero()) / (260.0 * 25269);
        assertThat(100 * zeroShare).isCloseTo(97.1, within(0.1));
        assertThat(java.util.stream.DoubleStream.concat(
                                java.util.Arrays.stream(first.stats().depths()),
                                java.util.Arrays.stream(second.stats().depths()))
                        .sorted()
                        .skip(129)
                        .limit(2)
                        .average()
                        .orElseThrow())
                .isCloseTo(952, within(1.0));
    }

    @Test
    void a_folder_with_two_samples_is_not_guessed() {
        Inspection found = inspector.inspect(data.resolve("breast_scdeconr_10xv3"), ReadOptions.DETECT);

        assertThat(found.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("several-samples");
            assertThat(p.why()).contains("sample1").contains("sample2");
        });
    }

    @Test
    void columns_of_known_data_are_guessed() {
        var kang = inspector.inspect(data.resolve("kang2018_ifnb/kang2018.h5ad"), ReadOptions.DETECT);
        var demo = inspector.inspect(data.resolve("demo_pbmc800/demo_pbmc800.h5ad"), ReadOptions.DETECT);

        assertThat(demo.labelCandidates()).first().isEqualTo("cell_type");
        assertThat(kang.labelCandidates()).isNotEmpty();
        assertThat(kang.batchCandidates()).isNotEmpty();
        assertThat(kang.problems()).noneMatch(p -> p.code().equals("no-labels"));
    }

    @Test
    void sorted_types_are_joined_from_a_table() {
        var cells = readers.read(data.resolve("pbmc_facs_zheng2017"), ReadOptions.DETECT)
                .cells();
        var types = (Column.Categorical) new CellColumns(cells)
                .find(Optional.of(data.resolve("pbmc_facs_zheng2017/labels.tsv")), "subpopulation");

        assertThat(types.levels()).containsExactly("B cell", "CD14+", "CD34+", "NK cell", "T cell");
        assertThat(types.counts()).containsExactly(795, 168, 701, 686, 1524);
        assertThat(types.missing()).isZero();
    }

    @Test
    void a_file_of_33_megabytes_is_read_in_seconds() {
        Path folder = data.resolve("pbmc_facs_zheng2017");
        readers.read(folder, ReadOptions.DETECT);
        long start = System.nanoTime();
        readers.read(folder, ReadOptions.DETECT);
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.getLogger(RealDataTest.class.getName())
                .log(System.Logger.Level.INFO, "2.8 million entries of MTX took {0} ms", took.toMillis());

        // Generous: the target is two seconds on a quiet machine, the bound catches a return to line splitting.
        assertThat(took).isLessThan(Duration.ofSeconds(8));
    }
}
