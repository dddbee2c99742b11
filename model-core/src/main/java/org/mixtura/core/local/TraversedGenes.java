package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.prep.GenePanels;

/** Chooses the genes of a traversal; each is shown once, in the first set that wants it. */
final class TraversedGenes {

    private final GeneTable genes;
    private final CountMatrix counts;
    private final List<TraversalReport.Gene> named = new ArrayList<>();
    private final List<Integer> chosen = new ArrayList<>();
    private final HashSet<Integer> seen = new HashSet<>();

    TraversedGenes(GeneTable genes, CountMatrix counts) {
        this.genes = genes;
        this.counts = counts;
    }

    /**
     * The genes of a request.
     *
     * @param correlations genes x categories, asked for where markers are wanted
     * @param find the index of a gene by its name
     */
    TraversedGenes of(TraversalRequest request, Supplier<double[][]> correlations, ToIntFunction<String> find) {
        request.genes().forEach(name -> add(find.applyAsInt(name), "wished"));
        request.sets().map(this::known).ifPresent(this::addFound);
        if (request.markers() > 0) {
            double[][] all = correlations.get();
            int categories = all.length == 0 ? 0 : all[0].length;
            for (int k = 0; k < categories; k++) {
                int category = k;
                IntStream.range(0, all.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(gene -> -all[gene][category]))
                        .limit(request.markers())
                        .forEach(gene -> add(gene, "marker"));
            }
        }
        addSets(request.immediateEarly(), request.housekeeping());
        if (chosen.isEmpty()) {
            throw new ConfigProblem(
                    "There are no genes to follow.",
                    "None were named, and the model has none of the sets that were asked for.",
                    "Name genes with --genes, or ask for markers.");
        }
        return this;
    }

    /**
     * Genes to describe one by one: the wished ones; else immediate-early and housekeeping genes; in a model that has none of these, the
     * most counted ones.
     *
     * @param each so many of a set
     */
    TraversedGenes toDescribe(List<String> wished, int each, ToIntFunction<String> find) {
        wished.forEach(name -> add(find.applyAsInt(name), "wished"));
        if (chosen.isEmpty()) {
            addSets(each, each);
        }
        if (chosen.isEmpty()) {
            int[] all = IntStream.range(0, genes.size()).toArray();
            most(all, each, totals()).forEach(gene -> add(gene, "counted"));
        }
        return this;
    }

    /**
     * The genes of a path: those of sets that the model has, by id or symbol, each called as its set, and the usual ones.
     *
     * @throws ConfigProblem when the model has none of them
     */
    TraversedGenes along(List<GeneSet> sets, int immediateEarly, int housekeeping) {
        addFound(sets);
        addSets(immediateEarly, housekeeping);
        if (chosen.isEmpty()) {
            throw new ConfigProblem(
                    "There are no genes to follow.",
                    "None were named, and the model has none of the sets that were asked for.",
                    "Name genes with --genes, or ask for markers.");
        }
        return this;
    }

    /**
     * The sets of a file, of which the model has a gene.
     *
     * @throws DataProblem when it has none
     */
    List<GeneSet> known(Path file) {
        List<GeneSet> sets = GeneSetFile.read(file);
        var names = sets.stream().flatMap(set -> set.genes().stream()).toList();
        if (names.stream().allMatch(name -> genes.find(name).isEmpty())) {
            throw new DataProblem(
                    "The model has none of the %d genes in %s.".formatted(names.size(), file.getFileName()),
                    "It was trained on the %,d genes in genes.csv of the run.".formatted(genes.size()),
                    "Use symbols or ids of the same species, or leave the sets out.");
        }
        return sets;
    }

    /** Those genes of sets that the model has. */
    private void addFound(List<GeneSet> sets) {
        sets.forEach(set -> set.genes().forEach(name -> genes.find(name).ifPresent(gene -> add(gene, set.name()))));
    }

    private void addSets(int immediateEarly, int housekeeping) {
        double[] totals = totals();
        most(GenePanels.immediateEarly(genes), immediateEarly, totals).forEach(gene -> add(gene, "ieg"));
        most(GenePanels.housekeeping(genes), housekeeping, totals).forEach(gene -> add(gene, "hkg"));
    }

    private static List<Integer> most(int[] members, int count, double[] totals) {
        return Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingDouble(gene -> -totals[gene]))
                .limit(count)
                .toList();
    }

    private double[] totals() {
        double[] totals = new double[counts.genes()];
        int[] at = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int stored = counts.copyRow(cell, at, values, 0);
            for (int i = 0; i < stored; i++) {
                totals[at[i]] += values[i];
            }
        }
        return totals;
    }

    private void add(int gene, String set) {
        if (seen.add(gene)) {
            chosen.add(gene);
            named.add(new TraversalReport.Gene(genes.symbols().get(gene), set));
        }
    }

    int[] indices() {
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    List<TraversalReport.Gene> named() {
        return named;
    }
}
