package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
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
                "Discs: weight, and the type of most cells. Lines: overlap (Bhattacharyya). Places: means on the UMAP.");
    }

    /** The picture below the title. */
    private record Nodes(ComponentNetwork network) implements Panel {

        private static final double PROPORTION = 0.72;
        private static final double ROOM = 22;
        private static final double LEAST = 4;
        private static final double MOST = 11;
        private static final double WIDEST = 5;

        @Override
        public double heightAt(double width) {
            return PROPORTION * width;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            var nodes = network.nodes();
            var x = scale(
                    nodes.stream().mapToDouble(ComponentNetwork.Node::x).toArray(),
                    place.getMinX() + ROOM,
                    place.getMaxX() - ROOM);
            var y = scale(
                    nodes.stream().mapToDouble(ComponentNetwork.Node::y).toArray(),
                    place.getMaxY() - ROOM,
                    place.getMinY() + ROOM);
            for (var link : network.links()) {
                var from = nodes.get(link.from());
                var to = nodes.get(link.to());
                double width = 0.3 + WIDEST * link.overlap();
                canvas.line(x.at(from.x()), y.at(from.y()), x.at(to.x()), y.at(to.y()), FigureCanvas.FAINT_INK, width);
                if (link.overlap() >= 0.01) {
                    canvas.text(
                            String.format(Locale.ROOT, "%.2f", link.overlap()),
                            (x.at(from.x()) + x.at(to.x())) / 2,
                            (y.at(from.y()) + y.at(to.y())) / 2 - 2,
                            Typeface.SMALL,
                            FigureCanvas.FAINT_INK,
                            FigureCanvas.Align.CENTRE);
                }
            }
            double heaviest = nodes.stream()
                    .mapToDouble(ComponentNetwork.Node::weight)
                    .max()
                    .orElse(1);
            for (var node : nodes) {
                double radius = LEAST + (MOST - LEAST) * Math.sqrt(node.weight() / heaviest);
                node(canvas, node, x.at(node.x()), y.at(node.y()), radius);
            }
        }

        private static void node(FigureCanvas canvas, ComponentNetwork.Node node, double x, double y, double radius) {
            int argb = node.type() < 0 ? Palette.MISSING : Palette.colour(node.type());
            canvas.disc(x, y, 2 * radius, new Color(argb));
            canvas.text(
                    node.name(),
                    x,
                    y + Typeface.SMALL.middle(),
                    Typeface.SMALL,
                    HeatPanel.ink(argb),
                    FigureCanvas.Align.CENTRE);
            String below = node.typeName().isEmpty() ? node.cells() + " cells" : node.typeName();
            canvas.text(
                    Typeface.SMALL.fittedInside(below, 60),
                    x,
                    y + radius + 8,
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.CENTRE);
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
