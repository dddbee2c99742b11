package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/** Loom, the X/Y files of papers on clustering, images, and the compression of h5py. */
class OtherHdf5Test {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    private CellDataset read(String fixture) {
        return readers.read(Fixture.file(fixture), ReadOptions.DETECT);
    }

    @ParameterizedTest
    @CsvSource({
        "loom_v3.loom, loom, layers/spliced",
        "loom_v2.loom, loom, matrix",
        "xy_dense.h5, X/Y .h5, X",
        "xy_turned.h5, X/Y .h5, X",
        "xy_sparse.h5, X/Y .h5, X",
        "toy-images-idx3-ubyte.gz, idx images, pixels",
        "csr_lzf.h5ad, AnnData .h5ad, X"
    })
    void all_hold_the_same_counts(String fixture, String format, String place) {
        CellDataset data = read(fixture);

        assertThat(data.format()).isEqualTo(format);
        assertThat(data.countsAt()).isEqualTo(place);
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(Fixture.counts());
    }

    @Test
    void attributes_of_loom_are_ids_symbols_barcodes_and_columns() {
        CellDataset data = read("loom_v3.loom");

        assertThat(data.genes().ids()).startsWith("ENSG00000000001");
        assertThat(data.genes().symbols()).startsWith("CD3D");
        assertThat(data.cells().barcodes()).startsWith("CELL00-1");
        assertThat(data.cells().columns()).extracting(Column::name).containsExactly("Clusters");
        assertThat(inspector
                        .inspect(Fixture.file("loom_v3.loom"), ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .contains("skipped-columns", "counts-elsewhere");
    }

    @Test
    void an_attribute_of_loom_with_a_second_dimension_of_one_is_a_column() {
        Column batch = read("loom_v2.loom").cells().column("BatchID").orElseThrow();

        assertThat(List.of(batch.text(0), batch.text(1))).containsExactly("0", "1");
    }

    @Test
    void a_layer_of_loom_can_be_chosen() {
        var data = readers.read(Fixture.file("loom_v3.loom"), new ReadOptions(Optional.of("spliced")));

        assertThat(data.countsAt()).isEqualTo("layers/spliced");
        assertThatThrownBy(
                        () -> readers.read(Fixture.file("loom_v3.loom"), new ReadOptions(Optional.of("layers/none"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("layers/none")
                .hasMessageContaining("layers/spliced");
    }

    @Test
    void types_of_a_clustering_paper_become_the_column_Y() {
        var turned =
                (Column.Categorical) read("xy_turned.h5").cells().column("Y").orElseThrow();
        var texts =
                (Column.Categorical) read("xy_sparse.h5").cells().column("Y").orElseThrow();

        assertThat(turned.levels()).containsExactly("1", "2", "3");
        assertThat(texts.levels()).containsExactly("b", "nk", "t");
        assertThat(inspector
                        .inspect(Fixture.file("xy_turned.h5"), ReadOptions.DETECT)
                        .labelCandidates())
                .containsExactly("Y");
    }

    @Test
    void the_other_orientation_can_be_asked_for_where_Y_does_not_forbid_it() {
        var options = new ReadOptions(Optional.empty(), Optional.of(Orientation.GENES_BY_CELLS));

        assertThatThrownBy(() -> readers.read(Fixture.file("xy_dense.h5"), options))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("but Y lists 12.");
    }

    @Test
    void labels_of_images_are_found_beside_them() {
        CellDataset data = read("toy-images-idx3-ubyte.gz");

        assertThat(data.cells().column("label").orElseThrow().text(11)).isEqualTo("1");
        assertThat(data.genes().symbols()).startsWith("pixel_0_0", "pixel_0_1");
        assertThatThrownBy(() -> read("toy-labels-idx1-ubyte.gz"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no images");
    }

    @Test
    void lzf_of_numbers_and_texts_is_read_also_where_it_did_not_help() throws IOException {
        CellDataset data = read("large_lzf.h5ad");
        float[][] counts = Fixture.dense(data.counts());

        List<String> lines = Files.readAllLines(Fixture.file("large_lzf.csv"));
        assertThat(data.cells().size()).isEqualTo(lines.size());
        for (int cell = 0; cell < lines.size(); cell++) {
            String[] fields = lines.get(cell).split(",");
            assertThat(data.cells().barcodes().get(cell)).isEqualTo(fields[0]);
            for (int gene = 1; gene < fields.length; gene++) {
                assertThat(counts[cell][gene - 1]).isEqualTo(Float.parseFloat(fields[gene]));
            }
        }
        assertThat(data.cells().column("type").orElseThrow().text(5)).isEqualTo("t1");
    }

    @Test
    void a_loom_file_that_was_written_the_other_way_round_is_turned_and_told() {
        Path file = folder.resolve("turned.loom");
        float[][] counts = Fixture.counts();
        String[] genes = new String[Fixture.GENES];
        String[] cells = new String[Fixture.CELLS];
        java.util.Arrays.setAll(genes, i -> "G" + i);
        java.util.Arrays.setAll(cells, i -> "C" + i);
        try (var out = HdfFile.write(file)) {
            out.putDataset("matrix", counts);
            out.putGroup("row_attrs").putDataset("CellID", cells);
            out.putGroup("col_attrs").putDataset("Gene", genes);
        }

        CellDataset data = readers.read(file, ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(counts);
        assertThat(data.genes().symbols()).containsExactly(genes);
        assertThat(data.cells().barcodes()).containsExactly(cells);
        assertThat(inspector.inspect(file, ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("transposed"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.WARNING);
        assertThat(readers.read(file, ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS))
                        .cells()
                        .size())
                .isEqualTo(Fixture.GENES);
    }

    @Test
    void a_loom_matrix_that_lies_across_its_attributes_is_turned() {
        Path file = folder.resolve("across.loom");
        String[] genes = new String[Fixture.GENES];
        String[] cells = new String[Fixture.CELLS];
        java.util.Arrays.setAll(genes, i -> "G" + i);
        java.util.Arrays.setAll(cells, i -> "C" + i);
        try (var out = HdfFile.write(file)) {
            out.putDataset("matrix", Fixture.counts());
            out.putGroup("row_attrs").putDataset("Gene", genes);
            out.putGroup("col_attrs").putDataset("CellID", cells);
        }

        CellDataset data = readers.read(file, ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(Fixture.counts());
        assertThat(data.cells().barcodes()).containsExactly(cells);
    }

    @Test
    void types_in_columns_with_one_mark_each_are_read() {
        Path file = folder.resolve("onehot.h5");
        int[][] types = new int[Fixture.CELLS][3];
        for (int cell = 0; cell < types.length; cell++) {
            types[cell][cell % 3] = 1;
        }
        try (var out = HdfFile.write(file)) {
            out.putDataset("X", Fixture.counts());
            out.putDataset("Y", types);
        }

        Column found =
                readers.read(file, ReadOptions.DETECT).cells().column("Y").orElseThrow();

        assertThat(List.of(found.text(0), found.text(1), found.text(2), found.text(3)))
                .containsExactly("0", "1", "2", "0");
    }

    @Test
    void compressed_genes_are_told_from_compressed_cells() {
        Path file = folder.resolve("columns.h5");
        try (var out = HdfFile.write(file)) {
            var columns = out.putGroup("exprs");
            columns.putDataset("data", new float[] {1, 2, 3});
            columns.putDataset("indices", new int[] {1, 0, 1});
            columns.putDataset("indptr", new int[] {0, 1, 2, 3});
            columns.putDataset("shape", new int[] {2, 3});
            out.putDataset("obs_names", new String[] {"C1", "C2"});
            out.putDataset("var_names", new String[] {"CD3D", "MS4A1", "LYZ"});
        }

        assertThat(Fixture.dense(readers.read(file, ReadOptions.DETECT).counts()))
                .isDeepEqualTo(new float[][] {{0, 2, 0}, {1, 0, 3}});
    }

    @Test
    void the_matrix_of_a_clustering_paper_may_be_called_in_small_letters() {
        Path file = folder.resolve("small.h5");
        try (var out = HdfFile.write(file)) {
            out.putDataset("x", new float[][] {{0, 2, 0}, {1, 0, 3}});
            out.putDataset("y", new int[] {0, 1});
        }

        var data = readers.read(file, ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(new float[][] {{0, 2, 0}, {1, 0, 3}});
        assertThat(data.cells().column("Y")).isPresent();
    }

    @Test
    void counts_of_clustering_papers_with_names_are_read_dense_and_compressed() {
        for (boolean dense : new boolean[] {true, false}) {
            Path file = Fixture.exprs(folder.resolve(dense + "-exprs.h5"), dense);

            CellDataset data = readers.read(file, ReadOptions.DETECT);

            assertThat(Fixture.dense(data.counts())).isDeepEqualTo(new float[][] {{0, 2, 0}, {1, 0, 3}});
            assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
            assertThat(data.cells().barcodes()).containsExactly("C1", "C2");
            assertThat(data.cells().columns()).extracting(Column::name).containsExactly("cell_type1", "size");
            assertThat(data.cells().column("cell_type1").orElseThrow().text(1)).isEqualTo("B");
        }
    }

    private Path loom(String nameOfGenes, String nameOfCells, String... genes) {
        Path file = folder.resolve(nameOfGenes + nameOfCells + genes[0] + ".loom");
        String[] cells = {"C1", "C2", "C3"};
        float[][] counts = new float[genes.length][cells.length];
        for (int gene = 0; gene < genes.length; gene++) {
            counts[gene][gene % 3] = gene + 1;
        }
        try (var out = HdfFile.write(file)) {
            out.putDataset("matrix", counts);
            out.putGroup("row_attrs").putDataset(nameOfGenes, genes);
            out.putGroup("col_attrs").putDataset(nameOfCells, cells);
        }
        return file;
    }

    @Test
    void genes_of_a_loom_file_are_known_by_what_they_are_called_or_look_like() {
        String[] symbols = {"CD3D", "MS4A1", "LYZ", "NKG7"};

        assertThat(readers.read(loom("gene_name", "cell_barcode", symbols), ReadOptions.DETECT))
                .satisfies(data -> {
                    assertThat(data.genes().symbols()).containsExactly(symbols);
                    assertThat(data.cells().barcodes()).containsExactly("C1", "C2", "C3");
                });
        Path unusual = loom("how_we_call_them", "CellID", symbols);
        assertThat(readers.read(unusual, ReadOptions.DETECT).genes().symbols()).containsExactly(symbols);
        assertThat(inspector.inspect(unusual, ReadOptions.DETECT).problems()).anyMatch(found -> found.what()
                .equals("The symbols of the genes were taken from the column how_we_call_them."));
    }

    @Test
    void a_loom_file_without_names_of_genes_is_told_to_have_none() {
        var inspection = inspector.inspect(loom("strand", "CellID", "up", "down", "up", "down"), ReadOptions.DETECT);

        assertThat(inspection.problems()).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo("no-names");
            assertThat(found.what()).isEqualTo("The file has no names of genes.");
            assertThat(found.severity()).isEqualTo(Finding.Severity.WARNING);
        });
    }
}
