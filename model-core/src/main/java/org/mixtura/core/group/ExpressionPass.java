package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NormalisedCounts;

/** Reads the expression of chosen genes in groups of cells. */
public final class ExpressionPass {

    /** Cells of a group that are kept to be looked at. */
    private static final int MOST_SHOWN = 1000;

    private final NormalisedCounts counts;

    public ExpressionPass(NormalisedCounts counts) {
        this.counts = counts;
    }

    /**
     * Reads genes.
     *
     * @param groups of the cells; groups without cells are left out
     * @param genes columns of the counts, each once
     * @param named the same genes by name
     * @param seed chooses the cells to be looked at, where a group has more than 1,000
     * @throws IllegalArgumentException when there are no genes, or no cell has a group
     */
    public GroupExpression of(Column.Categorical groups, int[] genes, List<GroupExpression.Gene> named, long seed) {
        var used = groups.used();
        int[] sizes = used.counts();
        int[] shown = shown(used, sizes, new SplittableRandom(seed));
        int[] place = new int[used.size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < shown.length; i++) {
            place[shown[i]] = i;
        }
        double[][] mean = new double[genes.length][sizes.length];
        double[][] share = new double[genes.length][sizes.length];
        float[][] values = new float[genes.length][shown.length];
        counts.forEachGene(
                genes,
                (gene, entries) -> {
                    for (int i = entries.from(); i < entries.to(); i++) {
                        int cell = entries.cells()[i];
                        int own = used.codes()[cell];
                        if (own != Column.Categorical.MISSING) {
                            mean[gene][own] += entries.values()[i];
                            share[gene][own]++;
                        }
                        if (place[cell] >= 0) {
                            values[gene][place[cell]] = entries.values()[i];
                        }
                    }
                    Arrays.setAll(mean[gene], g -> mean[gene][g] / sizes[g]);
                    Arrays.setAll(share[gene], g -> share[gene][g] / sizes[g]);
                },
                _ -> {});
        var names = new ArrayList<GroupExpression.Group>();
        for (int g = 0; g < sizes.length; g++) {
            names.add(new GroupExpression.Group(used.levels().get(g), sizes[g]));
        }
        return new GroupExpression(used.name(), counts.unit(), names, named, mean, share, used.select(shown), values);
    }

    /** Of each group its cells, or as many of them by chance as are enough; ascending. */
    private static int[] shown(Column.Categorical groups, int[] sizes, SplittableRandom random) {
        int[] left = sizes.clone();
        int[] wanted =
                Arrays.stream(sizes).map(size -> Math.min(size, MOST_SHOWN)).toArray();
        return IntStream.range(0, groups.size())
                .filter(cell -> {
                    int own = groups.codes()[cell];
                    // Chosen with the chance that makes every choice of so many equally likely.
                    return own != Column.Categorical.MISSING
                            && random.nextInt(left[own]--) < wanted[own]
                            && wanted[own]-- > 0;
                })
                .toArray();
    }
}
