package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.RunTable;

/**
 * Whether genes change alike along the states of several runs (Marghi et al., figure S11). Nothing says what a dimension of a state means,
 * or in which direction it grows: each of the first run has a twin in every other, in the category with the same cells.
 *
 * @param runs what they are called
 * @param genes that all runs have
 * @param sameCells the share of common cells that lie in categories which are matched with each other, mean over the other runs
 * @param strands one for each category and dimension that has a twin in every run
 * @param ofGenes one for each gene, over all strands and pairs of runs
 */
public record StateAgreement(
        List<String> runs,
        List<TraversalReport.Gene> genes,
        double sameCells,
        List<Strand> strands,
        List<OfGene> ofGenes) {

    public StateAgreement {
        runs = List.copyOf(runs);
        genes = List.copyOf(genes);
        strands = List.copyOf(strands);
        ofGenes = List.copyOf(ofGenes);
    }

    /**
     * A dimension of the state within a category, and its twins.
     *
     * @param name of the category in the first run
     * @param twins one for each run; the first is the dimension itself
     * @param monotonicity runs x genes: Spearman's correlation with the state, all in the direction of the first run
     * @param change runs x genes: as a share of the gene's largest expression in any category and dimension
     * @param curves runs x genes x values: expression as such a share, all in the direction of the first run
     */
    public record Strand(
            String name, List<Twin> twins, double[][] monotonicity, double[][] change, double[][][] curves) {

        public Strand {
            twins = List.copyOf(twins);
        }
    }

    /**
     * Where a strand is found in a run, all counted from 0.
     *
     * @param turned whether the state grows in the other direction
     * @param correlation of the genes' monotonicity with that in the first run, after turning; 1 for the first run itself
     */
    public record Twin(int category, int dimension, boolean turned, double correlation) {}

    /**
     * How a gene agrees, means over strands; NaN where there is nothing to compare.
     *
     * @param monotonicity mean size of Spearman's correlation with the state
     * @param change as a share of the gene's largest expression
     * @param sameDirection the share of pairs of runs in which it rises in both or falls in both
     * @param chance the same when genes of the other runs are exchanged at random and twins are sought anew
     * @param difference between two runs: mean distance of the curves, as a share of the gene's largest expression
     */
    public record OfGene(double monotonicity, double change, double sameDirection, double chance, double difference) {}

    /** The means of a set of genes. */
    public record OfSet(String set, int genes, OfGene means) {}

    /**
     * The strand of a category and dimension.
     *
     * @param category of the first run, from 1; empty: the first that has a twin in every run
     * @param state dimension in the first run, from 1
     * @throws ConfigProblem when there is none
     */
    public Strand strand(OptionalInt category, int state) {
        return strands.stream()
                .filter(each -> category.isEmpty() || each.twins().getFirst().category() == category.getAsInt() - 1)
                .filter(each -> each.twins().getFirst().dimension() == state - 1)
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no dimension %d of a state to draw.".formatted(state),
                        "No such category of the first run has a twin with such a dimension in every other run.",
                        "Correct the category or the dimension (--category, --state), or leave out the figure."));
    }

    /** The sets, in the order in which they first occur among the genes. */
    public List<OfSet> ofSets() {
        return genes.stream()
                .map(TraversalReport.Gene::set)
                .distinct()
                .map(set -> {
                    var own = new ArrayList<OfGene>();
                    for (int g = 0; g < genes.size(); g++) {
                        if (genes.get(g).set().equals(set)) {
                            own.add(ofGenes.get(g));
                        }
                    }
                    return new OfSet(
                            set,
                            own.size(),
                            new OfGene(
                                    mean(own, OfGene::monotonicity),
                                    mean(own, OfGene::change),
                                    mean(own, OfGene::sameDirection),
                                    mean(own, OfGene::chance),
                                    mean(own, OfGene::difference)));
                })
                .toList();
    }

    private static double mean(List<OfGene> all, ToDoubleFunction<OfGene> number) {
        return all.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** Every strand, run and gene, one a line. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (Strand strand : strands) {
            for (int r = 0; r < runs.size(); r++) {
                var twin = strand.twins.get(r);
                for (int g = 0; g < genes.size(); g++) {
                    lines.add(List.of(
                            strand.name,
                            number(strand.twins.getFirst().dimension + 1),
                            runs.get(r),
                            number(twin.category + 1),
                            number(twin.dimension + 1),
                            Boolean.toString(twin.turned),
                            genes.get(g).symbol(),
                            genes.get(g).set(),
                            String.format(Locale.ROOT, "%.6g", strand.monotonicity[r][g]),
                            String.format(Locale.ROOT, "%.6g", strand.change[r][g])));
                }
            }
        }
        return new RunTable(
                List.of(
                        "category",
                        "dimension",
                        "run",
                        "own_category",
                        "own_dimension",
                        "turned",
                        "gene",
                        "set",
                        "spearman",
                        "change"),
                lines.size(),
                lines::get);
    }

    private static String number(int value) {
        return Integer.toString(value);
    }

    /** The mean correlation of twins with the first run's genes; NaN without strands. */
    public double correlation() {
        return strands.stream()
                .flatMap(strand -> strand.twins.stream().skip(1))
                .mapToDouble(Twin::correlation)
                .average()
                .orElse(Double.NaN);
    }

    /** Curves of one gene along a strand, runs x values. */
    public double[][] curves(Strand strand, int gene) {
        return Arrays.stream(strand.curves).map(ofRun -> ofRun[gene]).toArray(double[][]::new);
    }
}
