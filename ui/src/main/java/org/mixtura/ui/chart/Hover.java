package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;

/**
 * What lies under the mouse.
 *
 * @param cell the nearest cell
 * @param together all visible cells that cover it, itself included
 */
record Hover(int cell, List<Integer> together) {

    /** How far from the mouse a cell may be, logical pixels. */
    static final double REACH = 6;

    private static final int MOST_NAMED = 4;

    /**
     * Finds it.
     *
     * @param x place of the mouse, data units
     * @param y place of the mouse, data units
     * @param perPixelX data units per logical pixel
     * @param perPixelY data units per logical pixel
     * @param overlap distance at which one point covers another, logical pixels
     */
    static Optional<Hover> at(
            PointIndex index,
            IntPredicate visible,
            double x,
            double y,
            double perPixelX,
            double perPixelY,
            double overlap) {
        Points points = index.points();
        var nearest = new Object() {
            int cell = -1;
            double squared = REACH * REACH;
        };
        index.forEachWithin(x, y, REACH * perPixelX, REACH * perPixelY, i -> {
            double dx = (points.x()[i] - x) / perPixelX;
            double dy = (points.y()[i] - y) / perPixelY;
            double squared = dx * dx + dy * dy;
            if (squared <= nearest.squared && visible.test(i)) {
                nearest.cell = i;
                nearest.squared = squared;
            }
        });
        if (nearest.cell < 0) {
            return Optional.empty();
        }
        double atX = points.x()[nearest.cell];
        double atY = points.y()[nearest.cell];
        var together = new ArrayList<Integer>();
        index.forEachWithin(atX, atY, overlap * perPixelX, overlap * perPixelY, i -> {
            if (visible.test(i)) {
                together.add(i);
            }
        });
        return Optional.of(new Hover(nearest.cell, List.copyOf(together)));
    }

    /** "12 cells: 7 T, 5 NK"; null when the cell lies alone. */
    @Nullable
    String summary(Colouring colouring) {
        if (together.size() < 2) {
            return null;
        }
        String count = together.size() + " cells";
        return switch (colouring) {
            case Colouring.ByLevel levels -> count + ": " + composition(levels.column());
            case Colouring.ByValue values -> count + ", mean " + Numbers.brief(mean(values));
            case Colouring.Blend(var first, var second) ->
                "%s, mean %s of %s, %s of %s"
                        .formatted(
                                count,
                                Numbers.brief(mean(first)),
                                first.name(),
                                Numbers.brief(mean(second)),
                                second.name());
        };
    }

    private String composition(Column.Categorical levels) {
        int[] counts = new int[levels.levels().size() + 1];
        for (int cell : together) {
            int code = levels.codes()[cell];
            counts[code < 0 ? levels.levels().size() : code]++;
        }
        var order = new ArrayList<Integer>();
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                order.add(level);
            }
        }
        order.sort((a, b) -> Integer.compare(counts[b], counts[a]));
        var parts = new ArrayList<String>();
        for (int level : order.subList(0, Math.min(MOST_NAMED, order.size()))) {
            String name = level < levels.levels().size() ? levels.levels().get(level) : "no value";
            parts.add(counts[level] + " " + name);
        }
        return String.join(", ", parts) + (order.size() > MOST_NAMED ? ", …" : "");
    }

    private double mean(Colouring.ByValue numbers) {
        return together.stream()
                .mapToDouble(i -> numbers.values()[i])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
