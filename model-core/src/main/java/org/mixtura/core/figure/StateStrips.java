package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.component.TypeTree;
import org.mixtura.core.infer.Traversal;

/**
 * The picture of {@link TraversalFigure}: from top to bottom the tree of the categories, their names, how far states are from cells, and
 * the genes.
 */
record StateStrips(TraversalReport report, List<Integer> arms, int dimension, PathLook look, GeneLines genes)
        implements Panel {

    private static final double TREE = 20;
    private static final double NAMES = 11;
    private static final double FAR = 14;
    private static final double GAP = 3;

    /** Below the arms of a gene, where there are several. */
    static final double BELOW = 1.5;

    @Override
    public double heightAt(double width) {
        return head() + genes.height() + foot().heightAt(width - left());
    }

    private boolean hasTree() {
        return report.tree().filter(tree -> !tree.merges().isEmpty()).isPresent();
    }

    private boolean hasFarness() {
        return shown(arms.getFirst()).stream().anyMatch(each -> each.farness().length > 0);
    }

    private double head() {
        return (hasTree() ? TREE : 0) + NAMES + (hasFarness() ? arms.size() * FAR : 0) + GAP;
    }

    private List<Traversal> shown(int arm) {
        return report.of(arm, dimension);
    }

    /** Categories from left to right, places in the report. */
    private int[] columns() {
        return report.tree()
                .map(TypeTree::order)
                .orElseGet(() -> IntStream.range(0, report.categories().size()).toArray());
    }

    private double left() {
        return genes.left("distance");
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        int[] columns = columns();
        double left = place.getMinX() + left();
        double cell = (place.getMaxX() - left) / columns.length;
        double y = place.getMinY();
        if (hasTree()) {
            tree(canvas, report.tree().orElseThrow(), left + cell / 2, cell, y + TREE - 2);
            y += TREE;
        }
        for (int k = 0; k < columns.length; k++) {
            String name = Typeface.SMALL.fittedInside(
                    report.categories().get(columns[k]).name(), cell - GAP);
            double middle = left + (k + 0.5) * cell;
            canvas.text(name, middle, y + 7, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        }
        y += NAMES;
        if (hasFarness()) {
            farness(canvas, left, y, cell);
        }
        double top = place.getMinY() + head();
        strips(canvas, place, left, top, cell);
        foot().draw(canvas, left, top + genes.height(), place.getMaxX() - left);
    }

    private KeyAndDrift foot() {
        return new KeyAndDrift(
                colours().scale().key(),
                DriftMeter.of(report.drift(dimension), look, "of the change of the set that changes most"));
    }

    private static void tree(FigureCanvas canvas, TypeTree tree, double first, double step, double bottom) {
        Dendrogram.draw(
                tree,
                first,
                step,
                (x, height, toX, toHeight) -> canvas.line(
                        x,
                        bottom - height * (TREE - 4),
                        toX,
                        bottom - toHeight * (TREE - 4),
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.HAIRLINE));
    }

    private void farness(FigureCanvas canvas, double left, double top, double cell) {
        int[] columns = columns();
        for (int a = 0; a < arms.size(); a++) {
            var shown = shown(arms.get(a));
            for (int k = 0; k < columns.length; k++) {
                double[] far = shown.get(columns[k]).farness();
                if (far.length > 1) {
                    new DistanceStrip(far, 1)
                            .draw(
                                    canvas,
                                    new Rectangle2D.Double(
                                            left + k * cell + GAP / 2, top + a * FAR, cell - GAP, FAR - 3));
                }
            }
        }
        DistanceStrip.name(canvas, left - GAP, top + arms.size() * FAR / 2 - 3);
    }

    private void strips(FigureCanvas canvas, Rectangle2D place, double left, double top, double cell) {
        int[] columns = columns();
        var colours = colours();
        genes.draw(canvas, place.getMinX(), left, top, (gene, y) -> {
            for (int a = 0; a < arms.size(); a++) {
                for (int k = 0; k < columns.length; k++) {
                    int strip = a * columns.length + columns[k];
                    canvas.colours(
                            new Rectangle2D.Double(left + k * cell + GAP / 2, y + a * arm(), cell - GAP, arm() - 0.4),
                            (from, to) -> colours.colour(gene, strip, (from + to) / 2));
                }
            }
        });
    }

    /** Height of the strip of an arm; a line of several has some room below. */
    private double arm() {
        return arms.size() == 1 ? genes.line() : (genes.line() - BELOW) / arms.size();
    }

    private PathColours colours() {
        return PathColours.of(
                look.scale(),
                values(look.scale() == PathScale.SHARE),
                switch (look.scale()) {
                    case SHARE -> List.of("share of the gene's", "largest in the arm");
                    case CHANGE -> List.of("change of log expression", "since the lowest state");
                    case Z -> List.of("standard deviations of", "the gene's log expression");
                    case LOG -> List.of("log expression,", "one scale for all genes");
                });
    }

    /** Genes x strips x values, the strips of an arm after those of the one before. */
    private double[][][] values(boolean shares) {
        return IntStream.range(0, report.genes().size())
                .mapToObj(gene -> arms.stream()
                        .flatMap(arm -> shown(arm).stream()
                                .map(each -> shares ? report.shares(each, gene) : report.logs(each, gene)))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    List<String> between(Rectangle2D place, double from, double to) {
        return genes.between(place.getMinY() + head(), from, to);
    }

    Optional<TraversalFigure.Spot> at(Rectangle2D place, double x, double y) {
        int[] columns = columns();
        double left = place.getMinX() + left();
        double cell = (place.getMaxX() - left) / columns.length;
        double top = place.getMinY() + head();
        var gene = genes.at(top, y);
        if (gene.isEmpty() || x > place.getMaxX()) {
            return Optional.empty();
        }
        int k = (int) Math.floor((x - left) / cell);
        if (k < 0) {
            return Optional.of(new TraversalFigure.Spot(gene.getAsInt(), Optional.empty(), 0));
        }
        double share = (x - left - k * cell - GAP / 2) / (cell - GAP);
        double below = y - genes.top(top, gene.getAsInt());
        int a = Math.min(arms.size() - 1, (int) Math.floor(below / arm()));
        return Optional.of(new TraversalFigure.Spot(
                gene.getAsInt(),
                Optional.of(shown(arms.get(a)).get(columns[Math.min(k, columns.length - 1)])),
                Math.clamp(share, 0, 1)));
    }
}
