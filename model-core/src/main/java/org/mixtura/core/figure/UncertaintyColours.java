package org.mixtura.core.figure;

import java.util.Optional;
import org.mixtura.core.component.CellUncertainty;

/** Colours for how unsure a model is of each cell, which begin at certainty, so that certain cells never look uncertain. */
public final class UncertaintyColours {

    /** What is said where only the entropy is known. */
    public static final String NO_POSTERIOR = "This model has no posterior sd: one code a cell, no posterior";

    /** Up to here at least, so that small differences between small numbers stay small. */
    private static final double LEAST = 0.1;

    private UncertaintyColours() {}

    /** By posterior standard deviation; empty where a model knows none. */
    public static Optional<Colouring.ByValue> spread(CellUncertainty cells) {
        return cells.spread().map(values -> {
            var own = Colouring.ByValue.of("posterior sd", "share of that of all cells; 0: certain", values, false);
            return own.between(0, Math.max(LEAST, own.high()));
        });
    }

    /** By the entropy of the components' probabilities; empty for a model without components. */
    public static Optional<Colouring.ByValue> entropy(CellUncertainty cells) {
        return cells.entropy().map(values -> Colouring.ByValue.of(
                        "assignment entropy", "0: one component, 1: all alike", values, false)
                .between(0, 1));
    }
}
