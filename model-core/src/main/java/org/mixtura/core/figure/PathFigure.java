package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.component.TypeTree;
import org.mixtura.core.group.ExpressionScale;

/**
 * Genes along a path through the latent space: a line of colours for each gene, above them how far the path is from cells, and below how
 * much housekeeping genes drift.
 *
 * @param title above all; may be empty
 */
public record PathFigure(String title, PathReport report, PathScale scale, PathOrder order) implements SheetFigure {

    private static final Color FAR = new Color(0xc8442c);
    private static final Color DRIFTING = new Color(0xc07a10);

    /** With the title that the path has. */
    public static PathFigure of(PathReport report, PathScale scale, PathOrder order) {
        return new PathFigure(report.name(), report, scale, order);
    }

    @Override
    public PathFigure withTitle(String text) {
        return new PathFigure(text, report, scale, order);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(title, List.of(new Lines(report, scale, ordered())), "");
    }

    /**
     * A point of the figure.
     *
     * @param gene row of the report; empty: above or below the genes
     * @param step of the path; empty: beside the steps, on the name of a gene
     */
    public record Spot(OptionalInt gene, OptionalInt step) {}

    /** What is at a point of the figure laid out for a width. */
    public Spot at(double x, double y, double width) {
        var lines = new Lines(report, scale, ordered());
        return lines.at(sheet().placeOfFirst(width), x, y);
    }

    /** What a gene and step show, in numbers. */
    public String words(int gene, int step) {
        double rate = report.rates()[gene][step];
        return String.format(
                Locale.ROOT,
                "%s: %.3g counts per 10,000, log1p %.2f, %+.2f since the start",
                report.genes().get(gene).symbol(),
                rate,
                Math.log1p(rate),
                Math.log1p(rate) - Math.log1p(report.rates()[gene][0]));
    }

    /** All genes, sets in their order and each set as wished. */
    private int[] ordered() {
        double[][] logs = report.logs();
        var sets = report.genes().stream()
                .map(TraversalReport.Gene::set)
                .distinct()
                .toList();
        var all = new ArrayList<Integer>();
        for (String set : sets) {
            int[] own = IntStream.range(0, logs.length)
                    .filter(gene -> report.genes().get(gene).set().equals(set))
                    .toArray();
            Arrays.stream(within(own, logs)).forEach(all::add);
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] within(int[] genes, double[][] logs) {
        return switch (order) {
            case GIVEN -> genes;
            case PEAK -> sorted(genes, Comparator.comparingInt(gene -> peak(logs[gene])));
            case CHANGE -> sorted(genes, Comparator.comparingDouble(gene -> -report.change(gene)));
            case TREE -> {
                int[] leaves = TypeTree.of(Arrays.stream(genes)
                                .mapToObj(gene -> logs[gene])
                                .toArray(double[][]::new))
                        .order();
                yield Arrays.stream(leaves).map(leaf -> genes[leaf]).toArray();
            }
        };
    }

    private static int[] sorted(int[] genes, Comparator<Integer> by) {
        return Arrays.stream(genes)
                .boxed()
                .sorted(by)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int peak(double[] row) {
        int best = 0;
        for (int step = 1; step < row.length; step++) {
            best = row[step] > row[best] ? step : best;
        }
        return best;
    }

    /** The picture below the title. */
    private record Lines(PathReport report, PathScale scale, int[] order) implements Panel {

        private static final double STOPS = 11;
        private static final double STRIP = 22;
        private static final double LINE = 8;
        private static final double BETWEEN_SETS = 5;
        private static final double SET = 10;
        private static final double GAP = 3;
        private static final double FOOT = 34;
        private static final double MOST_NAME = 60;
        private static final double METER = 54;
        private static final double FAR_DOT = 2.6;

        private long sets() {
            return report.genes().stream()
                    .map(TraversalReport.Gene::set)
                    .distinct()
                    .count();
        }

        @Override
        public double heightAt(double width) {
            return STOPS + STRIP + GAP + order.length * LINE + sets() * BETWEEN_SETS + FOOT;
        }

        private double left() {
            double widest = report.genes().stream()
                    .mapToDouble(gene -> Typeface.SMALL.width(gene.symbol()))
                    .max()
                    .orElse(0);
            return SET + Math.min(MOST_NAME, Math.max(Typeface.SMALL.width("distance"), widest)) + GAP;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double left = place.getMinX() + left();
            double right = place.getMaxX();
            stops(canvas, left, right, place.getMinY() + 6);
            distance(canvas, new Rectangle2D.Double(left, place.getMinY() + STOPS, right - left, STRIP - 4));
            double y = place.getMinY() + STOPS + STRIP + GAP;
            var colours = colours();
            double[][] values = values();
            String set = "";
            double begun = y;
            for (int gene : order) {
                var named = report.genes().get(gene);
                if (!named.setName().equals(set)) {
                    set(canvas, set, place.getMinX(), begun, y);
                    y += set.isEmpty() ? 0 : BETWEEN_SETS;
                    set = named.setName();
                    begun = y;
                }
                String name = Typeface.SMALL.fitted(named.symbol(), MOST_NAME);
                double baseline = y + LINE / 2 + Typeface.SMALL.middle();
                canvas.text(name, left - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
                double[] row = values[gene];
                canvas.colours(
                        new Rectangle2D.Double(left, y, right - left, LINE - 0.4),
                        (from, to) -> colours.colour(gene, at(row, (from + to) / 2)));
                y += LINE;
            }
            set(canvas, set, place.getMinX(), begun, y);
            colours.key().draw(canvas, left, y + 9, (right - left) * 0.55);
            meter(canvas, left + (right - left) * 0.58, y + 9, right);
        }

        private Spot at(Rectangle2D place, double x, double y) {
            double left = place.getMinX() + left();
            double share = (x - left) / (place.getMaxX() - left);
            var step = share < 0 || share > 1
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) Math.round(share * (report.steps().size() - 1)));
            double top = place.getMinY() + STOPS + STRIP + GAP;
            String set = "";
            for (int gene : order) {
                String own = report.genes().get(gene).set();
                top += set.isEmpty() || own.equals(set) ? 0 : BETWEEN_SETS;
                set = own;
                if (y >= top && y < top + LINE) {
                    return new Spot(OptionalInt.of(gene), step);
                }
                top += LINE;
            }
            return new Spot(OptionalInt.empty(), step);
        }

        private static double at(double[] row, double share) {
            double place = share * (row.length - 1);
            int below = (int) Math.min(row.length - 2, Math.floor(place));
            return row[below] + (place - below) * (row[below + 1] - row[below]);
        }

        private static void set(FigureCanvas canvas, String set, double x, double from, double to) {
            String fitted = Typeface.SMALL.fitted(set, to - from);
            canvas.textUpwards(fitted, x + 6, (from + to) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
        }

        private double[][] values() {
            double[][] logs = report.logs();
            return scale == PathScale.CHANGE
                    ? Arrays.stream(logs)
                            .map(row -> Arrays.stream(row).map(v -> v - row[0]).toArray())
                            .toArray(double[][]::new)
                    : logs;
        }

        private RowScale colours() {
            double[][] values = values();
            if (scale == PathScale.CHANGE) {
                double most = Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(1);
                double[] low = new double[values.length];
                double[] high = new double[values.length];
                Arrays.fill(low, -Math.max(1e-9, most));
                Arrays.fill(high, Math.max(1e-9, most));
                String end = String.format(Locale.ROOT, "%.1f", most);
                return new RowScale(
                        low,
                        high,
                        new ColourKey(
                                ColourMap.BLUE_RED,
                                "−" + end,
                                "+" + end,
                                List.of("change of log1p since", "the start")));
            }
            boolean z = scale == PathScale.Z;
            return RowScale.of(
                    z ? ExpressionScale.Z : ExpressionScale.LOG,
                    values.length,
                    row -> Arrays.stream(values[row]),
                    z
                            ? List.of("standard deviations", "of the gene on the path")
                            : List.of("log1p of decoded", "counts per 10,000"));
        }

        private void stops(FigureCanvas canvas, double left, double right, double baseline) {
            for (int i = 0; i < report.stops().size(); i++) {
                var stop = report.stops().get(i);
                double x = left + (right - left) * stop.step() / (report.steps().size() - 1);
                var align = i == 0
                        ? FigureCanvas.Align.LEFT
                        : i == report.stops().size() - 1 ? FigureCanvas.Align.RIGHT : FigureCanvas.Align.CENTRE;
                String name = Typeface.SMALL.fittedInside(
                        stop.name(), (right - left) / report.stops().size() - 4);
                canvas.text(name, x, baseline, Typeface.SMALL, FigureCanvas.INK, align);
            }
        }

        /** How far each step is from cells; grey is where 99 of 100 cells are, red is beyond. */
        private void distance(FigureCanvas canvas, Rectangle2D place) {
            double most = report.steps().stream()
                    .mapToDouble(PathReport.Step::distance)
                    .max()
                    .orElse(0);
            var up = new Scale(0, 1.15 * Math.max(most, report.usual().far()), place.getMaxY(), place.getMinY(), false);
            double usual = up.at(report.usual().far());
            canvas.fill(
                    new Rectangle2D.Double(place.getX(), usual, place.getWidth(), place.getMaxY() - usual),
                    FigureCanvas.RULE);
            var line = new Path2D.Double();
            for (int step = 0; step < report.steps().size(); step++) {
                double x =
                        place.getX() + place.getWidth() * step / (report.steps().size() - 1);
                double y = up.at(report.steps().get(step).distance());
                if (step == 0) {
                    line.moveTo(x, y);
                } else {
                    line.lineTo(x, y);
                }
            }
            canvas.stroke(line, FigureCanvas.INK, 0.7);
            for (int step = 0; step < report.steps().size(); step++) {
                if (report.isFar(step)) {
                    double x = place.getX()
                            + place.getWidth() * step / (report.steps().size() - 1);
                    canvas.disc(x, up.at(report.steps().get(step).distance()), FAR_DOT, FAR);
                }
            }
            canvas.text(
                    "distance",
                    place.getX() - GAP,
                    place.getCenterY(),
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.RIGHT);
            canvas.text(
                    "to cells",
                    place.getX() - GAP,
                    place.getCenterY() + 7,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.RIGHT);
        }

        /** Housekeeping genes change by this share of what markers change by. */
        private void meter(FigureCanvas canvas, double left, double y, double right) {
            var drift = report.drift();
            if (drift.isEmpty()) {
                return;
            }
            double share = drift.getAsDouble();
            boolean much = share > PathReport.MOST_DRIFT;
            double length = Math.min(METER, right - left);
            canvas.fill(new Rectangle2D.Double(left, y, length, 5), FigureCanvas.RULE);
            canvas.fill(
                    new Rectangle2D.Double(left, y, length * Math.min(1, share), 5),
                    much ? DRIFTING : FigureCanvas.FAINT_INK);
            double bound = left + length * PathReport.MOST_DRIFT;
            canvas.line(bound, y - 1.5, bound, y + 6.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            String text = String.format(Locale.ROOT, "housekeeping drift %.2f", share);
            canvas.text(
                    Typeface.SMALL.fitted(text, right - left),
                    left,
                    y + 12,
                    Typeface.SMALL,
                    much ? DRIFTING : FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.LEFT);
            canvas.text(
                    Typeface.SMALL.fitted("of the change of markers", right - left),
                    left,
                    y + 19,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.LEFT);
        }
    }
}
