package org.mixtura.core.figure;

import java.util.Optional;

/**
 * Where the points of a category lie most densely, which is where its name belongs: unlike the mean it is always on its
 * points.
 *
 * @param x data units
 * @param y data units
 */
public record DensestPlace(double x, double y) {

    private static final int GRID = 40;

    /**
     * The mean of the points in and around the fullest box of a 40 x 40 grid over a window.
     *
     * @param x horizontal positions; points outside the window do not count
     * @param y vertical positions
     * @param codes category of each point
     * @param code the category
     * @return empty when the window shows none of its points
     */
    public static Optional<DensestPlace> of(float[] x, float[] y, int[] codes, int code, PixelView window) {
        var grid = new Grid();
        for (int p = 0; p < x.length; p++) {
            if (codes[p] == code) {
                grid.add(
                        (x[p] - window.minX()) / (window.maxX() - window.minX()),
                        (y[p] - window.minY()) / (window.maxY() - window.minY()));
            }
        }
        return grid.densest()
                .map(share -> new DensestPlace(
                        window.minX() + share.x() * (window.maxX() - window.minX()),
                        window.minY() + share.y() * (window.maxY() - window.minY())));
    }

    /** Numbers and sums of the points in each box, with an empty rim so that every box has neighbours. */
    private static final class Grid {

        private final double[][] counts = new double[GRID + 2][GRID + 2];
        private final double[][] sumX = new double[GRID + 2][GRID + 2];
        private final double[][] sumY = new double[GRID + 2][GRID + 2];

        void add(double x, double y) {
            if (x >= 0 && x < 1 && y >= 0 && y < 1) {
                int row = 1 + (int) (y * GRID);
                int column = 1 + (int) (x * GRID);
                counts[row][column]++;
                sumX[row][column] += x;
                sumY[row][column] += y;
            }
        }

        Optional<DensestPlace> densest() {
            double most = 0;
            Optional<DensestPlace> best = Optional.empty();
            for (int row = 1; row <= GRID; row++) {
                for (int column = 1; column <= GRID; column++) {
                    double n = around(counts, row, column);
                    if (n > most) {
                        most = n;
                        best = Optional.of(
                                new DensestPlace(around(sumX, row, column) / n, around(sumY, row, column) / n));
                    }
                }
            }
            return best;
        }

        private static double around(double[][] grid, int row, int column) {
            double sum = 0;
            for (int r = row - 1; r <= row + 1; r++) {
                for (int c = column - 1; c <= column + 1; c++) {
                    sum += grid[r][c];
                }
            }
            return sum;
        }
    }
}
