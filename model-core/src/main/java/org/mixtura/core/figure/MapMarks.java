package org.mixtura.core.figure;

import java.util.List;
import java.util.Optional;

/**
 * What was asked of a model, drawn over a map of its cells: a path through the latent space, and a place in it.
 *
 * @param stops where somebody led the path through, joined by a line; the first is where it begins
 * @param steps where the codes along the path lie
 * @param place the place that is decoded
 * @param anchor what the place is compared with
 */
public record MapMarks(List<Spot> stops, List<Step> steps, Optional<Spot> place, Optional<Spot> anchor) {

    /** A point of the map, in the numbers of its axes. */
    public record Spot(double x, double y) {}

    /**
     * One step of a path.
     *
     * @param far whether it lies farther from cells than cells do from each other
     */
    public record Step(Spot at, boolean far) {}

    /** Nothing is drawn. */
    public static final MapMarks NONE = new MapMarks(List.of(), List.of(), Optional.empty(), Optional.empty());

    public MapMarks {
        stops = List.copyOf(stops);
        steps = List.copyOf(steps);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
