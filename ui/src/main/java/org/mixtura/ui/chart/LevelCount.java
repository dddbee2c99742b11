package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mixtura.core.data.Column;

/**
 * How many cells have a level of a column.
 *
 * @param share of all cells, 0 to 1
 */
public record LevelCount(String level, int cells, double share) {

    private static final String MISSING = "(missing)";

    /** The levels of a column, largest first; cells without a value, or with a word for none, come last. */
    public static List<LevelCount> of(Column column) {
        var categories = column.asGroups();
        int[] counts = categories.counts();
        double all = Math.max(1, categories.size());
        var levels = new ArrayList<LevelCount>();
        for (int i = 0; i < counts.length; i++) {
            levels.add(new LevelCount(categories.levels().get(i), counts[i], counts[i] / all));
        }
        levels.sort(Comparator.comparingInt(LevelCount::cells).reversed());
        int missing = categories.missing();
        if (missing > 0) {
            levels.add(new LevelCount(MISSING, missing, missing / all));
        }
        return levels;
    }
}
