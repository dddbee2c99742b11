package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Panels side by side, in as many rows as it takes; each row is as high as its highest panel.
 *
 * @param narrowest how wide a panel is at least, points
 * @param widest how wide it is on average at most
 * @param columns at most so many beside each other
 */
record PanelGrid(List<Panel> panels, double narrowest, double widest, int columns) implements Panel {

    private static final double BETWEEN = 14;

    PanelGrid {
        panels = List.copyOf(panels);
    }

    private int columnsAt(double width) {
        int fitting = (int) Math.max(1, Math.floor((width + BETWEEN) / (narrowest + BETWEEN)));
        int most = Math.max(1, Math.min(fitting, columns));
        // As even as possible: four panels where three fit are two and two.
        int rows = (panels.size() + most - 1) / most;
        return (panels.size() + rows - 1) / Math.max(1, rows);
    }

    private List<Panel> row(int first, double width) {
        return panels.subList(first, Math.min(panels.size(), first + columnsAt(width)));
    }

    /** How wide each panel of a row is. */
    private double[] widths(List<Panel> row, double width) {
        int beside = columnsAt(width);
        double even = Math.min(widest, (width - (beside - 1) * BETWEEN) / Math.max(1, beside));
        double[] fixed = row.stream().mapToDouble(panel -> panel.fixedAt(even)).toArray();
        double mean = Arrays.stream(fixed).average().orElse(0);
        return Arrays.stream(fixed).map(own -> even + own - mean).toArray();
    }

    private double rowHeight(List<Panel> row, double width) {
        double[] widths = widths(row, width);
        return IntStream.range(0, row.size())
                .mapToDouble(i -> row.get(i).heightAt(widths[i]))
                .max()
                .orElse(0);
    }

    @Override
    public double heightAt(double width) {
        double height = 0;
        for (int first = 0; first < panels.size(); first += columnsAt(width)) {
            height += rowHeight(row(first, width), width) + (first > 0 ? BETWEEN : 0);
        }
        return height;
    }

    /** Where a panel is, the grid being at a place. */
    Rectangle2D place(int panel, Rectangle2D all) {
        return places(all).get(panel);
    }

    private List<Rectangle2D> places(Rectangle2D place) {
        var places = new ArrayList<Rectangle2D>();
        double width = place.getWidth();
        int beside = columnsAt(width);
        double y = place.getY();
        for (int first = 0; first < panels.size(); first += beside) {
            List<Panel> row = row(first, width);
            double[] widths = widths(row, width);
            double height = rowHeight(row, width);
            double x = place.getX();
            for (int i = 0; i < row.size(); i++) {
                places.add(new Rectangle2D.Double(x, y, widths[i], height));
                x += widths[i] + BETWEEN;
            }
            y += height + BETWEEN;
        }
        return places;
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        var places = places(place);
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(canvas, places.get(i));
        }
    }
}
