package org.mixtura.core;

import org.mixtura.core.schema.Choice;

/**
 * Which figure of a run on images to draw; what a kind does not need is not looked at.
 *
 * @param arm from 1
 * @param state dimension of the state, from 1
 * @param columns images in a row
 */
public record ImageFigureRequest(Kind kind, int arm, int state, int columns) implements RunDrawing {

    /** So many images are in a row unless another number is asked for. */
    public static final int USUAL_COLUMNS = 10;

    /** What there is to draw. */
    public enum Kind implements Choice {
        IMAGES("Images and what the model makes of them"),
        COMPONENT_IMAGES("What the means of components decode to"),
        TRAVERSAL_GRID("Categories in rows, a state that rises to the right");

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
