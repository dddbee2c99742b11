package org.mixtura.core.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.component.ComponentNetwork;

/**
 * Where the discs, names, lines and numbers of a network lie. Discs are at their means, and moved aside where one and its name would lie on
 * another; lines bend round discs that are none of theirs; numbers stand where nothing else does.
 *
 * @param discs one for each component
 * @param lines overlaps that are drawn, the most first
 */
record NetworkLayout(List<Disc> discs, List<Line> lines) {

    static final Typeface FACE = Typeface.SMALL;

    private static final double PROPORTION = 0.72;
    /** Discs and names may take this share of the picture; where they need more it is higher. */
    private static final double FULL = 0.3;

    private static final double LEAST = 4;
    private static final double MOST = 11;
    private static final double MOST_NAME = 0.28;
    private static final int MOST_LINES = 2;
    private static final double LEAST_TOLD = 0.01;
    private static final double[] BENDS = {0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3};
    private static final double[] ALONG = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74};
    private static final double FREE = 1.5;

    NetworkLayout {
        discs = List.copyOf(discs);
        lines = List.copyOf(lines);
    }

    /**
     * A component on the paper.
     *
     * @param x its middle
     * @param y its middle
     * @param name lines below it
     */
    record Disc(ComponentNetwork.Node node, double x, double y, double radius, List<String> name) {

        Disc {
            name = List.copyOf(name);
        }

        private boolean touches(Rectangle2D box) {
            double dx = Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX()));
            double dy = Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY()));
            return Math.hypot(dx, dy) < radius + FREE;
        }

        /** What the name takes. */
        Rectangle2D nameBox() {
            double width = name.stream().mapToDouble(FACE::width).max().orElse(0);
            return new Rectangle2D.Double(x - width / 2, y + radius, width, nameHeight(name));
        }
    }

    /**
     * An overlap on the paper.
     *
     * @param text the number; empty where it is too small, or where there is no room
     * @param textX the middle of the number
     * @param textY the middle of the number
     */
    record Line(ComponentNetwork.Link link, QuadCurve2D curve, String text, double textX, double textY) {

        /** Whether the number is worth telling and has no place in the picture. */
        boolean isLeftOut() {
            return text.isEmpty() && link.overlap() >= LEAST_TOLD;
        }
    }

    /** How an overlap is written. */
    static String number(double overlap) {
        return String.format(Locale.ROOT, "%.2f", overlap);
    }

    /** How high the picture must be, points. */
    static double heightAt(ComponentNetwork network, double width) {
        double taken = boxes(network, new Rectangle2D.Double(0, 0, width, width)).stream()
                .mapToDouble(box -> box.width() * box.height())
                .sum();
        return Math.max(PROPORTION * width, taken / FULL / width);
    }

    static NetworkLayout of(ComponentNetwork network, Rectangle2D place) {
        var apart = PlacedName.apart(boxes(network, place), place);
        var discs = IntStream.range(0, apart.size())
                .mapToObj(i -> disc(network, i, apart.get(i), place.getWidth()))
                .toList();
        var curves = network.links().stream().map(link -> curve(link, discs)).toList();
        var lines = new ArrayList<Line>();
        var taken = new ArrayList<Rectangle2D>();
        discs.forEach(disc -> taken.add(disc.nameBox()));
        var links = network.links();
        long worth = links.stream().filter(link -> link.overlap() >= LEAST_TOLD).count();
        // Lines without a number are hairs: nobody takes a number for theirs.
        var told = curves.subList(0, (int) worth);
        for (int i = 0; i < curves.size(); i++) {
            lines.add(
                    i < worth
                            ? numbered(links.get(i), curves.get(i), told, discs, taken)
                            : new Line(links.get(i), curves.get(i), "", 0, 0));
        }
        return new NetworkLayout(discs, lines);
    }

    /** What discs and the names below them take, each about its mean. */
    private static List<PlacedName> boxes(ComponentNetwork network, Rectangle2D place) {
        var nodes = network.nodes();
        double room = 2 * MOST;
        var x = scale(
                nodes.stream().mapToDouble(ComponentNetwork.Node::x).toArray(),
                place.getMinX() + room,
                place.getMaxX() - room);
        var y = scale(
                nodes.stream().mapToDouble(ComponentNetwork.Node::y).toArray(),
                place.getMaxY() - room,
                place.getMinY() + room);
        return nodes.stream()
                .map(node -> {
                    double radius = radius(network, node);
                    var name = name(node, place.getWidth());
                    double text = name.stream().mapToDouble(FACE::width).max().orElse(0);
                    return PlacedName.at(
                            node.name(),
                            x.at(node.x()),
                            y.at(node.y()) + nameHeight(name) / 2,
                            Math.max(2 * radius, text),
                            2 * radius + nameHeight(name));
                })
                .toList();
    }

    private static Disc disc(ComponentNetwork network, int index, PlacedName box, double width) {
        var node = network.nodes().get(index);
        var name = name(node, width);
        return new Disc(node, box.x(), box.y() - nameHeight(name) / 2, radius(network, node), name);
    }

    /** The most frequent type with its share, which is not cut, else how many cells there are. */
    private static List<String> name(ComponentNetwork.Node node, double width) {
        String below = node.typeName().isEmpty()
                ? node.cells() + " cells"
                : "%.0f %% %s".formatted(100 * node.typeShare(), node.typeName());
        var lines = FACE.wrapped(below, MOST_NAME * width);
        return lines.size() <= MOST_LINES
                ? lines
                : List.of(
                        lines.getFirst(),
                        FACE.fittedInside(String.join("", lines.subList(1, lines.size())), MOST_NAME * width));
    }

    private static double nameHeight(List<String> name) {
        return name.size() * FACE.lineHeight() + 2;
    }

    private static double radius(ComponentNetwork network, ComponentNetwork.Node node) {
        double heaviest = network.nodes().stream()
                .mapToDouble(ComponentNetwork.Node::weight)
                .max()
                .orElse(1);
        return LEAST + (MOST - LEAST) * Math.sqrt(node.weight() / heaviest);
    }

    /** Straight where it can be; else the least bent of some that pass by other discs, else the straight one. */
    private static QuadCurve2D curve(ComponentNetwork.Link link, List<Disc> discs) {
        var from = discs.get(link.from());
        var to = discs.get(link.to());
        for (double bend : BENDS) {
            var curve = bent(from, to, bend);
            boolean free = discs.stream()
                    .filter(disc -> disc != from && disc != to)
                    .allMatch(disc -> distance(curve, disc.x(), disc.y()) > disc.radius() + FREE);
            if (free) {
                return curve;
            }
        }
        return bent(from, to, 0);
    }

    /** @param bend how far the middle lies aside, as a share of the length */
    private static QuadCurve2D bent(Disc from, Disc to, double bend) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        return new QuadCurve2D.Double(
                from.x(),
                from.y(),
                (from.x() + to.x()) / 2 - 2 * bend * dy,
                (from.y() + to.y()) / 2 + 2 * bend * dx,
                to.x(),
                to.y());
    }

    private static double distance(QuadCurve2D curve, double x, double y) {
        return pieces(curve).stream()
                .mapToDouble(piece -> piece.ptSegDist(x, y))
                .min()
                .orElseThrow();
    }

    /** The curve as short straight lines. */
    private static List<Line2D> pieces(QuadCurve2D curve) {
        int count = 24;
        return IntStream.range(0, count)
                .<Line2D>mapToObj(i -> new Line2D.Double(at(curve, (double) i / count), at(curve, (i + 1.0) / count)))
                .toList();
    }

    private static Point2D at(QuadCurve2D curve, double t) {
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t);
        double c = t * t;
        return new Point2D.Double(
                a * curve.getX1() + b * curve.getCtrlX() + c * curve.getX2(),
                a * curve.getY1() + b * curve.getCtrlY() + c * curve.getY2());
    }

    /** With its number at the first place along it that is on no disc, no text and no other line. */
    private static Line numbered(
            ComponentNetwork.Link link,
            QuadCurve2D own,
            List<QuadCurve2D> curves,
            List<Disc> discs,
            List<Rectangle2D> taken) {
        String text = number(link.overlap());
        double width = FACE.width(text) + 1;
        double height = FACE.size() + 1;
        for (double t : ALONG) {
            var middle = at(own, t);
            var box = new Rectangle2D.Double(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
            boolean free = taken.stream().noneMatch(box::intersects)
                    && discs.stream().noneMatch(disc -> disc.touches(box))
                    && curves.stream()
                            .filter(other -> other != own)
                            .flatMap(other -> pieces(other).stream())
                            .noneMatch(box::intersectsLine);
            if (free) {
                taken.add(box);
                return new Line(link, own, text, middle.getX(), middle.getY());
            }
        }
        return new Line(link, own, "", 0, 0);
    }

    /** Overlaps that have no number in the picture though they are worth one, in words; empty where all have. */
    String leftOut() {
        var texts = lines.stream()
                .filter(Line::isLeftOut)
                .sorted(Comparator.comparingDouble((Line line) -> line.link().overlap())
                        .reversed())
                .map(line -> "%s–%s %s"
                        .formatted(
                                discs.get(line.link().from()).node().name(),
                                discs.get(line.link().to()).node().name(),
                                number(line.link().overlap())))
                .toList();
        return texts.isEmpty() ? "" : "Without room beside their lines: " + String.join(", ", texts) + ".";
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
