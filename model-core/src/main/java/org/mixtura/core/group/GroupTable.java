package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mixtura.core.component.ComponentGraph;
import org.mixtura.core.component.Confusion;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.RunTable;

/**
 * How many cells of each type are in each group; cells without a type or a group are left out.
 *
 * @param by what the groups are
 * @param against what the types are
 * @param groups names of the columns
 * @param types names of the rows
 * @param counts types x groups
 */
public record GroupTable(String by, String against, List<String> groups, List<String> types, int[][] counts) {

    public GroupTable {
        groups = List.copyOf(groups);
        types = List.copyOf(types);
    }

    /**
     * The table of two columns of the same cells.
     *
     * @param distances of the used groups; asked for {@link TableOrder#TREE} and {@link TableOrder#WALK} only
     */
    public static GroupTable of(
            Column.Categorical groups, Column.Categorical types, TableOrder order, Supplier<GroupDistances> distances) {
        var rows = types.used();
        var columns = groups.used();
        int[] codes = IntStream.range(0, rows.size())
                .map(cell -> columns.codes()[cell] < 0 ? Column.Categorical.MISSING : rows.codes()[cell])
                .toArray();
        var confusion = Confusion.of(
                codes, rows.levels().size(), columns.codes(), columns.levels().size());
        int[] ofTypes = IntStream.range(0, rows.levels().size()).toArray();
        int[] ofGroups =
                switch (order) {
                    case GIVEN -> IntStream.range(0, columns.levels().size()).toArray();
                    case MATCHED -> confusion.categoryOrder(ofTypes);
                    case TREE -> distances.get().tree().order();
                    case WALK -> ComponentGraph.walk(distances.get().distances());
                };
        if (order == TableOrder.TREE || order == TableOrder.WALK) {
            ofTypes = byPlaceOfLargest(confusion.counts(), ofGroups);
        }
        int[][] counts = new int[ofTypes.length][];
        for (int row = 0; row < counts.length; row++) {
            int[] own = confusion.counts()[ofTypes[row]];
            counts[row] = Arrays.stream(ofGroups).map(group -> own[group]).toArray();
        }
        return new GroupTable(
                columns.name(),
                rows.name(),
                Arrays.stream(ofGroups).mapToObj(columns.levels()::get).toList(),
                Arrays.stream(ofTypes).mapToObj(rows.levels()::get).toList(),
                counts);
    }

    private static int[] byPlaceOfLargest(int[][] counts, int[] order) {
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(type -> IntStream.range(0, order.length)
                        .boxed()
                        .max(Comparator.comparingInt(place -> counts[type][order[place]]))
                        .orElse(0)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A number for each place; NaN where there is nothing to share. */
    public double[][] values(TableShare share) {
        double[][] values = new double[types.size()][groups.size()];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                values[row][column] = switch (share) {
                    case CELLS -> counts[row][column];
                    case TYPE -> counts[row][column] / (double) ofType(row);
                    case GROUP -> counts[row][column] / (double) ofGroup(column);
                };
            }
        }
        return values;
    }

    /** Cells of a row. */
    public int ofType(int row) {
        return Arrays.stream(counts[row]).sum();
    }

    /** Cells of a column. */
    public int ofGroup(int column) {
        return Arrays.stream(counts).mapToInt(row -> row[column]).sum();
    }

    /** One line a type and group. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        double[][] ofTypes = values(TableShare.TYPE);
        double[][] ofGroups = values(TableShare.GROUP);
        for (int row = 0; row < types.size(); row++) {
            for (int column = 0; column < groups.size(); column++) {
                lines.add(List.of(
                        types.get(row),
                        groups.get(column),
                        Integer.toString(counts[row][column]),
                        Double.toString(ofTypes[row][column]),
                        Double.toString(ofGroups[row][column])));
            }
        }
        return new RunTable(
                List.of(against, by.equals(against) ? by + "_group" : by, "cells", "share_of_type", "share_of_group"),
                lines.size(),
                lines::get);
    }
}
