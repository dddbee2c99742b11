package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/** Who is compared with whom. */
class GroupChoiceTest {

    private final Column.Categorical types =
            new Column.Categorical("type", List.of("B", "T", "rare"), new int[] {0, 1, -1, 0, 1, -1, 2});

    @Test
    void cellsWithoutALabelAreInNeitherGroup() {
        var choice = GroupChoice.of(types, "B", Optional.empty());
        assertThat(choice.first()).containsExactly(0, 3);
        assertThat(choice.second()).containsExactly(1, 4, 6);
    }

    @Test
    void twoLevelsAreComparedWithEachOther() {
        var choice = GroupChoice.of(types, "T", Optional.of("B"));
        assertThat(choice.first()).containsExactly(1, 4);
        assertThat(choice.second()).containsExactly(0, 3);
    }

    @Test
    void aGroupOfOneCellIsTooSmall() {
        assertThatThrownBy(() -> GroupChoice.of(types, "rare", Optional.empty()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'rare'");
    }
}
