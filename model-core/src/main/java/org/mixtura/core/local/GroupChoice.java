package org.mixtura.core.local;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;

/** Two groups of cells by the levels of a column. */
record GroupChoice(int[] first, int[] second) {

    private static final int FEWEST = 2;
    private static final int SHOWN = 20;

    /**
     * The cells of two levels.
     *
     * @param against empty: all cells outside the first group
     * @throws DataProblem when there is no such level, or a group has fewer than two cells
     * @throws ConfigProblem when both levels are the same
     */
    static GroupChoice of(Column.Categorical column, String group, Optional<String> against) {
        int code = code(column, group);
        int[] first = cells(column, group, code, true);
        if (against.isEmpty()) {
            return new GroupChoice(first, cells(column, "all cells but '%s'".formatted(group), code, false));
        }
        if (against.get().equals(group)) {
            throw new ConfigProblem(
                    "The group '%s' cannot be compared with itself.".formatted(group),
                    "Both groups are the same cells.",
                    "Name another group with --against, or leave it out to compare with all other cells.");
        }
        return new GroupChoice(first, cells(column, against.get(), code(column, against.get()), true));
    }

    /**
     * The cells of a level.
     *
     * @throws DataProblem when there is no such level
     */
    static int[] cells(Column.Categorical column, String level) {
        int code = code(column, level);
        return IntStream.range(0, column.size())
                .filter(cell -> column.codes()[cell] == code)
                .toArray();
    }

    private static int code(Column.Categorical column, String level) {
        int code = column.levels().indexOf(level);
        if (code < 0) {
            throw new DataProblem(
                    "The column '%s' has no level '%s'.".formatted(column.name(), level),
                    "Its levels are: %s.%s".formatted(shown(column.levels()), NearNames.hint(level, column.levels())),
                    "Choose one of these.");
        }
        return code;
    }

    private static int[] cells(Column.Categorical column, String name, int code, boolean with) {
        int[] cells = IntStream.range(0, column.size())
                // A cell without a label may be of any group, so it is in none.
                .filter(cell -> column.codes()[cell] != Column.Categorical.MISSING)
                .filter(cell -> column.codes()[cell] == code == with)
                .toArray();
        if (cells.length < FEWEST) {
            throw new DataProblem(
                    "The group '%s' of column '%s' has %d cells.".formatted(name, column.name(), cells.length),
                    "A comparison needs at least %d cells in each group.".formatted(FEWEST),
                    "Choose a larger group.");
        }
        return cells;
    }

    private static String shown(List<String> levels) {
        String first = String.join(", ", levels.stream().limit(SHOWN).toList());
        return levels.size() <= SHOWN ? first : first + " and %d more".formatted(levels.size() - SHOWN);
    }
}
