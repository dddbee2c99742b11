package org.mixtura.core.embed;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixtura.core.data.FloatMatrix;

/** A way to find nearest neighbours; the same points give the same neighbours. */
@FunctionalInterface
public interface NeighbourSearch {

    /**
     * Finds neighbours of all points.
     *
     * @param points points x dimensions
     * @param k how many, below the number of points
     * @param cancelled asked now and then
     * @return empty when cancelled
     */
    Optional<Neighbours> search(FloatMatrix points, int k, BooleanSupplier cancelled);
}
