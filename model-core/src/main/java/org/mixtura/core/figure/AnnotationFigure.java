package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.core.group.Suggestion;

/**
 * Cell types that groups speak for: of each group the surest suggestions, a bar as long as the false discovery rate is small, and the
 * genes that are the evidence. Beyond the dashed line a suggestion is called.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record AnnotationFigure(String title, AnnotationReport report, GroupColours ofGroups) implements SheetFigure {

    private static final int MOST = 3;

    @Override
    public AnnotationFigure withTitle(String text) {
        return new AnnotationFigure(text, report, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        int markers = report.groups().stream()
                .mapToInt(AnnotationReport.OfGroup::markers)
                .max()
                .orElse(0);
        String foot = String.format(
                Locale.ROOT,
                "Up to %d markers of each group in %,d sets of genes; faint: not beyond a rate of 5 %%.",
                markers,
                report.sets());
        return new PanelSheet(title, List.of(new Bars(report.groups(), ofGroups)), foot);
    }

    /** Minus the logarithm to base 10 of a false discovery rate. */
    private static double height(double q) {
        return -Math.log10(Math.max(q, Double.MIN_NORMAL));
    }

    /** Groups below each other, each with its suggestions. */
    private record Bars(List<AnnotationReport.OfGroup> groups, GroupColours ofGroups) implements Panel {

        private static final double LINE = 9;
        private static final double OF_ONE = 2 * LINE + 1;
        private static final double BETWEEN = 4;
        private static final double AXIS = 22;
        private static final double STRIP = 2.4;
        private static final double GAP = 3;
        private static final double MOST_NAMES = 0.18;
        private static final double MOST_TYPES = 0.3;
        private static final int WEAK = 90;

        private static List<Suggestion> shown(AnnotationReport.OfGroup group) {
            return group.suggestions().stream().limit(MOST).toList();
        }

        private static double band(AnnotationReport.OfGroup group) {
            return Math.max(1, shown(group).size()) * OF_ONE;
        }

        @Override
        public double heightAt(double width) {
            return groups.stream().mapToDouble(group -> band(group) + BETWEEN).sum() + AXIS;
        }

        private double names(double width) {
            double widest = groups.stream()
                    .mapToDouble(group -> Typeface.SMALL.width(group.name()))
                    .max()
                    .orElse(0);
            return Math.min(MOST_NAMES * width, widest);
        }

        private double types(double width) {
            double widest = groups.stream()
                    .flatMap(group -> shown(group).stream())
                    .mapToDouble(each -> Typeface.SMALL.width(each.type()))
                    .max()
                    .orElse(0);
            return Math.min(MOST_TYPES * width, widest);
        }

        private double most() {
            double most = groups.stream()
                    .flatMap(group -> shown(group).stream())
                    .mapToDouble(each -> height(each.q()))
                    .max()
                    .orElse(0);
            return Math.max(2, Math.ceil(most));
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double names = names(place.getWidth());
            double left = place.getMinX() + names + GAP + STRIP + GAP;
            double bars = left + types(place.getWidth()) + GAP;
            var along = new Scale(0, most(), bars, place.getMaxX() - Typeface.SMALL.width("100 of 100") - GAP, false);
            double bottom = place.getMaxY() - AXIS;
            Ticks ticks = along.ticks(5);
            ticks.values()
                    .forEach(tick -> canvas.line(
                            along.at(tick), place.getMinY(), along.at(tick), bottom, FigureCanvas.RULE, 0.35));
            double y = place.getMinY();
            for (int g = 0; g < groups.size(); g++) {
                var group = groups.get(g);
                Color colour = ofGroups.of(group.name(), g);
                canvas.fill(new Rectangle2D.Double(place.getMinX() + names + GAP, y, STRIP, band(group)), colour);
                String name = Typeface.SMALL.fittedInside(group.name(), names);
                text(canvas, name, place.getMinX(), y, FigureCanvas.INK);
                suggestions(canvas, group, colour, new Rectangle2D.Double(left, y, place.getMaxX() - left, 0), along);
                y += band(group) + BETWEEN;
            }
            axis(canvas, along, ticks, bottom);
        }

        private void suggestions(
                FigureCanvas canvas, AnnotationReport.OfGroup group, Color colour, Rectangle2D from, Scale along) {
            var shown = shown(group);
            if (shown.isEmpty()) {
                text(canvas, "no set has two of its markers", from.getX(), from.getY(), FigureCanvas.FAINT_INK);
            }
            double called = along.at(height(GeneMarker.FDR));
            for (int i = 0; i < shown.size(); i++) {
                var each = shown.get(i);
                double y = from.getY() + i * OF_ONE;
                double end = along.at(height(each.q()));
                var ink = each.called() ? FigureCanvas.INK : FigureCanvas.FAINT_INK;
                var fill =
                        each.called() ? colour : new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), WEAK);
                double room = along.from() - GAP - from.getX();
                text(canvas, Typeface.SMALL.fittedInside(each.type(), room), from.getX(), y, ink);
                // Beside the bars alone: below them are letters.
                canvas.dashed(new Line2D.Double(called, y, called, y + LINE), FigureCanvas.INK, 0.9, 2, 2);
                canvas.fill(
                        new Rectangle2D.Double(along.from(), y + 1.5, Math.max(0.5, end - along.from()), LINE - 3),
                        fill);
                String found = "%d of %d".formatted(each.genes().size(), each.ofSet());
                text(canvas, found, Math.max(end, called) + GAP, y, FigureCanvas.FAINT_INK);
                String genes = Typeface.SMALL.fitted(String.join(" ", each.genes()), from.getWidth());
                text(canvas, genes, from.getX(), y + LINE, FigureCanvas.FAINT_INK);
            }
        }

        private static void text(FigureCanvas canvas, String text, double x, double y, Color ink) {
            double baseline = y + LINE / 2 + Typeface.SMALL.middle();
            canvas.text(text, x, baseline, Typeface.SMALL, ink, FigureCanvas.Align.LEFT);
        }

        private static void axis(FigureCanvas canvas, Scale along, Ticks ticks, double y) {
            canvas.line(along.from(), y, along.to(), y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            IntStream.range(0, ticks.values().size()).forEach(i -> {
                double x = along.at(ticks.values().get(i));
                canvas.line(x, y, x, y + 2.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
                canvas.text(
                        ticks.labels().get(i), x, y + 9, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
            });
            canvas.text(
                    "−log10 of the false discovery rate",
                    (along.from() + along.to()) / 2,
                    y + 18,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.CENTRE);
        }
    }
}
