package org.mixtura.ui.dataset;

import javafx.geometry.HPos;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import org.mixtura.core.image.ImageGrid;

/** Images in rows and columns, each as large as the width allows up to {@value #MOST} pixels, with sharp borders. */
final class ImageGridPane extends GridPane {

    private static final double MOST = 64;
    private static final double GAP = 4;

    ImageGridPane(ImageGrid grid) {
        setId("image-grid");
        setHgap(GAP);
        setVgap(GAP);
        setMinWidth(0);
        int columns = grid.columns().size();
        var side = widthProperty().subtract(GAP * (columns - 1)).divide(columns);
        for (int i = 0; i < grid.images().rows(); i++) {
            var view = new ImageView(picture(grid, i));
            view.setPreserveRatio(true);
            view.setSmooth(false);
            // Never from its own size, or the pane would grow with what it holds.
            view.fitWidthProperty()
                    .bind(javafx.beans.binding.Bindings.min(MOST, javafx.beans.binding.Bindings.max(8, side)));
            GridPane.setHalignment(view, HPos.LEFT);
            add(view, i % columns, i / columns);
        }
    }

    private static WritableImage picture(ImageGrid grid, int number) {
        int width = grid.shape().width();
        int height = grid.shape().height();
        int[] argb = new int[width * height];
        for (int p = 0; p < argb.length; p++) {
            int grey = Math.clamp(Math.round(255 * grid.images().at(number, p)), 0, 255);
            argb[p] = 0xff << 24 | grey << 16 | grey << 8 | grey;
        }
        var image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return image;
    }
}
