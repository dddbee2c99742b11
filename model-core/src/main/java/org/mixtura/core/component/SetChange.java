package org.mixtura.core.component;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the genes of a set change by. */
final class SetChange {

    static final String HOUSEKEEPING = "hkg";

    private SetChange() {}

    private static IntStream in(List<TraversalReport.Gene> genes, String set) {
        return IntStream.range(0, genes.size())
                .filter(gene -> genes.get(gene).set().equals(set));
    }

    /**
     * The drift of housekeeping genes; empty where none is followed, or nothing else changes.
     *
     * @param own what they change by
     * @param others what others change by
     */
    static Optional<Drift> drift(List<TraversalReport.Gene> genes, OptionalDouble own, double others) {
        return own.isPresent() && others > 0
                ? Optional.of(new Drift(own.getAsDouble() / others, (int)
                        in(genes, HOUSEKEEPING).count()))
                : Optional.empty();
    }

    /**
     * The median over the genes of a set; empty where none of it is followed.
     *
     * @param change of a gene
     */
    static OptionalDouble median(List<TraversalReport.Gene> genes, String set, IntToDoubleFunction change) {
        double[] changes = in(genes, set).mapToDouble(change).sorted().toArray();
        int n = changes.length;
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((changes[(n - 1) / 2] + changes[n / 2]) / 2);
    }
}
