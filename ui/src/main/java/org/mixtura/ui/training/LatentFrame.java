package org.mixtura.ui.training;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.PrincipalPlane;

/**
 * A view of the latent space at one epoch: its two principal components, turned and mirrored so that it lies on the view
 * before it as well as it can (orthogonal Procrustes; Schönemann, Psychometrika 31, 1966).
 *
 * @param epoch from 1
 */
public record LatentFrame(int epoch, float[] x, float[] y) {

    /** The view of these latent codes, cells x dimensions, laid on an earlier view of the same cells if there is one. */
    static LatentFrame of(int epoch, FloatMatrix latent, @Nullable LatentFrame before) {
        double[][] plane = latent.columns() == 2 ? latent.toDoubleRows() : PrincipalPlane.project(latent);
        if (before != null && before.x.length == plane.length && latent.columns() != 2) {
            turn(plane, before);
        }
        float[] x = new float[plane.length];
        float[] y = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            x[i] = (float) plane[i][0];
            y[i] = (float) plane[i][1];
        }
        return new LatentFrame(epoch, x, y);
    }

    /** In two dimensions the best rotation, and the best rotation after a reflection, have closed forms. */
    private static void turn(double[][] plane, LatentFrame before) {
        double xx = 0;
        double xy = 0;
        double yx = 0;
        double yy = 0;
        for (int i = 0; i < plane.length; i++) {
            xx += plane[i][0] * before.x[i];
            xy += plane[i][0] * before.y[i];
            yx += plane[i][1] * before.x[i];
            yy += plane[i][1] * before.y[i];
        }
        double rotation = Math.hypot(xx + yy, xy - yx);
        double reflection = Math.hypot(xx - yy, xy + yx);
        double mirror = reflection > rotation ? -1 : 1;
        double length = Math.max(rotation, reflection);
        if (!(length > 0)) {
            return;
        }
        double cos = (xx + mirror * yy) / length;
        double sin = (xy - mirror * yx) / length;
        for (double[] point : plane) {
            double a = point[0];
            double b = mirror * point[1];
            point[0] = cos * a - sin * b;
            point[1] = sin * a + cos * b;
        }
    }
}
