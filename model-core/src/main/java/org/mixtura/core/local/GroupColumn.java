package org.mixtura.core.local;

import java.util.stream.DoubleStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/** A column as groups of cells that are compared with each other. */
final class GroupColumn {

    /** Nobody can compare more, and a table of each with each would not fit a page (nor, of thousands, memory). */
    private static final int MOST = 200;

    private GroupColumn() {}

    /**
     * The groups.
     *
     * @throws DataProblem when the column is a measured number, or has more levels than can be compared
     */
    static Column.Categorical of(Column column) {
        if (column instanceof Column.Numeric numbers && isMeasured(numbers)) {
            throw new DataProblem(
                    "The column '%s' does not divide cells into groups.".formatted(column.name()),
                    "It holds numbers that are measured, such as %s.".formatted(example(numbers)),
                    "Choose a column of types, samples or clusters. A map can be coloured by numbers.");
        }
        var groups = column.asCategorical();
        int count = groups.used().levels().size();
        if (count > MOST) {
            throw new DataProblem(
                    "The column '%s' has %,d different values, which are too many groups."
                            .formatted(column.name(), count),
                    "Groups are compared with each other, and %d are the most that can be.".formatted(MOST),
                    "Choose a column with fewer groups, such as types, samples or clusters.");
        }
        return groups;
    }

    private static boolean isMeasured(Column.Numeric numbers) {
        return DoubleStream.of(numbers.values()).anyMatch(GroupColumn::isFraction);
    }

    private static double example(Column.Numeric numbers) {
        return DoubleStream.of(numbers.values())
                .filter(GroupColumn::isFraction)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFraction(double value) {
        return !Double.isNaN(value) && value != Math.rint(value);
    }
}
