package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.component.TypeTree;

/** How genes follow each other in a figure: sets in the order in which they begin, the genes of each set as wished. */
final class GeneOrder {

    private GeneOrder() {}

    /**
     * All genes, in their order.
     *
     * @param profiles genes x steps
     * @param change of a gene along the steps
     */
    static int[] of(
            List<TraversalReport.Gene> genes, PathOrder order, double[][] profiles, IntToDoubleFunction change) {
        var all = new ArrayList<Integer>();
        genes.stream().map(TraversalReport.Gene::set).distinct().forEach(set -> {
            int[] own = IntStream.range(0, profiles.length)
                    .filter(gene -> genes.get(gene).set().equals(set))
                    .toArray();
            Arrays.stream(within(own, order, profiles, change)).forEach(all::add);
        });
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] within(int[] genes, PathOrder order, double[][] profiles, IntToDoubleFunction change) {
        return switch (order) {
            case GIVEN -> genes;
            case PEAK -> sorted(genes, Comparator.comparingInt(gene -> peak(profiles[gene])));
            case CHANGE -> sorted(genes, Comparator.comparingDouble(gene -> -change.applyAsDouble(gene)));
            case TREE -> {
                int[] leaves = TypeTree.of(Arrays.stream(genes)
                                .mapToObj(gene -> profiles[gene])
                                .toArray(double[][]::new))
                        .order();
                yield Arrays.stream(leaves).map(leaf -> genes[leaf]).toArray();
            }
        };
    }

    private static int[] sorted(int[] genes, Comparator<Integer> by) {
        return Arrays.stream(genes)
                .boxed()
                .sorted(by)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int peak(double[] row) {
        int best = 0;
        for (int step = 1; step < row.length; step++) {
            best = row[step] > row[best] ? step : best;
        }
        return best;
    }
}
