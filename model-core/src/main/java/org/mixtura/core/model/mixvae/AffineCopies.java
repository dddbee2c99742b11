package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.engine.StepScope;

/**
 * Images turned about their middle, scaled and shifted, each by numbers of its own that are drawn evenly within the settings' limits. A
 * pixel is read between four of the original (bilinear); what was outside is dark.
 */
record AffineCopies(AffineSettings settings, ImageShape image) {

    private static final int NUMBERS = 4;

    /** Copies of images, rows x pixels; no gradient passes. */
    NDArray of(NDArray brightness, StepScope step) {
        Shape shape = brightness.getShape();
        int rows = Math.toIntExact(shape.get(0));
        float[] drawn = step.uniforms(new Shape(rows, NUMBERS))
                .toType(DataType.FLOAT32, false)
                .toFloatArray();
        float[] from = brightness.toType(DataType.FLOAT32, false).toFloatArray();
        float[] into = new float[from.length];
        for (int row = 0; row < rows; row++) {
            copy(from, into, row * image.pixels(), move(drawn, row * NUMBERS));
        }
        return step.dense(shape, i -> into[i]);
    }

    /** Where in the original the pixel at (x, y) from the middle is read: (cos x + sin y, cos y - sin x) / size - shift. */
    record Move(double cos, double sin, double right, double down) {}

    private Move move(float[] drawn, int at) {
        double angle = Math.toRadians(settings.turn() * (2 * drawn[at] - 1));
        double size = 1 + settings.scale() * (2 * drawn[at + 1] - 1);
        return new Move(
                Math.cos(angle) / size,
                Math.sin(angle) / size,
                settings.shift() * (2 * drawn[at + 2] - 1),
                settings.shift() * (2 * drawn[at + 3] - 1));
    }

    /** One image, which begins at an offset in both arrays. */
    void copy(float[] from, float[] into, int offset, Move move) {
        double middleX = (image.width() - 1) / 2.0;
        double middleY = (image.height() - 1) / 2.0;
        for (int r = 0; r < image.height(); r++) {
            for (int c = 0; c < image.width(); c++) {
                double x = c - middleX - move.right;
                double y = r - middleY - move.down;
                into[offset + r * image.width() + c] = read(
                        from, offset, move.cos * x + move.sin * y + middleX, move.cos * y - move.sin * x + middleY);
            }
        }
    }

    private float read(float[] from, int offset, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        return (float)
                ((1 - below) * ((1 - right) * at(from, offset, top, left) + right * at(from, offset, top, left + 1))
                        + below
                                * ((1 - right) * at(from, offset, top + 1, left)
                                        + right * at(from, offset, top + 1, left + 1)));
    }

    private double at(float[] from, int offset, int row, int column) {
        boolean inside = row >= 0 && column >= 0 && row < image.height() && column < image.width();
        return inside ? from[offset + row * image.width() + column] : 0;
    }
}
