package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param links pairs that overlap at all, the most first
 */
public record ComponentNetwork(List<Node> nodes, List<Link> links) {

    /** Less overlap than this is none. */
    private static final double LEAST = 1e-4;

    public ComponentNetwork {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /**
     * A component.
     *
     * @param weight in the mixture
     * @param cells that belong to it most probably
     * @param type index of the known type that most of its cells have; negative where none is known
     * @param typeName of that type; empty where none is known
     * @param x where its mean would lie on the map
     * @param y where its mean would lie on the map
     */
    public record Node(String name, double weight, int cells, int type, String typeName, double x, double y) {}

    /**
     * An overlap.
     *
     * @param from the smaller number, from 0
     * @param to the larger number
     * @param overlap Bhattacharyya coefficient of the two normal distributions: 0 apart, 1 the same
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
            int type = types.map(known -> majority(known, components.cells(), nodes.size()))
                    .orElse(-1);
            var group = components.groups().get(k);
            nodes.add(new Node(
                    group.name(),
                    group.weight(),
                    counts[k],
                    type,
                    type < 0 ? "" : types.orElseThrow().levels().get(type),
                    places.at(k, 0),
                    places.at(k, 1)));
        }
        var links = new ArrayList<Link>();
        for (int a = 0; a < counts.length; a++) {
            for (int b = a + 1; b < counts.length; b++) {
                double overlap = overlap(mixture, a, b);
                if (overlap >= LEAST) {
                    links.add(new Link(a, b, overlap));
                }
            }
        }
        links.sort((a, b) -> Double.compare(b.overlap, a.overlap));
        return new ComponentNetwork(nodes, links);
    }

    private static int majority(Column.Categorical types, int[] cells, int component) {
        int[] counts = new int[types.levels().size()];
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] == component && types.codes()[cell] >= 0) {
                counts[types.codes()[cell]]++;
            }
        }
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

    /** One line a pair that overlaps; components without such a pair have a line alone. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (Link link : links) {
            lines.add(line(nodes.get(link.from), nodes.get(link.to).name, Double.toString(link.overlap)));
        }
        for (int k = 0; k < nodes.size(); k++) {
            int own = k;
            if (links.stream().noneMatch(link -> link.from == own || link.to == own)) {
                lines.add(line(nodes.get(k), "", ""));
            }
        }
        return new RunTable(
                List.of("component", "other", "overlap", "weight", "cells", "type"), lines.size(), lines::get);
    }

    private static List<String> line(Node node, String other, String overlap) {
        return List.of(
                node.name, other, overlap, Double.toString(node.weight), Integer.toString(node.cells), node.typeName);
    }
}
