package org.mixtura.ui.chart;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.figure.PointRaster;

/**
 * Turns requests into pictures in the background, one at a time; of requests that come meanwhile only the latest is
 * kept. All methods are for the JavaFX thread.
 */
final class PictureMaker {

    private final Executor background;
    private final Consumer<Picture> whenDone;
    private @Nullable Request waiting;
    private boolean busy;
    private @Nullable Canvas shown;
    private @Nullable Canvas spare;

    // Touched by the one running job only.
    private @Nullable CloudBuilder builder;
    private @Nullable Points cloudPoints;
    private CloudBuilder.@Nullable State cloudState;
    private CloudBuilder.@Nullable Cloud cloud;

    /**
     * A picture that is wanted.
     *
     * @param view the image, physical pixels
     * @param diameter of a point, physical pixels
     * @param opacity of a point
     */
    record Request(Points points, CloudBuilder.State state, PixelView view, double diameter, double opacity) {}

    /** Pixels that JavaFX draws without copying them. */
    private static final class Canvas {

        private final int[] argb;
        private final PixelBuffer<IntBuffer> buffer;
        private final WritableImage image;

        Canvas(int width, int height) {
            argb = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }

        boolean fits(PixelView view) {
            return buffer.getWidth() == view.width() && buffer.getHeight() == view.height();
        }
    }

    PictureMaker(Executor background, Consumer<Picture> whenDone) {
        this.background = background;
        this.whenDone = whenDone;
    }

    /** Wants a picture; an older request that was not begun is forgotten. */
    void request(Request request) {
        waiting = request;
        if (!busy) {
            next();
        }
    }

    /** Whether the last picture asked for is not ready yet. */
    boolean isBusy() {
        return busy;
    }

    private void next() {
        Request request = waiting;
        if (request == null) {
            return;
        }
        waiting = null;
        busy = true;
        // Two canvases take turns: one is on the screen while the other is drawn.
        Canvas canvas = spare != null && spare.fits(request.view())
                ? spare
                : new Canvas(request.view().width(), request.view().height());
        background.execute(() -> {
            boolean drawn = false;
            try {
                draw(request, canvas.argb);
                drawn = true;
            } finally {
                boolean show = drawn;
                Platform.runLater(() -> done(request, canvas, show));
            }
        });
    }

    private void draw(Request request, int[] pixels) {
        CloudBuilder.Cloud points = cloud;
        if (points == null
                || cloudPoints != request.points()
                || !request.state().equals(cloudState)) {
            CloudBuilder current = builder;
            if (current == null || !current.isFor(request.points())) {
                current = new CloudBuilder(request.points().size());
                builder = current;
            }
            points = current.build(request.points(), request.state());
            cloud = points;
            cloudPoints = request.points();
            cloudState = request.state();
        }
        Arrays.fill(pixels, 0);
        new PointRaster(request.diameter(), request.opacity())
                .draw(points.points(), points.argb(), request.view(), pixels);
    }

    private void done(Request request, Canvas canvas, boolean drawn) {
        busy = false;
        if (drawn) {
            canvas.buffer.updateBuffer(_ -> null);
            spare = shown;
            shown = canvas;
            PixelView view = request.view();
            whenDone.accept(
                    new Picture(canvas.image, new DataWindow(view.minX(), view.maxX(), view.minY(), view.maxY())));
        }
        next();
    }
}
