package org.mixtura.ui.explore;

import io.fair_acc.chartfx.axes.Axis;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.ui.chart.MapLayer;

/** The place that is decoded, its anchor, and the path, over the points of one scatter. */
final class ProbeLayer implements MapLayer {

    private static final Color INK = Color.web("#1b1b1b");
    private static final Color RIM = Color.web("#ffffff");
    private static final Color FAR = Color.web("#c8442c");
    private static final double STOP = 5;
    private static final double STEP = 2.2;

    private final ProbeModel model;
    private final PaneModel pane;
    private final PaneProbe probe;

    ProbeLayer(ProbeModel model, PaneModel pane, PaneProbe probe) {
        this.model = model;
        this.pane = pane;
        this.probe = probe;
    }

    @Override
    public void draw(GraphicsContext graphics, Axis x, Axis y) {
        MapMarks marks = model.marks(pane);
        line(
                graphics,
                x,
                y,
                marks.stops().stream()
                        .map(stop -> new double[] {stop.x(), stop.y()})
                        .toList());
        probe.line().ifPresent(points -> line(graphics, x, y, points));
        steps(graphics, x, y, marks.steps());
        stops(graphics, x, y, marks.stops());
        marks.anchor().ifPresent(at -> ring(graphics, x.getDisplayPosition(at.x()), y.getDisplayPosition(at.y()), 6));
        marks.place().ifPresent(at -> cross(graphics, x.getDisplayPosition(at.x()), y.getDisplayPosition(at.y())));
    }

    private static void line(GraphicsContext graphics, Axis x, Axis y, List<double[]> points) {
        for (boolean rim : new boolean[] {true, false}) {
            graphics.setStroke(rim ? RIM : INK);
            graphics.setLineWidth(rim ? 3.6 : 1.6);
            for (int i = 1; i < points.size(); i++) {
                graphics.strokeLine(
                        x.getDisplayPosition(points.get(i - 1)[0]),
                        y.getDisplayPosition(points.get(i - 1)[1]),
                        x.getDisplayPosition(points.get(i)[0]),
                        y.getDisplayPosition(points.get(i)[1]));
            }
        }
    }

    /** Each step where its code lies in this scatter; those that are far from cells in red. */
    private void steps(GraphicsContext graphics, Axis x, Axis y, List<MapMarks.Step> steps) {
        var looked = model.path().stepProperty().get();
        for (int step = 0; step < steps.size(); step++) {
            double size = looked.isPresent() && looked.getAsInt() == step ? 2.2 * STEP : STEP;
            var at = steps.get(step).at();
            disc(
                    graphics,
                    x.getDisplayPosition(at.x()),
                    y.getDisplayPosition(at.y()),
                    size,
                    steps.get(step).far() ? FAR : INK);
        }
    }

    private static void stops(GraphicsContext graphics, Axis x, Axis y, List<MapMarks.Spot> stops) {
        for (int i = 0; i < stops.size(); i++) {
            double px = x.getDisplayPosition(stops.get(i).x());
            double py = y.getDisplayPosition(stops.get(i).y());
            // A white rim is seen on a dark ground, a dark line on a light one.
            ring(graphics, px, py, STOP);
            disc(graphics, px, py, STOP - 2, i == 0 ? RIM : INK);
        }
    }

    /** A cross at the place. */
    private static void cross(GraphicsContext graphics, double x, double y) {
        for (boolean rim : new boolean[] {true, false}) {
            graphics.setStroke(rim ? RIM : INK);
            graphics.setLineWidth(rim ? 4 : 1.8);
            graphics.strokeLine(x - 9, y, x - 3, y);
            graphics.strokeLine(x + 3, y, x + 9, y);
            graphics.strokeLine(x, y - 9, x, y - 3);
            graphics.strokeLine(x, y + 3, x, y + 9);
        }
        ring(graphics, x, y, 4.5);
    }

    private static void ring(GraphicsContext graphics, double x, double y, double radius) {
        for (boolean rim : new boolean[] {true, false}) {
            graphics.setStroke(rim ? RIM : INK);
            graphics.setLineWidth(rim ? 4 : 1.8);
            graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    private static void disc(GraphicsContext graphics, double x, double y, double radius, Color colour) {
        graphics.setFill(RIM);
        graphics.fillOval(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2);
        graphics.setFill(colour);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
