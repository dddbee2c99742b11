package org.mixtura.ui.figure;

import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureWriter;

/** Puts figures on the clipboard as pictures for slides and notes, as a file of them would be: on white, whatever the window looks like. */
public final class PictureClip {

    /** Two columns of a journal. */
    static final double WIDEST_MM = 180;

    /** One column. */
    static final double USUAL_MM = 85;

    private static final double MM_PER_INCH = 25.4;
    private static final int DPI = 300;
    /** Larger pictures are for files: other programs take long over them. */
    private static final int MOST_PIXELS = 4000;

    private final Executor background;
    private final FigureWriter writer = new FigureWriter();
    private final Consumer<Image> clipboard;

    /** @param background where figures are drawn */
    public PictureClip(Executor background) {
        this(background, PictureClip::put);
    }

    /** @param clipboard takes pictures, on the JavaFX thread */
    PictureClip(Executor background, Consumer<Image> clipboard) {
        this.background = background;
        this.clipboard = clipboard;
    }

    private static void put(Image picture) {
        var content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A figure one column wide, as high as suits it. */
    public void copy(Figure figure) {
        copy(figure, USUAL_MM);
    }

    /** A figure as high as suits it. */
    void copy(Figure figure, double widthMm) {
        copy(figure, widthMm, FigureWriter.heightMm(figure, widthMm), DPI);
    }

    /** A figure of a size on paper; its longer side has 4,000 pixels at most. */
    void copy(Figure figure, double widthMm, double heightMm, int dpi) {
        double wanted = widthMm / MM_PER_INCH * dpi;
        int width = (int) Math.round(Math.min(wanted, MOST_PIXELS / Math.max(1, heightMm / widthMm)));
        int height = FigureWriter.previewHeight(widthMm, heightMm, width);
        background.execute(() -> {
            int[] pixels = new int[width * height];
            writer.preview(figure, widthMm, heightMm, width, pixels);
            var picture = new WritableImage(
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
            Platform.runLater(() -> clipboard.accept(picture));
        });
    }
}
