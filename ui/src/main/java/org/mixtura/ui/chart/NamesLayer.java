package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.DensestPlace;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.figure.PlacedName;

/**
 * The names of categories where their points lie most densely, and those of the groups that are drawn; names that would cover each other
 * make room, as in figures.
 */
final class NamesLayer implements MapLayer {

    private final ScatterModel model;
    private final ShapesLayer shapes;
    private final Executor background;
    private final Runnable redraw;
    private final NameStyle style;

    private boolean visible;
    private Named named =
            new Named(Points.NONE, new Column.Categorical("", List.of(), new int[0]), CellSelection.NONE, List.of());

    /** A name and its place, data units. */
    private record Name(int level, String text, DensestPlace place) {}

    /** The names, and what they were computed from. */
    private record Named(Points points, Column.Categorical column, CellSelection hidden, List<Name> names) {

        boolean isOf(Points shown, Column.Categorical coloured, CellSelection left) {
            return points == shown && column == coloured && hidden.equals(left);
        }
    }

    /** @param shapes whose names are written, too */
    NamesLayer(ScatterModel model, ShapesLayer shapes, Executor background, Runnable redraw) {
        this.model = model;
        this.shapes = shapes;
        this.background = background;
        this.redraw = redraw;
        this.style = new NameStyle(redraw);
        model.pointsProperty().subscribe((_, _) -> update());
        model.view().colouringProperty().subscribe((_, _) -> update());
        model.view().hiddenCellsProperty().subscribe((_, _) -> update());
    }

    /** A node that must be in the scene, so that the names have its style. */
    Node style() {
        return style.node();
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
        CellSelection hidden = model.view().hiddenCellsProperty().get();
        if (named.isOf(points, column, hidden) || points.size() != column.size()) {
            return;
        }
        background.execute(() -> {
            var found = new Named(points, column, hidden, find(points, column, hidden));
            Platform.runLater(() -> {
                named = found;
                redraw.run();
            });
        });
    }

    private static List<Name> find(Points points, Column.Categorical column, CellSelection hidden) {
        DataWindow all = DataWindow.around(points.x(), points.y());
        var view = new PixelView(1, 1, all.minX(), all.maxX(), all.minY(), all.maxY());
        int[] codes = column.codes().clone();
        hidden.stream().forEach(cell -> codes[cell] = -1);
        var names = new ArrayList<Name>();
        for (int level = 0; level < column.levels().size(); level++) {
            int code = level;
            DensestPlace.of(points.x(), points.y(), codes, code, view)
                    .ifPresent(place -> names.add(new Name(code, column.levels().get(code), place)));
        }
        return names;
    }

    @Override
    public void draw(GraphicsContext graphics, Axis x, Axis y) {
        double width = graphics.getCanvas().getWidth();
        style.fit(width);
        var names = new ArrayList<>(shapes.names(x, y, style));
        if (visible && model.view().colouring() instanceof Colouring.ByLevel levels) {
            names.addAll(levels(levels, x, y));
        }
        double height = graphics.getCanvas().getHeight();
        PlacedName.readable(names, shapes.crosses(x, y), width, height).forEach(name -> style.draw(graphics, name));
    }

    private List<PlacedName> levels(Colouring.ByLevel levels, Axis x, Axis y) {
        if (named.column != levels.column() || named.points != model.points()) {
            return List.of();
        }
        return named.names.stream()
                .filter(name -> !levels.hidden().contains(name.level)
                        && !shapes.isNamed(name.level)
                        && model.window().contains(name.place.x(), name.place.y()))
                .map(name -> style.name(
                        name.text, x.getDisplayPosition(name.place.x()), y.getDisplayPosition(name.place.y())))
                .toList();
    }
}
