package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of equal height through a grid, by marching squares; a saddle is split by the mean of its corners. The rim of the
 * grid must lie below the height, so that all lines are closed.
 */
final class ContourLines {

    private final double[][] grid;
    private final double height;
    /** From each crossed edge of the grid to the next one along the line, the higher side on the left. */
    private final Map<Edge, Edge> next = new LinkedHashMap<>();

    /** An edge of the grid: from a node to its right or upper neighbour. */
    private record Edge(int row, int column, boolean upward) {}

    ContourLines(double[][] grid, double height) {
        this.grid = grid;
        this.height = height;
        for (int row = 0; row + 1 < grid.length; row++) {
            for (int column = 0; column + 1 < grid[row].length; column++) {
                box(row, column);
            }
        }
    }

    private boolean above(int row, int column) {
        return grid[row][column] >= height;
    }

    private void box(int row, int column) {
        var below = new Edge(row, column, false);
        var over = new Edge(row + 1, column, false);
        var west = new Edge(row, column, true);
        var east = new Edge(row, column + 1, true);
        int corners = (above(row, column) ? 1 : 0)
                | (above(row, column + 1) ? 2 : 0)
                | (above(row + 1, column + 1) ? 4 : 0)
                | (above(row + 1, column) ? 8 : 0);
        switch (corners) {
            case 1 -> next.put(below, west);
            case 2 -> next.put(east, below);
            case 3 -> next.put(east, west);
            case 4 -> next.put(over, east);
            case 6 -> next.put(over, below);
            case 7 -> next.put(over, west);
            case 8 -> next.put(west, over);
            case 9 -> next.put(below, over);
            case 11 -> next.put(east, over);
            case 12 -> next.put(west, east);
            case 13 -> next.put(below, east);
            case 14 -> next.put(west, below);
            case 5, 10 -> saddle(row, column, corners == 5, new Edge[] {below, east, over, west});
            default -> {}
        }
    }

    /** Two lines cross the box; the height of its middle says which corners belong together. */
    private void saddle(int row, int column, boolean rising, Edge[] around) {
        double middle =
                (grid[row][column] + grid[row][column + 1] + grid[row + 1][column] + grid[row + 1][column + 1]) / 4;
        boolean joined = middle >= height;
        Edge below = around[0];
        Edge east = around[1];
        Edge over = around[2];
        Edge west = around[3];
        if (rising) {
            next.put(below, joined ? east : west);
            next.put(over, joined ? west : east);
        } else {
            next.put(east, joined ? over : below);
            next.put(west, joined ? below : over);
        }
    }

    /** The lines, each as places {column, row} between nodes. */
    List<List<double[]>> closed() {
        var lines = new ArrayList<List<double[]>>();
        while (!next.isEmpty()) {
            Edge start = next.keySet().iterator().next();
            var line = new ArrayList<double[]>();
            for (@Nullable Edge at = start; at != null; at = next.remove(at)) {
                if (!next.containsKey(at)) {
                    break;
                }
                line.add(crossing(at));
            }
            if (line.size() > 2) {
                lines.add(line);
            }
        }
        return lines;
    }

    private double[] crossing(Edge edge) {
        double from = grid[edge.row][edge.column];
        double to = edge.upward ? grid[edge.row + 1][edge.column] : grid[edge.row][edge.column + 1];
        double share = to == from ? 0.5 : (height - from) / (to - from);
        return edge.upward
                ? new double[] {edge.column, edge.row + share}
                : new double[] {edge.column + share, edge.row};
    }
}
