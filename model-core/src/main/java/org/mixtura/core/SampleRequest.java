package org.mixtura.core;

import java.util.List;

/**
 * Which counts are to be drawn from a run's model.
 *
 * @param genes by id or symbol; empty: all genes of the model
 * @param samples new cells for each cell of the run
 * @param seed of the draws
 */
public record SampleRequest(List<String> genes, int samples, long seed) {

    public SampleRequest {
        genes = List.copyOf(genes);
    }
}
