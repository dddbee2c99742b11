package org.mixtura.core.infer;

/** What expected shares of genes are multiplied by. */
public sealed interface LibrarySize {

    /** Nothing: shares stay shares and sum to 1 over all genes of the model. */
    record Share() implements LibrarySize {}

    /** The same number of counts for every cell, so that cells of unequal depth compare. */
    record Fixed(double counts) implements LibrarySize {

        public Fixed {
            if (!(counts > 0) || Double.isInfinite(counts)) {
                throw new IllegalArgumentException("a library size is positive and finite, not " + counts);
            }
        }
    }

    /** Each cell's own: the sum of its counts, or what the model inferred where it infers library sizes. */
    record Own() implements LibrarySize {}
}
