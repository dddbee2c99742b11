package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.resources.BundledResource;

/**
 * Cells drawn from a model beside real ones: shares of zeros, means and variances gene by gene, and markers. Behind all of it stands that
 * the cells are generated.
 *
 * @param title above all; may be empty
 */
public record GeneratedFigure(String title, GeneratedCheck found) implements SheetFigure {

    private static final Color REAL = new Color(0x6b6b6b);
    private static final Color DRAWN = new Color(0x0072b2);
    private static final Color MARK = new Color(0xe9edf2);
    private static final double DOT = 1.8;
    private static final double NARROWEST = 130;
    private static final double WIDEST = 220;

    /** With a title that says what the cells are. */
    public static GeneratedFigure of(GeneratedCheck found) {
        return new GeneratedFigure(
                String.format(Locale.ROOT, "%,d generated cells of %s beside real ones", found.cells(), found.from()),
                found);
    }

    @Override
    public GeneratedFigure withTitle(String text) {
        return new GeneratedFigure(text, found);
    }

    @Override
    public PanelSheet sheet() {
        var panels = new PanelGrid(List.of(zeros(), spread(), markers()), NARROWEST, WIDEST, 3);
        return new PanelSheet(
                title,
                List.of(panels),
                String.format(
                        Locale.ROOT,
                        "Blue: generated, not measured. Grey: %,d different real cells. %s",
                        found.realCells(),
                        found.verdict()));
    }

    @Override
    public void draw(FigureCanvas canvas) {
        watermark(canvas);
        SheetFigure.super.draw(canvas);
    }

    private static void watermark(FigureCanvas canvas) {
        var face = new Typeface(BundledResource.FONT_BOLD, canvas.width() / 8);
        AffineTransform before = canvas.graphics().getTransform();
        canvas.graphics().rotate(-0.16, canvas.width() / 2, canvas.height() / 2);
        canvas.text(
                "GENERATED",
                canvas.width() / 2,
                canvas.height() / 2 + face.middle(),
                face,
                MARK,
                FigureCanvas.Align.CENTRE);
        canvas.graphics().setTransform(before);
    }

    private PlotPanel zeros() {
        double[] real = found.check().observed().zeros();
        double[] drawn = found.check().generated().zeros();
        return new PlotPanel(
                "Share of zeros of each gene",
                List.of(),
                new PlotPanel.Horizontal("real", 0, 1, Ticks.linear(0, 1, 4)),
                new PlotPanel.Vertical("generated", 0, 1),
                (canvas, x, y) -> {
                    canvas.line(x.at(0), y.at(0), x.at(1), y.at(1), FigureCanvas.RULE, 0.7);
                    for (int gene = 0; gene < real.length; gene++) {
                        canvas.disc(x.at(real[gene]), y.at(drawn[gene]), DOT, DRAWN);
                    }
                });
    }

    /** Variance by mean, both as logarithms to base 10; genes without a count have no place. */
    private PlotPanel spread() {
        var real = found.check().observed();
        var drawn = found.check().generated();
        double[] means = logs(real.mean(), drawn.mean());
        double[] variances = logs(real.variance(), drawn.variance());
        double low = Math.floor(DoubleStream.of(means).min().orElse(-1));
        double high = Math.ceil(DoubleStream.of(means).max().orElse(1));
        double bottom = Math.floor(DoubleStream.of(variances).min().orElse(-1));
        double top = Math.ceil(DoubleStream.of(variances).max().orElse(1));
        return new PlotPanel(
                "Variance by mean",
                List.of(),
                new PlotPanel.Horizontal("log10 mean", low, high, Ticks.linear(low, high, 4)),
                new PlotPanel.Vertical("log10 variance", bottom, top),
                (canvas, x, y) -> {
                    for (boolean ofReal : new boolean[] {true, false}) {
                        var shown = ofReal ? real : drawn;
                        for (int gene = 0; gene < shown.mean().length; gene++) {
                            if (shown.mean()[gene] > 0 && shown.variance()[gene] > 0) {
                                canvas.disc(
                                        x.at(Math.log10(shown.mean()[gene])),
                                        y.at(Math.log10(shown.variance()[gene])),
                                        DOT,
                                        ofReal ? REAL : DRAWN);
                            }
                        }
                    }
                });
    }

    private static double[] logs(double[] a, double[] b) {
        return DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b))
                .filter(value -> value > 0)
                .map(Math::log10)
                .toArray();
    }

    /** Each marker with the share of real and of generated cells that have it. */
    private Panel markers() {
        return new Markers(found);
    }

    private record Markers(GeneratedCheck found) implements Panel {

        private static final double HEAD = 13;
        private static final double LINE = 8.5;
        private static final double NAMES = 44;
        private static final double FOOT = 20;

        @Override
        public double heightAt(double width) {
            return HEAD + Math.max(3, found.markers().size()) * LINE + FOOT;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            canvas.text(
                    "Cells with each marker",
                    place.getMinX(),
                    place.getMinY() + 6,
                    Typeface.HEADING,
                    FigureCanvas.INK,
                    FigureCanvas.Align.LEFT);
            double bottom = place.getMinY() + HEAD + found.markers().size() * LINE;
            var x = new Scale(0, 1, place.getMinX() + NAMES, place.getMaxX() - 6, false);
            for (double share : new double[] {0, 0.5, 1}) {
                canvas.line(x.at(share), place.getMinY() + HEAD, x.at(share), bottom, FigureCanvas.RULE, 0.4);
                canvas.text(
                        String.format(Locale.ROOT, "%.0f %%", 100 * share),
                        x.at(share),
                        bottom + 8,
                        Typeface.SMALL,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.Align.CENTRE);
            }
            for (int row = 0; row < found.markers().size(); row++) {
                int gene = found.markers().get(row);
                double y = place.getMinY() + HEAD + (row + 0.5) * LINE;
                double real = x.at(1 - found.check().observed().zeros()[gene]);
                double drawn = x.at(1 - found.check().generated().zeros()[gene]);
                canvas.text(
                        Typeface.SMALL.fitted(found.genes().symbols().get(gene), NAMES - 5),
                        x.from() - 5,
                        y + Typeface.SMALL.middle(),
                        Typeface.SMALL,
                        FigureCanvas.INK,
                        FigureCanvas.Align.RIGHT);
                canvas.line(real, y, drawn, y, FigureCanvas.FAINT_INK, 0.6);
                canvas.disc(real, y, 4, REAL);
                canvas.disc(drawn, y, 4, DRAWN);
            }
        }
    }
}
