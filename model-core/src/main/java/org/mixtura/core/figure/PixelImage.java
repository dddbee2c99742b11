package org.mixtura.core.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A figure as pixels on white, as large as its size on paper and its resolution say. */
final class PixelImage {

    private PixelImage() {}

    static BufferedImage of(Figure figure, FigureOutput output) {
        double pixelsPerPoint = output.dpi() / 72.0;
        var image = new BufferedImage(
                pixels(output.widthPt() * pixelsPerPoint),
                pixels(output.heightPt(figure) * pixelsPerPoint),
                BufferedImage.TYPE_INT_RGB);
        var canvas = FigureCanvas.ofPixels(image, pixelsPerPoint);
        figure.draw(canvas);
        canvas.dispose();
        return image;
    }

    private static int pixels(double exact) {
        return Math.max(1, (int) Math.round(exact));
    }

    /** Throws when a file is not an image of that size. */
    static void check(FigureOutput output, Path file, String format) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null || image.getWidth() != pixels(output.widthPt() * output.dpi() / 72.0)) {
            throw new IOException("the %s does not read back as it was drawn".formatted(format));
        }
    }
}
