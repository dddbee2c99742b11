package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Choice;

/** How an encoder's numbers become probabilities of categories. */
public enum PosteriorForm implements Choice {
    /** softmax(logits / tau). */
    SINGLE("Softmax"),
    /** softmax(softmax(logits) / tau), as in the published code: no probability is below exp(-1 / tau) of the largest. */
    DOUBLE("Softmax twice");

    private final String label;

    PosteriorForm(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
