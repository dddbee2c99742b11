package org.mixtura.core.infer;

/**
 * Which expression is asked for.
 *
 * @param genes positions among the genes of the model, in the order of the answer
 * @param batches decode every cell as if it were of this batch, and average over them when there are several; empty: of
 *     its own
 * @param library what the expected shares are multiplied by
 * @param samples how many draws from the posterior are averaged; 0: decode the posterior mean, of a mixture those of its parts by their weights
 * @param seed of the draws
 */
public record ExpressionQuery(int[] genes, int[] batches, LibrarySize library, int samples, long seed) {

    public ExpressionQuery {
        if (samples < 0) {
            throw new IllegalArgumentException("the number of samples is not negative, but is " + samples);
        }
    }
}
