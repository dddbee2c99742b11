package org.mixtura.core.component;

import java.util.Optional;

/** What makes cells of a map faint: that a model is unsure of them. */
public enum Fade {
    /** Of their codes, by posterior standard deviation. */
    SPREAD,
    /** Of their component, by the entropy of its probabilities. */
    ENTROPY;

    /** How much of its opacity each cell keeps, 0 to 1; empty where the model knows no such thing. */
    public Optional<float[]> kept(CellUncertainty cells) {
        return switch (this) {
            case SPREAD -> cells.spread().map(CellUncertainty::keptBySpread);
            case ENTROPY -> cells.entropy().map(CellUncertainty::keptByEntropy);
        };
    }
}
