package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentAxis;
import org.mixtura.core.embed.LatentMixture;

/**
 * The shapes of groups in a scatter: of the components of a mixture along axes of its own latent space, and of groups of
 * points on any map.
 */
public final class GroupShapes {

    /** What an inner and an outer line hold: as much of a normal distribution in a plane as 1 and 2 standard deviations do. */
    static final double[] SHARES = {1 - Math.exp(-0.5), 1 - Math.exp(-2)};

    private static final int CORNERS = 72;

    private GroupShapes() {}

    /**
     * The means of components, and the lines of 1 and 2 standard deviations of their marginal distributions. They are
     * exact: along linear axes a normal distribution stays normal, with covariance {@code A S A'}.
     *
     * @param column the column of the cells that says who is in a component
     * @param names one a component
     */
    public static List<GroupShape> ofComponents(
            LatentMixture mixture, String column, List<String> names, LatentAxis x, LatentAxis y) {
        double[] weights = mixture.weights();
        var shapes = new ArrayList<GroupShape>();
        for (int k = 0; k < weights.length; k++) {
            double middleX = x.mean(mixture, k);
            double middleY = y.mean(mixture, k);
            var ellipse =
                    new Ellipse(x.covariance(x, mixture, k), x.covariance(y, mixture, k), y.covariance(y, mixture, k));
            shapes.add(new GroupShape(
                    column,
                    names.get(k),
                    weights[k],
                    middleX,
                    middleY,
                    List.of(ellipse.around(middleX, middleY, 1), ellipse.around(middleX, middleY, 2))));
        }
        return shapes;
    }

    /** A covariance in a plane. */
    private record Ellipse(double xx, double xy, double yy) {

        /** The points whose distance from the middle is so many standard deviations (Mahalanobis). */
        GroupShape.Outline around(double middleX, double middleY, int deviations) {
            // The Cholesky factor takes a circle to the ellipse.
            double a = Math.sqrt(Math.max(0, xx));
            double b = a > 0 ? xy / a : 0;
            double c = Math.sqrt(Math.max(0, yy - b * b));
            double[] px = new double[CORNERS];
            double[] py = new double[CORNERS];
            for (int i = 0; i < CORNERS; i++) {
                double cos = deviations * Math.cos(2 * Math.PI * i / CORNERS);
                double sin = deviations * Math.sin(2 * Math.PI * i / CORNERS);
                px[i] = middleX + a * cos;
                py[i] = middleY + b * cos + c * sin;
            }
            return new GroupShape.Outline(deviations, px, py);
        }
    }

    /**
     * Where the points of each group lie most densely, and lines around 39 % and 86 % of them, as many as 1 and 2 standard
     * deviations of a normal distribution hold. Groups without points have no shape.
     *
     * @param x one a point; what is not finite does not count
     * @param y one a point
     */
    public static List<GroupShape> ofPoints(float[] x, float[] y, Column.Categorical groups) {
        var shapes = new ArrayList<GroupShape>();
        int[] counts = groups.counts();
        double extentX = extent(x);
        double extentY = extent(y);
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                var density = new DensityMap(x, y, groups.codes(), level, extentX, extentY);
                if (!density.isEmpty()) {
                    shapes.add(density.shape(
                            groups.name(), groups.levels().get(level), (double) counts[level] / groups.size(), SHARES));
                }
            }
        }
        return shapes;
    }

    private static double extent(float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return Math.max(0, high - low);
    }
}
