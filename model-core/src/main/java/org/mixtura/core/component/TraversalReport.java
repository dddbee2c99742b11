package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Traversal;
import org.mixtura.core.run.RunTable;

/**
 * How genes change while the state of a category is varied.
 *
 * @param genes the genes, rows of every traversal
 * @param categories what each category that was varied is called: its number from 1 and, with labels, the type that it stands for
 * @param traversals of all arms, categories and dimensions
 * @param tree of the categories by the mean expression of their cells, a leaf for each in their order
 * @param logged whether expression is that of a model without counts, a logarithm; else expected counts per 10,000
 */
public record TraversalReport(
        List<Gene> genes,
        List<Category> categories,
        List<Traversal> traversals,
        Optional<TypeTree> tree,
        boolean logged) {

    /** One of counts whose categories have no tree. */
    public TraversalReport(List<Gene> genes, List<Category> categories, List<Traversal> traversals) {
        this(genes, categories, traversals, Optional.empty(), false);
    }

    public TraversalReport {
        genes = List.copyOf(genes);
        categories = List.copyOf(categories);
        traversals = List.copyOf(traversals);
    }

    /** A gene and why it is shown: {@code marker}, {@code ieg}, {@code hkg} or {@code wished}. */
    public record Gene(String symbol, String set) {

        /** What the set is called in words. */
        public String setName() {
            return nameOf(set);
        }

        /** What a set is called in words. */
        public static String nameOf(String set) {
            return switch (set) {
                case "ieg" -> "immediate-early";
                case "hkg" -> "housekeeping";
                default -> set;
            };
        }
    }

    /** A category, from 0, and its name. */
    public record Category(int category, String name) {}

    /** Spearman's correlation of a gene's expression with the state: 1 or -1 where it only rises or falls. */
    public double monotonicity(Traversal traversal, int gene) {
        float[] state = new float[traversal.state().length];
        float[] expression = new float[state.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = (float) traversal.state()[i];
            expression[i] = (float) traversal.expression()[gene][i];
        }
        return RankCorrelation.of(state, expression);
    }

    /** The largest expression of a gene in any traversal of an arm and dimension, by which panels are scaled. */
    public double most(int arm, int dimension, int gene) {
        return of(arm, dimension).stream()
                .flatMapToDouble(t -> Arrays.stream(t.expression()[gene]))
                .max()
                .orElse(0);
    }

    /** Expression of a gene along a traversal, as a share of its largest in the same arm and dimension. */
    public double[] shares(Traversal traversal, int gene) {
        double most = most(traversal.arm(), traversal.dimension(), gene);
        return Arrays.stream(traversal.expression()[gene])
                .map(value -> most == 0 ? 0 : value / most)
                .toArray();
    }

    /** Log expression of a gene along a traversal: log(1 + expected counts per 10,000), or as decoded. */
    public double[] logs(Traversal traversal, int gene) {
        double[] values = traversal.expression()[gene];
        return logged ? values : Arrays.stream(values).map(Math::log1p).toArray();
    }

    /** The same of other genes. */
    public TraversalReport with(List<Gene> others, List<Traversal> along) {
        return new TraversalReport(others, categories, along, tree, logged);
    }

    /**
     * Demands that strips can be drawn.
     *
     * @param arm from 1; 0: all
     * @param state dimension of the state, from 1
     * @throws ConfigProblem when there are none
     */
    public void require(int arm, int state) {
        if (of(Math.max(0, arm - 1), state - 1).isEmpty()) {
            long dimensions =
                    traversals.stream().map(Traversal::dimension).distinct().count();
            throw new ConfigProblem(
                    arm == 0
                            ? "There is no dimension %d of the state.".formatted(state)
                            : "There is no arm %d with a dimension %d of the state.".formatted(arm, state),
                    "The model has %d %s with states of %d %s."
                            .formatted(
                                    arms().size(),
                                    arms().size() == 1 ? "arm" : "arms",
                                    dimensions,
                                    dimensions == 1 ? "dimension" : "dimensions"),
                    "Correct --arm or --state.");
        }
    }

    /** The arms, from 0. */
    public List<Integer> arms() {
        return traversals.stream().map(Traversal::arm).distinct().sorted().toList();
    }

    /** By how much a gene changes along a traversal, as a share of its largest expression in any category. */
    public double change(Traversal traversal, int gene) {
        double most = most(traversal.arm(), traversal.dimension(), gene);
        var values = Arrays.stream(traversal.expression()[gene]).summaryStatistics();
        return most == 0 ? 0 : (values.getMax() - values.getMin()) / most;
    }

    /**
     * What genes of a set change by in the category and arm where each changes most, as a share of its largest expression: their median.
     * Empty where none of the set is followed.
     */
    public OptionalDouble change(String set, int dimension) {
        return SetChange.median(genes, set, gene -> traversals.stream()
                .filter(each -> each.dimension() == dimension)
                .mapToDouble(each -> change(each, gene))
                .max()
                .orElse(0));
    }

    /**
     * The change of housekeeping genes as a share of that of the set that changes most: the negative control of what is shown. Markers
     * are no measure here, since they should not change with a state.
     */
    public Optional<Drift> drift(int dimension) {
        double most = genes.stream()
                .map(Gene::set)
                .distinct()
                .filter(set -> !set.equals(SetChange.HOUSEKEEPING))
                .mapToDouble(set -> change(set, dimension).orElse(0))
                .max()
                .orElse(0);
        return SetChange.drift(genes, change(SetChange.HOUSEKEEPING, dimension), most);
    }

    /** The traversals of an arm and a dimension, both from 0, in the order of the categories. */
    public List<Traversal> of(int arm, int dimension) {
        return traversals.stream()
                .filter(t -> t.arm() == arm && t.dimension() == dimension)
                .toList();
    }

    /**
     * Every value of every arm, category, dimension and gene, one a line: as decoded, and as a share of the gene's largest in the same
     * arm and dimension. The distance is that of the state from cells of the category: above 1 is farther than nearly all of these are
     * from each other. Low and high enclose what is expected within 90 % of the posterior of a state, as wide as the typical cell's.
     */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (Traversal each : traversals) {
            for (int g = 0; g < genes.size(); g++) {
                addLines(lines, each, g);
            }
        }
        return new RunTable(
                List.of(
                        "arm",
                        "category",
                        "dimension",
                        "gene",
                        "set",
                        "state",
                        "expression",
                        "normalised",
                        "spearman",
                        "distance",
                        "state_sd",
                        "low",
                        "high"),
                lines.size(),
                lines::get);
    }

    private void addLines(List<List<String>> lines, Traversal each, int g) {
        var gene = genes.get(g);
        double[] shares = shares(each, g);
        String spearman = Double.toString(monotonicity(each, g));
        for (int i = 0; i < each.state().length; i++) {
            lines.add(List.of(
                    Integer.toString(each.arm() + 1),
                    nameOf(each.category()),
                    Integer.toString(each.dimension() + 1),
                    gene.symbol(),
                    gene.set(),
                    Double.toString(each.state()[i]),
                    Double.toString(each.expression()[g][i]),
                    Double.toString(shares[i]),
                    spearman,
                    each.farness().length == 0 ? "" : Double.toString(each.farness()[i]),
                    Double.toString(each.sd()),
                    Double.toString(each.interval(g, i).low()),
                    Double.toString(each.interval(g, i).high())));
        }
    }

    /** The name of a category, counted from 0; empty when it was not varied. */
    public String nameOf(int category) {
        return categories.stream()
                .filter(each -> each.category() == category)
                .map(Category::name)
                .findFirst()
                .orElse("");
    }
}
