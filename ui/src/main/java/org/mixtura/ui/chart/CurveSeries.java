package org.mixtura.ui.chart;

import java.util.Arrays;
import org.mixtura.core.figure.CurvesFigure;

/** A curve that grows at its end. Appending is cheap; for the JavaFX thread only. */
public final class CurveSeries {

    private final String name;
    private final CurvesFigure.Look look;
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private int size;
    private boolean visible = true;

    /** @param look as in figures */
    public CurveSeries(String name, CurvesFigure.Look look) {
        this.name = name;
        this.look = look;
    }

    /** Adds a point; x must grow. NaN and infinite values are marked at the edge, not joined. */
    void append(double x, double y) {
        if (size > 0 && x <= xs[size - 1]) {
            throw new IllegalArgumentException(x + " does not come after " + xs[size - 1]);
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    public String name() {
        return name;
    }

    int argb() {
        return look.argb();
    }

    boolean isDashed() {
        return look.dashed();
    }

    public int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    /** A value. */
    public double y(int i) {
        return ys[i];
    }

    boolean isVisible() {
        return visible;
    }

    void setVisible(boolean shown) {
        visible = shown;
    }

    /** The last point at or before x; -1: none. */
    int at(double x) {
        int found = Arrays.binarySearch(xs, 0, size, x);
        return found >= 0 ? found : -found - 2;
    }
}
