package org.mixtura.core.infer;

import org.jspecify.annotations.Nullable;

/** Parameters of the counts of a chunk in host memory, one entry for each cell and gene, row-major. */
record Decoded(int genes, float[] logMean, float @Nullable [] logDispersion, float @Nullable [] dropoutLogit) {

    double mean(int entry) {
        return Math.exp(logMean[entry]);
    }

    /** Inverse dispersion, infinite for Poisson; it may be one value per gene for all cells. */
    double dispersion(int entry) {
        return logDispersion == null
                ? Double.POSITIVE_INFINITY
                : Math.exp(logDispersion[logDispersion.length == genes ? entry % genes : entry]);
    }

    double dropout(int entry) {
        return dropoutLogit == null ? 0 : 1 / (1 + Math.exp(-dropoutLogit[entry]));
    }
}
