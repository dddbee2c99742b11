package org.mixtura.core.data;

import java.util.Arrays;

/**
 * A weighted graph of cells as compressed sparse rows (AnnData's {@code obsp}).
 *
 * @param starts where the edges of each cell begin, and behind them the number of all edges
 * @param ends the cell at the other end of each edge, ascending within a row
 * @param weights of the edges
 */
public record CellGraph(int[] starts, int[] ends, float[] weights) {

    public CellGraph {
        if (starts.length == 0 || ends.length != weights.length || starts[starts.length - 1] != ends.length) {
            throw new IllegalArgumentException("%d ends and %d weights for %s edges"
                    .formatted(ends.length, weights.length, Arrays.toString(starts)));
        }
    }

    /** Number of cells. */
    public int cells() {
        return starts.length - 1;
    }
}
