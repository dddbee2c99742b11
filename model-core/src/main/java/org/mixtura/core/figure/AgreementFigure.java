package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.CategoryReport;

/**
 * How far categories can be relied on: known types against categories, both in the order of the tree of types, arms against each other,
 * and as small diagrams how much each category is used and agreed on, accuracy against merged types, and silhouettes. What the report
 * does not have is left out.
 *
 * @param title above all; may be empty
 * @param pair which two arms to compare, a place among the report's pairs; empty: all, by the mean of the pairs
 */
public record AgreementFigure(String title, CategoryReport report, Optional<Integer> pair) implements SheetFigure {

    private static final double NARROWEST_TABLE = 190;
    private static final double NARROWEST_PLOT = 105;
    private static final double WIDEST_PLOT = 190;
    private static final int MOST_NAMED = 12;

    /** All pairs of arms together, with a title. */
    public static AgreementFigure of(CategoryReport report) {
        return new AgreementFigure(titleOf(report), report, Optional.empty());
    }

    private static String titleOf(CategoryReport report) {
        if (report.pairs().isEmpty()) {
            return report.types().isPresent() ? "Categories and known types" : "Categories";
        }
        return report.types().isPresent() ? "Categories, their arms and known types" : "Categories and their arms";
    }

    @Override
    public AgreementFigure withTitle(String text) {
        return new AgreementFigure(text, report, pair);
    }

    /**
     * A place of the table of arms, in categories from 0.
     *
     * @param row category by one arm
     * @param column category by the other
     */
    public record ArmPlace(int row, int column) {}

    /** The place of the table of arms at a point of the figure laid out for a width; empty elsewhere. */
    public Optional<ArmPlace> at(double x, double y, double width) {
        if (report.pairs().isEmpty()) {
            return Optional.empty();
        }
        int[] shown = shown();
        var tables = tables(shown);
        var place = grid(tables).place(tables.size() - 1, sheet().placeOfFirst(width));
        return arms(shown).at(place, x, y).map(at -> new ArmPlace(shown[at[0]], shown[at[1]]));
    }

    /** Pairs of arms that the table of arms is of. */
    public List<CategoryReport.ArmPair> pairs() {
        return pair.map(one -> List.of(report.pairs().get(one))).orElseGet(report::pairs);
    }

    private List<Panel> tables(int[] shown) {
        var tables = new ArrayList<Panel>();
        report.types().ifPresent(types -> tables.add(confusion(types, shown)));
        if (!report.pairs().isEmpty()) {
            tables.add(arms(shown));
        }
        return tables;
    }

    private static PanelGrid grid(List<Panel> tables) {
        return new PanelGrid(tables, NARROWEST_TABLE, Double.POSITIVE_INFINITY, 2);
    }

    @Override
    public PanelSheet sheet() {
        int[] shown = shown();
        var tables = tables(shown);
        var plots = new ArrayList<Panel>();
        var plot = new AgreementPlots(report, shown);
        plots.add(plot.use());
        report.consensus().ifPresent(consensus -> plots.add(plot.consensus(consensus)));
        report.types().ifPresent(types -> {
            plots.add(plot.merged(types));
            plot.silhouettes(types).ifPresent(plots::add);
        });
        var parts = new ArrayList<Panel>();
        if (!tables.isEmpty()) {
            parts.add(grid(tables));
        }
        parts.add(new PanelGrid(plots, NARROWEST_PLOT, WIDEST_PLOT, 4));
        return new PanelSheet(title, parts, leftOut(shown));
    }

    /** Categories with cells, in the order of the types that they stand for where types are known. */
    private int[] shown() {
        int[] all = report.types()
                .map(types -> types.confusion().categoryOrder(types.tree().order()))
                .orElseGet(() -> IntStream.range(0, report.use().mean().length).toArray());
        return Arrays.stream(all).filter(report::hasCells).toArray();
    }

    private String leftOut(int[] shown) {
        var without = IntStream.range(0, report.use().mean().length)
                .filter(k -> !report.hasCells(k))
                .mapToObj(k -> Integer.toString(k + 1))
                .toList();
        if (without.isEmpty()) {
            return "";
        }
        String named = without.size() > MOST_NAMED
                ? String.join(", ", without.subList(0, MOST_NAMED))
                        + " and %d more".formatted(without.size() - MOST_NAMED)
                : String.join(", ", without);
        return "%d of %d categories have no cells and are left out: %s"
                .formatted(without.size(), without.size() + shown.length, named);
    }

    private static List<String> numbers(int[] categories) {
        return Arrays.stream(categories).mapToObj(k -> Integer.toString(k + 1)).toList();
    }

    private static HeatPanel confusion(CategoryReport.Types types, int[] shown) {
        int[] rows = types.tree().order();
        double[][] shares = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            int[] counts = types.confusion().counts()[rows[i]];
            double all = Arrays.stream(counts).sum();
            shares[i] = Arrays.stream(shown).mapToDouble(k -> counts[k] / all).toArray();
        }
        return new HeatPanel(
                "Known types",
                new HeatPanel.Side(
                        "Type", Arrays.stream(rows).mapToObj(types.names()::get).toList()),
                new HeatPanel.Side("Category", numbers(shown)),
                shares,
                Optional.of(types.tree()).filter(tree -> !tree.merges().isEmpty()),
                HeatScale.shares("of the cells of a type", "types in the order of their tree"));
    }

    private HeatPanel arms(int[] shown) {
        var pairs = pairs();
        double[][] shares = new double[shown.length][shown.length];
        for (int i = 0; i < shown.length; i++) {
            for (int j = 0; j < shown.length; j++) {
                int row = shown[i];
                int column = shown[j];
                shares[i][j] = pairs.stream()
                        .mapToDouble(each -> each.agreement(row, column))
                        .filter(share -> !Double.isNaN(share))
                        .average()
                        .orElse(Double.NaN);
            }
        }
        boolean one = pairs.size() == 1;
        var first = pairs.getFirst();
        return new HeatPanel(
                one
                        ? "Arms %d and %d".formatted(first.first(), first.second())
                        : "Arms, mean of %d pairs".formatted(pairs.size()),
                new HeatPanel.Side(
                        one ? "Category by arm %d".formatted(first.first()) : "Category by one arm", numbers(shown)),
                new HeatPanel.Side(
                        one ? "Category by arm %d".formatted(first.second()) : "Category by another", numbers(shown)),
                shares,
                Optional.empty(),
                HeatScale.shares(
                        "of the cells of the arm that puts more there", "diagonal: the consensus of the arms"));
    }
}
