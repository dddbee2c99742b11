package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.DataProblem;

class MatrixMarketReaderTest {

    private static final String HEADER = "%%MatrixMarket matrix coordinate integer general\n";
    private static final String MATRIX = HEADER + "% made by hand\n3 2 4\n1 1 5\n3 1 1\n2 2 70\n3 2 2\n";
    private static final String GENES = "ENSG00000000001\tCD3D\nENSG00000000002\tLYZ\nENSG00000000003\tMT-CO1\n";
    private static final String BARCODES = "AAAC-1\nAAAG-1\n";
    private static final float[][] COUNTS = {{5, 0, 1}, {0, 70, 2}};

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), name.endsWith(".gz") ? packed(content) : bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes(text));
        }
        return out.toByteArray();
    }

    private static String features() {
        return GENES.lines().map(line -> line + "\tGene Expression\n").reduce("", String::concat);
    }

    @Test
    void symbols_before_ids_are_turned_and_that_is_told() throws IOException {
        write("matrix.mtx", MATRIX);
        write("barcodes.tsv", BARCODES);
        write("genes.tsv", GENES.replaceAll("(?m)^(.*)\t(.*)$", "$2\t$1"));

        var data = readers.read(folder, ReadOptions.DETECT);
        assertThat(data.genes().ids()).startsWith("ENSG00000000001");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "LYZ", "MT-CO1");
        assertThat(new DatasetInspector(readers)
                        .inspect(folder, ReadOptions.DETECT)
                        .problems())
                .filteredOn(found -> found.code().equals("turned-features"))
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("genes.tsv"));
    }

    @ParameterizedTest
    @CsvSource({
        "matrix.mtx, barcodes.tsv, genes.tsv, 10x MTX v2",
        "matrix.mtx.gz, barcodes.tsv.gz, genes.tsv, 10x MTX v2",
        "matrix.mtx.gz, barcodes.tsv.gz, features.tsv.gz, 10x MTX v3",
        "matrix.mtx, barcodes.tsv, features.tsv, 10x MTX v3",
        "GSM1_matrix.mtx.gz, GSM1_barcodes.tsv.gz, GSM1_genes.tsv.gz, 10x MTX v2",
        "filtered_gene_bc_matrices/hg19/matrix.mtx, filtered_gene_bc_matrices/hg19/barcodes.tsv,"
                + " filtered_gene_bc_matrices/hg19/genes.tsv, 10x MTX v2"
    })
    void folders_of_each_kind_are_read(String matrix, String barcodes, String genes, String format) throws IOException {
        write(matrix, MATRIX);
        write(barcodes, BARCODES);
        write(genes, genes.contains("features") ? features() : GENES);

        for (Path source : new Path[] {folder, folder.resolve(matrix)}) {
            var data = readers.read(source, ReadOptions.DETECT);
            assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
            assertThat(data.format()).isEqualTo(format);
            assertThat(data.genes().symbols()).containsExactly("CD3D", "LYZ", "MT-CO1");
            assertThat(data.genes().ids()).startsWith("ENSG00000000001");
            assertThat(data.cells().barcodes()).containsExactly("AAAC-1", "AAAG-1");
        }
    }

    @Test
    void lists_of_kallisto_bustools_are_read() throws IOException {
        write("cells_x_genes.mtx", MATRIX);
        write("cells_x_genes.barcodes.txt", BARCODES);
        write("cells_x_genes.genes.txt", "ENSG00000000001\nENSG00000000002\nENSG00000000003\n");
        write("cells_x_genes.genes.names.txt", "CD3D\nLYZ\nMT-CO1\n");

        for (Path source : new Path[] {folder, folder.resolve("cells_x_genes.mtx")}) {
            var data = readers.read(source, ReadOptions.DETECT);
            assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
            assertThat(data.genes().ids()).startsWith("ENSG00000000001");
            assertThat(data.genes().symbols()).containsExactly("CD3D", "LYZ", "MT-CO1");
            assertThat(data.cells().barcodes()).containsExactly("AAAC-1", "AAAG-1");
            assertThat(data.format()).isEqualTo(MtxFolder.OTHERS);
            assertThat(readers.files(source)).hasSize(4);
        }
    }

    @Test
    void lists_of_alevin_are_read_and_genes_in_three_states_told() throws IOException {
        write("quants_mat.mtx", MATRIX);
        write("quants_mat_rows.txt", BARCODES);
        write("quants_mat_cols.txt", "CD3D\nCD3D-U\nCD3D-A\n");

        for (Path source : new Path[] {folder, folder.resolve("quants_mat.mtx")}) {
            var data = readers.read(source, ReadOptions.DETECT);
            assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
            assertThat(data.cells().barcodes()).containsExactly("AAAC-1", "AAAG-1");
        }
        assertThat(new DatasetInspector(readers)
                        .inspect(folder, ReadOptions.DETECT)
                        .problems())
                .filteredOn(found -> found.code().equals("splice-states"))
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("(CD3D-U)", "(CD3D-A)"));
    }

    @Test
    void symbols_of_another_run_are_refused() throws IOException {
        write("cells_x_genes.mtx", MATRIX);
        write("cells_x_genes.barcodes.txt", BARCODES);
        write("cells_x_genes.genes.txt", "ENSG00000000001\nENSG00000000002\nENSG00000000003\n");
        write("cells_x_genes.genes.names.txt", "CD3D\nLYZ\n");

        assertThatThrownBy(() -> readers.read(folder, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("3 genes and 2 symbols");
    }

    @Test
    void tables_of_parse_are_read() throws IOException {
        write("count_matrix.mtx", MATRIX);
        write("cell_metadata.csv", "bc_wells,sample\n01_01_02,a\n01_01_03,a\n");
        write(
                "all_genes.csv",
                "gene_id,gene_name,genome\nENSG00000000001,CD3D,hg38\nENSG00000000002,\"LYZ\",hg38\nENSG00000000003,MT-CO1,hg38\n");

        var data = readers.read(folder, ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
        assertThat(data.genes().symbols()).containsExactly("CD3D", "LYZ", "MT-CO1");
        assertThat(data.cells().barcodes()).containsExactly("01_01_02", "01_01_03");
        var sample = data.cells().column("sample").orElseThrow();
        assertThat(sample.text(1)).isEqualTo("a");
    }

    @Test
    void a_list_of_markers_beside_a_matrix_makes_no_data_set_of_it() throws IOException {
        write("some.mtx", MATRIX);
        write("genes.txt", "CD3D\nLYZ\n");

        assertThat(readers.files(folder.resolve("some.mtx"))).hasSize(1);
    }

    @Test
    void a_folder_without_a_matrix_offers_the_files_that_can_be_opened() throws IOException {
        Path table = folder.resolve("counts.csv");
        write("counts.csv", ",CD3D,LYZ\nA,1,0\nB,0,12\n");

        var found = new DatasetInspector(readers)
                .inspect(folder, ReadOptions.DETECT)
                .problems()
                .getFirst();

        assertThat(found.code()).isEqualTo("no-matrix");
        assertThat(found.remedy()).contains(table.toString());
        assertThat(found.fixes()).containsExactly(new Fix.OpenOther(table));
    }

    @Test
    void antibodies_are_left_out_with_a_finding() throws IOException {
        write("matrix.mtx", MATRIX);
        write("barcodes.tsv", BARCODES);
        write("features.tsv", features().replaceFirst("LYZ\tGene Expression", "CD3_TotalSeqB\tAntibody Capture"));

        var data = readers.read(folder, ReadOptions.DETECT);
        var problems = new DatasetInspector(readers)
                .inspect(folder, ReadOptions.DETECT)
                .problems();

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(new float[][] {{5, 1}, {0, 2}});
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MT-CO1");
        assertThat(problems)
                .filteredOn(p -> p.code().equals("other-features"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("Antibody Capture"));
    }

    @Test
    void a_matrix_with_a_row_for_each_cell_is_turned_with_a_finding() throws IOException {
        write("matrix.mtx", HEADER + "2 3 4\n1 1 5\n1 3 1\n2 2 70\n2 3 2\n");
        write("barcodes.tsv", BARCODES);
        write("genes.tsv", GENES);

        assertThat(Fixture.dense(readers.read(folder, ReadOptions.DETECT).counts()))
                .isDeepEqualTo(COUNTS);
        assertThat(new DatasetInspector(readers)
                        .inspect(folder, ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .contains("transposed");
    }

    @Test
    void two_samples_in_one_folder_are_told_apart_by_prefix() throws IOException {
        for (String sample : new String[] {"GSM1_", "GSM2_"}) {
            write(sample + "matrix.mtx", MATRIX);
            write(sample + "barcodes.tsv", BARCODES.replace("AAA", sample));
            write(sample + "genes.tsv", GENES);
        }

        assertThatThrownBy(() -> readers.read(folder, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("GSM1, GSM2");
        var second = readers.read(folder.resolve("GSM2_matrix.mtx"), ReadOptions.DETECT);
        assertThat(second.cells().barcodes()).containsExactly("GSM2_C-1", "GSM2_G-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 2 5\\n1 1 5\\n3 1 1\\n2 2 70\\n3 2 2\\n     | promises 5 entries but has 4
            3 2 3\\n1 1 5\\n3 1 1\\n2 2 70\\n3 2 2\\n     | has more than the 3 entries
            3 2 4\\n1 1 5\\n4 1 1\\n2 2 70\\n3 2 2\\n     | has an entry at row 4, column 1, but the matrix is 3 x 2 (line 4)
            3 2 4\\n1 1 5\\n0 1 1\\n2 2 70\\n3 2 2\\n     | has an entry at row 0
            3 2 4\\n1 1 5\\n3 1 x\\n2 2 70\\n3 2 2\\n     | has 'x' where a number should be (line 4)
            3 2 4\\n1 1 5\\n3 a 1\\n2 2 70\\n3 2 2\\n     | has something else where a column should be
            3 2 4\\n1 1 5\\n1 1 1\\n2 2 70\\n3 2 2\\n     | lists a pair of gene and cell twice
            4 2 1\\n1 1 5\\n                              | The matrix is 4 x 2, but there are 3 genes and 2 barcodes
            3 2 1\\n1 1 -5\\n                             | The value of gene ENSG00000000001 in cell AAAC-1 is -5
            3 2 1\\n1 1 nan\\n                            | The value of gene ENSG00000000001 in cell AAAC-1 is NaN
            """)
    void a_broken_matrix_names_what_is_broken(String body, String words) throws IOException {
        write("matrix.mtx", HEADER + body.replace("\\n", "\n"));
        write("barcodes.tsv", BARCODES);
        write("genes.tsv", GENES);

        assertThatThrownBy(() -> readers.read(folder, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1 5.0", "1 1 5e0", "1\t1\t5", "1 1 5 ", "1 1 +5", "1 1 0.05E+2"})
    void numbers_may_be_written_in_several_ways(String entry) throws IOException {
        write(
                "matrix.mtx",
                MATRIX.replace("integer", "real").replace("1 1 5", entry).replace("\n", "\r\n"));
        write("barcodes.tsv", BARCODES);
        write("genes.tsv", GENES);

        assertThat(Fixture.dense(readers.read(folder, ReadOptions.DETECT).counts()))
                .isDeepEqualTo(COUNTS);
    }

    @Test
    void a_compressed_dense_matrix_may_list_more_values_than_the_file_has_bytes() throws IOException {
        String listed = ("0\n".repeat(199) + "3\n").repeat(500);
        write("matrix.mtx.gz", "%%MatrixMarket matrix array integer general\n200 500\n" + listed);

        var counts = readers.read(folder.resolve("matrix.mtx.gz"), ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS))
                .counts();

        assertThat(Files.size(folder.resolve("matrix.mtx.gz"))).isLessThan(2000);
        assertThat(counts.cells()).isEqualTo(500);
        assertThat(counts.librarySizes()).hasSize(500).containsOnly(3);
    }

    @Test
    void a_compressed_matrix_that_promises_more_than_can_be_packed_is_refused() throws IOException {
        write("matrix.mtx.gz", "%%MatrixMarket matrix array integer general\n2000000 2000000\n1\n");

        assertThatThrownBy(() -> readers.read(
                        folder.resolve("matrix.mtx.gz"), ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("more than its size allows");
    }

    @Test
    void a_cut_compressed_matrix_is_called_damaged() throws IOException {
        byte[] whole = packed(MATRIX);
        Files.write(folder.resolve("matrix.mtx.gz"), Arrays.copyOf(whole, whole.length - 12));
        write("barcodes.tsv", BARCODES);
        write("genes.tsv", GENES);

        assertThatThrownBy(() -> readers.read(folder, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("ends too early");
    }

    @Test
    void a_missing_list_is_named() throws IOException {
        write("matrix.mtx", MATRIX);
        write("genes.tsv", GENES);

        assertThatThrownBy(() -> readers.read(folder, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("there is no list of barcodes (barcodes.tsv")
                .hasMessageContaining("Found: genes.tsv, matrix.mtx");
    }

    @Test
    void a_folder_behind_symbolic_links_is_read_and_its_changes_are_seen() throws IOException {
        write("store/run/matrix.mtx", MATRIX);
        write("store/run/barcodes.tsv", BARCODES);
        write("store/run/genes.tsv", GENES);
        Files.createSymbolicLink(folder.resolve("store/run/back"), folder.resolve("store"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("store"));
        Files.createDirectories(folder.resolve("outer"));
        Path inner = Files.createSymbolicLink(folder.resolve("outer/sample"), folder.resolve("store/run"));

        for (Path source : new Path[] {link, inner, inner.getParent()}) {
            assertThat(Fixture.dense(readers.read(source, ReadOptions.DETECT).counts()))
                    .as(source.toString())
                    .isDeepEqualTo(COUNTS);
            assertThat(SourceState.filesOf(source))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("matrix.mtx", "barcodes.tsv", "genes.tsv");
        }
    }
}
