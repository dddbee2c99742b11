package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** Where the mixture begins. */
public enum MixtureStart implements Choice {
    /** Means drawn from the ball, equal variances and weights. */
    BALL("At random in the ball"),
    /** At the clusters that k-means finds in the codes after the warm-up. */
    KMEANS("At k-means clusters of the codes"),
    /** At the clusters that a mixture of normals with one covariance finds in the codes after the warm-up. */
    NORMALS("At a fitted mixture with one covariance"),
    /** At the groups of the graph of nearest neighbours of the codes after the warm-up. */
    GRAPH("At groups of the neighbour graph");

    private final String label;

    MixtureStart(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
