package org.mixtura.core;

import java.util.Optional;
import org.mixtura.core.schema.Choice;

/**
 * Which figure of a run to draw.
 *
 * @param colourBy a column of the cells, or a gene; empty: the labels of the run, else its clusters. Ignored by
 *     {@link Kind#LOSS}
 * @param curves which curves {@link Kind#LOSS} shows; empty: all
 */
public record FigureRequest(Kind kind, Optional<String> colourBy, Optional<CurveChoice> curves) implements RunDrawing {

    /** With all curves, where it has such. */
    public FigureRequest(Kind kind, Optional<String> colourBy) {
        this(kind, colourBy, Optional.empty());
    }

    /** What there is to draw. */
    public enum Kind implements Choice {
        LOSS("Loss and scores by epoch"),
        UMAP("Map of the cells (UMAP)"),
        LATENT("First two latent dimensions"),
        MOVIE("Latent space while it was trained");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
