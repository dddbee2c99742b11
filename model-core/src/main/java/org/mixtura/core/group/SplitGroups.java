package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/**
 * Groups of cells that are each divided in two, for example into treated cells and controls.
 *
 * @param groups only those that have cells
 * @param sides a column of two levels
 */
public record SplitGroups(Column.Categorical groups, Column.Categorical sides) {

    /**
     * Divides groups.
     *
     * @param by of the same cells
     * @throws DataProblem when the cells have not two values there
     */
    public static SplitGroups of(Column.Categorical groups, Column.Categorical by) {
        var sides = by.used();
        if (sides.levels().size() != 2) {
            throw new DataProblem(
                    "The groups cannot be split by '%s'.".formatted(by.name()),
                    "A violin has two halves, and the column has %d values."
                            .formatted(sides.levels().size()),
                    "Name a column of two, such as a treatment and its control.");
        }
        return new SplitGroups(groups.used(), sides);
    }

    /** The halves as groups of their own; cells that lack one of the two columns are in none. */
    public Column.Categorical halves() {
        var names = new ArrayList<String>();
        groups.levels().forEach(group -> names.addAll(List.of(name(group, 0), name(group, 1))));
        int[] codes = IntStream.range(0, groups.size())
                .map(cell -> groups.codes()[cell] < 0 || sides.codes()[cell] < 0
                        ? Column.Categorical.MISSING
                        : 2 * groups.codes()[cell] + sides.codes()[cell])
                .toArray();
        return new Column.Categorical(groups.name() + " and " + sides.name(), names, codes);
    }

    private String name(String group, int side) {
        return group + ", " + sides.levels().get(side);
    }

    /** Where one half of a group is in the expression of the {@link #halves}; empty where it has no cells. */
    public Optional<Integer> place(GroupExpression ofHalves, int group, int side) {
        String wanted = name(groups.levels().get(group), side);
        return IntStream.range(0, ofHalves.groups().size())
                .filter(i -> ofHalves.groups().get(i).name().equals(wanted))
                .boxed()
                .findFirst();
    }

    /** The groups as they are before they are divided, each with its cells of both halves. */
    public List<GroupExpression.Group> whole(GroupExpression ofHalves) {
        return IntStream.range(0, groups.levels().size())
                .mapToObj(group -> new GroupExpression.Group(
                        groups.levels().get(group),
                        IntStream.range(0, 2)
                                .map(side -> place(ofHalves, group, side)
                                        .map(at -> ofHalves.groups().get(at).cells())
                                        .orElse(0))
                                .sum()))
                .toList();
    }
}
