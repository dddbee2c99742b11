package org.mixtura.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.io.CellColumns;
import org.mixtura.core.data.io.TableMatch;

/** What is missing among labels does not depend on the format that they come from. */
class ColumnGroupsTest {

    private static final List<String> WORDS = List.of("B", "NA", "", "nan", "None", "null", "T", " n/a ");

    /** As a table has it, as .h5ad texts, and as .h5ad categories, where each word is a level. */
    private static List<Column> everyWay() {
        var levels = new ArrayList<>(WORDS);
        int[] codes = new int[WORDS.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i;
        }
        return List.of(
                Column.Categorical.of("type", WORDS),
                new Column.Text("type", WORDS),
                new Column.Categorical("type", levels, codes));
    }

    @Test
    void words_for_a_missing_value_are_no_groups_in_any_format() {
        assertThat(everyWay()).allSatisfy(column -> {
            var groups = column.asGroups();
            assertThat(groups.levels()).containsExactly("B", "T");
            assertThat(groups.codes()).containsExactly(0, -1, -1, -1, -1, -1, 1, -1);
            assertThat(groups.missing()).isEqualTo(6);
        });
    }

    @Test
    void a_column_is_kept_as_it_is_where_it_is_not_used_as_groups() {
        assertThat(everyWay().getLast().asCategorical().levels()).isEqualTo(WORDS);
    }

    @Test
    void what_was_taken_for_missing_is_told_when_the_column_is_chosen() {
        var cells = new CellTable(
                WORDS.stream().map(word -> "c" + word).toList(),
                List.of(everyWay().getLast()));
        var notes = new ArrayList<String>();

        var chosen = new CellColumns(cells).find(Optional.empty(), "type", TableMatch.WHOLE, notes::add);

        assertThat(chosen.asCategorical().missing()).isEqualTo(6);
        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("6 cells have no value in type")
                .contains("NA: 1", "None: 1");
    }
}
