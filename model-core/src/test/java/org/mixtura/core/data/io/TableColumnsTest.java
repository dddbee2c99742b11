package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;

/** Which columns and rows of a table are genes, cells, or neither. */
class TableColumnsTest extends TableTest {

    /** A table of the quality of cells, as pipelines write it beside the counts. */
    private static final String QUALITY = ",reads,mapped,umis,genes_detected\nc1,700,560,70,27\nc2,1510,1208,151,29\n"
            + "c3,300,240,30,12\nc4,910,700,90,31\nc5,411,390,45,17\n";

    @Test
    void a_row_that_is_named_as_no_counts_is_no_gene_and_unknown_names_are_refused() throws java.io.IOException {
        var file = file("gene,AAACCTGA-1,AAACCTGC-1\nCD3D,1,0\nLYZ,0,12\nMT-CO1,7,3\ncluster,2,1\n");
        var rows = new ReadOptions(java.util.Optional.empty(), java.util.Optional.of(Orientation.GENES_BY_CELLS));

        var data = readers.read(file, rows.withNotCounts(List.of("cluster")));
        assertThat(data.genes().ids()).containsExactly("CD3D", "LYZ", "MT-CO1");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
        assertThat(inspector
                        .inspect(file, rows.withNotCounts(List.of("cluster")))
                        .problems())
                .anyMatch(found -> found.sentence().contains("The row cluster was not read as a gene. That was said."));
        assertThat(inspector
                        .inspect(file, rows.withNotCounts(List.of("clusters")))
                        .problems())
                .filteredOn(found -> found.code().equals("unknown-column"))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.what()).contains("'clusters'").contains("Near it: cluster"));
    }

    @Test
    void a_table_of_measures_of_cells_is_not_taken_for_counts_unless_that_is_said() throws java.io.IOException {
        var file = file(QUALITY);
        var cells = new ReadOptions(java.util.Optional.empty(), java.util.Optional.of(Orientation.CELLS_BY_GENES));

        var doubted = inspector.inspect(file, cells);
        assertThat(doubted.isUsable()).isFalse();
        assertThat(doubted.problems())
                .filteredOn(found -> found.code().equals("about-cells"))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence())
                        .contains("reads, mapped, umis")
                        .contains("--not-counts"))
                .satisfies(found -> assertThat(found.fixes()).contains(new Fix.AllAreCounts()));
        assertThat(inspector
                        .inspect(file, cells.withNotCounts(java.util.List.of()))
                        .isUsable())
                .isTrue();
    }

    @Test
    void decimals_beside_whole_numbers_under_names_that_no_gene_has_are_measures() throws java.io.IOException {
        var rows = new StringBuilder("cell,alpha1,beta_x\n");
        for (int i = 1; i <= 8; i++) {
            rows.append("cell_%d,%d,0.%d1\n".formatted(i, 10 + i, i));
        }

        assertThat(inspector.inspect(file(rows.toString()), ReadOptions.DETECT).problems())
                .anyMatch(found -> found.code().equals("about-cells"));
        // The same numbers under names of genes are a gene that was corrected and one that was not.
        assertThat(inspector
                        .inspect(
                                file(rows.toString().replace("alpha1", "CD3D").replace("beta_x", "LYZ")),
                                ReadOptions.DETECT)
                        .problems())
                .noneMatch(found -> found.code().equals("about-cells"));
    }

    @Test
    void text_that_is_no_utf_8_is_read_as_western_european_and_told() throws java.io.IOException {
        String table = "cell,Typ,CD3D,LYZ\nc1,Zelle_\u00e4,1,2\nc2,Zelle_\u00f6,3,1\nc3,Zelle_\u00fc,5,7\n";
        var file = folder.resolve("latin.csv");
        java.nio.file.Files.writeString(file, table, java.nio.charset.StandardCharsets.ISO_8859_1);

        var inspection = inspector.inspect(file, ReadOptions.DETECT);

        assertThat(inspection.problems()).anyMatch(found -> found.code().equals("western-text"));
        assertThat(inspection.obsColumns().getFirst().asCategorical().levels())
                .containsExactly("Zelle_\u00e4", "Zelle_\u00f6", "Zelle_\u00fc");
        assertThat(inspector.inspect(file(table), ReadOptions.DETECT).problems())
                .noneMatch(found -> found.code().equals("western-text"));
    }

    private static final ReadOptions DETECT_CELLS = ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES);

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
        CellDataset chosen = readers.read(table, DETECT_CELLS.withNotCounts(List.of("none", "LYZ", "percent.mt")));
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
    void words_for_columns_about_cells_are_no_symbols_of_genes() {
        assertThat(AnnotationNames.all()).doesNotContainAnyElementsOf(new KnownSymbols().get());
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
        var table = new StringBuilder("cell,signal");
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
                .satisfies(p -> assertThat(p.what()).contains("counts are those of signal"));
        assertThat(inspector
                        .inspect(file(table.toString().replaceAll("(cell_\\d+),\\d+", "$1,3")), ReadOptions.DETECT)
                        .problems())
                .noneMatch(p -> p.code().equals("large-gene"));
    }

    @Test
    void a_row_of_sums_is_no_gene() throws IOException {
        var genes = read("gene,cell_1,cell_2\nCD3D,1,0\nMS4A1,0,12\nLYZ,7,3\nTotal,8,15\n");
        assertThat(genes.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        // Whatever the numbers are, no gene is called so.
        assertThat(read("gene,cell_1,cell_2\nCD3D,1,0\nMS4A1,0,12\nTotal,8,15\n")
                        .genes()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void feature_counts_of_few_samples_over_genes_of_several_exons_are_read() throws IOException {
        CellDataset data = read("Geneid\tChr\tStart\tEnd\tStrand\tLength\ts1.bam\ts2.bam\n"
                + "CD3D\tchr1;chr1\t11;50\t40;900\t+;+\t889\t1\t0\nMS4A1\tchr1;chr1\t1;2\t5;6\t-;-\t800\t0\t12\n"
                + "LYZ\tchr2;chr2\t3;9\t4;12\t+;+\t1000\t7\t3\n");

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
    }

    @Test
    void coordinates_and_sizes_of_cells_are_kept_about_cells_and_told() throws IOException {
        Path table = file("cell,fov,x,y,x_centroid,Area,CD3D,MS4A1,LYZ\ncell_1,1,100,205,7,31,1,0,7\n"
                + "cell_2,1,101,203,7,30,0,12,3\ncell_3,2,99,11,8,32,1,1,1\n");

        CellDataset data = readers.read(table, ReadOptions.DETECT);

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(data.cells().columns())
                .extracting(Column::name)
                .containsExactly("fov", "x", "y", "x_centroid", "Area");
        assertThat(data.cells().column("y").orElseThrow().text(1)).isEqualTo("203");
        assertThat(inspector.inspect(table, ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("not-counts-columns"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.isToBeTold()).isTrue();
                    assertThat(p.what()).contains("fov, x, y, x_centroid, Area");
                });
    }

    @Test
    void samples_called_x_and_y_are_samples_where_rows_are_genes() throws IOException {
        assertThat(read("gene,x,y\nCD3D,1,0\nMS4A1,0,12\nLYZ,7,3\n").cells().barcodes())
                .containsExactly("x", "y");
        assertThat(read("gene,x,y,s1,s2\nCD3D,1,0,1,4\nMS4A1,0,12,2,2\nLYZ,7,3,3,9\n")
                        .cells()
                        .barcodes())
                .containsExactly("x", "y", "s1", "s2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "", "Unnamed: 0.1", "index", "row_number", "...1", "cell_index"})
    void numbers_that_rise_from_row_to_row_under_the_name_of_an_index_are_no_gene(String name) throws IOException {
        var table = new StringBuilder("cell," + name + ",CD3D,MS4A1\n");
        int[] kept = {0, 1, 4, 7, 8, 30};
        for (int row = 0; row < kept.length; row++) {
            table.append("cell_%d,%d,%d,%d%n".formatted(row, kept[row], row % 2, 5 - row));
        }

        CellDataset data = read(table.toString());

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1");
        assertThat(data.cells().columns().getFirst().text(5)).isEqualTo("30");
    }

    @Test
    void a_gene_whose_counts_happen_to_rise_is_a_gene() throws IOException {
        CellDataset data = read("cell,LYZ,CD3D,MS4A1\nc1,2,1,0\nc2,4,0,1\nc3,9,0,3\nc4,11,2,0\nc5,20,0,1\nc6,31,1,1\n");

        assertThat(data.genes().symbols()).containsExactly("LYZ", "CD3D", "MS4A1");
    }

    @Test
    void no_gene_has_the_name_of_a_coordinate_or_an_index() {
        assertThat(new KnownSymbols().get())
                .noneMatch(AnnotationNames::isPlaceOfACell)
                .noneMatch(AnnotationNames::isIndex);
    }

    /** Of 120 genes in 24 samples, with columns about genes behind them. */
    private static String genesByCells(String ids, boolean ratio) {
        var table = new StringBuilder("gene");
        for (int sample = 0; sample < 24; sample++) {
            table.append(",smp").append(sample);
        }
        table.append(ids.isEmpty() ? "" : "," + ids).append(ratio ? ",gc" : "");
        for (int gene = 0; gene < 120; gene++) {
            table.append("\nENSG").append(10000000000L + gene);
            for (int sample = 0; sample < 24; sample++) {
                table.append(',').append((gene * 7 + sample * 3) % 5);
            }
            table.append(ids.isEmpty() ? "" : "," + (4000 + (gene * 37) % 120))
                    .append(ratio ? ",0." + (30 + gene % 40) : "");
        }
        return table.append('\n').toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GeneID", "accession_no"})
    void columns_of_ids_and_ratios_among_samples_are_kept_about_genes_and_told(String ids) throws IOException {
        Path table = file(genesByCells(ids, true));

        assertThat(readers.read(table, ReadOptions.DETECT).cells().barcodes()).hasSize(24);
        assertThat(inspector.inspect(table, ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("not-counts-columns"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains(ids, "gc"));
        assertThat(read(genesByCells("", false)).cells().barcodes()).hasSize(24);
    }

    @Test
    void all_columns_that_are_left_out_are_named() throws IOException {
        Path table = file("cell,CD3D,MS4A1,LYZ,cluster,leiden,louvain,batch,donor,plate,lane,age,stage,day\n"
                + "c1,1,0,7,1,1,1,1,1,1,1,1,1,1\nc2,0,12,3,2,2,2,2,2,2,2,2,2,2\n");

        assertThat(inspector.inspect(table, DETECT_CELLS).problems())
                .filteredOn(p -> p.code().equals("not-counts-columns"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("age, stage, day were not read"));
    }

    @Test
    void a_first_column_of_groups_is_about_cells_and_gives_them_no_names() throws IOException {
        CellDataset data = readers.read(
                file("cell_type,CD3D,MS4A1,LYZ\nT,1,0,7\nB,0,12,3\nT,1,1,1\nB,2,2,2\nT,5,0,0\nB,1,0,3\n"),
                DETECT_CELLS);

        assertThat(data.cells().barcodes()).startsWith("row_1", "row_2").doesNotHaveDuplicates();
        assertThat(data.cells().column("cell_type").orElseThrow().text(3)).isEqualTo("B");
    }

    @Test
    void a_comma_at_the_end_of_each_line_makes_no_gene() throws IOException {
        Path table = file("cell,CD3D,MS4A1,LYZ,\nc1,1,0,7,\nc2,0,12,3,\nc3,1,1,1,\n");

        assertThat(readers.read(table, DETECT_CELLS).genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(inspector.inspect(table, DETECT_CELLS).problems())
                .filteredOn(p -> p.code().equals("not-counts-columns"))
                .singleElement()
                .satisfies(p -> assertThat(p.why()).isEqualTo("'column 5' has neither a name nor a value."));
    }

    @Test
    void genes_that_a_spreadsheet_made_dates_of_are_named() throws IOException {
        Path table = file(",cell_1,cell_2\nCD3D,1,0\nMS4A1,0,2\nLYZ,7,1\n1-Mar,4,4\n2-Sep,1,1\n2.31E+19,1,2\n");

        assertThat(inspector.inspect(table, ReadOptions.DETECT).problems())
                .filteredOn(p -> p.code().equals("dates-for-genes"))
                .singleElement()
                .satisfies(
                        p -> assertThat(p.what()).isEqualTo("3 gene names are dates or numbers (for example 1-Mar)."));
        assertThat(new KnownSymbols().get()).noneMatch(symbol -> symbol.matches("\\d+-[a-z]{3}"));
    }
}
