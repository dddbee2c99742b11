package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.score.Consensus;

/** The small diagrams of an {@link AgreementFigure}. */
record AgreementPlots(CategoryReport report, int[] shown) {

    private static final Color FIRST = new Color(Palette.colour(0));
    private static final Color SECOND = new Color(Palette.colour(1));
    private static final double BAR = 0.74;
    private static final double LINE = 1.1;
    private static final double DOT = 2.6;
    private static final double APART = 0.17;
    private static final double ROOM = 1.06;

    /** The mean probability of each category, and where all would be the same. */
    PlotPanel use() {
        double[] values = values(report.use().mean());
        double even = 1.0 / report.use().mean().length;
        double most = Math.max(even, Arrays.stream(values).max().orElse(even));
        return bars("Use of categories", "mean probability", values, most * ROOM, OptionalDouble.of(even));
    }

    /** The consensus of the arms on each category. */
    PlotPanel consensus(Consensus consensus) {
        return bars("Consensus of the arms", "consensus", values(consensus.perCategory()), 1, OptionalDouble.empty());
    }

    private double[] values(double[] ofAll) {
        return Arrays.stream(shown).mapToDouble(k -> ofAll[k]).toArray();
    }

    private PlotPanel bars(String title, String meaning, double[] values, double most, OptionalDouble even) {
        var places = IntStream.range(0, shown.length).mapToObj(i -> i + 1.0).toList();
        var names = Arrays.stream(shown).mapToObj(k -> Integer.toString(k + 1)).toList();
        return new PlotPanel(
                title,
                List.of(),
                new PlotPanel.Horizontal("Category", 0.4, shown.length + 0.6, new Ticks(places, names)),
                new PlotPanel.Vertical(meaning, 0, most),
                (canvas, x, y) -> {
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] > 0) {
                            double left = x.at(i + 1 - BAR / 2);
                            canvas.fill(
                                    new Rectangle2D.Double(
                                            left,
                                            y.at(values[i]),
                                            x.at(i + 1 + BAR / 2) - left,
                                            y.at(0) - y.at(values[i])),
                                    FIRST);
                        }
                    }
                    even.ifPresent(value -> dashed(canvas, x, y.at(value)));
                });
    }

    private static void dashed(FigureCanvas canvas, Scale x, double at) {
        canvas.dashed(new Line2D.Double(x.from(), at, x.to(), at), FigureCanvas.FAINT_INK, 0.7, 2, 2);
    }

    /** Accuracy when types are merged up their tree to ever fewer classes. */
    PlotPanel merged(CategoryReport.Types types) {
        double[] accuracy = types.merged();
        double least = Arrays.stream(accuracy).min().orElse(0);
        int classes = accuracy.length;
        var numbers = IntStream.rangeClosed(1, classes).toArray();
        return new PlotPanel(
                "Accuracy against merged types",
                List.of(),
                new PlotPanel.Horizontal("classes of types", 0.7, classes + 0.3, ticks(numbers)),
                new PlotPanel.Vertical("accuracy", Math.floor(10 * least - 1e-9) / 10, 1.01),
                (canvas, x, y) -> {
                    var path = new Path2D.Double();
                    for (int k = 1; k <= classes; k++) {
                        if (k == 1) {
                            path.moveTo(x.at(k), y.at(accuracy[0]));
                        } else {
                            path.lineTo(x.at(k), y.at(accuracy[k - 1]));
                        }
                        canvas.disc(x.at(k), y.at(accuracy[k - 1]), DOT, FIRST);
                    }
                    canvas.stroke(path, FIRST, LINE);
                });
    }

    private static Ticks ticks(int[] numbers) {
        return new Ticks(
                Arrays.stream(numbers).mapToObj(n -> (double) n).toList(),
                Arrays.stream(numbers).mapToObj(Integer::toString).toList());
    }

    /** How apart types and categories lie among ever more principal components: a dot each, and a line through the means. */
    Optional<PlotPanel> silhouettes(CategoryReport.Types types) {
        var found = types.silhouettes();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var all = found.stream()
                .flatMapToDouble(
                        each -> DoubleStream.concat(Arrays.stream(each.ofTypes()), Arrays.stream(each.ofCategories())))
                .summaryStatistics();
        double low = Math.min(0, all.getMin());
        double high = Math.max(0.1, all.getMax());
        double room = 0.05 * (high - low);
        var places =
                IntStream.rangeClosed(1, found.size()).mapToObj(i -> (double) i).toList();
        var names =
                found.stream().map(each -> Integer.toString(each.components())).toList();
        return Optional.of(new PlotPanel(
                "Silhouettes",
                List.of(new PlotPanel.Name("types", FIRST), new PlotPanel.Name("categories", SECOND)),
                new PlotPanel.Horizontal("principal components", 0.5, found.size() + 0.5, new Ticks(places, names)),
                new PlotPanel.Vertical("silhouette", low - room, high + room),
                (canvas, x, y) -> {
                    dots(
                            canvas,
                            x,
                            y,
                            found.stream()
                                    .map(CategoryReport.Silhouettes::ofTypes)
                                    .toList(),
                            -APART,
                            FIRST);
                    dots(
                            canvas,
                            x,
                            y,
                            found.stream()
                                    .map(CategoryReport.Silhouettes::ofCategories)
                                    .toList(),
                            APART,
                            SECOND);
                }));
    }

    private static void dots(FigureCanvas canvas, Scale x, Scale y, List<double[]> values, double aside, Color colour) {
        var path = new Path2D.Double();
        for (int i = 0; i < values.size(); i++) {
            double at = x.at(i + 1 + aside);
            for (double value : values.get(i)) {
                canvas.disc(at, y.at(value), DOT, colour);
            }
            double mean = y.at(Arrays.stream(values.get(i)).average().orElse(0));
            if (i == 0) {
                path.moveTo(at, mean);
            } else {
                path.lineTo(at, mean);
            }
        }
        canvas.stroke(path, colour, LINE);
    }
}
