package org.mixtura.core.group;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All genes of one group, the highest score first. Immutable; a gene takes 32 bytes. */
public final class GroupMarkers {

    /** Genes of every cell, as those of ribosomes, have high scores for small differences; these are no good markers. */
    private static final double CLEAR_FOLD = 1;

    private final String name;
    private final int cells;
    private final int[] genes;
    private final int[] order;
    private final double[] score;
    private final double[] rates;
    private final float[][] facts;

    /** Numbers of a gene that are kept beside its score. */
    enum Fact {
        LOG_FOLD,
        SHARE,
        SHARE_ELSEWHERE,
        MEAN,
        MEAN_ELSEWHERE
    }

    /**
     * @param genes that were tested, ascending
     * @param score of each of them
     * @param facts facts x genes, in the order of {@link Fact}
     */
    GroupMarkers(String name, int cells, int[] genes, double[] score, float[][] facts) {
        this.name = name;
        this.cells = cells;
        this.genes = genes;
        this.score = score;
        this.facts = facts;
        this.rates = FalseDiscovery.rates(IntStream.range(0, score.length)
                .mapToDouble(i -> RankSums.p(score[i]))
                .toArray());
        this.order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the group is called. */
    public String name() {
        return name;
    }

    /** How many cells it has. */
    public int cells() {
        return cells;
    }

    /** How many genes were tested. */
    public int size() {
        return order.length;
    }

    /** The gene of a place, from 0 for the highest score. */
    public GeneMarker at(int place) {
        int i = order[place];
        return new GeneMarker(
                genes[i],
                score[i],
                RankSums.p(score[i]),
                rates[i],
                fact(Fact.LOG_FOLD, i),
                fact(Fact.SHARE, i),
                fact(Fact.SHARE_ELSEWHERE, i),
                fact(Fact.MEAN, i),
                fact(Fact.MEAN_ELSEWHERE, i));
    }

    private double fact(Fact fact, int gene) {
        return facts[fact.ordinal()][gene];
    }

    /** Genes that are called, the highest score first. */
    public Stream<GeneMarker> called() {
        return IntStream.range(0, size())
                .mapToObj(this::at)
                .takeWhile(marker -> marker.score() > 0)
                .filter(GeneMarker::called);
    }

    /** At most so many called genes: those at least twice as high in the group first, each part by score. */
    public List<GeneMarker> best(int most) {
        return Stream.concat(
                        called().filter(marker -> marker.logFold() >= CLEAR_FOLD),
                        called().filter(marker -> marker.logFold() < CLEAR_FOLD))
                .limit(most)
                .toList();
    }
}
