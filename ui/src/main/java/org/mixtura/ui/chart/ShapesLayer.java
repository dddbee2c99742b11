package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.PlacedName;

/**
 * Groups of cells as shapes over the points: a cross at the middle whose size is the weight, a line around its
 * core and a fainter one further out. They have the colours of the points where these are of the same groups.
 */
final class ShapesLayer implements MapLayer {

    private static final double LEAST_ARM = 3.5;
    private static final double MOST_ARM = 9;

    private final ScatterModel model;
    private final Runnable redraw;
    /** Never seen: it takes colours from the style sheet. */
    private final Text style = new Text();

    private List<GroupShape> shapes = List.of();

    ShapesLayer(ScatterModel model, Runnable redraw) {
        this.model = model;
        this.redraw = redraw;
        style.getStyleClass().add("map-component");
        style.setVisible(false);
        style.fillProperty().subscribe(_ -> redraw.run());
    }

    /** A node that must be in the scene, so that crosses have its colours. */
    Node style() {
        return style;
    }

    void show(List<GroupShape> newShapes) {
        shapes = List.copyOf(newShapes);
        redraw.run();
    }

    @Override
    public void draw(GraphicsContext graphics, Axis x, Axis y) {
        var shown = shapes.stream().filter(this::isShown).toList();
        for (GroupShape shape : shown) {
            shape.outlines().forEach(line -> outline(graphics, x, y, line, colour(shape)));
        }
        for (GroupShape shape : shown) {
            if (isInside(shape)) {
                cross(graphics, x.getDisplayPosition(shape.x()), y.getDisplayPosition(shape.y()), arm(shape));
            }
        }
    }

    /** The names above the crosses; another layer writes them, so that they make room for other names. */
    List<PlacedName> names(Axis x, Axis y, NameStyle letters) {
        return shapes.stream()
                .filter(shape -> isShown(shape) && isInside(shape))
                .map(shape -> {
                    double px = x.getDisplayPosition(shape.x());
                    double py = y.getDisplayPosition(shape.y());
                    var name = letters.name(shape.name(), px, py);
                    double above = py - arm(shape) - name.height() / 2;
                    return new PlacedName(name.text(), px, above, name.width(), name.height(), px, py);
                })
                .toList();
    }

    /** What the crosses take, which names should not cover. */
    List<PlacedName> crosses(Axis x, Axis y) {
        return shapes.stream()
                .filter(shape -> isShown(shape) && isInside(shape))
                .map(shape -> PlacedName.mark(
                        x.getDisplayPosition(shape.x()), y.getDisplayPosition(shape.y()), 2 * arm(shape)))
                .toList();
    }

    /** Whether a level of the colours is a group whose name is above its cross already. */
    boolean isNamed(int level) {
        return shapes.stream().anyMatch(shape -> level(shape) == level && isShown(shape) && isInside(shape));
    }

    private boolean isInside(GroupShape shape) {
        return model.window().contains(shape.x(), shape.y());
    }

    private double arm(GroupShape shape) {
        double heaviest = shapes.stream().mapToDouble(GroupShape::weight).max().orElse(1);
        return LEAST_ARM + (MOST_ARM - LEAST_ARM) * Math.sqrt(shape.weight() / heaviest);
    }

    private boolean isShown(GroupShape shape) {
        return level(shape) < 0 || !model.view().hidden().contains(level(shape));
    }

    /** The level of the colours that is this group; negative where the colours are of something else. */
    private int level(GroupShape shape) {
        return model.view().colouring() instanceof Colouring.ByLevel levels
                        && levels.column().name().equals(shape.column())
                ? levels.column().levels().indexOf(shape.name())
                : -1;
    }

    private Paint colour(GroupShape shape) {
        int level = level(shape);
        if (level >= 0 && model.view().colouring() instanceof Colouring.ByLevel levels) {
            int argb = model.view().visionProperty().get().seen(levels.colours()[level]);
            return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
        }
        return style.getFill();
    }

    private static void outline(GraphicsContext graphics, Axis x, Axis y, GroupShape.Outline line, Paint colour) {
        int corners = line.x().length;
        double[] px = new double[corners];
        double[] py = new double[corners];
        for (int i = 0; i < corners; i++) {
            px[i] = x.getDisplayPosition(line.x()[i]);
            py[i] = y.getDisplayPosition(line.y()[i]);
        }
        boolean inner = line.step() == 1;
        graphics.setGlobalAlpha(inner ? 0.95 : 0.6);
        graphics.setLineWidth(inner ? 1.5 : 1);
        graphics.setStroke(colour);
        graphics.strokePolygon(px, py, corners);
        graphics.setGlobalAlpha(1);
    }

    private void cross(GraphicsContext graphics, double x, double y, double arm) {
        for (boolean rim : new boolean[] {true, false}) {
            graphics.setStroke(rim ? style.getStroke() : style.getFill());
            graphics.setLineWidth(rim ? 4 : 1.8);
            graphics.strokeLine(x - arm, y - arm, x + arm, y + arm);
            graphics.strokeLine(x - arm, y + arm, x + arm, y - arm);
        }
    }
}
