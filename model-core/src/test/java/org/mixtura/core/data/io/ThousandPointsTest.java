package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points before three digits: decimals, or signs between thousands. */
class ThousandPointsTest extends TableTest {

    private static final ReadOptions THOUSANDS = ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.COMMA));

    /** Three cells and four genes, with one number as given. */
    private static String table(String value) {
        return "cell,CD3D,MS4A1,LYZ,NKG7\ncell_1,%s,0,7,3\ncell_2,0,12,3,1\ncell_3,2,2,5,0\n".formatted(value);
    }

    private List<String> codes(String table, ReadOptions options) throws IOException {
        return inspector.inspect(file(table), options).problems().stream()
                .map(Finding::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "12.000", "999.999"})
    void what_they_are_is_asked_where_nobody_can_know(String value) throws IOException {
        var found = inspector.inspect(file(table(value)), ReadOptions.DETECT);

        assertThat(found.isUsable()).isFalse();
        assertThat(found.isTable()).isTrue();
        assertThat(found.problems().getFirst()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("no-number");
            assertThat(problem.what()).contains(value);
            assertThat(problem.why()).contains(value.replace(".", ""));
            assertThat(problem.remedy()).contains("--decimals point", "--decimals comma", "--not-counts");
            assertThat(problem.fixes())
                    .containsExactly(
                            new Fix.ReadDecimals(DecimalSign.POINT, DecimalSign.POINT),
                            new Fix.ReadDecimals(DecimalSign.COMMA, DecimalSign.POINT),
                            new Fix.ChooseOther());
        });
    }

    @ParameterizedTest
    @CsvSource({"1.234, 1234", "12.000, 12000", "1.234.567, 1234567"})
    void points_between_thousands_are_read_where_that_is_said(String value, float number) throws IOException {
        var data = readers.read(file(table(value)), THOUSANDS);

        assertThat(Fixture.dense(data.counts())[0]).containsExactly(number, 0, 7, 3);
        assertThat(inspector.inspect(file(table(value)), THOUSANDS).isUsable()).isTrue();
    }

    @Test
    void decimals_are_read_where_that_is_said() throws IOException {
        var data = readers.read(file(table("1.234")), ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.POINT)));

        assertThat(Fixture.dense(data.counts())[0]).containsExactly(1.234f, 0, 7, 3);
    }

    @Test
    void a_number_with_several_points_can_be_read_by_a_button() throws IOException {
        assertThat(inspector
                        .inspect(file(table("1.234.567")), ReadOptions.DETECT)
                        .problems()
                        .getFirst()
                        .fixes())
                .containsExactly(new Fix.ReadDecimals(DecimalSign.COMMA, DecimalSign.POINT), new Fix.ChooseOther());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.123", "1.23", "1.2345", "1234.000", "1.234e1"})
    void what_can_only_be_decimals_is_not_asked_about(String value) throws IOException {
        assertThat(codes(table(value), ReadOptions.DETECT)).doesNotContain("no-number", "points-unclear");
    }

    @Test
    void one_point_beside_large_numbers_without_any_is_told() throws IOException {
        String mixed = table("1.234").replace(",12,", ",1500,");

        assertThat(codes(mixed, ReadOptions.DETECT)).contains("points-unclear").doesNotContain("no-number");
        assertThat(codes(mixed, ReadOptions.DETECT.with(Numerals.DETECT.with(DecimalSign.POINT))))
                .doesNotContain("points-unclear");
    }

    @Test
    void a_measure_of_cells_with_three_decimals_leaves_nothing_to_ask() throws IOException {
        List<String> lines = lines("entropy", cell -> String.format(Locale.ROOT, "%.3f", 1.5 + cell / 7.0));

        var found = inspector.inspect(file(String.join("\n", lines) + "\n"), ReadOptions.DETECT);

        assertThat(found.isUsable()).isTrue();
        assertThat(found.genes()).isEqualTo(24);
        assertThat(found.obsColumns()).extracting(column -> column.name()).containsExactly("entropy");
    }

    @Test
    void so_does_a_row_of_them_where_genes_are_in_rows() throws IOException {
        String cells = IntStream.range(0, 24).mapToObj(c -> ",cell_" + c).collect(Collectors.joining());
        String genes = IntStream.range(0, 40)
                .mapToObj(g -> "\nENSG%011d".formatted(g)
                        + IntStream.range(0, 24).mapToObj(c -> "," + g * c % 7).collect(Collectors.joining()))
                .collect(Collectors.joining());
        String row = IntStream.range(0, 24)
                .mapToObj(c -> String.format(Locale.ROOT, ",%.3f", 20.1 + c / 3.0))
                .collect(Collectors.joining());

        var found = inspector.inspect(file("gene" + cells + genes + "\nmean_quality" + row + "\n"), ReadOptions.DETECT);

        assertThat(found.isUsable()).isTrue();
        assertThat(found.genes()).isEqualTo(40);
        assertThat(found.obsColumns()).extracting(column -> column.name()).containsExactly("mean_quality");
        assertThat(codes("gene" + cells + genes + "\nENSG00000999999" + row + "\n", ReadOptions.DETECT))
                .as("a gene may have thousands in all cells")
                .contains("no-number");
    }

    /** Ten cells and 24 genes, with one more column. */
    private static List<String> lines(String name, java.util.function.IntFunction<String> value) {
        var lines = new java.util.ArrayList<String>();
        lines.add("cell"
                + IntStream.range(0, 24).mapToObj(",ENSG%011d"::formatted).collect(Collectors.joining()) + "," + name);
        for (int cell = 0; cell < 10; cell++) {
            int at = cell;
            lines.add("cell_" + cell
                    + IntStream.range(0, 24)
                            .mapToObj(g -> "," + (g + 3) * (at + 2) % 11)
                            .collect(Collectors.joining())
                    + "," + value.apply(cell));
        }
        return lines;
    }
}
