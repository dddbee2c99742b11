package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NumberType;

/** Columns of one name in several files become one. */
class JoinedColumnTest {

    @Test
    void orders_of_levels_that_make_one_are_kept_and_all_others_told() {
        var low = levels(List.of("low", "mid"), true);
        var high = levels(List.of("mid", "high"), true);
        var free = levels(List.of("low", "mid"), false);

        var both = JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(high)), new int[] {2, 2});
        assertThat(((Column.Categorical) both.column()).levels()).containsExactly("low", "mid", "high");
        assertThat(((Column.Categorical) both.column()).ordered()).isTrue();
        assertThat(both.lost()).isEmpty();

        var some = JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(free)), new int[] {2, 2});
        assertThat(((Column.Categorical) some.column()).ordered()).isFalse();
        assertThat(some.lost()).contains("have an order in some of the files only");

        var turned = levels(List.of("mid", "low"), true);
        assertThat(JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(turned)), new int[] {2, 2})
                        .lost())
                .contains("do not make one");
    }

    @Test
    void a_number_is_one_level_however_files_write_it() {
        var whole = numbers(Column.Levels.WHOLE_NUMBER, "0", "2");
        var decimal = numbers(Column.Levels.DECIMAL_NUMBER, "0.0", "1.0");

        var both = JoinedColumn.of("grade", List.of(Optional.of(whole), Optional.of(decimal)), new int[] {2, 2});
        assertThat(both.column()).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.kind()).isEqualTo(Column.Levels.WHOLE_NUMBER);
            assertThat(column.levels()).containsExactly("0", "1", "2");
        });
        assertThat(both.column().text(0)).isEqualTo(both.column().text(2)).isEqualTo("0");
        assertThat(both.column().text(3)).isEqualTo("1");

        var halves = numbers(Column.Levels.DECIMAL_NUMBER, "0.50", "1.0");
        var mixed = JoinedColumn.of("grade", List.of(Optional.of(whole), Optional.of(halves)), new int[] {2, 2});
        assertThat(mixed.column()).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.kind()).isEqualTo(Column.Levels.DECIMAL_NUMBER);
            assertThat(column.levels()).containsExactly("0.0", "0.5", "1.0", "2.0");
        });
    }

    @Test
    void numbers_of_many_digits_are_never_rounded_when_files_are_joined() {
        var ids = numbers(Column.Levels.WHOLE_NUMBER, "1152921504606846976", "1152921504606846977");
        var values = new Column.Numeric("grade", new double[] {1, 2}, NumberType.LONG);

        var joined = JoinedColumn.of("grade", List.of(Optional.of(ids), Optional.of(values)), new int[] {2, 2});

        assertThat(List.of(
                        joined.column().text(0),
                        joined.column().text(1),
                        joined.column().text(2),
                        joined.column().text(3)))
                .containsExactly("1152921504606846976", "1152921504606846977", "1", "2");
        assertThat(joined.lost()).contains("more than 15 digits");
        var twice = JoinedColumn.of("grade", List.of(Optional.of(ids), Optional.of(ids)), new int[] {2, 2});
        assertThat(twice.column().text(3)).isEqualTo("1152921504606846977");
    }

    @Test
    void a_quantity_in_32_and_64_bits_is_one() {
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var single =
                new Column.Numeric("f", new double[] {0.1f, 0.7f}, new NumberType(4, NumberType.Form.DECIMAL, false));

        assertThat(JoinedGeneColumns.of(List.of(about(genes, single), about(genes, "f", 0.1, 0.7)), genes)
                        .columns())
                .extracting(Column::name)
                .containsExactly("f");
        assertThat(JoinedGeneColumns.of(List.of(about(genes, single), about(genes, "f", 0.1, 0.8)), genes)
                        .differing())
                .containsExactly("f");
    }

    private static Study about(GeneTable genes, String name, double... values) {
        return about(genes, new Column.Numeric(name, values));
    }

    private static Study about(GeneTable genes, Column column) {
        var counts = CsrMatrix.of(2, new int[] {0, 2}, new int[] {0, 1}, new float[] {1, 2});
        return new Study(
                "d",
                new Frame(Frame.INDEX, new CellTable(List.of("c1"), List.of())),
                StudyReader.frame(genes, List.of(column)),
                genes,
                new java.util.LinkedHashMap<>(java.util.Map.of("X", counts)),
                "X");
    }

    private static Column.Categorical numbers(Column.Levels kind, String... levels) {
        return new Column.Categorical("grade", List.of(levels), new int[] {0, 1}, kind, false);
    }

    private static Column.Categorical levels(List<String> levels, boolean ordered) {
        return new Column.Categorical("grade", levels, new int[] {0, 1}, Column.Levels.TEXT, ordered);
    }
}
