package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;

/**
 * Groups of cells as shapes over the points: a cross at the middle whose size is the weight, its name, a line around its
 * core and a fainter one further out. They have the colours of the points where these are of the same groups.
 */
final class ShapesLayer implements MapLayer {

    private static final double LEAST_ARM = 3.5;
    private static final double MOST_ARM = 9;
    private static final double HALO = 3;

    private final ScatterModel model;
    private final Runnable redraw;
    /** Never seen: it takes font and colours from the style sheet. */
    private final Text style = new Text();

    private List<GroupShape> shapes = List.of();

    ShapesLayer(ScatterModel model, Runnable redraw) {
        this.model = model;
        this.redraw = redraw;
        style.getStyleClass().add("map-component");
        style.setVisible(false);
        style.fontProperty().subscribe(_ -> redraw.run());
        style.fillProperty().subscribe(_ -> redraw.run());
    }

    /** A node that must be in the scene, so that the names have its style. */
    Node style() {
        return style;
    }

    void show(List<GroupShape> newShapes) {
        shapes = List.copyOf(newShapes);
        redraw.run();
    }

    @Override
    public void draw(GraphicsContext graphics, Axis x, Axis y) {
        double heaviest = shapes.stream().mapToDouble(GroupShape::weight).max().orElse(1);
        var shown = shapes.stream().filter(this::isShown).toList();
        for (GroupShape shape : shown) {
            shape.outlines().forEach(line -> outline(graphics, x, y, line, colour(shape)));
        }
        var taken = new ArrayList<Rectangle2D>();
        for (GroupShape shape : shown) {
            if (model.window().contains(shape.x(), shape.y())) {
                double arm = LEAST_ARM + (MOST_ARM - LEAST_ARM) * Math.sqrt(shape.weight() / heaviest);
                double px = x.getDisplayPosition(shape.x());
                double py = y.getDisplayPosition(shape.y());
                cross(graphics, px, py, arm);
                name(graphics, shape.name(), px + arm + 2, py - arm, taken);
            }
        }
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

    /** Beside the cross, unless another name is there: the cross stays, and the mouse over a cell tells the rest. */
    private void name(GraphicsContext graphics, String text, double left, double middle, List<Rectangle2D> taken) {
        var measure = new Text(text);
        measure.setFont(style.getFont());
        double width = measure.getLayoutBounds().getWidth();
        double height = measure.getLayoutBounds().getHeight();
        var box = new Rectangle2D(left, middle - height / 2, width, height);
        if (taken.stream().anyMatch(box::intersects)) {
            return;
        }
        taken.add(box);
        graphics.setFont(style.getFont());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setLineWidth(HALO);
        graphics.setStroke(style.getStroke());
        graphics.setFill(style.getFill());
        graphics.strokeText(text, left, middle);
        graphics.fillText(text, left, middle);
    }
}
