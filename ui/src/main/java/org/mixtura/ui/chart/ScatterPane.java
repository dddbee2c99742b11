package org.mixtura.ui.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.stage.Window;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.PixelView;
import org.mixtura.ui.keys.KeyAction;

/**
 * A scatter of up to millions of cells: the wheel zooms at the mouse, dragging pans or draws a lasso, a double click
 * fits, the mouse over a cell tells about it. Points are rasterised in the background; while that is going on, the
 * last picture is moved and stretched with the axes.
 *
 * <p>Keys: V pan, L lasso, B box, F fit, H hides the selected cells (and without a selection shows all again), I inverts
 * the selection, Escape clears it, where there is a {@link PlaceTool} also D for a place and P for a path, [ and ] size, ; and ' opacity.
 */
public final class ScatterPane extends StackPane {

    private static final StyleablePropertyFactory<ScatterPane> STYLES =
            new StyleablePropertyFactory<>(StackPane.getClassCssMetaData());
    /** How much further than the canvas a picture reaches on each side, so that panning shows no empty edge at once. */
    private static final double MARGIN = 0.08;

    private static final double DIMMED_OPACITY = 0.45;

    private final ScatterModel model;
    private final PointRenderer renderer = new PointRenderer();
    private final BareChart chart;
    private final PictureMaker pictures;
    private final Executor background;
    private final Pane overlay = new Pane();
    private final Polygon lasso = new Polygon();
    private final ScatterHover hover;
    private final NamesLayer names;
    private final ShapesLayer shapes;
    private final ScatterTools tools;
    private final StyleableProperty<Color> dimmed = colour("dimmed", "-mixtura-dimmed", s -> s.dimmed, "#b8c0c8");
    private final StyleableProperty<Color> missing = colour("missing", "-mixtura-missing", s -> s.missing, "#8c959f");
    private final StyleableProperty<Color> zero = colour("zero", "-mixtura-zero", s -> s.zero, "#d5dae0");
    private Optional<PlaceTool> placeTool = Optional.empty();
    private boolean requested;

    /** @param background where pictures and indices are computed */
    public ScatterPane(ScatterModel model, Executor background) {
        this.model = model;
        this.background = background;
        chart = new BareChart(new TickAxis(""), new TickAxis(""), renderer);
        pictures = new PictureMaker(background, picture -> {
            renderer.show(picture);
            chart.redraw();
        });
        tools = new ScatterTools(model);
        hover = new ScatterHover(model, background, chart, overlay);
        shapes = new ShapesLayer(model, chart::redraw);
        names = new NamesLayer(model, shapes, background, chart::redraw);
        getStyleClass().add("scatter-pane");
        getStylesheets()
                .add(Objects.requireNonNull(ScatterPane.class.getResource("chart.css"))
                        .toExternalForm());
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText("Scatter of cells");
        layOut();
        listen();
        new ScatterInput(this, model).install();
        pointsChanged();
    }

    private void layOut() {
        // ChartFx's panes keep presses of the mouse to themselves.
        chart.setMouseTransparent(true);
        setPickOnBounds(true);
        overlay.setMouseTransparent(true);
        lasso.getStyleClass().add("lasso");
        lasso.setVisible(false);
        lasso.setManaged(false);
        overlay.getChildren().addFirst(lasso);
        overlay.getChildren().addAll(0, List.of(names.style(), shapes.style()));
        renderer.layers().add(shapes);
        renderer.layers().add(names);
        getChildren().addAll(chart, overlay);
    }

    private void listen() {
        LinkedView view = model.view();
        model.pointsProperty().subscribe((_, _) -> pointsChanged());
        model.windowProperty().subscribe(window -> {
            chart.show(window);
            hover.hide();
            refresh();
        });
        view.colouringProperty().subscribe((_, _) -> coloursChanged());
        view.highlightedProperty().subscribe((_, _) -> refresh());
        view.selectionProperty().subscribe((_, _) -> refresh());
        view.hiddenCellsProperty().subscribe((_, _) -> refresh());
        view.visionProperty().subscribe((_, _) -> refresh());
        view.keptProperty().subscribe((_, _) -> refresh());
        view.sizeFactorProperty().subscribe((_, _) -> refresh());
        view.opacityFactorProperty().subscribe((_, _) -> refresh());
        for (StyleableProperty<Color> grey : List.of(dimmed, missing, zero)) {
            ((ObservableValue<?>) grey).subscribe((_, _) -> refresh());
        }
        canvas().widthProperty().subscribe((_, _) -> refresh());
        canvas().heightProperty().subscribe((_, _) -> refresh());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .orElse(1.0)
                .subscribe(scale -> {
                    renderer.setScale(scale.doubleValue());
                    refresh();
                });
    }

    private void pointsChanged() {
        Points points = model.points();
        chart.x().setName(points.xName());
        chart.y().setName(points.yName());
        hover.pointsChanged();
        refresh();
    }

    private void coloursChanged() {
        hover.hide();
        refresh();
    }

    /** Wants a new picture; several wishes within one pulse are one. */
    private void refresh() {
        if (!requested) {
            requested = true;
            Platform.runLater(this::request);
        }
    }

    private void request() {
        requested = false;
        double width = canvas().getWidth();
        double height = canvas().getHeight();
        if (getScene() == null || width < 2 || height < 2) {
            return;
        }
        double scale = scale();
        int n = model.points().size();
        double opacity = model.view().opacity(n);
        pictures.request(new PictureMaker.Request(
                model.points(),
                new CloudBuilder.State(
                        model.view().colouring(),
                        model.view().highlightedProperty().get(),
                        model.view().selection(),
                        model.view().hiddenCellsProperty().get(),
                        model.view().visionProperty().get(),
                        model.view().keptProperty().get(),
                        greys(opacity)),
                view((int) Math.rint(width * scale), (int) Math.rint(height * scale)),
                model.view().diameter(n) * scale,
                opacity));
    }

    private PixelView view(int width, int height) {
        DataWindow window = model.window();
        int marginX = (int) (width * MARGIN);
        int marginY = (int) (height * MARGIN);
        double dx = window.width() / width * marginX;
        double dy = window.height() / height * marginY;
        return new PixelView(
                width + 2 * marginX,
                height + 2 * marginY,
                window.minX() - dx,
                window.maxX() + dx,
                window.minY() - dy,
                window.maxY() + dy);
    }

    private CloudBuilder.Greys greys(double opacity) {
        // On the screen a dimmed point has this opacity times that of all points, and 15 % at least.
        double alpha = Math.clamp(Math.max(DIMMED_OPACITY, LinkedView.LEAST_OPACITY / opacity), 0, 1);
        return new CloudBuilder.Greys(
                argb(dimmed.getValue(), alpha),
                argb(missing.getValue(), 1),
                argb(zero.getValue(), 1),
                argb(apart(zero.getValue()), 1));
    }

    /** Halfway from a grey to what is farthest from the ground. */
    private static Color apart(Color grey) {
        return grey.interpolate(grey.getBrightness() > 0.5 ? Color.BLACK : Color.WHITE, 0.5);
    }

    private static int argb(Color colour, double alpha) {
        return (int) Math.round(colour.getOpacity() * alpha * 255) << 24
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    /** What the card beside the mouse tells about a cell. */
    public void setDetails(CellDetails newDetails) {
        hover.setDetails(newDetails);
    }

    /** Offers what can be done with the cell under the mouse, and with those that are selected. */
    public void setCellMenu(CellMenu menu) {
        var input = new CellMenuInput(this, model, menu);
        setOnContextMenuRequested(input::show);
    }

    /** Lets the mouse place points and paths, and offers that among the tools. */
    public void setPlaceTool(PlaceTool tool) {
        placeTool = Optional.of(tool);
        tools.offerPlacing();
    }

    Optional<PlaceTool> placeTool() {
        return placeTool;
    }

    /** Draws something over the points, in the same pass. */
    public void addLayer(MapLayer layer) {
        renderer.layers().add(layer);
        chart.redraw();
    }

    /** Draws the layers again, after what they show has changed. */
    public void redrawLayers() {
        chart.redraw();
    }

    /** The buttons for pan, lasso and fit, to be put where they cover no cell. */
    public Region tools() {
        return tools;
    }

    /** Has the button for fitting do this, where its tools are those of several scatters. */
    public void fitBy(Runnable action) {
        tools.fitBy(action);
    }

    /** Names the categories where their points lie most densely. */
    public void setNamesVisible(boolean visible) {
        names.setVisible(visible);
    }

    /** Draws groups of cells as shapes over the points, in the colours of the points where these are of the groups. */
    public void showShapes(List<GroupShape> groups) {
        shapes.show(groups);
    }

    /** Height of the picture by its width; 1 before it is laid out. */
    public double proportion() {
        return canvas().getWidth() < 1 ? 1 : canvas().getHeight() / canvas().getWidth();
    }

    /** Does what a key means here; false when it means nothing. */
    public boolean handle(KeyAction key) {
        return ScatterInput.handle(key, model);
    }

    /** Whether the picture on the screen shows the present state. */
    public boolean isSharp() {
        return !requested && !pictures.isBusy() && renderer.picture() != null && hover.isReady();
    }

    /** Where a place of the data is, in coordinates of the scene. */
    public Point2D toScene(double x, double y) {
        return canvas().localToScene(chart.x().getDisplayPosition(x), chart.y().getDisplayPosition(y));
    }

    /** How often the chart was drawn, for measuring. */
    public long frames() {
        return renderer.frames();
    }

    /** The text of the card beside the mouse, if it is shown. */
    public Optional<String> hoverText() {
        return hover.text();
    }

    Canvas canvas() {
        return chart.getCanvas();
    }

    Polygon lasso() {
        return lasso;
    }

    Pane overlay() {
        return overlay;
    }

    Executor background() {
        return background;
    }

    ScatterHover hover() {
        return hover;
    }

    private StyleableProperty<Color> colour(
            String name, String css, Function<ScatterPane, StyleableProperty<Color>> getter, String initial) {
        return STYLES.createStyleableColorProperty(this, name, css, getter, Color.web(initial));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
