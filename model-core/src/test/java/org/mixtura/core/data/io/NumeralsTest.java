package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.Column;

/** Tables whose numbers have commas or several points, or whose fields are blank: asked about, and read as was said. */
class NumeralsTest extends TableTest {

    private static final ReadOptions COMMA = ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.COMMA));
    private static final ReadOptions POINT = ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.POINT));
    private static final ReadOptions ZEROS = ReadOptions.DETECT.with(Numerals.DETECT.withBlanksAsZeros());

    private static final Fix COMMAS_BEFORE_DECIMALS = new Fix.ReadDecimals(DecimalSign.COMMA, DecimalSign.COMMA);

    /** Three cells and four genes, with one number as given. */
    private static String table(String value) {
        return "cell;CD3D;MS4A1;LYZ;NKG7\ncell_1;%s;0;7;3\ncell_2;0;12;3;1\ncell_3;2;2;5;0\n".formatted(value);
    }

    private Finding first(String table) throws IOException {
        return inspector.inspect(file(table), ReadOptions.DETECT).problems().getFirst();
    }

    private float[] firstCell(String table, ReadOptions options) throws IOException {
        return Fixture.dense(readers.read(file(table), options).counts())[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,00", "0,0", "12,5", "1.234,0", "1,5E+02"})
    void a_comma_that_can_only_stand_before_decimals_is_read_by_one_button(String value) throws IOException {
        assertThat(first(table(value))).satisfies(problem -> {
            assertThat(problem.what()).contains(value);
            assertThat(problem.remedy()).contains("--decimals comma").doesNotContain("--decimals point");
            assertThat(problem.fixes()).containsExactly(COMMAS_BEFORE_DECIMALS, new Fix.ChooseOther());
        });
    }

    @Test
    void a_comma_before_three_digits_may_be_either() throws IOException {
        assertThat(first(table("1,234")).fixes())
                .containsExactly(
                        COMMAS_BEFORE_DECIMALS,
                        new Fix.ReadDecimals(DecimalSign.POINT, DecimalSign.COMMA),
                        new Fix.ChooseOther());
        assertThat(firstCell(table("1,234"), COMMA)).containsExactly(1.234f, 0, 7, 3);
        assertThat(firstCell(table("1,234"), POINT)).containsExactly(1234, 0, 7, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,00 | 3",
                "1.234,0 | 1234",
                "1,5E+02 | 150",
                "1.234.567 | 1234567",
                "-0,0 | 0",
            })
    void numbers_are_read_with_a_comma_before_decimals(String value, float number) throws IOException {
        assertThat(firstCell(table(value), COMMA)).containsExactly(number, 0, 7, 3);
    }

    @Test
    void counts_of_millions_are_no_text() throws IOException {
        String millions = "gene\tcell_1\tcell_2\tcell_3\nCD3D\t1.234.567\t2.000.001\t5\nLYZ\t0\t3.000.003\t7\n"
                + "NKG7\t4.000.000\t2\t9.100.000\n";

        assertThat(first(millions).remedy()).contains("--decimals comma");
        assertThat(firstCell(millions, COMMA)).containsExactly(1_234_567, 0, 4_000_000);
        assertThat(first(millions.replace('.', ',')).remedy()).contains("--decimals point");
    }

    @Test
    void a_mean_with_decimals_among_whole_counts_is_taken_out_once_commas_are_said() throws IOException {
        var table = new StringBuilder("cell;CD3D;MS4A1;LYZ;NKG7;GNLY;CD8A;CCR7;IL7R;FCGR3A\n");
        double[] sums = new double[9];
        for (int cell = 0; cell < 8; cell++) {
            table.append("cell_").append(cell);
            for (int gene = 0; gene < 9; gene++) {
                int count = (cell * 5 + gene * 3) % 7;
                sums[gene] += count;
                table.append(';').append(count);
            }
            table.append('\n');
        }
        table.append("Mittelwert");
        for (double sum : sums) {
            table.append(';').append(String.format(java.util.Locale.GERMANY, "%.3f", sum / 8));
        }

        assertThat(readers.read(file(table + "\n"), COMMA).cells().size()).isEqualTo(8);
    }

    @Test
    void a_column_of_such_numbers_beside_the_counts_is_told_and_becomes_numbers() throws IOException {
        String measured = "cell;percent.mt;CD3D;MS4A1;LYZ\ncell_1;3,25;1;0;7\ncell_2;4,5;0;12;3\n";

        assertThat(inspector.inspect(file(measured), ReadOptions.DETECT).problems())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("numbers-as-text");
                    assertThat(finding.what()).contains("percent.mt", "3,25");
                    assertThat(finding.fixes()).containsExactly(COMMAS_BEFORE_DECIMALS);
                });
        assertThat(readers.read(file(measured), COMMA)
                        .cells()
                        .column("percent.mt")
                        .orElseThrow())
                .isInstanceOfSatisfying(Column.Numeric.class, column -> assertThat(column.values())
                        .containsExactly(3.25, 4.5));
    }

    @Test
    void a_column_of_whole_thousands_beside_decimal_commas_is_told() throws IOException {
        String measured = "cell;percent.mt;nCount_RNA;CD3D;MS4A1;LYZ\ncell_1;3,25;3.580;1;0;7\ncell_2;4,5;912;0;12;3\n";

        assertThat(inspector.inspect(file(measured), ReadOptions.DETECT).problems())
                .filteredOn(finding -> finding.code().equals("numbers-as-text"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.why())
                        .contains("3.580 in the column nCount_RNA is 3580", "read as a decimal"));
        assertThat(readers.read(file(measured), COMMA)
                        .cells()
                        .column("nCount_RNA")
                        .orElseThrow())
                .satisfies(column ->
                        assertThat(List.of(column.text(0), column.text(1))).containsExactly("3580", "912"));
        String decimals = measured.replace("3.580", "3.58");
        assertThat(inspector.inspect(file(decimals), ReadOptions.DETECT).problems())
                .filteredOn(finding -> finding.code().equals("numbers-as-text"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.why()).doesNotContain("nCount_RNA"));
    }

    @Test
    void blank_fields_are_asked_about_and_are_zeros_where_that_is_said() throws IOException {
        String pivot = "gene,c_1,c_2,c_3,Grand Total\nCD3D,1,,7,8\nLYZ,,12,3,15\nNKG7,2,,,2\nGrand Total,3,12,10,25\n"
                .replace("c_", "cell_");

        var found = inspector.inspect(file(pivot), ReadOptions.DETECT).problems();
        assertThat(found.getFirst()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ValueFindings.UNDEFINED);
            assertThat(problem.remedy()).contains("--blanks-are-zeros");
            assertThat(problem.fixes().getFirst()).isEqualTo(new Fix.BlanksAreZeros());
        });
        assertThat(found)
                .as("nothing can be said of sums while numbers are missing")
                .noneMatch(finding -> finding.code().equals("called-like-summary"));
        var read = readers.read(file(pivot), ZEROS);
        assertThat(Fixture.dense(read.counts())).isDeepEqualTo(new float[][] {{1, 0, 2}, {0, 12, 0}, {7, 3, 0}});
    }

    @Test
    void few_genes_without_a_value_can_be_left_out_and_words_for_none_are_no_zeros() throws IOException {
        String missing = "cell,CD3D,MS4A1,LYZ,NKG7\ncell_1,1,0,7,3\ncell_2,0,NA,3,1\ncell_3,2,2,5,0\n";

        assertThat(first(missing)).satisfies(problem -> {
            assertThat(problem.remedy()).contains("--not-counts").doesNotContain("--blanks-are-zeros");
            assertThat(problem.fixes()).containsExactly(new Fix.NotCounts(List.of("cell_2")), new Fix.ChooseOther());
        });
        assertThat(inspector.inspect(file(missing), ZEROS).isUsable()).isFalse();
        assertThat(readers.read(file(missing), ReadOptions.DETECT.alsoNotCounts(List.of("MS4A1")))
                        .genes()
                        .ids())
                .containsExactly("CD3D", "LYZ", "NKG7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\n",
                "SEP=;\r\n",
                "\"sep=;\"\n",
                "Counts of plate 1\n",
                "GSE1234 raw counts;;;;\n\nplate 1;;\n",
                "plate 1;;;;\n",
                ";plate 1;;;\n",
                "# made by a program\n"
            })
    void what_stands_above_a_table_is_passed_over(String above) throws IOException {
        assertThat(firstCell(above + table("5"), ReadOptions.DETECT)).containsExactly(5, 0, 7, 3);
        assertThat(inspector.inspect(file(above + table("5")), ReadOptions.DETECT).problems().stream()
                        .anyMatch(finding -> finding.code().equals("title-lines")))
                .as("titles are told")
                .isEqualTo(above.contains("plate"));
    }

    @Test
    void titles_may_have_commas_where_the_table_is_wide() throws IOException {
        String cells = IntStream.range(0, 9).mapToObj(cell -> ",cell_" + cell).collect(Collectors.joining());
        String counts = IntStream.range(0, 9).mapToObj(cell -> "," + cell).collect(Collectors.joining());
        var found = inspector.inspect(
                file("Experiment 12, counts\n\ngene" + cells + "\nCD3D" + counts + "\nRPL22" + counts + "\n"),
                ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(9);
        assertThat(found.problems()).extracting(Finding::code).contains("title-lines");
    }

    @Test
    void a_gene_that_one_cell_has_is_no_title() throws IOException {
        String blanks = ",".repeat(9);
        String counts = ",7".repeat(9);
        var zeros = ReadOptions.DETECT.with(Numerals.DETECT.withBlanksAsZeros());
        String rest = "RPL22" + counts + "\nRPL11" + counts + "\nRPS2" + counts + "\n";

        var data = readers.read(file("RPL7A" + blanks.substring(2) + "5,,\n" + rest), zeros);
        assertThat(data.genes().symbols()).containsExactly("RPL7A", "RPL22", "RPL11", "RPS2");
        assertThat(data.counts().nonZeros()).isEqualTo(1 + 3 * 9);

        var dated = inspector.inspect(file("Written in,2024" + blanks.substring(2) + "\n" + rest), zeros);
        assertThat(dated.genes()).isEqualTo(3);
        assertThat(dated.problems()).extracting(Finding::code).contains("title-lines");
    }

    @ParameterizedTest
    @CsvSource({"'', ','", "',', ''", "',', ','"})
    void delimiters_at_the_ends_of_lines_shift_no_name(String behindHeader, String behindCounts) throws IOException {
        String table = "gene,cell_1,cell_2,cell_3@\nCD3D,1,0,7#\nRPL22,0,12,3#\nRPL11,5,0,3#\n"
                .replace("@", behindHeader)
                .replace("#", behindCounts);
        var data = readers.read(file(table), ReadOptions.DETECT);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2", "cell_3");
        assertThat(data.genes().symbols()).containsExactly("CD3D", "RPL22", "RPL11");
        assertThat(Fixture.dense(data.counts())[0]).containsExactly(1, 0, 5);
    }

    @Test
    void a_blank_last_field_below_a_header_of_names_alone_is_asked_about() throws IOException {
        assertThat(first("cell_1,cell_2,cell_3\nCD3D,1,0,\nRPL22,0,12,\nRPL11,5,0,\n")
                        .why())
                .contains("whether the last name is missing or the first");
    }

    @Test
    void a_header_with_too_few_names_is_no_title() throws IOException {
        assertThat(first("gene,cell_1\nCD3D,1,0,7,2\nRPL22,0,1,3,9\n").code()).isEqualTo("not-a-table");
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,\n", ",,,\n\n,,,\n", " , ,,\n"})
    void rows_without_name_and_value_are_no_cells(String rest) throws IOException {
        String table = "cell,CD3D,MS4A1,LYZ\ncell_1,1,0,7\ncell_2,0,12,3\n";

        var data = read(table + rest);

        assertThat(data.cells().barcodes()).containsExactly("cell_1", "cell_2");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(CELLS);
        assertThat(read(table + rest + "Total,1,12,10\n").cells().size()).isEqualTo(2);
    }
}
