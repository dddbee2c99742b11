package org.mixtura.core.embed;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixtura.core.data.FloatMatrix;

/**
 * A flat map of points in which neighbours stay neighbours (UMAP: McInnes, Healy and Melville, arXiv 1802.03426, with
 * the principal plane as the starting layout). Distances between far groups and the axes have no meaning. The same
 * points and seed give the same map, whatever thread asks; Smile's UMAP, tried first, does not promise that, because
 * its spectral start keeps state from call to call.
 *
 * @param neighbours of each point that shape the map, the point itself included
 * @param minDist how near points may lie in the map, in its units
 * @param seed of the starting layout and of the sampling
 * @param search how neighbours are found
 */
public record Umap(int neighbours, double minDist, long seed, NeighbourSearch search) {

    private static final int LARGE = 10_000;
    private static final int EPOCHS = 500;
    private static final int EPOCHS_LARGE = 200;

    public Umap {
        if (neighbours < 2) {
            throw new IllegalArgumentException("a map needs at least 2 neighbours, not " + neighbours);
        }
        if (!(minDist > 0) || minDist > 1) {
            throw new IllegalArgumentException("minDist " + minDist + " is not in (0, 1]");
        }
    }

    /**
     * 15 neighbours, searched exactly, 0.5 apart: what scanpy does. The 0.1 of the authors packs small groups of cells
     * so tightly that they look like a dot.
     */
    public static Umap withSeed(long seed) {
        return new Umap(15, 0.5, seed, new ExactNeighbours());
    }

    /**
     * Lays points out.
     *
     * @param points points x dimensions, all finite
     * @return points x 2, around zero
     */
    public FloatMatrix fit(FloatMatrix points) {
        return fit(points, () -> false).orElseThrow();
    }

    /**
     * Lays points out unless the map is no longer wanted.
     *
     * @param points points x dimensions, all finite
     * @param cancelled asked now and then
     * @return points x 2, around zero; empty when cancelled
     */
    public Optional<FloatMatrix> fit(FloatMatrix points, BooleanSupplier cancelled) {
        for (float value : points.values()) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a map needs finite values");
            }
        }
        int n = points.rows();
        if (n < 2) {
            return Optional.of(new FloatMatrix(n, 2, new float[2 * n]));
        }
        int k = Math.min(neighbours, n) - 1;
        return search.search(points, k, cancelled)
                .flatMap(found -> layout(points, found).run(cancelled));
    }

    /** How often the edges of a map of so many points are gone through. */
    public static int epochs(int points) {
        return points <= LARGE ? EPOCHS : EPOCHS_LARGE;
    }

    private UmapLayout layout(FloatMatrix points, Neighbours found) {
        return new UmapLayout(
                UmapGraph.of(found),
                UmapCurve.fit(minDist),
                PrincipalPlane.project(points),
                epochs(points.rows()),
                seed);
    }
}
