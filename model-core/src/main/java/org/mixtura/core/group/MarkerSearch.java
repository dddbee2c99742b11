package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NormalisedCounts;
import org.mixtura.core.infer.Watcher;

/** Finds the genes that mark groups of cells. All genes are tested that any cell of a group has. */
public final class MarkerSearch {

    private static final double LOG_2 = Math.log(2);

    private final NormalisedCounts counts;
    private final GeneTable genes;

    /** @param genes the columns of the counts */
    public MarkerSearch(NormalisedCounts counts, GeneTable genes) {
        this.counts = counts;
        this.genes = genes;
    }

    /**
     * Tests each group against all other cells that have a group.
     *
     * @param groups of the cells; at least two levels have cells
     * @throws IllegalArgumentException when fewer than two groups have cells: there is nothing to compare
     */
    public MarkerReport of(Column.Categorical groups, Watcher watcher) {
        var used = groups.used();
        if (used.levels().size() < 2) {
            throw new IllegalArgumentException("markers need at least two groups with cells");
        }
        var pass = new Pass(used, used.counts(), genes.size());
        watcher.tell(0, genes.size());
        counts.forEachGene(IntStream.range(0, genes.size()).toArray(), pass, done -> watcher.tell(done, genes.size()));
        return pass.report();
    }

    /** Tests gene by gene; each gene writes to places of its own. */
    private final class Pass implements NormalisedCounts.GeneWork {

        private final Column.Categorical groups;
        private final int[] sizes;
        private final int all;
        private final RankSums test;
        private final boolean[] tested;
        private final double[][] scores;
        private final float[][][] facts;

        Pass(Column.Categorical groups, int[] sizes, int genes) {
            this.groups = groups;
            this.sizes = sizes;
            this.all = Arrays.stream(sizes).sum();
            this.test = new RankSums(groups.codes(), sizes);
            this.tested = new boolean[genes];
            this.scores = new double[sizes.length][genes];
            this.facts = new float[sizes.length][GroupMarkers.Fact.values().length][genes];
        }

        @Override
        public void on(int gene, NormalisedCounts.Entries entries) {
            double[] sums = new double[sizes.length];
            double[] amounts = new double[sizes.length];
            int[] having = new int[sizes.length];
            for (int i = entries.from(); i < entries.to(); i++) {
                int own = groups.codes()[entries.cells()[i]];
                if (own != Column.Categorical.MISSING) {
                    sums[own] += entries.values()[i];
                    amounts[own] += counts.counted() ? Math.expm1(entries.values()[i]) : entries.values()[i];
                    having[own]++;
                    tested[gene] = true;
                }
            }
            if (!tested[gene]) {
                return;
            }
            double[] found = test.scores(entries);
            double sum = Arrays.stream(sums).sum();
            double amount = Arrays.stream(amounts).sum();
            int cells = Arrays.stream(having).sum();
            for (int g = 0; g < sizes.length; g++) {
                int others = all - sizes[g];
                scores[g][gene] = found[g];
                keep(
                        g,
                        gene,
                        GroupMarkers.Fact.LOG_FOLD,
                        logFold(amounts[g] / sizes[g], (amount - amounts[g]) / others));
                keep(g, gene, GroupMarkers.Fact.SHARE, (double) having[g] / sizes[g]);
                keep(g, gene, GroupMarkers.Fact.SHARE_ELSEWHERE, (double) (cells - having[g]) / others);
                keep(g, gene, GroupMarkers.Fact.MEAN, sums[g] / sizes[g]);
                keep(g, gene, GroupMarkers.Fact.MEAN_ELSEWHERE, (sum - sums[g]) / others);
            }
        }

        private double logFold(double own, double others) {
            return counts.counted()
                    ? (Math.log1p(own) - Math.log1p(Math.max(0, others))) / LOG_2
                    : (own - others) / LOG_2;
        }

        private void keep(int group, int gene, GroupMarkers.Fact fact, double value) {
            facts[group][fact.ordinal()][gene] = (float) value;
        }

        MarkerReport report() {
            int[] kept =
                    IntStream.range(0, tested.length).filter(g -> tested[g]).toArray();
            var found = new ArrayList<GroupMarkers>();
            for (int g = 0; g < sizes.length; g++) {
                double[] score = scores[g];
                found.add(new GroupMarkers(
                        groups.levels().get(g),
                        sizes[g],
                        kept,
                        Arrays.stream(kept).mapToDouble(gene -> score[gene]).toArray(),
                        Arrays.stream(facts[g]).map(all -> at(all, kept)).toArray(float[][]::new)));
            }
            return new MarkerReport(groups.name(), genes, found);
        }
    }

    private static float[] at(float[] values, int[] places) {
        float[] chosen = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = values[places[i]];
        }
        return chosen;
    }
}
