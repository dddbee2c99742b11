package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixtura.core.data.CountMatrix;

/**
 * A tree of types or groups: average linkage on their distances, of types 1 - Pearson's correlation of their mean expression. Its leaves are ordered so that the sum of the
 * distances of neighbours is least among the orders that the tree allows (Bar-Joseph, Gifford and Jaakkola 2001).
 *
 * @param merges from the lowest to the highest; nodes below the number of leaves are leaves, the i-th merge makes node leaves + i
 * @param order the leaves from left to right
 */
public record TypeTree(List<Merge> merges, int[] order) {

    public TypeTree {
        merges = List.copyOf(merges);
    }

    /** Two nodes that become one, and their distance. */
    public record Merge(int first, int second, double height) {}

    /**
     * The tree of some profiles.
     *
     * @param means profiles x genes, at least one
     */
    public static TypeTree of(double[][] means) {
        return ofDistances(distances(means));
    }

    /**
     * The tree of types by the mean log expression of their cells, log(1 + counts per 10,000).
     *
     * @param type of each cell, from 0; negative: of none
     */
    public static TypeTree of(int[] type, int types, CountMatrix counts) {
        return of(means(type, types, counts));
    }

    private static double[][] means(int[] type, int types, CountMatrix counts) {
        double[][] means = new double[types][counts.genes()];
        double[] totals = counts.librarySizes();
        int[] sizes = new int[types];
        int[] genes = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < type.length; cell++) {
            if (type[cell] >= 0) {
                sizes[type[cell]]++;
                int stored = counts.copyRow(cell, genes, values, 0);
                for (int i = 0; i < stored; i++) {
                    means[type[cell]][genes[i]] += Math.log1p(1e4 / Math.max(1, totals[cell]) * values[i]);
                }
            }
        }
        for (int t = 0; t < types; t++) {
            for (int gene = 0; gene < counts.genes(); gene++) {
                means[t][gene] /= Math.max(1, sizes[t]);
            }
        }
        return means;
    }

    /**
     * The tree of things whose distances are known.
     *
     * @param distance symmetric, at least one row
     */
    public static TypeTree ofDistances(double[][] distance) {
        int leaves = distance.length;
        var members = new ArrayList<List<Integer>>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            members.add(List.of(leaf));
        }
        var open = new ArrayList<Integer>(members.size());
        for (int leaf = 0; leaf < leaves; leaf++) {
            open.add(leaf);
        }
        var merges = new ArrayList<Merge>();
        while (open.size() > 1) {
            var merge = nearest(open, members, distance);
            open.remove(Integer.valueOf(merge.first));
            open.remove(Integer.valueOf(merge.second));
            var both = new ArrayList<>(members.get(merge.first));
            both.addAll(members.get(merge.second));
            open.add(members.size());
            members.add(both);
            merges.add(merge);
        }
        return new TypeTree(merges, LeafOrder.of(merges, leaves, distance));
    }

    private static Merge nearest(List<Integer> open, List<List<Integer>> members, double[][] distance) {
        Merge best = null;
        for (int i = 0; i < open.size(); i++) {
            for (int j = i + 1; j < open.size(); j++) {
                double height = mean(members.get(open.get(i)), members.get(open.get(j)), distance);
                if (best == null || height < best.height) {
                    best = new Merge(open.get(i), open.get(j), height);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("nothing to merge");
        }
        return best;
    }

    private static double mean(List<Integer> first, List<Integer> second, double[][] distance) {
        double sum = 0;
        for (int a : first) {
            for (int b : second) {
                sum += distance[a][b];
            }
        }
        return sum / (first.size() * second.size());
    }

    private static double[][] distances(double[][] means) {
        double[][] distance = new double[means.length][means.length];
        for (int a = 0; a < means.length; a++) {
            for (int b = 0; b < a; b++) {
                distance[a][b] = 1 - Pearson.of(means[a], means[b]);
                distance[b][a] = distance[a][b];
            }
        }
        return distance;
    }

    /**
     * The class of each leaf when the lowest merges have left so many.
     *
     * @param classes 1 to the number of leaves
     */
    public int[] classes(int classes) {
        int leaves = order.length;
        if (classes < 1 || classes > leaves) {
            throw new IllegalArgumentException(classes + " classes of " + leaves + " leaves");
        }
        int[] classOf = new int[2 * leaves];
        Arrays.setAll(classOf, node -> node);
        for (int i = 0; i < leaves - classes; i++) {
            var merge = merges.get(i);
            for (int node = 0; node < leaves + i; node++) {
                if (classOf[node] == classOf[merge.first] || classOf[node] == classOf[merge.second]) {
                    classOf[node] = leaves + i;
                }
            }
        }
        return Arrays.copyOf(classOf, leaves);
    }
}
