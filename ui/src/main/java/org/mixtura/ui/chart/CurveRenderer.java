package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/**
 * Draws curves: one line each, of a column of pixels only the first, least, greatest and last value; a triangle at the
 * upper edge for each value that is not a number; a line at the best epoch and at the mouse.
 */
final class CurveRenderer extends AbstractRendererXY<CurveRenderer> {

    private static final double WIDTH = 1.75;
    private static final double DOT = 5;

    private final List<CurveSeries> series = new ArrayList<>();
    private OptionalDouble mark = OptionalDouble.empty();
    private OptionalDouble cursor = OptionalDouble.empty();
    private Color ink = Color.GRAY;
    private boolean logarithmic;

    List<CurveSeries> series() {
        return series;
    }

    void setMark(OptionalDouble x) {
        mark = x;
    }

    OptionalDouble mark() {
        return mark;
    }

    void setCursor(OptionalDouble x) {
        cursor = x;
    }

    void setInk(Color colour) {
        ink = colour;
    }

    void setLogarithmic(boolean on) {
        logarithmic = on;
    }

    @Override
    public void render() {
        GraphicsContext graphics = getChart().getCanvas().getGraphicsContext2D();
        graphics.save();
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        drawMark(graphics);
        for (CurveSeries curve : series) {
            if (curve.isVisible() && curve.size() > 0) {
                draw(graphics, curve);
            }
        }
        drawCursor(graphics);
        graphics.restore();
    }

    private void draw(GraphicsContext graphics, CurveSeries curve) {
        Color colour = colour(curve);
        graphics.setStroke(colour);
        graphics.setFill(colour);
        graphics.setLineWidth(WIDTH);
        graphics.setLineDashes(curve.isDashed() ? new double[] {5, 4} : new double[0]);
        graphics.beginPath();
        var pen = new Pen(graphics);
        for (int i = 0; i < curve.size(); i++) {
            double x = xAxis.getDisplayPosition(curve.x(i));
            if (isDrawable(curve.y(i))) {
                pen.to(x, yAxis.getDisplayPosition(curve.y(i)));
            } else {
                pen.lift();
            }
        }
        pen.lift();
        graphics.stroke();
        graphics.setLineDashes(new double[0]);
        drawBroken(graphics, curve);
        if (curve.size() == 1 && isDrawable(curve.y(0))) {
            dot(graphics, xAxis.getDisplayPosition(curve.x(0)), yAxis.getDisplayPosition(curve.y(0)));
        }
    }

    private boolean isDrawable(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    private void drawBroken(GraphicsContext graphics, CurveSeries curve) {
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isFinite(curve.y(i))) {
                double x = xAxis.getDisplayPosition(curve.x(i));
                graphics.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {9, 9, 1}, 3);
            }
        }
    }

    /** Draws a line with few strokes: within a column of pixels only its range matters. */
    private static final class Pen {

        private final GraphicsContext graphics;
        private boolean down;
        private double column = Double.NaN;
        private double first;
        private double low;
        private double high;
        private double last;

        Pen(GraphicsContext graphics) {
            this.graphics = graphics;
        }

        void to(double x, double y) {
            double here = Math.floor(x * 2) / 2;
            if (here != column) {
                flush();
                column = here;
                first = y;
                low = y;
                high = y;
            }
            low = Math.min(low, y);
            high = Math.max(high, y);
            last = y;
        }

        void lift() {
            flush();
            column = Double.NaN;
            down = false;
        }

        private void flush() {
            if (Double.isNaN(column)) {
                return;
            }
            if (down) {
                graphics.lineTo(column, first);
            } else {
                graphics.moveTo(column, first);
                down = true;
            }
            if (low < high) {
                graphics.lineTo(column, low);
                graphics.lineTo(column, high);
                graphics.lineTo(column, last);
            }
        }
    }

    private void drawMark(GraphicsContext graphics) {
        if (mark.isEmpty()) {
            return;
        }
        double x = Math.rint(xAxis.getDisplayPosition(mark.getAsDouble())) + 0.5;
        double height = getChart().getCanvas().getHeight();
        graphics.setStroke(ink);
        graphics.setFill(ink);
        graphics.setLineWidth(1);
        graphics.setLineDashes(2, 3);
        graphics.strokeLine(x, 0, x, height);
        graphics.setLineDashes(new double[0]);
        boolean left = x > getChart().getCanvas().getWidth() - 60;
        graphics.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFont(yAxisFont());
        graphics.fillText("best", left ? x - 4 : x + 4, 2);
    }

    private javafx.scene.text.Font yAxisFont() {
        return yAxis.getTickLabelStyle().getFont();
    }

    private void drawCursor(GraphicsContext graphics) {
        if (cursor.isEmpty()) {
            return;
        }
        double at = cursor.getAsDouble();
        double x = Math.rint(xAxis.getDisplayPosition(at)) + 0.5;
        graphics.setStroke(ink);
        graphics.setLineWidth(1);
        graphics.strokeLine(x, 0, x, getChart().getCanvas().getHeight());
        for (CurveSeries curve : series) {
            int i = curve.at(at);
            if (curve.isVisible() && i >= 0 && isDrawable(curve.y(i))) {
                graphics.setFill(colour(curve));
                dot(graphics, xAxis.getDisplayPosition(curve.x(i)), yAxis.getDisplayPosition(curve.y(i)));
            }
        }
    }

    private static void dot(GraphicsContext graphics, double x, double y) {
        graphics.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
    }

    private static Color colour(CurveSeries curve) {
        int argb = curve.argb();
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    @Override
    protected void render(GraphicsContext graphics, DataSet data, DataSetNode style) {
        // There are no data sets: the series are all there is.
    }

    @Override
    public void updateAxisRange(Axis axis, AxisRange range) {
        // The pane sets the axes.
    }

    @Override
    protected CurveRenderer getThis() {
        return this;
    }
}
