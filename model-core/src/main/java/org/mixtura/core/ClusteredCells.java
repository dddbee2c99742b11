package org.mixtura.core;

import java.util.List;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

/**
 * The cells of a run as an evaluation has clustered them.
 *
 * @param latent what was clustered, cells x dimensions: the latent codes, corrected where that was asked for
 * @param umap a map of it, cells x 2
 * @param clusters a column for each way to cluster, named after it
 */
public record ClusteredCells(FloatMatrix latent, FloatMatrix umap, List<Column.Categorical> clusters) {

    public ClusteredCells {
        clusters = List.copyOf(clusters);
    }
}
