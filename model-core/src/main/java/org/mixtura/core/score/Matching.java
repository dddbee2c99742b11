package org.mixtura.core.score;

import java.util.Arrays;

/** One-to-one matchings between two sets, for example of labels and clusters. */
public final class Matching {

    private Matching() {}

    /**
     * The matching with the greatest sum of weights, by the Hungarian method with shortest augmenting paths (Jonker and
     * Volgenant 1987), O(n^3).
     *
     * @param weights rows x columns, rectangular; for example counts
     * @return for each row its column, or -1 where there are fewer columns than rows
     */
    public static int[] heaviest(int[][] weights) {
        int rows = weights.length;
        int columns = rows == 0 ? 0 : weights[0].length;
        if (rows > columns) {
            int[] rowOf = heaviest(transposed(weights, rows, columns));
            int[] out = new int[rows];
            Arrays.fill(out, -1);
            for (int c = 0; c < columns; c++) {
                out[rowOf[c]] = c;
            }
            return out;
        }
        // Row and column 0 are sentinels; the potentials make all reduced costs (-weight - u - v) at least 0.
        double[] u = new double[rows + 1];
        double[] v = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(weights, row, u, v, rowOf);
        }
        int[] out = new int[rows];
        for (int c = 1; c <= columns; c++) {
            if (rowOf[c] > 0) {
                out[rowOf[c] - 1] = c - 1;
            }
        }
        return out;
    }

    /** Gives a further row its column, and moves other rows along the cheapest alternating path. */
    private static void augment(int[][] weights, int row, double[] u, double[] v, int[] rowOf) {
        int columns = v.length - 1;
        double[] cheapest = new double[columns + 1];
        int[] before = new int[columns + 1];
        boolean[] done = new boolean[columns + 1];
        Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int at = 0;
        while (rowOf[at] != 0) {
            done[at] = true;
            double step = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int c = 1; c <= columns; c++) {
                if (!done[c]) {
                    double cost = -weights[rowOf[at] - 1][c - 1] - u[rowOf[at]] - v[c];
                    if (cost < cheapest[c]) {
                        cheapest[c] = cost;
                        before[c] = at;
                    }
                    if (cheapest[c] < step) {
                        step = cheapest[c];
                        next = c;
                    }
                }
            }
            for (int c = 0; c <= columns; c++) {
                if (done[c]) {
                    u[rowOf[c]] += step;
                    v[c] -= step;
                } else {
                    cheapest[c] -= step;
                }
            }
            at = next;
        }
        while (at != 0) {
            rowOf[at] = rowOf[before[at]];
            at = before[at];
        }
    }

    private static int[][] transposed(int[][] weights, int rows, int columns) {
        int[][] out = new int[columns][rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                out[c][r] = weights[r][c];
            }
        }
        return out;
    }
}
