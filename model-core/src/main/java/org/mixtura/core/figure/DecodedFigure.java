package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.component.DecodedPlace;

/**
 * What a model expects at a place of its latent space: the genes that differ most from an anchor, each with a dot for the place, its band
 * of uncertainty, and a ring for the anchor; above them whether the place is near cells.
 *
 * @param title above all; may be empty
 * @param most so many genes
 */
public record DecodedFigure(String title, DecodedPlace place, int most) implements SheetFigure {

    /** So many genes are read at a glance. */
    public static final int USUAL = 24;

    private static final Color HIGHER = new Color(0xb2182b);
    private static final Color LOWER = new Color(0x2166ac);
    private static final Color FAR = new Color(0xc8442c);
    private static final Color SPARSE = new Color(0xc98a1b);
    private static final Color NEAR = new Color(0x2a7f4f);

    /** With the title that the place has. */
    public static DecodedFigure of(DecodedPlace place, int most) {
        return new DecodedFigure("Decoded at " + place.name(), place, most);
    }

    @Override
    public DecodedFigure withTitle(String text) {
        return new DecodedFigure(text, place, most);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(title, List.of(new Dots(place, place.top(most))), "");
    }

    /** The gene at a point of the figure laid out for a width, by its symbol. */
    public Optional<String> geneAt(double y, double width) {
        var dots = new Dots(place, place.top(most));
        int row = (int) Math.floor((y - sheet().placeOfFirst(width).getMinY() - Dots.HEAD) / Dots.LINE);
        return row < 0 || row >= dots.genes.size()
                ? Optional.empty()
                : Optional.of(place.genes().symbols().get(dots.genes.get(row)));
    }

    /** The picture below the title. */
    private record Dots(DecodedPlace place, List<Integer> genes) implements Panel {

        private static final double HEAD = 24;
        private static final double LINE = 9;
        private static final double GAP = 4;
        private static final double FOOT = 28;
        private static final double MOST_NAME = 60;
        private static final double CHANGE = 22;
        private static final double DOT = 4.4;

        @Override
        public double heightAt(double width) {
            return HEAD + genes.size() * LINE + FOOT;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D area) {
            badge(canvas, area);
            double left = area.getMinX() + names() + GAP;
            double right = area.getMaxX() - CHANGE - GAP;
            double top = area.getMinY() + HEAD;
            double bottom = top + genes.size() * LINE;
            double highest = genes.stream()
                    .mapToDouble(gene -> Math.max(place.high()[gene], place.anchorRates()[gene]))
                    .map(Math::log1p)
                    .max()
                    .orElse(1);
            var across = new Scale(0, Math.max(0.1, 1.04 * highest), left, right, false);
            axis(canvas, across, top, bottom);
            for (int row = 0; row < genes.size(); row++) {
                gene(canvas, genes.get(row), across, top + (row + 0.5) * LINE, area.getMaxX());
            }
        }

        private double names() {
            return Math.min(
                    MOST_NAME,
                    genes.stream()
                            .mapToDouble(gene ->
                                    Typeface.SMALL.width(place.genes().symbols().get(gene)))
                            .max()
                            .orElse(0));
        }

        /** Near cells or not, in words and colour. */
        private void badge(FigureCanvas canvas, Rectangle2D area) {
            var standing = place.standing();
            var colour =
                    switch (standing) {
                        case NEAR -> NEAR;
                        case SPARSE -> SPARSE;
                        case NONE -> FAR;
                    };
            canvas.disc(area.getMinX() + 3, area.getMinY() + 4, 5, colour);
            canvas.text(
                    Typeface.SMALL.fitted(place.verdict(), area.getWidth() - 9),
                    area.getMinX() + 9,
                    area.getMinY() + 6,
                    Typeface.SMALL,
                    standing == DecodedPlace.Standing.NONE ? FAR : FigureCanvas.INK,
                    FigureCanvas.Align.LEFT);
            canvas.text(
                    Typeface.SMALL.fitted("dot: here, with its band; ring: " + place.anchor(), area.getWidth() - 26),
                    area.getMinX() + 9,
                    area.getMinY() + 15,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.LEFT);
            canvas.text(
                    "change",
                    area.getMaxX(),
                    area.getMinY() + 15,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.RIGHT);
        }

        private static void axis(FigureCanvas canvas, Scale across, double top, double bottom) {
            var ticks = across.ticks(4);
            for (int i = 0; i < ticks.values().size(); i++) {
                double x = across.at(ticks.values().get(i));
                canvas.line(x, top, x, bottom, FigureCanvas.RULE, FigureCanvas.HAIRLINE);
                canvas.text(
                        ticks.labels().get(i),
                        x,
                        bottom + 8,
                        Typeface.SMALL,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.Align.CENTRE);
            }
            canvas.text(
                    "log1p of counts per 10,000",
                    (across.from() + across.to()) / 2,
                    bottom + 17,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.CENTRE);
        }

        private void gene(FigureCanvas canvas, int gene, Scale across, double y, double right) {
            double change = place.change(gene);
            var colour = change >= 0 ? HIGHER : LOWER;
            double here = across.at(Math.log1p(place.rates()[gene]));
            double anchor = across.at(Math.log1p(place.anchorRates()[gene]));
            double baseline = y + Typeface.SMALL.middle();
            String name = Typeface.SMALL.fitted(place.genes().symbols().get(gene), MOST_NAME);
            canvas.text(
                    name, across.from() - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
            canvas.line(
                    across.at(Math.log1p(place.low()[gene])),
                    y,
                    across.at(Math.log1p(place.high()[gene])),
                    y,
                    FigureCanvas.FAINT_INK,
                    2.2);
            canvas.line(anchor, y, here, y, colour, 0.6);
            canvas.stroke(new Ellipse2D.Double(anchor - DOT / 2, y - DOT / 2, DOT, DOT), FigureCanvas.INK, 0.7);
            canvas.disc(here, y, DOT, colour);
            canvas.text(
                    String.format(Locale.ROOT, "%+.1f", change),
                    right,
                    baseline,
                    Typeface.SMALL,
                    place.isBeyondBand(gene) ? FigureCanvas.INK : FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.RIGHT);
        }
    }
}
