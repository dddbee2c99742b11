package org.mixtura.ui.chart;

/**
 * Where the cells are in one scatter. Arrays are taken over and must not change.
 *
 * @param xName title of the horizontal axis
 * @param yName title of the vertical axis
 * @param x one value per cell; NaN: not shown
 * @param y one value per cell; NaN: not shown
 */
public record Points(String xName, String yName, float[] x, float[] y) {

    /** No cells. */
    public static final Points NONE = new Points("", "", new float[0], new float[0]);

    public Points {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    /** Number of cells. */
    public int size() {
        return x.length;
    }
}
