package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.DensestPlace;
import org.mixtura.core.figure.PixelView;

/** The names of categories where their points lie most densely; a name that would cover another one gives way. */
final class NamesLayer implements MapLayer {

    private static final double HALO = 3.5;
    private static final int MOST_STEPS = 8;
    /** The legend has the whole name; on the map it would cover the cells. */
    private static final int LONGEST = 16;

    private final ScatterModel model;
    private final Executor background;
    private final Runnable redraw;
    /** Never seen: it takes font and colours from the style sheet. */
    private final Text style = new Text();

    private boolean visible;
    private Named named = new Named(Points.NONE, new Column.Categorical("", List.of(), new int[0]), List.of());

    /** A name and its place, data units. */
    private record Name(int level, String text, DensestPlace place) {}

    /** The names, and what they were computed from. */
    private record Named(Points points, Column.Categorical column, List<Name> names) {}

    NamesLayer(ScatterModel model, Executor background, Runnable redraw) {
        this.model = model;
        this.background = background;
        this.redraw = redraw;
        style.getStyleClass().add("map-name");
        style.setVisible(false);
        style.fontProperty().subscribe(_ -> redraw.run());
        style.fillProperty().subscribe(_ -> redraw.run());
        model.pointsProperty().subscribe((_, _) -> update());
        model.view().colouringProperty().subscribe((_, _) -> update());
    }

    /** A node that must be in the scene, so that the names have its style. */
    Node style() {
        return style;
    }

    void setVisible(boolean shown) {
        visible = shown;
        update();
        redraw.run();
    }

    private void update() {
        if (!visible || !(model.view().colouring() instanceof Colouring.ByLevel levels)) {
            return;
        }
        Points points = model.points();
        Column.Categorical column = levels.column();
        if (named.points == points && named.column == column || points.size() != column.size()) {
            return;
        }
        background.execute(() -> {
            var found = new Named(points, column, find(points, column));
            Platform.runLater(() -> {
                named = found;
                redraw.run();
            });
        });
    }

    private static List<Name> find(Points points, Column.Categorical column) {
        DataWindow all = DataWindow.around(points.x(), points.y());
        var view = new PixelView(1, 1, all.minX(), all.maxX(), all.minY(), all.maxY());
        var names = new ArrayList<Name>();
        for (int level = 0; level < column.levels().size(); level++) {
            int code = level;
            DensestPlace.of(points.x(), points.y(), column.codes(), code, view)
                    .ifPresent(place ->
                            names.add(new Name(code, shortened(column.levels().get(code)), place)));
        }
        return names;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
    }

    @Override
    public void draw(GraphicsContext graphics, Axis x, Axis y) {
        if (!visible
                || !(model.view().colouring() instanceof Colouring.ByLevel levels)
                || named.column != levels.column()
                || named.points != model.points()) {
            return;
        }
        graphics.setFont(style.getFont());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setLineWidth(HALO);
        graphics.setStroke(style.getStroke());
        graphics.setFill(style.getFill());
        var taken = new ArrayList<Rectangle2D>();
        for (Name name : named.names) {
            if (!levels.hidden().contains(name.level) && inside(name.place)) {
                draw(graphics, name, x.getDisplayPosition(name.place.x()), y.getDisplayPosition(name.place.y()), taken);
            }
        }
    }

    private boolean inside(DensestPlace place) {
        return model.window().contains(place.x(), place.y());
    }

    private void draw(GraphicsContext graphics, Name name, double x, double y, List<Rectangle2D> taken) {
        var measure = new Text(name.text);
        measure.setFont(style.getFont());
        double width = measure.getLayoutBounds().getWidth();
        double height = measure.getLayoutBounds().getHeight();
        double middle = Math.clamp(
                x, width / 2, Math.max(width / 2, graphics.getCanvas().getWidth() - width / 2));
        double lowest = graphics.getCanvas().getHeight() - height;
        for (int step = 0; step < MOST_STEPS; step++) {
            // Here, above, below, further above, further below.
            double away = Math.ceilDiv(step, 2) * height * (step % 2 == 0 ? 1 : -1);
            double top = Math.clamp(y + away - height / 2, 0, Math.max(0, lowest));
            var box = new Rectangle2D(middle - width / 2, top, width, height);
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                graphics.strokeText(name.text, middle, top + height / 2);
                graphics.fillText(name.text, middle, top + height / 2);
                return;
            }
        }
    }
}
