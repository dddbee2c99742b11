package org.mixtura.core.figure;

import java.util.List;

/**
 * A group of points as a shape: where its middle is, and lines around it.
 *
 * @param column the column of the cells that says who is in a group
 * @param name the level of that column, as people read it
 * @param weight its share of all points, 0 to 1
 * @param x of the middle, data units
 * @param y of the middle, data units
 * @param outlines innermost first; closed
 */
public record GroupShape(String column, String name, double weight, double x, double y, List<Outline> outlines) {

    public GroupShape {
        outlines = List.copyOf(outlines);
    }

    /**
     * A closed line around a group.
     *
     * @param step 1 for the inner, 2 for the outer line
     * @param x data units, the last point joins the first
     * @param y data units
     */
    public record Outline(int step, double[] x, double[] y) {

        public Outline {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
            }
        }
    }
}
