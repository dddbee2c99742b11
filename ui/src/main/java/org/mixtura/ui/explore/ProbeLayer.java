package org.mixtura.ui.explore;

import io.fair_acc.chartfx.axes.Axis;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
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
        if (model.owns(pane)) {
            line(
                    graphics,
                    x,
                    y,
                    model.path().stops().stream()
                            .filter(Placed::isDrawn)
                            .map(stop -> new double[] {stop.x(), stop.y()})
                            .toList());
        }
        probe.line().ifPresent(points -> line(graphics, x, y, points));
        steps(graphics, x, y);
        if (model.owns(pane)) {
            stops(graphics, x, y);
            model.decode()
                    .anchorProperty()
                    .get()
                    .filter(Placed::isDrawn)
                    .ifPresent(anchor ->
                            ring(graphics, x.getDisplayPosition(anchor.x()), y.getDisplayPosition(anchor.y()), 6));
        }
        place(graphics, x, y);
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
    private void steps(GraphicsContext graphics, Axis x, Axis y) {
        model.path().followedProperty().get().ifPresent(found -> {
            var report = found.report();
            var looked = model.path().stepProperty().get();
            model.draw(pane, report.codes(), found.onMap(), (xs, ys) -> {
                for (int step = 0; step < xs.length; step++) {
                    double size = looked.isPresent() && looked.getAsInt() == step ? 2.2 * STEP : STEP;
                    disc(
                            graphics,
                            x.getDisplayPosition(xs[step]),
                            y.getDisplayPosition(ys[step]),
                            size,
                            report.isFar(step) ? FAR : INK);
                }
            });
        });
    }

    private void stops(GraphicsContext graphics, Axis x, Axis y) {
        var stops = model.path().stops();
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).isDrawn()) {
                double px = x.getDisplayPosition(stops.get(i).x());
                double py = y.getDisplayPosition(stops.get(i).y());
                disc(graphics, px, py, STOP, i == 0 ? RIM : INK);
                graphics.setStroke(INK);
                graphics.setLineWidth(1.6);
                graphics.strokeOval(px - STOP, py - STOP, 2 * STOP, 2 * STOP);
            }
        }
    }

    /** A cross at the place, where it was chosen or, in another scatter, where its code lies. */
    private void place(GraphicsContext graphics, Axis x, Axis y) {
        var placed = model.decode().placeProperty().get();
        if (placed.isPresent() && placed.get().isDrawn() && model.owns(pane)) {
            cross(
                    graphics,
                    x.getDisplayPosition(placed.get().x()),
                    y.getDisplayPosition(placed.get().y()));
        } else {
            model.decode()
                    .decodedProperty()
                    .get()
                    .ifPresent(found -> model.draw(
                            pane,
                            found.code(),
                            found.onMap(),
                            (xs, ys) -> cross(graphics, x.getDisplayPosition(xs[0]), y.getDisplayPosition(ys[0]))));
        }
    }

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
