package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.group.GroupSilhouettes;

/**
 * Silhouettes of cells, group by group and falling within each; a dashed line is the mean over all cells.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record SilhouetteFigure(String title, GroupSilhouettes silhouettes, GroupColours ofGroups)
        implements SheetFigure {

    private static final double LEAST_BAND = 10;
    private static final double CELLS_HIGH = 150;
    private static final double BETWEEN = 4;
    private static final double AXIS = 22;
    private static final double GAP = 3;
    private static final double MOST_NAMES = 0.3;

    @Override
    public SilhouetteFigure withTitle(String text) {
        return new SilhouetteFigure(text, silhouettes, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        String foot = silhouettes.measured() < silhouettes.all()
                ? String.format(
                        Locale.ROOT, "%,d of %,d cells, chosen by chance", silhouettes.measured(), silhouettes.all())
                : "";
        return new PanelSheet(title, List.of(new Bands(silhouettes, ofGroups)), foot);
    }

    /** A band for each group, as high as it has cells but never so low that its name has no room. */
    private record Bands(GroupSilhouettes silhouettes, GroupColours ofGroups) implements Panel {

        private double band(GroupSilhouettes.OfGroup group) {
            return Math.max(LEAST_BAND, CELLS_HIGH * group.cells().length / silhouettes.measured());
        }

        private double bands() {
            return silhouettes.groups().stream()
                    .mapToDouble(group -> band(group) + BETWEEN)
                    .sum();
        }

        @Override
        public double heightAt(double width) {
            return bands() + AXIS;
        }

        private double low() {
            double least = silhouettes.groups().stream()
                    .mapToDouble(group -> group.cells()[group.cells().length - 1])
                    .min()
                    .orElse(0);
            return Math.min(0, Math.floor(10 * least) / 10);
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double names = Math.min(
                    MOST_NAMES * place.getWidth(),
                    silhouettes.groups().stream()
                            .mapToDouble(group -> Typeface.SMALL.width(group.name()))
                            .max()
                            .orElse(0));
            double left = place.getMinX() + names + GAP;
            double right = place.getMaxX() - Typeface.SMALL.width("-0.00") - GAP;
            var along = new Scale(low(), 1, left, right, false);
            double bottom = place.getMinY() + bands();
            Ticks ticks = along.ticks(6);
            for (double tick : ticks.values()) {
                canvas.line(along.at(tick), place.getMinY(), along.at(tick), bottom, FigureCanvas.RULE, 0.35);
            }
            double y = place.getMinY();
            for (int g = 0; g < silhouettes.groups().size(); g++) {
                var group = silhouettes.groups().get(g);
                var band = new Rectangle2D.Double(left, y, right - left, band(group));
                band(canvas, group, ofGroups.of(group.name(), g), band, along);
                double baseline = y + band(group) / 2 + Typeface.SMALL.middle();
                String name = Typeface.SMALL.fittedInside(group.name(), names);
                canvas.text(name, left - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
                canvas.text(
                        String.format(Locale.ROOT, "%.2f", group.mean()),
                        place.getMaxX(),
                        baseline,
                        Typeface.SMALL,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.Align.RIGHT);
                y += band(group) + BETWEEN;
            }
            mean(canvas, along, place.getMinY(), bottom);
            axis(canvas, along, ticks, bottom);
        }

        private static void band(
                FigureCanvas canvas, GroupSilhouettes.OfGroup group, Color colour, Rectangle2D place, Scale along) {
            double[] cells = group.cells();
            var path = new Path2D.Double();
            path.moveTo(along.at(0), place.getMinY());
            for (int i = 0; i < cells.length; i++) {
                path.lineTo(along.at(cells[i]), place.getMinY() + i * place.getHeight() / cells.length);
                path.lineTo(along.at(cells[i]), place.getMinY() + (i + 1) * place.getHeight() / cells.length);
            }
            path.lineTo(along.at(0), place.getMaxY());
            path.closePath();
            canvas.fill(path, colour);
        }

        private void mean(FigureCanvas canvas, Scale along, double top, double bottom) {
            double at = along.at(silhouettes.mean());
            canvas.dashed(new Line2D.Double(at, top, at, bottom), FigureCanvas.INK, 0.9, 2, 2);
        }

        private void axis(FigureCanvas canvas, Scale along, Ticks ticks, double y) {
            canvas.line(along.from(), y, along.to(), y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            for (int i = 0; i < ticks.values().size(); i++) {
                double x = along.at(ticks.values().get(i));
                canvas.line(x, y, x, y + 2.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
                canvas.text(
                        ticks.labels().get(i), x, y + 9, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
            }
            canvas.text(
                    String.format(Locale.ROOT, "silhouette in the latent space; mean %.3f", silhouettes.mean()),
                    (along.from() + along.to()) / 2,
                    y + 18,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.CENTRE);
        }
    }
}
