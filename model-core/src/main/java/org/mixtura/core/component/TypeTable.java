package org.mixtura.core.component;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;

/**
 * Which components the cells of each type are in (Schuster and Krogh 2023, figure 3c).
 *
 * @param types names of the rows, sorted by the place of their largest share
 * @param components numbers of the columns, from 0, in the order of {@link ComponentGraph#order}
 * @param percent types x components; a row sums to 100
 * @param cells how many cells each type has
 */
public record TypeTable(List<String> types, int[] components, double[][] percent, int[] cells) {

    /**
     * The table.
     *
     * @param types the known type of each cell; cells without one are left out, and so are types without cells
     * @param component of each cell
     * @param order all components, in the order of the columns
     */
    public static TypeTable of(Column.Categorical types, int[] component, int[] order) {
        int levels = types.levels().size();
        int[][] counts = new int[levels][order.length];
        int[] cells = new int[levels];
        for (int cell = 0; cell < component.length; cell++) {
            int type = types.codes()[cell];
            if (type != Column.Categorical.MISSING) {
                counts[type][component[cell]]++;
                cells[type]++;
            }
        }
        int[] rows = IntStream.range(0, levels)
                .filter(type -> cells[type] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(type -> placeOfLargest(counts[type], order)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] percent = new double[rows.length][order.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < order.length; column++) {
                percent[row][column] = 100.0 * counts[rows[row]][order[column]] / cells[rows[row]];
            }
        }
        return new TypeTable(
                IntStream.of(rows).mapToObj(types.levels()::get).toList(),
                order.clone(),
                percent,
                IntStream.of(rows).map(row -> cells[row]).toArray());
    }

    private static int placeOfLargest(int[] counts, int[] order) {
        int best = 0;
        for (int place = 1; place < order.length; place++) {
            best = counts[order[place]] > counts[order[best]] ? place : best;
        }
        return best;
    }
}
