package org.mixtura.ui.figure;

import java.nio.IntBuffer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.ui.task.Tasks;

/** The figure on a sheet of paper, as large as there is room, drawn in the background by what draws the file. */
final class FigurePreview extends Region {

    private static final double MARGIN = 24;

    private final FigureViewModel model;
    private final Tasks tasks;
    private final FigureWriter writer = new FigureWriter();
    private final Region sheet = new Region();
    private final ImageView view = new ImageView();
    private boolean busy;
    private boolean stale;
    private boolean requested;

    FigurePreview(FigureViewModel model, Tasks tasks) {
        this.model = model;
        this.tasks = tasks;
        getStyleClass().add("figure-preview");
        sheet.getStyleClass().add("figure-sheet");
        setAccessibleText("Preview of the figure");
        setMinSize(0, 0);
        getChildren().addAll(sheet, view);
        model.figureProperty().subscribe(this::refresh);
        widthProperty().subscribe(this::refresh);
        heightProperty().subscribe(this::refresh);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(_ -> refresh());
    }

    /** Draws anew; several wishes within one pulse are one. */
    void refresh() {
        if (!requested) {
            requested = true;
            Platform.runLater(() -> {
                requested = false;
                draw();
            });
        }
    }

    private void draw() {
        if (busy) {
            stale = true;
            return;
        }
        Window window = getScene() == null ? null : getScene().getWindow();
        double roomX = getWidth() - 2 * MARGIN;
        double roomY = getHeight() - 2 * MARGIN;
        if (window == null || roomX < 20 || roomY < 20) {
            return;
        }
        double widthMm = model.settings().widthMm();
        double heightMm = model.heightMm();
        double perMm = Math.min(roomX / widthMm, roomY / heightMm);
        double scale = window.getRenderScaleX();
        int width = Math.max(1, (int) Math.round(widthMm * perMm * scale));
        int height = FigureWriter.previewHeight(widthMm, heightMm, width);
        Figure figure = model.figureProperty().get();
        busy = true;
        stale = false;
        tasks.quietly(() -> {
            int[] pixels = new int[width * height];
            try {
                writer.preview(figure, widthMm, heightMm, width, pixels);
            } finally {
                Platform.runLater(() -> drawn(pixels, width, height, scale));
            }
        });
    }

    private void drawn(int[] pixels, int width, int height, double scale) {
        busy = false;
        view.setImage(new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
        view.setFitWidth(width / scale);
        view.setFitHeight(height / scale);
        requestLayout();
        if (stale) {
            draw();
        }
    }

    /** Whether what is shown is the figure as it is set now. */
    boolean isUpToDate() {
        return !busy && !requested && view.getImage() != null;
    }

    /** The picture of the figure. */
    ImageView view() {
        return view;
    }

    @Override
    protected void layoutChildren() {
        double width = view.getFitWidth();
        double height = view.getFitHeight();
        double x = snapPositionX((getWidth() - width) / 2);
        double y = snapPositionY((getHeight() - height) / 2);
        view.relocate(x, y);
        sheet.resizeRelocate(x, y, width, height);
    }
}
