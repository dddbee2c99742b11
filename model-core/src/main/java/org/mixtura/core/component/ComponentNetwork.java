package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.run.RunTable;

/**
 * Components as a network: what each holds, where it lies on the map of the cells, and how far components overlap.
 *
 * @param nodes in the order of the components
 * @param overlaps Bhattacharyya coefficients of the normal distributions of all pairs, components x components: 0 apart, 1 the same
 */
public record ComponentNetwork(List<Node> nodes, double[][] overlaps) {

    /** Less overlap than this is not drawn. */
    public static final double LEAST = 0.01;

    public ComponentNetwork {
        nodes = List.copyOf(nodes);
    }

    /** Without components. */
    public static ComponentNetwork empty() {
        return new ComponentNetwork(List.of(), new double[0][0]);
    }

    /**
     * A component.
     *
     * @param weight in the mixture
     * @param cells that belong to it most probably
     * @param type index of the known type that is the most frequent of its cells; negative where none is known
     * @param typeName of that type; empty where none is known
     * @param typeShare of its cells of known type that are of that type; 0 where none is known
     * @param colour that the column gives that type, {@code 0xAARRGGBB}; empty: that of the palette
     * @param x where its mean would lie on the map
     * @param y where its mean would lie on the map
     */
    public record Node(
            String name,
            double weight,
            int cells,
            int type,
            String typeName,
            double typeShare,
            Optional<Integer> colour,
            double x,
            double y) {}

    /**
     * An overlap that is drawn.
     *
     * @param from the smaller number, from 0
     * @param to the larger number
     * @param overlap of the two
     */
    public record Link(int from, int to, double overlap) {}

    /** The network of components as they are now, edited or not. */
    public static ComponentNetwork of(
            EditedComponents components, FloatMatrix latent, FloatMatrix umap, Optional<Column.Categorical> types) {
        var mixture = components.mixture();
        var places = MapPlacement.on(latent, umap).of(mixture.means());
        int[] counts = components.counts();
        var nodes = new ArrayList<Node>();
        for (int k = 0; k < counts.length; k++) {
            int[] ofTypes = types.map(known -> counts(known, components.cells(), nodes.size()))
                    .orElseGet(() -> new int[0]);
            int type = mostFrequent(ofTypes);
            String name = type < 0 ? "" : types.orElseThrow().levels().get(type);
            var group = components.groups().get(k);
            nodes.add(new Node(
                    group.name(),
                    group.weight(),
                    counts[k],
                    type,
                    name,
                    type < 0
                            ? 0
                            : ofTypes[type] / (double) IntStream.of(ofTypes).sum(),
                    types.flatMap(known -> Optional.ofNullable(known.colours().get(name))),
                    places.at(k, 0),
                    places.at(k, 1)));
        }
        double[][] overlaps = new double[counts.length][counts.length];
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts.length; b++) {
                overlaps[a][b] = overlap(mixture, a, b);
            }
        }
        return new ComponentNetwork(nodes, overlaps);
    }

    /** Pairs that overlap enough to be drawn, the most first. */
    public List<Link> links() {
        var links = new ArrayList<Link>();
        for (int a = 0; a < overlaps.length; a++) {
            for (int b = a + 1; b < overlaps.length; b++) {
                if (overlaps[a][b] >= LEAST) {
                    links.add(new Link(a, b, overlaps[a][b]));
                }
            }
        }
        links.sort(Comparator.comparingDouble(Link::overlap).reversed());
        return links;
    }

    /** What the lines of a component say, in words: which others it overlaps with and how much, the most first; empty without any. */
    public String overlapsOf(int component) {
        return links().stream()
                .filter(link -> link.from() == component || link.to() == component)
                .map(link -> String.format(
                        Locale.ROOT,
                        "%s by %.2f",
                        nodes.get(link.from() == component ? link.to() : link.from())
                                .name(),
                        link.overlap()))
                .collect(Collectors.joining(", "));
    }

    private static int[] counts(Column.Categorical types, int[] cells, int component) {
        int[] counts = new int[types.levels().size()];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] == component && types.codes()[cell] >= 0) {
                counts[types.codes()[cell]]++;
            }
        }
        return counts;
    }

    private static int mostFrequent(int[] counts) {
        int best = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElse(-1);
        return best >= 0 && counts[best] > 0 ? best : -1;
    }

    /**
     * Bhattacharyya (1943) for normal distributions without correlations: exp of minus an eighth of the squared distance of the means in
     * units of the mean variance, times the root of the ratio of geometric to arithmetic mean of the variances, over the dimensions.
     */
    static double overlap(LatentMixture mixture, int a, int b) {
        double exponent = 0;
        for (int d = 0; d < mixture.means().columns(); d++) {
            double first = mixture.sd(a, d) * mixture.sd(a, d);
            double second = mixture.sd(b, d) * mixture.sd(b, d);
            double mean = (first + second) / 2;
            double off = mixture.means().at(a, d) - mixture.means().at(b, d);
            exponent += off * off / mean / 8 + Math.log(mean / Math.sqrt(first * second)) / 2;
        }
        return Math.exp(-exponent);
    }

    /**
     * One line a component with what it holds, its place on the map, and its overlap with each component (1 with itself), so that every
     * pair is there, drawn or not.
     */
    public RunTable table() {
        var header = new ArrayList<>(List.of("component", "weight", "cells", "type", "type_share", "x", "y"));
        nodes.forEach(node -> header.add("overlap_" + node.name));
        return new RunTable(header, nodes.size(), this::line);
    }

    private List<String> line(int component) {
        var node = nodes.get(component);
        var line = new ArrayList<>(List.of(
                node.name,
                Double.toString(node.weight),
                Integer.toString(node.cells),
                node.typeName,
                node.type < 0 ? "" : Double.toString(node.typeShare),
                Double.toString(node.x),
                Double.toString(node.y)));
        for (double overlap : overlaps[component]) {
            line.add(Double.toString(overlap));
        }
        return line;
    }
}
