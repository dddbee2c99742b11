package org.mixtura.core;

import java.util.List;
import org.mixtura.core.infer.LibrarySize;

/**
 * Which expression of a run's cells is asked for.
 *
 * @param genes by id or symbol, in the order of the answer; empty: all genes of the model
 * @param library what expected shares are multiplied by; {@link LibrarySize.Share} gives normalised expression, the others
 *     denoised counts
 * @param batch in which batch cells are decoded
 * @param samples how many posterior draws are averaged; 0: decode the posterior mean
 */
public record ExpressionRequest(List<String> genes, LibrarySize library, BatchChoice batch, int samples) {

    public ExpressionRequest {
        genes = List.copyOf(genes);
    }
}
