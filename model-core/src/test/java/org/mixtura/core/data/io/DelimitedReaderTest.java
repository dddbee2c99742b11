package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

class DelimitedReaderTest {

    private static final float[][] CELLS = {{1, 0, 7}, {0, 12, 3}};

    private static final ReadOptions DETECT_CELLS = ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES);

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("counts.any"), content);
    }

    private CellDataset read(String content) throws IOException {
        return readers.read(file(content), ReadOptions.DETECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n",
                "cell\tCD3D\tMS4A1\tLYZ\r\nc1\t1\t0\t7\r\nc2\t0\t12\t3\r\n",
                "\"CD3D\",\"MS4A1\",\"LYZ\"\n\"c1\",1,0,7\n\"c2\",0,12,3",
                "CD3D MS4A1 LYZ\nc1 1 0 7\nc2 0 12 3\n",
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

    @Test
    void the_orientation_is_shown_with_its_reason_and_can_be_turned() throws IOException {
        Path table = file("x,k1,k2,k3\nr1,1,0,7\nr2,0,12,3\nr3,500,600,700\nr4,1,1,1\n");
        var found = inspector.inspect(table, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(3);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation-unsure"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(p.why()).contains("the sums of its rows differ more");
                    assertThat(p.fixes())
                            .containsExactly(
                                    new Fix.Orient(Orientation.GENES_BY_CELLS),
                                    new Fix.Orient(Orientation.CELLS_BY_GENES));
                });
        assertThat(found.isUsable()).isFalse();
        assertThatThrownBy(() -> readers.read(table, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("not certain whether the rows of the table are genes or cells")
                .hasMessageContaining("--orientation");

        var turned =
                inspector.inspect(table, new ReadOptions(Optional.empty(), Optional.of(Orientation.CELLS_BY_GENES)));
        assertThat(turned.cells()).isEqualTo(4);
        assertThat(turned.problems()).noneMatch(p -> p.code().startsWith("orientation"));
    }

    @Test
    void barcodes_tell_the_orientation_where_genes_are_unknown() throws IOException {
        var found = inspector.inspect(
                file("id,AAACCTGAGAAACCAT-1,AAACCTGAGAAACCGC-1\nzz1,1,900\nzz2,2,7\nzz3,0,3\n"), ReadOptions.DETECT);

        assertThat(found.format()).isEqualTo("table, genes x cells");
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.INFO);
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
                .isIn("no-matrix", "uneven-table", "no-number", "undefined-values");
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
    void feature_counts_are_read_without_places_and_lengths() throws IOException {
        Path table = file("# Program:featureCounts v2.0.1; Command:\"featureCounts\" \"-a\"\n"
                + "Geneid\tChr\tStart\tEnd\tStrand\tLength\ts1.bam\ts2.bam\n"
                + "CD3D\tchr1\t11\t900\t+\t889\t1\t0\nMS4A1\tchr1\t1100\t1900\t-\t800\t0\t12\n"
                + "LYZ\tchr2\t3000\t4000\t+\t1000\t7\t3\n");

        CellDataset data = readers.read(table, ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
        assertThat(data.cells().barcodes()).containsExactly("s1.bam", "s2.bam");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(inspector.inspect(table, ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("not-counts-columns"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(p.what())
                            .isEqualTo("The columns Chr, Start, End, Strand, Length were not read as counts.");
                    assertThat(p.fixes()).containsExactly(new Fix.AllAreCounts());
                });
    }

    @Test
    void columns_about_cells_are_no_genes_and_are_kept_about_cells() throws IOException {
        Path table = file("sample_id,CD3D,MS4A1,LYZ,n_counts,cluster,all_of_them,percent.mt\n"
                + "1,1,0,7,8,2,8,0.1\n2,0,12,3,15,1,15,0.2\n3,1,1,1,3,1,3,0.3\n4,2,2,2,6,2,6,0.4\n5,5,0,0,5,1,5,0.5\n");

        CellDataset data = readers.read(table, ReadOptions.DETECT);

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(data.cells().barcodes()).containsExactly("1", "2", "3", "4", "5");
        assertThat(data.cells().columns())
                .extracting(Column::name)
                .containsExactly("n_counts", "cluster", "all_of_them", "percent.mt");
        assertThat(data.cells().column("cluster").orElseThrow().text(0)).isEqualTo("2");

        CellDataset all = readers.read(table, DETECT_CELLS.withNotCounts(List.of()));
        assertThat(all.genes().size()).isEqualTo(7);
        CellDataset chosen = readers.read(table, DETECT_CELLS.withNotCounts(List.of("LYZ", "percent.mt")));
        assertThat(chosen.genes().symbols()).containsExactly("CD3D", "MS4A1", "n_counts", "cluster", "all_of_them");
    }

    @Test
    void lines_that_a_counting_program_adds_are_no_genes() throws IOException {
        CellDataset data = read(",cell_1,cell_2\nCD3D,1,0\nMS4A1,0,12\n__no_feature,900,1000\nN_unmapped,5,6\n");

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1");
        assertThat(data.counts().librarySizes()).containsExactly(1, 12);
    }

    @Test
    void a_column_of_phrases_is_no_list_of_symbols() throws IOException {
        CellDataset data = read("gene\tdescription\tcell_1\tcell_2\nCD3D\ta protein\t1\t0\nMS4A1\ta protein\t0\t2\n");

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1");
    }

    @Test
    void wells_that_are_called_like_genes_are_wells() throws IOException {
        // C3, C5, C7, F2, F3 ... are symbols of genes, and most names of these genes are known to nobody here.
        var table = new StringBuilder();
        for (int well = 0; well < 96; well++) {
            table.append(',').append("ABCDEFGH".charAt(well / 12)).append(1 + well % 12);
        }
        for (int gene = 0; gene < 40; gene++) {
            table.append("\nlocus").append(gene);
            for (int well = 0; well < 96; well++) {
                table.append(',').append((gene * 7 + well * 3) % 5);
            }
        }

        var found = inspector.inspect(file(table.toString()), ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(96);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation"))
                .singleElement()
                .satisfies(p -> assertThat(p.why()).contains("its columns are called like cells"));
    }

    @Test
    void names_that_contradict_each_other_are_no_certainty() throws IOException {
        var found = inspector.inspect(
                file("barcode,AAACCTGAGAAACCAT-1,AAACCTGAGAAACCGC-1\nzz1,1,900\nzz2,2,7\nzz3,0,3\n"),
                ReadOptions.DETECT);

        assertThat(found.problems().getFirst().code()).isEqualTo("orientation-unsure");
        assertThat(found.problems().getFirst().why())
                .contains("its columns are called like cells, but its first column is called 'barcode'");
    }

    @Test
    void an_orientation_that_names_contradict_is_taken_and_doubted() throws IOException {
        Path table = file(",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n");

        var found = inspector.inspect(table, ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS));

        assertThat(found.cells()).isEqualTo(3);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation-doubted"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.WARNING);
    }

    @Test
    void words_for_columns_about_cells_are_no_symbols_of_genes() {
        assertThat(AnnotationNames.all()).doesNotContainAnyElementsOf(new KnownSymbols().get());
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

    @Test
    void decimal_commas_are_named() throws IOException {
        var found = inspector.inspect(file(";CD3D;MS4A1;LYZ\nc1;1,5;0;7,25\nc2;0;12,1;3,3\n"), ReadOptions.DETECT);

        assertThat(found.problems().getFirst().code()).isEqualTo("decimal-commas");
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

    @Test
    void samples_that_are_called_like_coordinates_are_samples_where_rows_are_genes() throws IOException {
        for (String decimals : List.of("", ".5")) {
            var table = new StringBuilder("gene,PC_1,PC_2,PC_3,S_4,S_5,S_6,S_7\n");
            for (String gene : List.of("CD3D", "MS4A1", "LYZ", "CD8A", "NKG7", "GNLY")) {
                table.append(gene)
                        .append(",1,0,7")
                        .append(decimals)
                        .append(",2,0,")
                        .append(gene.length())
                        .append(",5\n");
            }
            assertThat(read(table.toString()).cells().barcodes())
                    .containsExactly("PC_1", "PC_2", "PC_3", "S_4", "S_5", "S_6", "S_7");
        }
        assertThat(read("cell,CD3D,MS4A1,LYZ,PC_1,PC_2\nc1,1,0,7,-0.1,2\nc2,0,12,3,1.5,0.3\n")
                        .genes()
                        .symbols())
                .containsExactly("CD3D", "MS4A1", "LYZ");
    }

    @Test
    void expected_counts_are_counts_and_measures_are_none() throws IOException {
        var table = new StringBuilder("cell");
        for (int c = 0; c < 40; c++) {
            table.append(",ENSG").append(10000000000L + c);
        }
        table.append(",locus7,velocity\n");
        for (int r = 0; r < 12; r++) {
            table.append("cell_").append(r);
            for (int c = 0; c < 40; c++) {
                table.append(',').append(c < 2 ? r + ".25" : Integer.toString((r * 7 + c * 3) % 5));
            }
            table.append(r < 3 ? ",0.5," : ",1,").append(r).append(".75\n");
        }

        CellDataset data = read(table.toString());

        assertThat(data.genes().size()).isEqualTo(41);
        assertThat(data.genes().symbols()).contains("ENSG10000000000", "locus7").doesNotContain("velocity");
    }

    @Test
    void a_column_of_different_texts_replaces_no_symbols() throws IOException {
        CellDataset kept = read("gene,probe,cell_1,cell_2\nCD3D,p_17,1,0\nMS4A1,p_18,0,2\nLYZ,p_19,4,4\n");
        Path named = file("gene_id,hugo,cell_1,cell_2\n920001,CD3D,1,0\n930001,MS4A1,0,2\n400001,LYZ,4,4\n");

        assertThat(kept.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(readers.read(named, ReadOptions.DETECT).genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(inspector.inspect(named, ReadOptions.DETECT).problems())
                .filteredOn(Finding::isToBeTold)
                .anyMatch(p -> p.what().contains("symbols of the genes were taken from the column hugo"));
    }

    @Test
    void a_gene_with_a_third_of_all_counts_is_doubted() throws IOException {
        var table = new StringBuilder("cell,area");
        for (int c = 0; c < 60; c++) {
            table.append(",ENSG").append(10000000000L + c);
        }
        for (int r = 0; r < 12; r++) {
            table.append("\ncell_").append(r).append(',').append(900 + r * r);
            for (int c = 0; c < 60; c++) {
                table.append(',').append((r * 7 + c * 3) % 5);
            }
        }

        assertThat(inspector.inspect(file(table + "\n"), ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("large-gene"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("counts are those of area"));
        assertThat(inspector
                        .inspect(file(table.toString().replaceAll("(cell_\\d+),\\d+", "$1,3")), ReadOptions.DETECT)
                        .problems())
                .noneMatch(p -> p.code().equals("large-gene"));
    }

    @Test
    void a_row_of_sums_is_no_gene_and_is_told_among_cells() throws IOException {
        var genes = read("gene,cell_1,cell_2\nCD3D,1,0\nMS4A1,0,12\nLYZ,7,3\nTotal,8,15\n");
        assertThat(genes.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(read("gene,cell_1,cell_2\nCD3D,1,0\nMS4A1,0,12\nTotal,8,15\n")
                        .genes()
                        .size())
                .isEqualTo(3);

        assertThat(inspector
                        .inspect(
                                file("cell,CD3D,MS4A1,LYZ\ncell_1,1,0,7\ncell_2,0,12,3\nTotal,1,12,10\n"),
                                ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .contains("sum-row");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65_000, 65_536, 200_000})
    void comments_of_any_length_are_passed_over(int length) throws IOException {
        String comment = "# Program:featureCounts; Command:" + "\"a.bam\" ".repeat(length / 8) + "x".repeat(length % 8);

        CellDataset data = read(comment + "\n#second\n,CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n");

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
    }

    @Test
    void feature_counts_of_few_samples_over_genes_of_several_exons_are_read() throws IOException {
        CellDataset data = read("Geneid\tChr\tStart\tEnd\tStrand\tLength\ts1.bam\ts2.bam\n"
                + "CD3D\tchr1;chr1\t11;50\t40;900\t+;+\t889\t1\t0\nMS4A1\tchr1;chr1\t1;2\t5;6\t-;-\t800\t0\t12\n"
                + "LYZ\tchr2;chr2\t3;9\t4;12\t+;+\t1000\t7\t3\n");

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
    }
}
