package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.PathScale;

/**
 * Genes along a path through the latent space: a line of colours for each gene, above them how far the path is from cells, and below how
 * much housekeeping genes drift.
 *
 * @param title above all; may be empty
 */
public record PathFigure(String title, PathReport report, PathLook look) implements SheetFigure {

    private static final double LINE = 8;

    /** With the title that the path has. */
    public static PathFigure of(PathReport report, PathLook look) {
        return new PathFigure(report.name(), report, look);
    }

    @Override
    public PathFigure withTitle(String text) {
        return new PathFigure(text, report, look);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(title, List.of(lines()), "");
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
        return lines().at(sheet().placeOfFirst(width), x, y);
    }

    /** The symbols of the genes between two heights of the figure laid out for a width, from above. */
    public List<String> genesBetween(double from, double to, double width) {
        return lines().between(sheet().placeOfFirst(width), from, to);
    }

    /** What a gene and step show, in numbers. */
    public String words(int gene, int step) {
        double rate = report.rates()[gene][step];
        return String.format(
                Locale.ROOT,
                "%s: %.3g counts per 10,000%s, log1p %.2f, %+.2f since the start",
                report.genes().get(gene).symbol(),
                rate,
                report.band()
                        .map(band -> String.format(
                                Locale.ROOT, " (90 %%: %.3g to %.3g)", band.low()[gene][step], band.high()[gene][step]))
                        .orElse(""),
                Math.log1p(rate),
                Math.log1p(rate) - Math.log1p(report.rates()[gene][0]));
    }

    private Lines lines() {
        int[] ordered = GeneOrder.of(report.genes(), look.order(), report.logs(), report::change);
        return new Lines(report, look, new GeneLines(report.genes(), ordered, LINE));
    }

    /** The picture below the title. */
    private record Lines(PathReport report, PathLook look, GeneLines genes) implements Panel {

        private static final double STOPS = 11;
        private static final double STRIP = 22;
        private static final double GAP = 3;
        private static final double BETWEEN_NAMES = 2;

        @Override
        public double heightAt(double width) {
            return STOPS + STRIP + GAP + genes.height() + foot().heightAt(width - left());
        }

        private double left() {
            return genes.left("distance");
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double left = place.getMinX() + left();
            double right = place.getMaxX();
            stops(canvas, left, right, place.getMinY() + 6);
            var strip = new Rectangle2D.Double(left, place.getMinY() + STOPS, right - left, STRIP - 4);
            new DistanceStrip(
                            report.steps().stream()
                                    .mapToDouble(PathReport.Step::distance)
                                    .toArray(),
                            report.usual().far())
                    .draw(canvas, strip);
            DistanceStrip.name(canvas, left - GAP, strip.getCenterY());
            double top = place.getMinY() + STOPS + STRIP + GAP;
            var colours = colours();
            genes.draw(
                    canvas,
                    place.getMinX(),
                    left,
                    top,
                    (gene, y) -> canvas.colours(
                            new Rectangle2D.Double(left, y, right - left, genes.line() - 0.4),
                            (from, to) -> colours.colour(gene, 0, (from + to) / 2)));
            foot().draw(canvas, left, top + genes.height(), right - left);
        }

        private KeyAndDrift foot() {
            return new KeyAndDrift(
                    colours().scale().key(), DriftMeter.of(report.drift(), look, "of the change of markers"));
        }

        private Spot at(Rectangle2D place, double x, double y) {
            double left = place.getMinX() + left();
            double share = (x - left) / (place.getMaxX() - left);
            var step = share < 0 || share > 1
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) Math.round(share * (report.steps().size() - 1)));
            return new Spot(genes.at(place.getMinY() + STOPS + STRIP + GAP, y), step);
        }

        private List<String> between(Rectangle2D place, double from, double to) {
            return genes.between(place.getMinY() + STOPS + STRIP + GAP, from, to);
        }

        private PathColours colours() {
            var scale = look.scale();
            double[][] values = scale == PathScale.SHARE ? report.rates() : report.logs();
            return PathColours.of(
                    scale,
                    Arrays.stream(values).map(row -> new double[][] {row}).toArray(double[][][]::new),
                    switch (scale) {
                        case SHARE -> List.of("share of the gene's", "largest on the path");
                        case CHANGE -> List.of("change of log1p since", "the start");
                        case Z -> List.of("standard deviations", "of the gene on the path");
                        case LOG -> List.of("log1p of decoded", "counts per 10,000");
                    });
        }

        /** Each name has room as far as half way to the next stop. */
        private void stops(FigureCanvas canvas, double left, double right, double baseline) {
            int last = report.stops().size() - 1;
            double[] at = report.stops().stream()
                    .mapToDouble(stop -> left
                            + (right - left) * stop.step() / (report.steps().size() - 1))
                    .toArray();
            for (int i = 0; i <= last; i++) {
                double before = i == 0 ? 0 : (at[i] - at[i - 1]) / 2;
                double after = i == last ? 0 : (at[i + 1] - at[i]) / 2;
                var align = i == 0
                        ? FigureCanvas.Align.LEFT
                        : i == last ? FigureCanvas.Align.RIGHT : FigureCanvas.Align.CENTRE;
                double room = i == 0 ? after : i == last ? before : 2 * Math.min(before, after);
                String name = Typeface.SMALL.fittedInside(report.stops().get(i).label(), room - BETWEEN_NAMES);
                canvas.text(name, at[i], baseline, Typeface.SMALL, FigureCanvas.INK, align);
            }
        }
    }
}
