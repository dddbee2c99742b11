package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How densely the points of one group lie: counts on a grid around them, smoothed by a normal kernel whose width follows
 * Scott's rule (sd n^-1/6 in two dimensions), and lines of equal density through it by marching squares.
 */
final class DensityMap {

    private static final int SIDE = 96;
    private static final double KERNELS_OF_MARGIN = 4;
    /** Beyond the points, as a share of their range: so far that no kernel reaches the rim. */
    private static final double LEAST_MARGIN = 0.08;
    /** A kernel narrower than this many boxes would show the grid. */
    private static final double NARROWEST = 1.2;
    /** Of the map: a group of several islands has a large standard deviation, and its islands would run together. */
    private static final double WIDEST = 0.02;

    private final double left;
    private final double low;
    private final double stepX;
    private final double stepY;
    private final double[][] density;
    private final int points;

    /**
     * @param extentX range of all points of the map
     * @param extentY range of all points of the map
     */
    DensityMap(float[] x, float[] y, int[] codes, int code, double extentX, double extentY) {
        var own = Moments.of(x, y, codes, code);
        points = own.n;
        double factor = Math.pow(Math.max(1, own.n), -1.0 / 6);
        double kernelX = Math.max(Math.min(factor * own.sdX(), WIDEST * extentX), 1e-9 + Math.abs(own.meanX()) * 1e-6);
        double kernelY = Math.max(Math.min(factor * own.sdY(), WIDEST * extentY), 1e-9 + Math.abs(own.meanY()) * 1e-6);
        double marginX = Math.max(KERNELS_OF_MARGIN * kernelX, LEAST_MARGIN * (own.maxX - own.minX));
        double marginY = Math.max(KERNELS_OF_MARGIN * kernelY, LEAST_MARGIN * (own.maxY - own.minY));
        left = own.minX - marginX;
        low = own.minY - marginY;
        stepX = (own.maxX + marginX - left) / (SIDE - 1);
        stepY = (own.maxY + marginY - low) / (SIDE - 1);
        double[][] counts = new double[SIDE][SIDE];
        for (int i = 0; i < x.length && points > 0; i++) {
            if (codes[i] == code && Float.isFinite(x[i]) && Float.isFinite(y[i])) {
                counts[(int) Math.rint((y[i] - low) / stepY)][(int) Math.rint((x[i] - left) / stepX)]++;
            }
        }
        density = smoothed(
                counts, kernel(Math.max(NARROWEST, kernelX / stepX)), kernel(Math.max(NARROWEST, kernelY / stepY)));
    }

    boolean isEmpty() {
        return points == 0;
    }

    private static final class Moments {

        private int n;
        private double sumX;
        private double sumY;
        private double squaresX;
        private double squaresY;
        private double minX = Double.POSITIVE_INFINITY;
        private double maxX = Double.NEGATIVE_INFINITY;
        private double minY = Double.POSITIVE_INFINITY;
        private double maxY = Double.NEGATIVE_INFINITY;

        static Moments of(float[] x, float[] y, int[] codes, int code) {
            var found = new Moments();
            for (int i = 0; i < x.length; i++) {
                if (codes[i] == code && Float.isFinite(x[i]) && Float.isFinite(y[i])) {
                    found.add(x[i], y[i]);
                }
            }
            return found;
        }

        private void add(double x, double y) {
            n++;
            sumX += x;
            sumY += y;
            squaresX += x * x;
            squaresY += y * y;
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            minY = Math.min(minY, y);
            maxY = Math.max(maxY, y);
        }

        double meanX() {
            return n == 0 ? 0 : sumX / n;
        }

        double meanY() {
            return n == 0 ? 0 : sumY / n;
        }

        double sdX() {
            return n == 0 ? 0 : Math.sqrt(Math.max(0, squaresX / n - meanX() * meanX()));
        }

        double sdY() {
            return n == 0 ? 0 : Math.sqrt(Math.max(0, squaresY / n - meanY() * meanY()));
        }
    }

    private static double[] kernel(double sd) {
        int reach = (int) Math.ceil(3 * sd);
        double[] weights = new double[2 * reach + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-0.5 * (i - reach) * (i - reach) / (sd * sd));
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static double[][] smoothed(double[][] counts, double[] alongX, double[] alongY) {
        double[][] across = new double[SIDE][SIDE];
        double[][] both = new double[SIDE][SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                for (int k = 0; k < alongX.length; k++) {
                    int from = column + k - alongX.length / 2;
                    across[row][column] += from >= 0 && from < SIDE ? alongX[k] * counts[row][from] : 0;
                }
            }
        }
        for (int row = 0; row < SIDE; row++) {
            for (int k = 0; k < alongY.length; k++) {
                int from = row + k - alongY.length / 2;
                if (from >= 0 && from < SIDE) {
                    for (int column = 0; column < SIDE; column++) {
                        both[row][column] += alongY[k] * across[from][column];
                    }
                }
            }
        }
        return both;
    }

    /** The group with a line for each share of its points. */
    GroupShape shape(String column, String name, double weight, double[] shares) {
        int[] at = densest();
        var outlines = new ArrayList<GroupShape.Outline>();
        for (int i = 0; i < shares.length; i++) {
            int step = i + 1;
            lines(height(shares[i])).forEach(line -> outlines.add(placed(line, step)));
        }
        return new GroupShape(column, name, weight, left + at[1] * stepX, low + at[0] * stepY, outlines);
    }

    /** Row and column. */
    private int[] densest() {
        int[] at = {0, 0};
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (density[row][column] > density[at[0]][at[1]]) {
                    at = new int[] {row, column};
                }
            }
        }
        return at;
    }

    /** The density above which a share of the points lies. */
    private double height(double share) {
        double[] sorted =
                Arrays.stream(density).flatMapToDouble(Arrays::stream).sorted().toArray();
        double total = Arrays.stream(sorted).sum();
        double sum = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            sum += sorted[i];
            if (sum >= share * total) {
                return sorted[i];
            }
        }
        return 0;
    }

    private List<List<double[]>> lines(double height) {
        return new ContourLines(density, height).closed();
    }

    private GroupShape.Outline placed(List<double[]> line, int step) {
        return new GroupShape.Outline(
                step,
                line.stream().mapToDouble(at -> left + at[0] * stepX).toArray(),
                line.stream().mapToDouble(at -> low + at[1] * stepY).toArray());
    }
}
