package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;

class TextColumnTest {

    @ParameterizedTest
    @CsvSource({
        "3;1;2;1, WHOLE_NUMBER, 1;2;3",
        "10;NA;-2, WHOLE_NUMBER, -2;10",
        "1.0;2.0;, DECIMAL_NUMBER, 1.0;2.0",
        "1;+1;2, TEXT, +1;1;2",
        "1.1;1.10;2, TEXT, 1.1;1.10;2",
        "007;008, TEXT, 007;008",
        "TRUE;FALSE;TRUE, FLAG, False;True",
        "true;;false, NULLABLE_FLAG, False;True",
        "True;False;unknown, TEXT, False;True;unknown",
        "T;B;T, TEXT, B;T",
        "1E5;2E3;;3E10, TEXT, 1E5;2E3;3E10",
        "123456789012345678;1, TEXT, 1;123456789012345678"
    })
    void levels_keep_what_they_are(String values, Column.Levels kind, String levels) {
        Column column = TextColumn.of("c", List.of(values.split(";", -1)));

        assertThat(column).isInstanceOfSatisfying(Column.Categorical.class, found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.levels()).containsExactlyInAnyOrder(levels.split(";"));
        });
    }

    @Test
    void measured_quantities_are_numbers_also_where_cells_are_few() {
        Column column = TextColumn.of("score", Arrays.asList("0.5", null, "1.25", "0.5"));

        assertThat(column).isInstanceOfSatisfying(Column.Numeric.class, found -> {
            assertThat(found.values()).containsExactly(0.5, Double.NaN, 1.25, 0.5);
            assertThat(found.type()).isEqualTo(NumberType.DOUBLE);
        });
    }

    @Test
    void powers_of_ten_among_other_numbers_and_with_signs_stay_numbers() {
        assertThat(TextColumn.of("n", List.of("1e5", "20000.5"))).isInstanceOf(Column.Numeric.class);
        assertThat(TextColumn.of("p", List.of("1e-05", "2e-07"))).isInstanceOf(Column.Numeric.class);
    }

    @Test
    void many_different_whole_numbers_are_whole_numbers() {
        var texts = IntStream.range(0, 300).mapToObj(Integer::toString).toList();

        assertThat(TextColumn.of("reads", texts))
                .isInstanceOfSatisfying(
                        Column.Numeric.class, found -> assertThat(found.type()).isEqualTo(NumberType.LONG));
    }

    @Test
    void nothing_at_all_is_no_flag_and_no_number() {
        assertThat(TextColumn.of("empty", Arrays.asList("", "NA", null)))
                .isInstanceOfSatisfying(Column.Categorical.class, found -> {
                    assertThat(found.kind()).isEqualTo(Column.Levels.TEXT);
                    assertThat(found.missing()).isEqualTo(3);
                });
    }

    @Test
    void numbers_that_are_levels_in_one_file_and_measured_in_another_are_joined_as_numbers() {
        Column few = TextColumn.of("age", List.of("3", "4"));
        Column many = TextColumn.of(
                "age", IntStream.range(0, 200).mapToObj(Integer::toString).toList());

        JoinedColumn joined = JoinedColumn.of("age", List.of(Optional.of(few), Optional.of(many)), new int[] {2, 200});

        assertThat(joined.lost()).isEmpty();
        assertThat(joined.column()).isInstanceOfSatisfying(Column.Numeric.class, found -> {
            assertThat(found.type()).isEqualTo(NumberType.LONG);
            assertThat(found.values()).startsWith(3, 4, 0, 1);
        });
    }

    @Test
    void flags_with_and_without_gaps_are_joined_as_flags() {
        Column whole = TextColumn.of("kept", List.of("True", "False"));
        Column gaps = TextColumn.of("kept", List.of("True", ""));

        JoinedColumn joined = JoinedColumn.of("kept", List.of(Optional.of(whole), Optional.of(gaps)), new int[] {2, 2});

        assertThat(joined.column()).isInstanceOfSatisfying(Column.Categorical.class, found -> {
            assertThat(found.kind()).isEqualTo(Column.Levels.NULLABLE_FLAG);
            assertThat(found.text(3)).isEmpty();
        });
    }

    @Test
    void signed_and_unsigned_whole_numbers_are_joined_as_whole_numbers() {
        assertThat(NumberType.LONG.joined(new NumberType(4, NumberType.Form.UNSIGNED, true)))
                .isEqualTo(NumberType.LONG.asNullable());
    }
}
