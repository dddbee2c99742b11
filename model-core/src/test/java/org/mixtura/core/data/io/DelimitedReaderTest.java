package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;

class DelimitedReaderTest extends TableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n",
                "cell\tCD3D\tMS4A1\tLYZ\r\nc1\t1\t0\t7\r\nc2\t0\t12\t3\r\n",
                "\"CD3D\",\"MS4A1\",\"LYZ\"\n\"c1\",1,0,7\n\"c2\",0,12,3",
                "CD3D MS4A1 LYZ\nc1 1 0 7\nc2 0 12 3\n",
                "    CD3D  MS4A1  LYZ\nc1     1      0    7\nc2     0     12    3  \n",
                "\"\" \"CD3D\" \"MS4A1\" \"LYZ\"\n\"c1\" 1 0 7\n\"c2\" 0 12 3\n",
                "\ufeff;CD3D;MS4A1;LYZ\nc1;1.0;0.0;7e0\nc2;0;12;3\n",
                "\n,CD3D,MS4A1,LYZ\n\nc1,1,0,7\nc2,0,12,3\n\n",
                "gene,c1,c2\nCD3D,1,0\nMS4A1,0,12\nLYZ,7,3\n",
                "\"c1\",\"c2\"\n\"CD3D\",1,0\n\"MS4A1\",0,12\n\"LYZ\",7,3\n",
                "gene_id\tsymbol\tc1\tc2\nENSG00000000001\tCD3D\t1\t0\nENSG00000000002\tMS4A1\t0\t12\n"
                        + "ENSG00000000003\tLYZ\t7\t3\n",
                "barcode,type,CD3D,MS4A1,LYZ\nc1,B,1,0,7\nc2,T,0,12,3\n"
            })
    void tables_of_every_style_hold_the_same_counts(String content) throws IOException {
        CellDataset data = read(content);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(data.cells().barcodes()).containsExactly("c1", "c2");
    }

    @Test
    void a_header_of_numbers_under_a_blank_corner_holds_names_and_no_counts() throws IOException {
        CellDataset data = read(",931,973,1080\nCD3D,1,0,7\nMS4A1,0,12,3\n");

        assertThat(data.cells().barcodes()).containsExactly("931", "973", "1080");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1");
        assertThat(data.counts().librarySizes()).containsExactly(1, 12, 10);
    }

    @Test
    void a_compressed_table_is_read_whatever_its_name() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n".getBytes(StandardCharsets.UTF_8));
        }
        Path packed = Files.write(folder.resolve("x.bin"), bytes.toByteArray());

        assertThat(Fixture.dense(readers.read(packed, ReadOptions.DETECT).counts()))
                .isDeepEqualTo(CELLS);
    }

    @Test
    void ids_symbols_and_columns_of_text_are_kept() throws IOException {
        var genes = read("gene_id\tsymbol\tc1\tc2\nENSG00000000001\tCD3D\t1\t0\nENSG00000000002\tMS4A1\t0\t12\n")
                .genes();
        assertThat(genes.ids()).containsExactly("ENSG00000000001", "ENSG00000000002");
        assertThat(genes.symbols()).containsExactly("CD3D", "MS4A1");

        var type = (Column.Categorical) read("barcode,type,CD3D,MS4A1\nc1,B,1,0\nc2,NA,0,12\n")
                .cells()
                .column("type")
                .orElseThrow();
        assertThat(type.levels()).containsExactly("B");
        assertThat(type.missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell,type,batch\nc1,B,x\nc2,T,y\n",
                "just a line of text\nand another one\n",
                ",CD3D,MS4A1\nc1,1\nc2,0,3\n",
                ",CD3D,MS4A1\nc1,1,2\nc2,0,x3\n",
                ",CD3D,MS4A1\n"
            })
    void what_is_no_table_of_counts_is_refused_in_words(String content) throws IOException {
        var found = inspector.inspect(file(content), ReadOptions.DETECT);

        assertThat(found.isUsable()).isFalse();
        assertThat(found.problems().getFirst().what()).isNotBlank();
        assertThat(found.problems().getFirst().code())
                .isIn("not-a-table", "uneven-table", "no-number", "undefined-values");
    }

    @Test
    void missing_counts_are_named() throws IOException {
        var found = inspector.inspect(file(",CD3D,MS4A1\nc1,1,NA\nc2,0,3\n"), ReadOptions.DETECT);

        assertThat(found.problems().getFirst().code()).isEqualTo("undefined-values");
        assertThat(found.problems().getFirst().what()).contains("MS4A1").contains("c1");
    }

    @Test
    void a_matrix_market_file_alone_gets_numbers_for_names() throws IOException {
        var found = inspector.inspect(
                file("%%MatrixMarket matrix coordinate integer general\n3 2 4\n1 1 100\n3 2 3\n1 2 90\n2 1 1\n"),
                ReadOptions.DETECT);

        assertThat(found.isUsable()).isFalse();
        assertThat(found.format()).isEqualTo("Matrix Market");
        assertThat(found.cells()).isEqualTo(2);
        assertThat(found.problems()).extracting(Finding::code).contains("no-names", "orientation-unsure");
    }

    @Test
    void a_dense_matrix_market_file_is_read_column_by_column() throws IOException {
        CellDataset data = readers.read(
                file("%%MatrixMarket matrix array real general\n3 2\n100\n1\n0\n90\n0\n3\n"),
                ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS));

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(new float[][] {{100, 1, 0}, {90, 0, 3}});
    }

    @Test
    void a_header_of_ids_over_counts_is_a_header_also_without_names_of_rows() throws IOException {
        CellDataset data = readers.read(
                file("7157,672,1017\n1,0,7\n0,12,3\n"), ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES));

        assertThat(data.genes().ids()).containsExactly("7157", "672", "1017");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
    }

    @Test
    void old_line_ends_and_unicode_text_hold_the_same_counts() throws IOException {
        String table = ",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n";
        Path unicode =
                Files.write(folder.resolve("unicode.txt"), ("\ufeff" + table).getBytes(StandardCharsets.UTF_16BE));

        assertThat(Fixture.dense(read(table.replace('\n', '\r')).counts())).isDeepEqualTo(CELLS);
        assertThat(Fixture.dense(readers.read(unicode, ReadOptions.DETECT).counts()))
                .isDeepEqualTo(CELLS);
    }

    /** A table of 30 x 30 small counts with one value put in. */
    private Path square(boolean genesInRows, String value, int row, int column) throws IOException {
        var table = new StringBuilder();
        for (int c = 0; c < 30; c++) {
            table.append(',').append(genesInRows ? "cell_" + c : "ENSG" + (10000000000L + c));
        }
        for (int r = 0; r < 30; r++) {
            table.append('\n').append(genesInRows ? "ENSG" + (10000000000L + r) : "cell_" + r);
            for (int c = 0; c < 30; c++) {
                table.append(',').append(r == row && c == column ? value : Integer.toString((r * 7 + c * 3) % 5));
            }
        }
        return file(table.append('\n').toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_missing_count_removes_no_gene_and_no_cell(boolean genesInRows) throws IOException {
        var found = inspector.inspect(square(genesInRows, "NA", 11, 4), ReadOptions.DETECT);

        assertThat(found.problems())
                .extracting(Finding::code)
                .contains("undefined-values")
                .doesNotContain("not-counts-columns");
        assertThat(found.cells()).isEqualTo(30);
        assertThat(found.genes()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "#VALUE!", "\"1,234\"", "none"})
    void one_value_that_is_no_number_is_named_and_removes_nothing(String value) throws IOException {
        for (boolean genesInRows : new boolean[] {true, false}) {
            for (int row : new int[] {3, 25}) {
                var problem = inspector
                        .inspect(square(genesInRows, value, row, 4), ReadOptions.DETECT)
                        .problems()
                        .getFirst();

                assertThat(problem.code()).isEqualTo("no-number");
                assertThat(problem.what())
                        .contains("Line %d of".formatted(row + 2))
                        .contains(value.replace("\"", ""))
                        .contains(genesInRows ? "cell_4" : "ENSG10000000004");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Inf", "Infinity"})
    void one_endless_value_is_named_and_removes_nothing(String value) throws IOException {
        var found = inspector.inspect(square(false, value, 3, 4), ReadOptions.DETECT);

        assertThat(found.genes()).isEqualTo(30);
        assertThat(found.problems()).extracting(Finding::code).contains("undefined-values");
    }

    @Test
    void ids_that_are_numbers_but_for_a_few_are_names_of_rows() throws IOException {
        CellDataset data = readers.read(
                file("sample,CD3D,MS4A1,LYZ\n11,1,0,7\n12,0,12,3\n13b,1,1,1\n14,2,2,2\n"), ReadOptions.DETECT);

        assertThat(data.cells().barcodes()).containsExactly("11", "12", "13b", "14");
    }

    @Test
    void the_first_gene_of_a_table_without_header_is_a_gene() throws IOException {
        var found = inspector.inspect(
                file("CD3D\t1\t0\t3\nMS4A1\t0\t12\t0\nLYZ\t7\t3\t1\nCD8A\t2\t2\t0\n"),
                ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS));

        assertThat(found.genes()).isEqualTo(4);
        assertThat(found.cells()).isEqualTo(3);
        assertThat(found.problems()).extracting(Finding::code).contains("no-header");
    }

    @Test
    void a_header_of_numbers_under_a_named_corner_is_a_header() throws IOException {
        for (String header : List.of("gene,931,1,4", "locus,1,2,3", "locus,931,973,1080")) {
            assertThat(readers.read(
                                    file(header + "\nCD3D,1,0,7\nMS4A1,0,12,3\n"),
                                    ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS))
                            .genes()
                            .size())
                    .as(header)
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65_000, 65_536, 200_000})
    void comments_of_any_length_are_passed_over(int length) throws IOException {
        String comment = "# Program:featureCounts; Command:" + "\"a.bam\" ".repeat(length / 8) + "x".repeat(length % 8);

        CellDataset data = read(comment + "\n#second\n,CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n");

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "0X10", "3f", "2d"})
    void what_only_java_reads_as_a_number_is_none(String value) throws IOException {
        var found = inspector.inspect(square(true, value, 3, 4), ReadOptions.DETECT);

        assertThat(found.problems().getFirst().code()).isEqualTo("no-number");
    }

    @Test
    void options_that_differ_are_told_apart() {
        assertThat(ReadOptions.DETECT.withNotCounts(List.of("a, b")).text())
                .isNotEqualTo(
                        ReadOptions.DETECT.withNotCounts(List.of("a", "b")).text());
        assertThat(ReadOptions.DETECT.withNotCounts(List.of("told")).text()).isNotEqualTo(ReadOptions.DETECT.text());
    }
}
