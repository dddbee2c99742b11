package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.error.DataProblem;

/** Tables with a line for each gene in each cell. */
class LongTableReaderTest extends TableTest {

    private static final List<String> LINES =
            List.of("A,CD3D,1", "A,LYZ,7", "B,MS4A1,12", "B,LYZ,3", "C,CD3D,2", "C,MS4A1,0");

    /** The counts of the cells A, B and C in CD3D, LYZ and MS4A1. */
    private static final float[][] COUNTS = {{1, 7, 0}, {0, 3, 12}, {2, 0, 0}};

    private static String table(String header, List<String> lines, int... order) {
        return lines.stream()
                .map(line -> {
                    String[] fields = line.split(",");
                    return java.util.Arrays.stream(order)
                            .mapToObj(field -> fields[field])
                            .collect(Collectors.joining("\t"));
                })
                .collect(Collectors.joining("\n", header.replace(' ', '\t') + "\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "cell gene count, 0, 1, 2",
        "barcode variable value, 0, 1, 2",
        "gene cell n, 1, 0, 2",
        "count name gene, 2, 0, 1",
        "name symbol umis, 0, 1, 2"
    })
    void columns_may_stand_in_any_order(String header, int first, int second, int third) throws IOException {
        CellDataset data = read(table(header, LINES, first, second, third));

        assertThat(data.cells().barcodes()).containsExactly("A", "B", "C");
        assertThat(data.genes().ids()).containsExactly("CD3D", "LYZ", "MS4A1");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
    }

    @Test
    void lines_may_be_numbered() throws IOException {
        var lines = new ArrayList<String>();
        for (int line = 0; line < LINES.size(); line++) {
            lines.add(line + 1 + "," + LINES.get(line));
        }

        assertThat(Fixture.dense(
                        read(table(" cell gene count", lines, 0, 1, 2, 3)).counts()))
                .isDeepEqualTo(COUNTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cell\";\"gene\";\"count\"\r\n\"A\";\"CD3D\";1\r\n\"A\";\"LYZ\";7\r\n\"B\";\"MS4A1\";12\r\n\"B\";\"LYZ\";3\r\n\"C\";\"CD3D\";2\r\n\"C\";\"MS4A1\";\r\n",
                "cell gene count\nA CD3D 1\nA LYZ 7\nB MS4A1 12\nB LYZ 3\nC CD3D 2\nC MS4A1 0\n"
            })
    void fields_may_be_quoted_and_parted_by_other_signs_and_blanks_may_be_zeros(String content) throws IOException {
        var options = ReadOptions.DETECT.with(Numerals.DETECT.withBlanksAsZeros());

        assertThat(Fixture.dense(readers.read(file(content), options).counts())).isDeepEqualTo(COUNTS);
    }

    @Test
    void a_first_line_without_names_is_a_count_too() throws IOException {
        CellDataset data = read(table("A CD3D 1", LINES.subList(1, LINES.size()), 0, 1, 2));

        assertThat(data.cells().barcodes()).containsExactly("A", "B", "C");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
    }

    @Test
    void cells_may_be_numbered() throws IOException {
        var lines = LINES.stream()
                .map(line -> line.replace("A,", "1,").replace("B,", "2,").replace("C,", "3,"))
                .toList();

        CellDataset data = read(table("cell gene count", lines, 0, 1, 2));

        assertThat(data.cells().barcodes()).containsExactly("1", "2", "3");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(COUNTS);
    }

    @Test
    void columns_that_say_the_same_of_a_cell_or_gene_are_kept_about_it() throws IOException {
        var lines = new ArrayList<String>();
        for (String line : LINES) {
            String type = line.startsWith("A") ? "T" : "B";
            String id = "ENSG0000000000" + (line.contains("CD3D") ? 1 : line.contains("LYZ") ? 2 : 3);
            lines.add(line + "," + type + "," + id + "," + lines.size());
        }
        var file = file(table("cell symbol count cell_type gene_id line", lines, 0, 1, 2, 3, 4, 5));
        var read = readers.read(file, ReadOptions.DETECT);

        assertThat(Fixture.dense(read.counts())).isDeepEqualTo(COUNTS);
        assertThat(read.genes().ids()).containsExactly("ENSG00000000001", "ENSG00000000002", "ENSG00000000003");
        assertThat(read.genes().symbols()).containsExactly("CD3D", "LYZ", "MS4A1");
        var types = read.cells().column("cell_type").orElseThrow();
        assertThat(List.of(types.text(0), types.text(1), types.text(2))).containsExactly("T", "B", "B");
        assertThat(inspector.inspect(file, ReadOptions.DETECT).problems())
                .filteredOn(finding -> finding.code().equals("skipped-columns"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).endsWith("left out: line."));
    }

    @Test
    void molecules_are_counts_before_reads() throws IOException {
        var lines = LINES.stream()
                .map(line -> line.replaceFirst("(\\d+)$", "1$1,$1"))
                .toList();

        for (String header : List.of(
                "cell gene reads umis",
                "Cell_Index Gene RSEC_Reads RSEC_Adjusted_Molecules",
                "cell gene Raw_Molecules DBEC_Adjusted_Molecules")) {
            assertThat(Fixture.dense(read(table(header, lines, 0, 1, 2, 3)).counts()))
                    .as(header)
                    .isDeepEqualTo(COUNTS);
        }
    }

    @Test
    void entries_of_a_sparse_matrix_without_names_are_refused() {
        assertThatThrownBy(() -> read("i\tj\tx\n1\t1\t12\n2\t1\t3\n2\t2\t7\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("entries of a sparse matrix (i, j, x)", "writeMM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell\tgene\tfirst\tsecond\tthird\nA\tCD3D\t1\t2\t2\nA\tLYZ\t7\t1\t1\nB\tLYZ\t3\t3\t3\n",
                "cell\tgene\tfirst\tsecond\nA\tCD3D\t1\t2\nA\tLYZ\t7\t1\nB\tLYZ\t3\t3\n",
                "1\tCD3D\t1\n1\tLYZ\t7\n2\tLYZ\t3\n"
            })
    void columns_that_may_be_either_are_asked_about_and_no_wide_table(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("long table")
                .extracting(problem -> ((DataProblem) problem).remedy())
                .asString()
                .contains("cell, gene and count");
    }

    @Test
    void a_line_without_a_name_is_refused() {
        var lines = new ArrayList<>(LINES);
        lines.add(" ,LYZ,4");

        assertThatThrownBy(() -> read(table("cell gene count", lines, 0, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("Line 8 of the table names no cell");
    }

    @Test
    void a_list_of_markers_is_no_long_table() {
        assertThatThrownBy(
                        () -> read(
                                "gene\tcluster\tlogFC\tpval\nCD3D\tT\t2.31\t0.01\nLYZ\tM\t3.12\t0.2\nMS4A1\tB\t5.5\t0.1\nCD3E\tT\t2.9\t0.1\n"))
                .isInstanceOf(DataProblem.class);
    }

    @Test
    void lines_may_come_in_any_order() throws IOException {
        var lines = new ArrayList<>(LINES);
        Collections.shuffle(lines, new Random(3));
        CellDataset data = read(table("cell gene count", lines, 0, 1, 2));

        for (String line : LINES) {
            String[] fields = line.split(",");
            assertThat(
                            Fixture.dense(data.counts())[data.cells().barcodes().indexOf(fields[0])][
                                    data.genes().ids().indexOf(fields[1])])
                    .as(line)
                    .isEqualTo(Float.parseFloat(fields[2]));
        }
    }

    @Test
    void it_is_told_how_the_table_was_read() throws IOException {
        var found = inspector.inspect(file(table("cell gene count", LINES, 0, 1, 2)), ReadOptions.DETECT);

        assertThat(found.format()).isEqualTo("long table");
        assertThat(found.problems())
                .filteredOn(finding -> finding.code().equals("long-table"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).endsWith("cells are in cell, genes in gene, counts in count."));
    }

    @Test
    void a_pair_that_is_listed_twice_is_refused() {
        var lines = new ArrayList<>(LINES);
        lines.add("A,LYZ,1");

        assertThatThrownBy(() -> read(table("cell gene count", lines, 0, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("twice");

        var sampled =
                lines.stream().map(line -> line + ",s" + line.length() % 2).toList();
        assertThatThrownBy(() -> read(table("cell gene count sample", sampled, 0, 1, 2, 3)))
                .hasMessageContaining("that sample tells apart, put both into the column cell");
    }

    @Test
    void a_blank_count_is_asked_about() throws IOException {
        var lines = new ArrayList<>(LINES);
        lines.set(3, "B,LYZ,NA");

        assertThat(inspector
                        .inspect(file(table("cell gene count", lines, 0, 1, 2)), ReadOptions.DETECT)
                        .isUsable())
                .isFalse();
    }

    @Test
    void points_between_thousands_are_asked_about() throws IOException {
        var lines = LINES.stream()
                .map(line -> line.replace(",12", ",1.234").replace(",7", ",2.345"))
                .toList();
        var found = inspector.inspect(file(table("cell gene count", lines, 0, 1, 2)), ReadOptions.DETECT);

        assertThat(found.problems().getFirst().remedy()).contains("--decimals comma");
        assertThat(
                        Fixture.dense(readers.read(
                                        file(table("cell gene count", lines, 0, 1, 2)),
                                        ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.COMMA)))
                                .counts())[0][1])
                .isEqualTo(2345);
    }

    @Test
    void a_table_of_genes_with_one_count_each_is_none() {
        assertThatThrownBy(() -> read("gene\tchromosome\treads\nCD3D\tchr11\t5\nLYZ\tchr12\t7\nMS4A1\tchr11\t2\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("not a table of counts");
    }

    @Test
    void columns_that_nobody_can_tell_are_asked_about() {
        assertThatThrownBy(() -> read("gene\tgenes\treads\nq1\tw1\t5\nq1\tw2\t7\nq2\tw1\t2\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("long table")
                .extracting(problem -> ((DataProblem) problem).remedy())
                .asString()
                .contains("cell, gene and count");
    }
}
