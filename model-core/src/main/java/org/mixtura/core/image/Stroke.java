package org.mixtura.core.image;

import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.ImageShape;

/**
 * How a drawn figure lies and how wide it is (Marghi et al., supplement H): the principal axis of the image as a solid body whose mass is its
 * brightness, and the width of the figure once that axis is upright.
 *
 * @param angle of the axis to the vertical, from -pi/2 to below pi/2; positive leans to the right
 * @param width support of the upright figure's projection on the horizontal axis, as a share of the image's width
 */
public record Stroke(double angle, double width) {

    /** A pixel counts as part of the figure above this brightness. */
    private static final double INK = 0.1;

    /** The stroke of one of some images; an image without ink has width 0. */
    public static Stroke of(ImageShape shape, FloatMatrix images, int row) {
        double mass = 0;
        double sumX = 0;
        double sumY = 0;
        for (int p = 0; p < shape.pixels(); p++) {
            double ink = images.at(row, p);
            mass += ink;
            sumX += ink * (p % shape.width());
            sumY += ink * (p / shape.width());
        }
        if (mass == 0) {
            return new Stroke(0, 0);
        }
        double x0 = sumX / mass;
        double y0 = sumY / mass;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int p = 0; p < shape.pixels(); p++) {
            double ink = images.at(row, p);
            double x = p % shape.width() - x0;
            double up = y0 - p / shape.width();
            xx += ink * x * x;
            yy += ink * up * up;
            xy += ink * x * up;
        }
        // The direction of the largest spread makes half this angle with the vertical.
        double angle = 0.5 * Math.atan2(2 * xy, yy - xx);
        double turned = angle >= Math.PI / 2 ? angle - Math.PI : angle;
        return new Stroke(turned, width(shape, images, row, x0, y0, turned));
    }

    private static double width(ImageShape shape, FloatMatrix images, int row, double x0, double y0, double angle) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < shape.pixels(); p++) {
            if (images.at(row, p) > INK) {
                double x = p % shape.width() - x0;
                double up = y0 - p / shape.width();
                double across = Math.cos(angle) * x - Math.sin(angle) * up;
                least = Math.min(least, across);
                most = Math.max(most, across);
            }
        }
        return most < least ? 0 : (most - least + 1) / shape.width();
    }
}
