package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.infer.Traversal;

/**
 * Expression along a state, a strip of colours for each gene and category (Marghi et al., figures 4 and S12): genes in rows, categories
 * in columns beside each other as in their tree, the state from left to right within each, and the strips of several arms below each
 * other.
 *
 * @param title above all; may be empty
 * @param arms from 0, ascending
 * @param dimension of the state, from 0
 */
public record TraversalFigure(String title, TraversalReport report, List<Integer> arms, int dimension, PathLook look)
        implements SheetFigure {

    private static final double LINE = 8;
    private static final double ARM = 5.5;

    public TraversalFigure {
        arms = List.copyOf(arms);
        for (int arm : arms) {
            if (report.of(arm, dimension).isEmpty()) {
                throw new IllegalArgumentException("no arm %d with a dimension %d".formatted(arm, dimension));
            }
        }
        if (arms.isEmpty() || report.genes().isEmpty()) {
            throw new IllegalArgumentException("no arms or no genes");
        }
    }

    /**
     * One dimension of the state.
     *
     * @param arm from 0; empty: all, below each other
     * @param dimension from 0
     * @throws IllegalArgumentException when the report has no such arm or dimension
     */
    public static TraversalFigure of(TraversalReport report, OptionalInt arm, int dimension, PathLook look) {
        var arms = arm.isPresent() ? List.of(arm.getAsInt()) : report.arms();
        return new TraversalFigure(title(report, arms, dimension), report, arms, dimension, look);
    }

    private static String title(TraversalReport report, List<Integer> arms, int dimension) {
        String state = "State %d".formatted(dimension + 1);
        if (report.arms().size() == 1) {
            return state;
        }
        return arms.size() == 1
                ? state + ", arm %d".formatted(arms.getFirst() + 1)
                : state + ", arms %d to %d".formatted(arms.getFirst() + 1, arms.getLast() + 1);
    }

    @Override
    public TraversalFigure withTitle(String text) {
        return new TraversalFigure(text, report, arms, dimension, look);
    }

    @Override
    public PanelSheet sheet() {
        String foot = "Within each category the state rises to the right"
                + (arms.size() == 1 ? "." : "; arms lie below each other, the first on top.");
        return new PanelSheet(title, List.of(strips()), foot);
    }

    /**
     * A point of the figure.
     *
     * @param gene of the report
     * @param strip arm and category; empty: on the name of the gene
     * @param share of the strip
     */
    public record Spot(int gene, Optional<Traversal> strip, double share) {}

    /** What is at a point of the figure laid out for a width; empty above and below the genes. */
    public Optional<Spot> at(double x, double y, double width) {
        return strips().at(sheet().placeOfFirst(width), x, y);
    }

    /** The symbols of the genes between two heights of the figure laid out for a width, from above. */
    public List<String> genesBetween(double from, double to, double width) {
        return strips().between(sheet().placeOfFirst(width), from, to);
    }

    /** What a spot shows, in numbers. */
    public String words(Spot spot) {
        String gene = report.genes().get(spot.gene).symbol();
        return spot.strip
                .map(strip -> {
                    int step = (int) Math.round(spot.share * (strip.state().length - 1));
                    double value = strip.expression()[spot.gene][step];
                    var between = strip.interval(spot.gene, step);
                    double most = report.most(strip.arm(), dimension, spot.gene);
                    String far = strip.farness().length == 0
                            ? ""
                            : String.format(Locale.ROOT, "; distance to cells %.2f", strip.farness()[step])
                                    + (strip.farness()[step] > 1 ? ", farther than they are from each other" : "");
                    return String.format(
                                    Locale.ROOT,
                                    "%s in %s%s, state %.2f: %.3g %s%s, %.0f %% of its largest, log %+.2f since the lowest state",
                                    gene,
                                    report.nameOf(strip.category()),
                                    report.arms().size() == 1 ? "" : ", arm " + (strip.arm() + 1),
                                    strip.state()[step],
                                    value,
                                    report.logged() ? "log expression" : "counts per 10,000",
                                    strip.sd() == 0
                                            ? ""
                                            : String.format(
                                                    Locale.ROOT,
                                                    " (%.3g to %.3g within its posterior)",
                                                    between.low(),
                                                    between.high()),
                                    most == 0 ? 0 : 100 * value / most,
                                    report.logs(strip, spot.gene)[step] - report.logs(strip, spot.gene)[0])
                            + far;
                })
                .orElse(gene);
    }

    private StateStrips strips() {
        double[][] profiles = IntStream.range(0, report.genes().size())
                .mapToObj(this::profile)
                .toArray(double[][]::new);
        int[] ordered = GeneOrder.of(
                report.genes(), look.order(), profiles, gene -> shown().mapToDouble(each -> report.change(each, gene))
                        .max()
                        .orElse(0));
        double line = arms.size() == 1 ? LINE : arms.size() * ARM + StateStrips.BELOW;
        return new StateStrips(report, arms, dimension, look, new GeneLines(report.genes(), ordered, line));
    }

    private Stream<Traversal> shown() {
        return arms.stream().flatMap(arm -> report.of(arm, dimension).stream());
    }

    /** The mean of all strips of a gene. */
    private double[] profile(int gene) {
        var all = shown().map(each -> report.logs(each, gene)).toList();
        double[] mean = new double[all.getFirst().length];
        Arrays.setAll(
                mean,
                step -> all.stream().mapToDouble(row -> row[step]).average().orElse(0));
        return mean;
    }
}
