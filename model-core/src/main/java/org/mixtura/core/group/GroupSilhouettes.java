package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.score.Silhouette;

/**
 * How much nearer cells are to their own group than to the nearest other one (Rousseeuw 1987), in the latent space.
 *
 * @param by what the groups are
 * @param groups in the order of the column's levels
 * @param mean over all cells that were measured
 * @param measured how many cells that are
 * @param all how many cells have a group
 */
public record GroupSilhouettes(String by, List<OfGroup> groups, double mean, int measured, int all) {

    public GroupSilhouettes {
        groups = List.copyOf(groups);
    }

    /**
     * A group.
     *
     * @param mean over its cells
     * @param cells of each measured cell, falling
     * @param rows which cells these are
     */
    public record OfGroup(String name, double mean, double[] cells, int[] rows) {}

    /**
     * Measures groups.
     *
     * @param cells those to measure, for time goes with their square
     */
    public static GroupSilhouettes of(Column.Categorical groups, FloatMatrix codes, int[] cells) {
        var chosen = groups.select(cells).used();
        float[] values = new float[cells.length * codes.columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = codes.at(cells[i / codes.columns()], i % codes.columns());
        }
        var found = Silhouette.of(new FloatMatrix(cells.length, codes.columns(), values), chosen.codes());
        var all = new ArrayList<OfGroup>();
        for (int g = 0; g < chosen.levels().size(); g++) {
            int own = g;
            int[] falling = IntStream.range(0, cells.length)
                    .filter(i -> chosen.codes()[i] == own)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -found.cells()[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            all.add(new OfGroup(
                    chosen.levels().get(g),
                    found.groups()[g],
                    IntStream.of(falling).mapToDouble(i -> found.cells()[i]).toArray(),
                    IntStream.of(falling).map(i -> cells[i]).toArray()));
        }
        return new GroupSilhouettes(
                groups.name(),
                all,
                found.mean(),
                (int) Arrays.stream(chosen.codes()).filter(code -> code >= 0).count(),
                groups.size() - groups.missing());
    }

    /**
     * One line a cell, group by group and falling.
     *
     * @param barcodes of all cells
     */
    public RunTable table(List<String> barcodes) {
        var lines = new ArrayList<List<String>>();
        for (var group : groups) {
            for (int i = 0; i < group.cells.length; i++) {
                lines.add(List.of(
                        barcodes.get(group.rows[i]),
                        group.name,
                        Double.toString(group.cells[i]),
                        Double.toString(group.mean)));
            }
        }
        return new RunTable(List.of("barcode", by, "silhouette", "mean_of_group"), lines.size(), lines::get);
    }
}
