package org.mixtura.core.embed;

import java.util.Random;
import java.util.SplittableRandom;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.mixtura.core.data.FloatMatrix;

/**
 * Communities of the graph of nearest neighbours by the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports
 * 9, 5233, 2019), maximising modularity with a resolution. Edges have the weights of UMAP's fuzzy graph, as Scanpy has
 * them. The same points and seed give the same communities.
 *
 * @param neighbours edges from each point, the point itself not counted
 * @param seed of the order in which points are visited
 */
public record Leiden(int neighbours, long seed) {

    private static final int ITERATIONS = 50;
    private static final int BISECTIONS = 30;
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 100;

    public Leiden {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours");
        }
    }

    /** Fifteen neighbours. */
    public static Leiden of(long seed) {
        return new Leiden(15, seed);
    }

    /**
     * What was found.
     *
     * @param partition the communities
     * @param resolution that gave them; 1 is plain modularity, more gives smaller communities
     */
    public record Result(Partition partition, double resolution) {}

    /**
     * The communities at a given resolution.
     *
     * @param points points x dimensions, at least one point
     */
    public Result atResolution(FloatMatrix points, double resolution) {
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("resolution " + resolution);
        }
        return points.rows() < 2
                ? alone(points)
                : new Result(Partition.bySize(communities(network(points), resolution), ""), resolution);
    }

    /**
     * Searches the resolution that gives a number of communities, by bisection of its logarithm. There need not be one:
     * parts of the graph that hang together by no edge are never joined, and the number may jump over the wish. Then it
     * is the nearest number that was met, and the remark says so.
     *
     * @param points points x dimensions, at least one point
     * @param wished number of communities, at least 1
     */
    public Result intoClusters(FloatMatrix points, int wished) {
        if (wished < 1) {
            throw new IllegalArgumentException(wished + " communities");
        }
        if (points.rows() < 2) {
            return alone(points);
        }
        var network = network(points);
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        Partition best = null;
        double bestResolution = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            // Plain modularity first: it is often near the number of types.
            double resolution = i == 0 ? 1 : Math.exp((low + high) / 2);
            var found = Partition.bySize(communities(network, resolution), "");
            if (best == null || Math.abs(found.count() - wished) < Math.abs(best.count() - wished)) {
                best = found;
                bestResolution = resolution;
            }
            if (found.count() == wished) {
                break;
            }
            if (found.count() > wished) {
                high = Math.log(resolution);
            } else {
                low = Math.log(resolution);
            }
        }
        if (best == null) {
            throw new IllegalStateException("no resolution was tried");
        }
        String remark = ClusterMethod.fewer(ClusterMethod.LEIDEN.label(), best.count(), wished);
        return new Result(new Partition(best.clusters(), best.count(), remark), bestResolution);
    }

    private static Result alone(FloatMatrix points) {
        return new Result(Partition.bySize(new int[points.rows()], ""), 1);
    }

    private Network network(FloatMatrix points) {
        int k = Math.min(neighbours, points.rows() - 1);
        var found = new ExactNeighbours().search(points, k, () -> false).orElseThrow();
        var graph = UmapGraph.of(found);
        int[] head = new int[graph.head().length / 2];
        int[] tail = new int[head.length];
        double[] weight = new double[head.length];
        int edge = 0;
        for (int e = 0; e < graph.head().length; e++) {
            // The graph lists each edge in both directions, and the library wants it once.
            if (graph.head()[e] < graph.tail()[e]) {
                head[edge] = graph.head()[e];
                tail[edge] = graph.tail()[e];
                weight[edge] = graph.weight()[e];
                edge++;
            }
        }
        var edges = new LargeIntArray[] {new LargeIntArray(head), new LargeIntArray(tail)};
        // Node weights that are the sums of edge weights turn the library's quality function into modularity.
        return new Network(points.rows(), true, edges, new LargeDoubleArray(weight), false, false);
    }

    private int[] communities(Network network, double resolution) {
        double scale = 2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks();
        var algorithm = new LeidenAlgorithm(
                resolution / scale, 1, LeidenAlgorithm.DEFAULT_RANDOMNESS, Random.from(new SplittableRandom(seed)));
        var clustering = new Clustering(network.getNNodes());
        int iteration = 0;
        while (algorithm.improveClustering(network, clustering) && iteration < ITERATIONS) {
            iteration++;
        }
        clustering.removeEmptyClusters();
        return clustering.getClusters();
    }
}
