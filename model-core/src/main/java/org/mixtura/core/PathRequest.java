package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A path through the latent space, and the genes to follow along it.
 *
 * @param through places, at least two; with a dimension at most one, at which the other dimensions stay (none: the mean of all cells)
 * @param dimension from 1, varied between the quantiles 0.005 and 0.995 of all cells; empty: the path goes straight from place to place
 * @param genes wished ones, by id or symbol
 * @param sets a file of sets of genes to follow; empty: none
 * @param markers of each end, the genes that are most surely higher in the cells near it than in those near the other places
 * @param immediateEarly at most so many, the most counted ones
 * @param housekeeping at most so many, the most counted ones
 * @param points steps, evenly apart
 */
public record PathRequest(
        List<PathPoint> through,
        OptionalInt dimension,
        List<String> genes,
        Optional<Path> sets,
        int markers,
        int immediateEarly,
        int housekeeping,
        int points) {

    public static final int MARKERS = 10;
    public static final int OF_A_SET = 10;
    public static final int POINTS = 40;

    public PathRequest {
        through = List.copyOf(through);
        genes = List.copyOf(genes);
    }

    /** With the usual genes and steps. */
    public static PathRequest of(List<PathPoint> through, OptionalInt dimension) {
        return new PathRequest(through, dimension, List.of(), Optional.empty(), MARKERS, OF_A_SET, OF_A_SET, POINTS);
    }

    /** The same with the genes of a file of sets. */
    public PathRequest withSets(Optional<Path> file) {
        return new PathRequest(through, dimension, genes, file, markers, immediateEarly, housekeeping, points);
    }

    /** The same with other wished genes. */
    public PathRequest withGenes(List<String> wished) {
        return new PathRequest(through, dimension, wished, sets, markers, immediateEarly, housekeeping, points);
    }
}
