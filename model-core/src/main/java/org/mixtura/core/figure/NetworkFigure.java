package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.component.ComponentNetwork;

/**
 * Components as a network: discs as large as their weight, where their means lie on the map of the cells, in the colour of the type that
 * most of their cells have; lines as wide as two overlap.
 *
 * @param title above all; may be empty
 */
public record NetworkFigure(String title, ComponentNetwork network) implements SheetFigure {

    @Override
    public NetworkFigure withTitle(String text) {
        return new NetworkFigure(text, network);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(
                title,
                List.of(new Nodes(network)),
                "Discs: weight, and the type of most cells. Lines: overlap (Bhattacharyya). Places: about the means on the UMAP.");
    }

    /** The picture below the title. */
    private record Nodes(ComponentNetwork network) implements Panel {

        private static final double PROPORTION = 0.72;
        private static final double ROOM = 22;
        private static final double LEAST = 4;
        private static final double MOST = 11;
        private static final double WIDEST = 5;
        private static final double MOST_NAME = 0.4;
        private static final double NAME = 12;
        private static final double LEAST_TOLD = 0.01;

        @Override
        public double heightAt(double width) {
            return PROPORTION * width;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            List<Disc> discs = discs(place);
            for (var link : network.links()) {
                link(canvas, discs.get(link.from()), discs.get(link.to()), link.overlap());
            }
            discs.forEach(disc -> disc.draw(canvas));
            discs.forEach(disc -> disc.drawName(canvas));
        }

        /** Each at its mean, and moved aside where it and its name would lie on others. */
        private List<Disc> discs(Rectangle2D place) {
            var nodes = network.nodes();
            var x = scale(
                    nodes.stream().mapToDouble(ComponentNetwork.Node::x).toArray(),
                    place.getMinX() + ROOM,
                    place.getMaxX() - ROOM);
            var y = scale(
                    nodes.stream().mapToDouble(ComponentNetwork.Node::y).toArray(),
                    place.getMaxY() - ROOM,
                    place.getMinY() + ROOM);
            double heaviest = nodes.stream()
                    .mapToDouble(ComponentNetwork.Node::weight)
                    .max()
                    .orElse(1);
            var boxes = nodes.stream()
                    .map(node -> box(
                            node, x.at(node.x()), y.at(node.y()), radius(node, heaviest), MOST_NAME * place.getWidth()))
                    .toList();
            var apart = PlacedName.apart(boxes, place);
            return IntStream.range(0, nodes.size())
                    .mapToObj(i -> {
                        double radius = radius(nodes.get(i), heaviest);
                        var box = apart.get(i);
                        return new Disc(nodes.get(i), box.text(), box.x(), box.y() - NAME / 2, radius);
                    })
                    .toList();
        }

        private static double radius(ComponentNetwork.Node node, double heaviest) {
            return LEAST + (MOST - LEAST) * Math.sqrt(node.weight() / heaviest);
        }

        /** What a disc and the name below it take. */
        private static PlacedName box(ComponentNetwork.Node node, double x, double y, double radius, double widest) {
            String below = node.typeName().isEmpty() ? node.cells() + " cells" : node.typeName();
            String name = Typeface.SMALL.fittedInside(below, widest);
            double width = Math.max(2 * radius, Typeface.SMALL.width(name));
            return PlacedName.at(name, x, y + NAME / 2, width, 2 * radius + NAME);
        }

        private static void link(FigureCanvas canvas, Disc from, Disc to, double overlap) {
            canvas.line(from.x, from.y, to.x, to.y, FigureCanvas.FAINT_INK, 0.3 + WIDEST * overlap);
            String text = String.format(Locale.ROOT, "%.2f", overlap);
            double free = Math.hypot(to.x - from.x, to.y - from.y) - from.radius - to.radius;
            if (overlap >= LEAST_TOLD && free > 2 * Typeface.SMALL.width(text)) {
                canvas.textOverPicture(
                        text, (from.x + to.x) / 2, (from.y + to.y) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
            }
        }

        /** A component on the paper. */
        private record Disc(ComponentNetwork.Node node, String name, double x, double y, double radius) {

            void draw(FigureCanvas canvas) {
                int argb = node.type() < 0 ? Palette.MISSING : Palette.colour(node.type());
                canvas.disc(x, y, 2 * radius, new Color(argb));
                if (isInside()) {
                    double baseline = y + Typeface.SMALL.middle();
                    canvas.text(
                            node.name(), x, baseline, Typeface.SMALL, HeatPanel.ink(argb), FigureCanvas.Align.CENTRE);
                }
            }

            private boolean isInside() {
                return Typeface.SMALL.width(node.name()) <= 2 * radius;
            }

            void drawName(FigureCanvas canvas) {
                if (!isInside()) {
                    canvas.textOverPicture(
                            node.name(), x, y + Typeface.SMALL.middle(), Typeface.SMALL, FigureCanvas.INK);
                }
                canvas.textOverPicture(name, x, y + radius + NAME - 4, Typeface.SMALL, FigureCanvas.INK);
            }
        }

        private static Scale scale(double[] values, double from, double to) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            return high > low ? new Scale(low, high, from, to, false) : new Scale(low - 1, low + 1, from, to, false);
        }
    }
}
