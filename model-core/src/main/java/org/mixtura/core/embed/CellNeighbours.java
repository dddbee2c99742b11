package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellGraph;
import org.mixtura.core.data.FloatMatrix;

/**
 * The neighbours of cells as scanpy keeps them.
 *
 * @param distances each cell with its nearest neighbours
 * @param connectivities UMAP's fuzzy union of that graph
 */
public record CellNeighbours(CellGraph distances, CellGraph connectivities) {

    /**
     * Finds neighbours in a latent space.
     *
     * @param points cells x dimensions, at least three cells
     * @param neighbours of each cell, itself counted
     * @param cancelled asked now and then
     * @return empty when cancelled
     */
    public static Optional<CellNeighbours> of(
            FloatMatrix points, int neighbours, NeighbourSearch search, BooleanSupplier cancelled) {
        int k = Math.min(neighbours, points.rows()) - 1;
        return search.search(points, k, cancelled)
                .map(found -> new CellNeighbours(distances(found), connectivities(UmapGraph.of(found), points.rows())));
    }

    private static CellGraph distances(Neighbours found) {
        int n = found.index().length;
        int k = found.k();
        int[] ends = new int[n * k];
        float[] weights = new float[n * k];
        for (int i = 0; i < n; i++) {
            int row = i;
            int[] order = sorted(k, at -> found.index()[row][at]);
            for (int e = 0; e < k; e++) {
                ends[i * k + e] = found.index()[i][order[e]];
                weights[i * k + e] = (float) found.distance()[i][order[e]];
            }
        }
        return new CellGraph(IntStream.rangeClosed(0, n).map(i -> i * k).toArray(), ends, weights);
    }

    private static CellGraph connectivities(UmapGraph graph, int n) {
        int[] starts = new int[n + 1];
        Arrays.stream(graph.head()).forEach(head -> starts[head + 1]++);
        for (int i = 0; i < n; i++) {
            starts[i + 1] += starts[i];
        }
        int[] ends = new int[graph.tail().length];
        float[] weights = new float[ends.length];
        for (int i = 0; i < n; i++) {
            int first = starts[i];
            int[] order = sorted(starts[i + 1] - first, at -> graph.tail()[first + at]);
            for (int e = 0; e < order.length; e++) {
                ends[first + e] = graph.tail()[first + order[e]];
                weights[first + e] = graph.weight()[first + order[e]];
            }
        }
        return new CellGraph(starts, ends, weights);
    }

    private static int[] sorted(int count, IntUnaryOperator key) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(key::applyAsInt))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
