package org.mixtura.core.embed;

/**
 * The nearest neighbours of each point, the point itself left out, nearest first.
 *
 * @param index points x k
 * @param distance points x k, Euclidean
 */
public record Neighbours(int[][] index, double[][] distance) {

    public Neighbours {
        if (index.length != distance.length) {
            throw new IllegalArgumentException(index.length + " rows of indices, " + distance.length + " of distances");
        }
    }

    /** Neighbours of each point. */
    public int k() {
        return index.length == 0 ? 0 : index[0].length;
    }
}
