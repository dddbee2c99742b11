package org.mixtura.core.component;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;

/**
 * All about the components of a run.
 *
 * @param mixture weights, means and variances
 * @param cells how many cells are in each
 * @param graph how they lie to each other
 * @param map place of each mean in the run's map, components x 2; the map itself is not fitted again
 * @param types which types they hold; empty without labels
 * @param markers for each component the genes that go with it best, best first
 * @param correlations of wished genes with each component
 */
public record ComponentReport(
        LatentMixture mixture,
        int[] cells,
        ComponentGraph graph,
        FloatMatrix map,
        Optional<TypeTable> types,
        List<List<Marker>> markers,
        List<GeneCorrelations> correlations) {

    /** The weights of the components, sum 1. */
    public double[] weights() {
        return mixture.weights();
    }

    /** A gene and the rank correlation of its counts with the probability of a component. */
    public record Marker(String gene, double correlation) {}

    /** A gene and the rank correlation of its counts with the probability of each component. */
    public record GeneCorrelations(String gene, double[] byComponent) {}
}
