package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a line that was drawn by hand into few corners (Ramer 1972; Douglas and Peucker 1973). */
final class HandLine {

    private HandLine() {}

    /**
     * The corners that matter, first and last point always.
     *
     * @param line x and y of each point
     * @param reachX how far the line may be off, along x
     * @param reachY the same along y
     * @param most of more corners so many are kept, evenly chosen
     */
    static List<double[]> simplified(List<double[]> line, double reachX, double reachY, int most) {
        List<double[]> corners = corners(line, reachX, reachY);
        if (corners.size() <= most) {
            return corners;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> corners.get(Math.round((float) i * (corners.size() - 1) / (most - 1))))
                .toList();
    }

    private static List<double[]> corners(List<double[]> line, double reachX, double reachY) {
        int far = -1;
        double most = 1;
        for (int i = 1; i < line.size() - 1; i++) {
            double off = distance(line.get(i), line.getFirst(), line.getLast(), reachX, reachY);
            if (off > most) {
                most = off;
                far = i;
            }
        }
        if (far < 0) {
            return List.of(line.getFirst(), line.getLast());
        }
        var all = new ArrayList<>(corners(line.subList(0, far + 1), reachX, reachY));
        all.removeLast();
        all.addAll(corners(line.subList(far, line.size()), reachX, reachY));
        return all;
    }

    /** Of a point from a piece of a line, in reaches. */
    private static double distance(double[] point, double[] from, double[] to, double reachX, double reachY) {
        double px = (point[0] - from[0]) / reachX;
        double py = (point[1] - from[1]) / reachY;
        double lx = (to[0] - from[0]) / reachX;
        double ly = (to[1] - from[1]) / reachY;
        double squares = lx * lx + ly * ly;
        double share = squares == 0 ? 0 : Math.clamp((px * lx + py * ly) / squares, 0, 1);
        return Math.hypot(px - share * lx, py - share * ly);
    }
}
