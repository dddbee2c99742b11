package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;

class BarcodeRuleTest {

    @TempDir
    private Path folder;

    private LabelFile file(String content) throws IOException {
        return LabelFile.read(Files.writeString(folder.resolve("labels.tsv"), content));
    }

    @ParameterizedTest
    @CsvSource({
        "without-suffix, AAACCTGAGAAACCAT-1, AAACCTGAGAAACCAT",
        "without-suffix, AAACCTGAGAAACCAT-1_2, AAACCTGAGAAACCAT",
        "without-suffix, AAACCTGAGAAACCAT.1, AAACCTGAGAAACCAT",
        "without-suffix, p1_A10, p1_A10",
        "without-prefix, plate1:p1_A10, p1_A10",
        "without-prefix, s1_AAACCTGAGAAACCAT-1, AAACCTGAGAAACCAT-1",
        "exact, x:y-1, x:y-1"
    })
    void each_rule_compares_its_part(String rule, String barcode, String key) {
        assertThat(BarcodeRule.parse(rule).key(barcode)).isEqualTo(key);
    }

    @Test
    void rules_survive_their_text_and_others_are_refused() {
        for (String text : List.of("exact", "without-suffix", "without-prefix", "in-order", "within:donor")) {
            assertThat(BarcodeRule.parse(text).text()).isEqualTo(text);
        }
        assertThatThrownBy(() -> BarcodeRule.parse("guess")).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void measured_values_may_be_missing_in_any_common_way_and_endless_ones_are_text() throws IOException {
        var lines = new StringBuilder("barcode\tage\tlimit\n");
        var barcodes = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            barcodes.add("c" + i);
            lines.append("c%d\t%s\t%s\n".formatted(i, i == 5 ? "null" : i == 6 ? "n/a" : i + 0.5, i == 7 ? "Inf" : i));
        }
        var table = file(lines.toString());
        var cells = new CellTable(barcodes, List.of());

        var age = (Column.Numeric) table.join(cells, "age");
        assertThat(age.values()[4]).isEqualTo(4.5);
        assertThat(age.values()[5]).isNaN();
        assertThat(age.values()[6]).isNaN();
        assertThat(table.join(cells, "limit")).isInstanceOf(Column.Categorical.class);
    }

    @Test
    void a_suffix_is_explained_and_left_out_only_when_asked_for() throws IOException {
        var cells = new CellTable(List.of("AAACCTGA-1", "CCCCCTGA-1"), List.of());
        var table = file("barcode\ttype\nAAACCTGA\tB\nCCCCCTGA\tT\n");

        assertThatThrownBy(() -> table.join(cells, "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("None of the 2 barcodes")
                .hasMessageContaining("without endings such as -1 or _2 (2 of 2 cells; --match without-suffix)");
        Column joined = table.join(cells, "type", new TableMatch(new BarcodeRule.WithoutSuffix(), true))
                .columns()
                .getFirst();
        assertThat(List.of(joined.text(0), joined.text(1))).containsExactly("B", "T");
    }

    @Test
    void names_that_r_changed_are_matched_when_asked_for_and_not_by_their_order() throws IOException {
        var cells = new CellTable(List.of("XAAACCTGA.1", "XCCCCCTGA.1"), List.of());
        var table = file("barcode\ttype\nCCCCCTGA-1\tT\nAAACCTGA-1\tB\n");

        assertThat(table.matches(cells))
                .extracting(match -> match.rule().text())
                .containsExactly("ignoring-signs");
        Column joined = table.join(cells, "type", new TableMatch(BarcodeRule.parse("ignoring-signs"), false))
                .columns()
                .getFirst();
        assertThat(List.of(joined.text(0), joined.text(1))).containsExactly("B", "T");
    }

    @Test
    void an_order_is_offered_without_a_number_of_cells_that_would_speak_for_it() throws IOException {
        var cells = new CellTable(List.of("AAACCTGA-1", "CCCCCTGA-1"), List.of());
        var table = file("cell\ttype\n1\tT\n2\tB\n");

        assertThatThrownBy(() -> table.join(cells, "type"))
                .hasMessageContaining("only if both list the cells in the same order (--match in-order)")
                .hasMessageNotContaining("2 of 2 cells");
    }

    @Test
    void a_rule_that_makes_cells_alike_is_not_offered() throws IOException {
        var cells = new CellTable(List.of("AAACCTGA-1", "AAACCTGA-2"), List.of());
        var table = file("barcode\ttype\nAAACCTGA\tB\nCCCCCTGA\tT\n");

        assertThat(table.matches(cells))
                .extracting(match -> match.rule().text())
                .containsExactly("in-order");
        assertThatThrownBy(() -> table.join(cells, "type", new TableMatch(new BarcodeRule.WithoutSuffix(), true)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("AAACCTGA-2 would be the same barcode as another one");
    }

    @Test
    void repeated_barcodes_are_told_apart_by_a_common_column() throws IOException {
        var cells = new CellTable(List.of("A", "A"), List.of(Column.Categorical.of("donor", List.of("d1", "d2"))));
        var table = file("cell\tdonor\ttype\nA\td2\tT\nA\td1\tB\n");

        assertThat(table.matches(cells))
                .extracting(match -> match.rule().text())
                .containsExactly("within:donor");
        Column joined = table.join(cells, "type", new TableMatch(new BarcodeRule.Within("donor"), false))
                .columns()
                .getFirst();
        assertThat(List.of(joined.text(0), joined.text(1))).containsExactly("B", "T");
    }

    @Test
    void measured_columns_stay_numbers() throws IOException {
        var barcodes =
                java.util.stream.IntStream.range(0, 300).mapToObj(i -> "c" + i).toList();
        var text = new StringBuilder("cell\tumi\tplate\n");
        barcodes.forEach(b -> text.append(b)
                .append('\t')
                .append(b.hashCode() / 7.0)
                .append('\t')
                .append(b.length())
                .append('\n'));

        List<Column> joined = file(text.toString())
                .joinAll(new CellTable(barcodes, List.of()), TableMatch.WHOLE)
                .columns();

        assertThat(joined.get(0)).isInstanceOf(Column.Numeric.class);
        assertThat(joined.get(1)).isInstanceOf(Column.Categorical.class);
    }
}
