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
                .satisfies(finding -> assertThat(finding.what())
                        .endsWith("cells are in the column cell, genes in gene, counts in count."));
    }

    @Test
    void a_pair_that_is_listed_twice_is_refused() {
        var lines = new ArrayList<>(LINES);
        lines.add("A,LYZ,1");

        assertThatThrownBy(() -> read(table("cell gene count", lines, 0, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("twice");
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
