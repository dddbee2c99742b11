package org.mixtura.core.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.CellUncertainty;

/** Colours for how unsure a model is of each cell, which begin at certainty, so that certain cells never look uncertain. */
public final class UncertaintyColours {

    /** What is said where only the entropy is known. */
    public static final String NO_POSTERIOR = "Codes of this model are points: no posterior sd";

    /** Up to here at least, so that small differences between small numbers stay small. */
    private static final double LEAST = 0.1;

    private UncertaintyColours() {}

    /** By posterior standard deviation; empty where a model knows none. Of a model of states over all of its arms. */
    public static Optional<Colouring.ByValue> spread(CellUncertainty cells) {
        if (!cells.states().isEmpty()) {
            return cells.spread().map(values -> ofStates("posterior sd of the state", values));
        }
        return cells.spread().map(values -> {
            var own = Colouring.ByValue.of("posterior sd", "share of that of all cells; 0: certain", values, false);
            return own.between(0, Math.max(LEAST, own.high()));
        });
    }

    /** By posterior standard deviation of the state, one an arm; empty for a model without states. */
    public static List<Colouring.ByValue> arms(CellUncertainty cells) {
        var arms = cells.spreadByArm();
        return IntStream.range(0, arms.size())
                .mapToObj(arm -> ofStates("state sd, arm %d".formatted(arm + 1), arms.get(arm)))
                .toList();
    }

    private static Colouring.ByValue ofStates(String name, float[] values) {
        return Colouring.ByValue.of(name, "0: certain, 1: as the prior", values, false)
                .between(0, 1);
    }

    /** By the entropy of the components' probabilities; empty for a model without components. */
    public static Optional<Colouring.ByValue> entropy(CellUncertainty cells) {
        return cells.entropy().map(values -> Colouring.ByValue.of(
                        "assignment entropy", "0: one component, 1: all alike", values, false)
                .between(0, 1));
    }
}
