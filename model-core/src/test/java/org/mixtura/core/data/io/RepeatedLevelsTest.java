package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedLevelsTest {

    @Test
    void equal_levels_become_one_and_cells_keep_theirs() {
        var column = H5adColumns.merged("type", List.of("T", "B", "T", "NK"), new int[] {2, 0, 3, -1, 1});

        assertThat(column.levels()).containsExactly("T", "B", "NK");
        assertThat(column.codes()).containsExactly(0, 0, 2, -1, 1);
    }

    @Test
    void levels_without_repeats_stay_as_they_are() {
        var column = H5adColumns.merged("type", List.of("T", "B"), new int[] {1, 0});

        assertThat(column.levels()).containsExactly("T", "B");
        assertThat(column.codes()).containsExactly(1, 0);
    }
}
