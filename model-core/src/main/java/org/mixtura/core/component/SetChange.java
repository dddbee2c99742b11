package org.mixtura.core.component;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the genes of a set change by. */
final class SetChange {

    static final String HOUSEKEEPING = "hkg";

    private SetChange() {}

    /**
     * The median over the genes of a set; empty where none of it is followed.
     *
     * @param change of a gene
     */
    static OptionalDouble median(List<TraversalReport.Gene> genes, String set, IntToDoubleFunction change) {
        double[] changes = IntStream.range(0, genes.size())
                .filter(gene -> genes.get(gene).set().equals(set))
                .mapToDouble(change)
                .sorted()
                .toArray();
        int n = changes.length;
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((changes[(n - 1) / 2] + changes[n / 2]) / 2);
    }
}
