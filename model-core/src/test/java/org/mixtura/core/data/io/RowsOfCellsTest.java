package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;

/** Rows of a table of genes x cells that are no genes, and lines of names below a header. */
class RowsOfCellsTest extends TableTest {

    private static final String GENES = "CD3D,1,0,4,2\nMS4A1,0,12,1,0\nLYZ,7,3,2,9\nNKG7,1,1,0,2\nFOS,0,2,6,1\n";

    private Finding aside(String table, ReadOptions options) throws IOException {
        return inspector.inspect(file(table), options).problems().stream()
                .filter(found -> found.code().equals("not-counts-rows"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_that_are_called_like_labels_become_columns_of_cells() throws IOException {
        String table = "gene,cell_1,cell_2,cell_3,cell_4\ncluster,1,2,1,2\n" + GENES + "batch,1,1,2,2\n";

        CellDataset data = read(table);

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7", "FOS");
        assertThat(data.cells().columns()).extracting(Column::name).containsExactly("cluster", "batch");
        assertThat(data.cells().column("cluster").orElseThrow().text(1)).isEqualTo("2");
        assertThat(Fixture.dense(data.counts())[1]).containsExactly(0, 12, 3, 1, 2);
        Finding told = aside(table, ReadOptions.DETECT);
        assertThat(told.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(told.what()).isEqualTo("The rows cluster, batch were not read as genes.");
        assertThat(told.fixes()).containsExactly(new Fix.AllAreCounts());
        assertThat(told.isToBeTold()).isTrue();
        assertThat(readers.read(file(table), ReadOptions.DETECT.withNotCounts(List.of()))
                        .genes()
                        .size())
                .isEqualTo(7);
    }

    @Test
    void types_above_the_names_of_cells_become_labels() throws IOException {
        String table = ",B,T,B,T\ngene,cell_1,cell_2,cell_3,cell_4\n" + GENES;

        CellDataset data = read(table);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3", "cell_4");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7", "FOS");
        assertThat(Fixture.dense(data.counts())[1]).containsExactly(0, 12, 3, 1, 2);
        var types = data.cells().columns().getFirst();
        assertThat(IntStream.range(0, 4).mapToObj(types::text)).containsExactly("B", "T", "B", "T");
        assertThat(aside(table, ReadOptions.DETECT).severity()).isEqualTo(Finding.Severity.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"donor,d1,,d2,\ntype,B,T,B,T\n", "donor,d1,d1,d2,d2\ntype,B,T,B,T\n"})
    void several_lines_above_the_names_are_labels_and_merged_cells_are_filled(String above) throws IOException {
        CellDataset data = read(above + "gene,cell_1,cell_2,cell_3,cell_4\n" + GENES);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3", "cell_4");
        var donors = data.cells().column("donor").orElseThrow();
        assertThat(IntStream.range(0, 4).mapToObj(donors::text)).containsExactly("d1", "d1", "d2", "d2");
        assertThat(data.cells().column("type").orElseThrow().text(3)).isEqualTo("T");
        assertThat(Fixture.dense(data.counts())[1]).containsExactly(0, 12, 3, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age,30,30,41,41\n",
                "donor,d1,,d2,\nage,30,30,41,41\n",
                "age,30,30,41,41\ntype,B,T,B,T\n",
                "nUMI,918,1120,592,913\nage,30,30,41,41\n",
                ",d1,d1,d2,d2\nage,30,30,41,41\n,x,x,y,y\n"
            })
    void numbers_above_the_names_are_no_counts(String above) throws IOException {
        CellDataset data = read(above + "gene,cell_1,cell_2,cell_3,cell_4\n" + GENES);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3", "cell_4");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7", "FOS");
        assertThat(data.cells().column("age").orElseThrow().text(2)).isEqualTo("41");
        assertThat(Fixture.dense(data.counts())[1]).containsExactly(0, 12, 3, 1, 2);
    }

    @Test
    void lines_of_groups_may_stand_above_and_below_the_names() throws IOException {
        CellDataset data = read("donor,d1,d1,d2,d2\ngene,cell_1,cell_2,cell_3,cell_4\ncell_type,B,T,B,T\n" + GENES);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3", "cell_4");
        assertThat(data.cells().columns()).extracting(Column::name).containsExactly("donor", "cell_type");
        assertThat(Fixture.dense(data.counts())[1]).containsExactly(0, 12, 3, 1, 2);
    }

    @Test
    void the_name_of_the_rows_on_a_line_of_its_own_is_no_gene() throws IOException {
        CellDataset data = read("sample,s1,s1,s2,s2\n,cell_1,cell_2,cell_3,cell_4\ngene,,,,\n" + GENES);

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7", "FOS");
        assertThat(data.cells().columns()).extracting(Column::name).containsExactly("sample");
    }

    @Test
    void rows_of_text_become_labels() throws IOException {
        String table = "gene,cell_1,cell_2,cell_3,cell_4\ncell_type,B,T,B,NA\n" + GENES;

        CellDataset data = read(table);

        assertThat(data.genes().size()).isEqualTo(5);
        var types = data.cells().column("cell_type").orElseThrow();
        assertThat(IntStream.range(0, 4).mapToObj(types::text)).startsWith("B", "T", "B");
        assertThat(aside(table, ReadOptions.DETECT).severity()).isEqualTo(Finding.Severity.INFO);
        assertThat(inspector.inspect(file(table), ReadOptions.DETECT).labelCandidates())
                .contains("cell_type");
    }

    @Test
    void a_row_of_text_far_down_is_named_and_then_taken() throws IOException {
        String body = IntStream.range(0, 30)
                .mapToObj(i -> "ENSG%011d,1,0,%d,2\n".formatted(i, i))
                .collect(Collectors.joining());
        String table = "gene,cell_1,cell_2,cell_3,cell_4\n" + body + "type,B,T,B,T\n";

        assertThat(inspector
                        .inspect(file(table), ReadOptions.DETECT)
                        .problems()
                        .getFirst()
                        .remedy())
                .contains("column or row")
                .contains("--not-counts");
        CellDataset data = readers.read(file(table), ReadOptions.DETECT.withNotCounts(List.of("type")));
        assertThat(data.genes().size()).isEqualTo(30);
        assertThat(data.cells().column("type").orElseThrow().text(1)).isEqualTo("T");
    }

    @Test
    void naming_one_row_does_not_switch_off_what_is_found() throws IOException {
        String table = "gene,cell_1,cell_2,cell_3,cell_4\ncluster,1,2,1,2\n" + GENES + "__no_feature,9,9,9,9\n";

        CellDataset more = readers.read(file(table), ReadOptions.DETECT.withNotCounts(List.of("FOS")));
        assertThat(more.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7");
        CellDataset only = readers.read(file(table), ReadOptions.DETECT.withNotCounts(List.of("none", "FOS")));
        assertThat(only.genes().symbols()).containsExactly("cluster", "CD3D", "MS4A1", "LYZ", "NKG7");
    }

    @Test
    void sums_are_known_though_a_program_adds_what_it_could_not_count() throws IOException {
        CellDataset data = read("gene,cell_1,cell_2,cell_3,cell_4\n" + GENES
                + "Sum,9,18,13,14\n__no_feature,7,7,7,7\n__ambiguous,3,3,3,3\n");

        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ", "NKG7", "FOS");
    }

    @Test
    void small_letters_and_few_numbers_at_an_end_are_labels() throws IOException {
        String header =
                "gene" + IntStream.range(0, 24).mapToObj(c -> ",cell_" + c).collect(Collectors.joining());
        String genes = IntStream.range(0, 40)
                .mapToObj(g -> "\nENSG%011d".formatted(g)
                        + IntStream.range(0, 24).mapToObj(c -> "," + g * c % 7).collect(Collectors.joining()))
                .collect(Collectors.joining());
        String groups = "\nkmeans"
                + IntStream.range(0, 24).mapToObj(c -> "," + (1 + c % 3)).collect(Collectors.joining());

        assertThat(read(header + groups + genes + "\n").genes().size()).isEqualTo(40);
        assertThat(read(header + genes + groups + "\n").genes().size()).isEqualTo(40);
    }

    @Test
    void a_second_line_of_names_gives_symbols_to_ids() throws IOException {
        CellDataset data = read(",ENSG00000167286,ENSG00000156738,ENSG00000090382\nsymbol,CD3D,MS4A1,LYZ\n"
                + "cell_1,1,0,7\ncell_2,0,12,3\ncell_3,2,2,5\n");

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(data.genes().ids()).startsWith("ENSG00000167286");
    }

    @Test
    void signs_between_thousands_are_called_so() throws IOException {
        assertThat(inspector
                        .inspect(
                                file("gene\tcell_1\tcell_2\nCD3D\t1,400\t0\nLYZ\t0\t700\nFOS\t3\t12,000\n"),
                                ReadOptions.DETECT)
                        .problems()
                        .getFirst()
                        .what())
                .contains("'1,400' in the column cell_1, with a sign between thousands");
    }

    @Test
    void a_row_of_sums_is_no_cell_unless_that_is_said() throws IOException {
        var cells = "cell,CD3D,MS4A1,LYZ\ncell_1,1,0,7\ncell_2,0,12,3\nTotal,1,12,10\n";
        assertThat(read(cells).cells().barcodes()).containsExactly("cell_1", "cell_2");
        assertThat(inspector.inspect(file(cells), ReadOptions.DETECT).problems())
                .filteredOn(found -> found.code().equals("not-counts-rows"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.what()).isEqualTo("The row Total was not read as a cell.");
                    assertThat(found.fixes()).containsExactly(new Fix.AllAreCounts());
                });

        var all = inspector.inspect(file(cells), ReadOptions.DETECT.withNotCounts(List.of()));
        assertThat(all.cells()).isEqualTo(3);
        assertThat(all.problems()).extracting(Finding::code).contains("sum-row");
    }
}
