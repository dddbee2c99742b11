package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.engine.SeedPlan;

/**
 * Differential expression in the "change" mode of scVI (Lopez et al. 2018; Boyeau et al., bioRxiv 794289): random pairs of
 * one cell of each group, a posterior draw of each cell, and the log2 ratio of the expected shares. Both cells of a pair
 * are decoded in the same batch, drawn anew for each pair, so that a difference between batches is no difference between
 * groups. Pairs stream through, and only sums over them are kept. A model that has not learned a gene yet may be sure of
 * the opposite of what was counted: {@link CountedGroups} has a say in the ranking.
 */
final class DifferencePass {

    private static final double LOG_2 = Math.log(2);

    /** Keeps the odds finite when all pairs agree, as in scvi-tools. */
    private static final double SMALLEST = 1e-8;

    private final OpenModel model;
    private final DifferenceQuery query;
    private final int batches;
    private final double pseudocount;
    private final CountedGroups counted;
    private final double[] sideA;
    private final double[] sideB;
    private final int[] beyond;
    private final double[] lfc;
    private final double[] lfcSquares;
    private final double[] shareA;
    private final double[] shareB;

    DifferencePass(OpenModel model, DifferenceQuery query, Cells cells, int batches) {
        this.model = model;
        this.query = query;
        this.batches = batches;
        int genes = model.genes();
        counted = CountedGroups.of(cells, query.groupA(), query.groupB());
        pseudocount = query.pseudocount().orElseGet(counted::leastShare);
        sideA = new double[genes];
        sideB = new double[genes];
        beyond = new int[genes];
        lfc = new double[genes];
        lfcSquares = new double[genes];
        shareA = new double[genes];
        shareB = new double[genes];
    }

    GroupDifference run(Watcher watcher) {
        // A chunk of one list stands beside the same chunk of the other; a pair may begin in one chunk and end in the
        // next.
        var random = new SeedPlan(query.seed()).stream("difference/cells");
        int cells = Math.multiplyExact(query.pairs(), query.cellsASide());
        int[] first = drawn(query.groupA(), cells, random);
        int[] second = drawn(query.groupB(), cells, random);
        int[] batchOf = IntStream.generate(() -> random.nextInt(batches))
                .limit(query.pairs())
                .toArray();
        model.forEachChunk(first, 2, watcher, (from, to) -> {
            float[] a = shares(from, 0, batchOf);
            model.batch().fill(second, from, to);
            float[] b = shares(from, 1, batchOf);
            for (int row = 0; row < to - from; row++) {
                addCells(a, b, row * model.genes());
                if ((from + row + 1) % query.cellsASide() == 0) {
                    endPair();
                }
            }
        });
        return ranked();
    }

    private float[] shares(int from, int side, int[] batchOf) {
        var draw = model.beliefs().sample(new SeedPlan(query.seed()).stream("difference/codes", from, side));
        IntUnaryOperator ofPair = row -> batchOf[(from + row) / query.cellsASide()];
        model.placeInBatches(ofPair);
        return model.expected(draw).shares();
    }

    private void addCells(float[] a, float[] b, int at) {
        for (int gene = 0; gene < sideA.length; gene++) {
            sideA[gene] += a[at + gene];
            sideB[gene] += b[at + gene];
        }
    }

    private void endPair() {
        int cells = query.cellsASide();
        for (int gene = 0; gene < sideA.length; gene++) {
            double a = sideA[gene] / cells;
            double b = sideB[gene] / cells;
            double change = Math.log((a + pseudocount) / (b + pseudocount)) / LOG_2;
            beyond[gene] += Math.abs(change) > query.delta() ? 1 : 0;
            lfc[gene] += change;
            lfcSquares[gene] += change * change;
            shareA[gene] += a;
            shareB[gene] += b;
        }
        Arrays.fill(sideA, 0);
        Arrays.fill(sideB, 0);
    }

    private GroupDifference ranked() {
        var bySureness = Comparator.comparingInt((Integer g) -> -beyond[g]).thenComparingDouble(g -> -Math.abs(lfc[g]));
        var all = IntStream.range(0, lfc.length).boxed().sorted(bySureness).toList();
        var agreeing = all.stream().filter(this::agrees).toList();
        var fdr = fdr(agreeing);
        long putDown = all.stream()
                .limit(fdr(all).called())
                .filter(gene -> !agrees(gene))
                .count();
        var order = Stream.concat(agreeing.stream(), all.stream().filter(gene -> !agrees(gene)))
                .toList();
        var genes = IntStream.range(0, order.size())
                .mapToObj(rank -> difference(order.get(rank), rank < fdr.called()))
                .toList();
        return new GroupDifference(genes, fdr.called(), fdr.expected(), (int) putDown, pseudocount);
    }

    private ExpectedFdr fdr(List<Integer> genes) {
        return ExpectedFdr.at(
                query.fdr(), genes.stream().mapToDouble(this::probability).toArray());
    }

    private boolean agrees(int gene) {
        return GeneDifference.agrees(lfc[gene], counted.change(gene, pseudocount));
    }

    private double probability(int gene) {
        return (double) beyond[gene] / query.pairs();
    }

    private GeneDifference difference(int gene, boolean called) {
        double n = query.pairs();
        double p = probability(gene);
        double mean = lfc[gene] / n;
        return new GeneDifference(
                gene,
                p,
                Math.log(p + SMALLEST) - Math.log(1 - p + SMALLEST),
                called,
                mean,
                Math.sqrt(Math.max(0, lfcSquares[gene] / n - mean * mean)),
                counted.change(gene, pseudocount),
                shareA[gene] / n,
                shareB[gene] / n,
                counted.first().mean(gene),
                counted.second().mean(gene),
                counted.first().detectedShare(gene),
                counted.second().detectedShare(gene));
    }

    private static int[] drawn(int[] group, int count, RandomGenerator random) {
        return IntStream.generate(() -> group[random.nextInt(group.length)])
                .limit(count)
                .toArray();
    }
}
