package org.mixtura.core.infer;

import java.util.List;

/**
 * What to vary.
 *
 * @param genes rows of the result
 * @param cells one for each category that is wanted
 * @param members cells of each of these categories, for {@link Range#CATEGORY}
 * @param points values of the state, at least 2
 */
public record TraversalQuery(int[] genes, List<CategoryCell> cells, List<int[]> members, Range range, int points) {

    /** How far a state is varied. */
    public enum Range {
        /** Between the quantiles 0.005 and 0.995 of the states of the category's cells. */
        CATEGORY,
        /** Between these quantiles of the cell's own posterior. */
        CELL,
        /** From -3 to 3. */
        PRIOR
    }

    /** A cell that stands for a category. */
    public record CategoryCell(int category, int cell) {}

    public TraversalQuery {
        cells = List.copyOf(cells);
        members = List.copyOf(members);
        if (points < 2 || cells.size() != members.size()) {
            throw new IllegalArgumentException(
                    "%d points, %d cells, %d groups".formatted(points, cells.size(), members.size()));
        }
    }
}
