package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

class GroupColumnTest {

    @Test
    void wholeNumbersAreGroupsAndMissingOnesNone() {
        var groups = GroupColumn.of(new Column.Numeric("replicate", new double[] {2, 1, Double.NaN, 2}));
        assertThat(groups.levels()).containsExactly("1", "2");
        assertThat(groups.codes()).containsExactly(1, 0, Column.Categorical.MISSING, 1);
    }

    @Test
    void measuredNumbersAreNoGroups() {
        var measured = new Column.Numeric("component_probability", new double[] {1, Double.NaN, 0.75});
        assertThatThrownBy(() -> GroupColumn.of(measured))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("'component_probability' does not divide cells into groups", "0.75");
    }

    @Test
    void groupsAreNoMoreThanCanBeCompared() {
        assertThat(GroupColumn.of(numbered(200)).used().levels()).hasSize(200);
        assertThatThrownBy(() -> GroupColumn.of(numbered(201)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("'clone' has 201 different values", "200 are the most");
    }

    /** As many levels as rows, and one that no row has. */
    private static Column numbered(int levels) {
        var names = IntStream.rangeClosed(0, levels).mapToObj(n -> "c" + n).toList();
        return new Column.Categorical("clone", names, IntStream.range(0, levels).toArray());
    }
}
