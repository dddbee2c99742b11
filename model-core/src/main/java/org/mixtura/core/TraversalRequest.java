package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.infer.TraversalQuery;

/**
 * Which genes to follow along the states of a model's categories.
 *
 * @param genes wished ones, by id or symbol
 * @param sets a file of sets of genes to follow; empty: none
 * @param markers for each category so many of its best markers
 * @param immediateEarly at most so many immediate-early genes, the most counted ones
 * @param housekeeping at most so many housekeeping genes, the most counted ones
 * @param range how far the state is varied
 * @param points values of the state
 */
public record TraversalRequest(
        List<String> genes,
        Optional<Path> sets,
        int markers,
        int immediateEarly,
        int housekeeping,
        TraversalQuery.Range range,
        int points) {

    public TraversalRequest {
        genes = List.copyOf(genes);
    }
}
