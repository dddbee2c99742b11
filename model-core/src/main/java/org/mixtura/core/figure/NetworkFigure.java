package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.component.ComponentNetwork;

/**
 * Components as a network: discs as large as their weight, where their means lie on the map of the cells, in the colour of the
 * most frequent type of their cells; lines as wide as two overlap, and what their widths mean.
 *
 * @param title above all; may be empty
 */
public record NetworkFigure(String title, ComponentNetwork network) implements SheetFigure {

    @Override
    public NetworkFigure withTitle(String text) {
        return new NetworkFigure(text, network);
    }

    /** The colour of a component: that of the most frequent type of its cells, {@code 0xAARRGGBB}. */
    public static int colour(ComponentNetwork.Node node) {
        return node.colour().orElseGet(() -> node.type() < 0 ? Palette.MISSING : Palette.colour(node.type()));
    }

    /** The colour of what is written on its disc, {@code 0xAARRGGBB}. */
    public static int ink(ComponentNetwork.Node node) {
        return HeatPanel.ink(colour(node)).getRGB();
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(
                title,
                List.of(new Nodes(network), new Widths(network)),
                "Discs: as large as the component's weight; colour and name: the most frequent type of its cells and its share. They lie about"
                        + " where the components' means are on the UMAP.");
    }

    private static double lineWidth(double overlap) {
        return 0.3 + 5 * overlap;
    }

    /** The picture. */
    private record Nodes(ComponentNetwork network) implements Panel {

        @Override
        public double heightAt(double width) {
            return NetworkLayout.heightAt(network, width);
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            var layout = NetworkLayout.of(network, place);
            layout.lines()
                    .forEach(line -> canvas.stroke(
                            line.curve(),
                            FigureCanvas.FAINT_INK,
                            lineWidth(line.link().overlap())));
            layout.discs().forEach(disc -> disc(canvas, disc));
            layout.discs().forEach(disc -> name(canvas, disc));
            for (var line : layout.lines()) {
                over(canvas, line.text(), line.textX(), line.textY(), FigureCanvas.FAINT_INK);
            }
        }

        private static void disc(FigureCanvas canvas, NetworkLayout.Disc disc) {
            int argb = colour(disc.node());
            canvas.disc(disc.x(), disc.y(), 2 * disc.radius(), new Color(argb));
            if (isInside(disc)) {
                double baseline = disc.y() + NetworkLayout.FACE.middle();
                Color ink = HeatPanel.ink(argb);
                canvas.text(disc.node().name(), disc.x(), baseline, NetworkLayout.FACE, ink, FigureCanvas.Align.CENTRE);
            }
        }

        private static boolean isInside(NetworkLayout.Disc disc) {
            return NetworkLayout.FACE.width(disc.node().name()) <= 2 * disc.radius();
        }

        private static void name(FigureCanvas canvas, NetworkLayout.Disc disc) {
            if (!isInside(disc)) {
                over(canvas, disc.node().name(), disc.x(), disc.y(), FigureCanvas.INK);
            }
            double y = disc.nameBox().getMinY() + 1 + NetworkLayout.FACE.lineHeight() / 2;
            for (String line : disc.name()) {
                over(canvas, line, disc.x(), y, FigureCanvas.INK);
                y += NetworkLayout.FACE.lineHeight();
            }
        }

        private static void over(FigureCanvas canvas, String text, double x, double y, Color ink) {
            canvas.textOverPicture(text, x, y + NetworkLayout.FACE.middle(), NetworkLayout.FACE, ink);
        }
    }

    /** What the widths of lines mean, and the numbers that have no room beside theirs. */
    private record Widths(ComponentNetwork network) implements Panel {

        private static final double[] SAMPLES = {0.01, 0.05, 0.1, 0.25, 0.5, 1};
        private static final int SHOWN = 3;
        private static final double LENGTH = 16;
        private static final double GAP = 4;
        private static final String NONE = String.format(
                Locale.ROOT, "No two components overlap (Bhattacharyya, less than %.2f).", ComponentNetwork.LEAST);
        private static final String WHAT = "Lines: overlap of two (Bhattacharyya)";

        @Override
        public double heightAt(double width) {
            return NetworkLayout.FACE.lineHeight() * (1 + leftOut(width).size());
        }

        private List<String> leftOut(double width) {
            var place = new Rectangle2D.Double(0, 0, width, NetworkLayout.heightAt(network, width));
            return NetworkLayout.FACE.wrapped(NetworkLayout.of(network, place).leftOut(), width).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double y = place.getY() + NetworkLayout.FACE.middle();
            double x = write(canvas, network.links().isEmpty() ? NONE : WHAT, place.getX(), y);
            for (double sample : samples()) {
                double middle = y - NetworkLayout.FACE.middle();
                x += 2 * GAP;
                canvas.line(x, middle, x + LENGTH, middle, FigureCanvas.FAINT_INK, lineWidth(sample));
                x = write(canvas, NetworkLayout.number(sample), x + LENGTH + GAP, y);
            }
            for (String line : leftOut(place.getWidth())) {
                y += NetworkLayout.FACE.lineHeight();
                write(canvas, line, place.getX(), y);
            }
        }

        /** Round numbers up to the first that is as large as the largest overlap. */
        private double[] samples() {
            double most = network.links().stream()
                    .mapToDouble(ComponentNetwork.Link::overlap)
                    .max()
                    .orElse(-1);
            int last = 0;
            while (last < SAMPLES.length - 1 && SAMPLES[last] < most) {
                last++;
            }
            return most < 0 ? new double[0] : Arrays.copyOfRange(SAMPLES, Math.max(0, last + 1 - SHOWN), last + 1);
        }

        /** Returns where it ends. */
        private static double write(FigureCanvas canvas, String text, double x, double y) {
            canvas.text(text, x, y, NetworkLayout.FACE, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
            return x + NetworkLayout.FACE.width(text);
        }
    }
}
