package org.mixtura.ui.figure;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureCanvas.Paper;
import org.mixtura.core.figure.FigureWriter;

/**
 * A figure as a part of a page: laid out for the width that there is and as high as that takes, with letters as large as those around it,
 * on the ground of the page. Drawn in the background by what draws the file.
 */
public final class FigureView extends Region {

    private static final StyleablePropertyFactory<FigureView> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final double MM_PER_POINT = 25.4 / 72;
    /** So many points of a figure are as large as a letter of the window. */
    private static final double POINTS_PER_LETTER = 8;

    private static final double LEAST_WIDTH = 40;

    private final Executor background;
    private final FigureWriter writer = new FigureWriter();
    private final ImageView view = new ImageView();
    private final Label letter = new Label();
    private final Region band = new Region();
    private final StyleableProperty<Color> ink =
            STYLES.createStyleableColorProperty(this, "ink", "-mixtura-ink", figure -> figure.ink, Color.BLACK);
    private Optional<Figure> figure = Optional.empty();
    private double pressed;
    private boolean busy;
    private boolean stale;
    private boolean requested;

    /**
     * @param background where it is drawn
     * @param text what it shows, for those who cannot see it
     */
    public FigureView(Executor background, String text) {
        this.background = background;
        getStyleClass().add("figure-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(text);
        letter.setVisible(false);
        letter.setManaged(false);
        view.setManaged(false);
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        band.getStyleClass().add("swept-rows");
        getChildren().addAll(letter, view, band);
        offerCopy(new PictureClip(background));
        show(Optional.empty());
        ((ObservableValue<?>) ink).subscribe((_, _) -> refresh());
        letter.fontProperty().subscribe((_, _) -> {
            requestLayout();
            refresh();
        });
        widthProperty().subscribe(this::refresh);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(_ -> refresh());
    }

    private void offerCopy(PictureClip clip) {
        var copy = new MenuItem("Copy the picture");
        copy.setId("copy-picture");
        copy.setOnAction(_ -> figure.ifPresent(
                shown -> clip.copy(shown, Math.clamp(mm(getWidth()), PictureClip.USUAL_MM, PictureClip.WIDEST_MM))));
        var menu = new ContextMenu(copy);
        setOnContextMenuRequested(event -> {
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
    }

    /** What is done with a point of the figure that somebody clicked. */
    @FunctionalInterface
    public interface Picked {

        /**
         * Both in the points of the figure.
         *
         * @param width for which the figure is laid out
         */
        void at(double x, double y, double width);
    }

    /** What is done with the part of the figure from one height to another that somebody dragged over. */
    @FunctionalInterface
    public interface Swept {

        /**
         * All in the points of the figure.
         *
         * @param width for which the figure is laid out
         * @param screenX where it ended, pixels of the screen
         */
        void over(double from, double to, double width, double screenX, double screenY);
    }

    /** Lets somebody choose a point of the figure. */
    public void onPicked(Picked picked) {
        setOnMouseClicked(event -> {
            if (event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
                double perPixel = perPixel();
                picked.at(event.getX() * perPixel, event.getY() * perPixel, getWidth() * perPixel);
            }
        });
    }

    /** Lets somebody drag over rows of the figure, which are marked until the next click. */
    public void onSwept(Swept swept) {
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressed = event.getY();
            mark(0, 0);
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (!event.isStillSincePress()) {
                mark(pressed, Math.clamp(event.getY(), 0, getHeight()));
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (!event.isStillSincePress()) {
                double perPixel = perPixel();
                swept.over(
                        pressed * perPixel,
                        event.getY() * perPixel,
                        getWidth() * perPixel,
                        event.getScreenX(),
                        event.getScreenY());
            }
        });
    }

    private void mark(double from, double to) {
        band.setVisible(from != to);
        band.resizeRelocate(0, Math.min(from, to), getWidth(), Math.abs(to - from));
    }

    private double perPixel() {
        return mm(getWidth()) / MM_PER_POINT / getWidth();
    }

    /** Hears of the points of the figure that the mouse moves over. */
    public void onPointed(Picked pointed) {
        setOnMouseMoved(event -> {
            double perPixel = perPixel();
            pointed.at(event.getX() * perPixel, event.getY() * perPixel, getWidth() * perPixel);
        });
    }

    /** What is told of a point of the figure. */
    @FunctionalInterface
    public interface Told {

        /**
         * Both in the points of the figure; empty where there is nothing to tell.
         *
         * @param width for which the figure is laid out
         */
        Optional<String> at(double x, double y, double width);
    }

    /** Tells in a tooltip what the mouse is over. */
    public void tell(Told told) {
        var tip = new Tooltip();
        onPointed((x, y, width) -> {
            var words = told.at(x, y, width);
            words.ifPresent(tip::setText);
            if (words.isPresent()) {
                Tooltip.install(this, tip);
            } else {
                Tooltip.uninstall(this, tip);
            }
        });
    }

    /** Shows a figure; without one it takes no room. */
    public void show(Optional<? extends Figure> shown) {
        view.setImage(null);
        follow(shown);
    }

    /** As {@link #show}, for one of a series that changes little by little: the last picture stays until the next is drawn. */
    public void follow(Optional<? extends Figure> shown) {
        figure = shown.map(each -> each);
        band.setVisible(false);
        setVisible(figure.isPresent());
        setManaged(figure.isPresent());
        requestLayout();
        refresh();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = Math.max(LEAST_WIDTH, width < 0 ? getWidth() : width);
        double mm = mm(room);
        return figure.map(shown -> Math.ceil(FigureWriter.heightMm(shown, mm) / mm * room))
                .orElse(0.0);
    }

    private double mm(double width) {
        return width / letter.getFont().getSize() * POINTS_PER_LETTER * MM_PER_POINT;
    }

    /** Draws anew; several wishes within one pulse are one. */
    private void refresh() {
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
        if (window == null || getWidth() < LEAST_WIDTH || figure.isEmpty()) {
            return;
        }
        Figure drawn = figure.get();
        double scale = window.getRenderScaleX();
        double mm = mm(getWidth());
        int width = (int) Math.round(getWidth() * scale);
        int height = FigureWriter.previewHeight(mm, FigureWriter.heightMm(drawn, mm), width);
        var paper = ink.getValue().getBrightness() > 0.5 ? Paper.CLEAR_ON_DARK : Paper.CLEAR;
        busy = true;
        stale = false;
        background.execute(() -> {
            Optional<WritableImage> image = Optional.empty();
            try {
                int[] pixels = writer.overlay(drawn, mm, width, paper);
                image = Optional.of(new WritableImage(
                        new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
            } finally {
                var done = image;
                Platform.runLater(() -> drawn(done, scale));
            }
        });
    }

    private void drawn(Optional<WritableImage> image, double scale) {
        busy = false;
        image.ifPresent(done -> {
            view.setImage(done);
            view.setFitWidth(done.getWidth() / scale);
            view.setFitHeight(done.getHeight() / scale);
        });
        if (stale) {
            draw();
        }
    }

    /** Whether what is shown is the figure as it should be now. */
    public boolean isUpToDate() {
        return !busy && !requested && view.getImage() != null;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
