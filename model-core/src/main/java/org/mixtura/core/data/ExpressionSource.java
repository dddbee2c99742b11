package org.mixtura.core.data;

/** Expression of single genes over all cells of a run, for colouring. Safe for use from a background thread. */
public interface ExpressionSource {

    /** All genes of the source, also those that the model did not see. */
    GeneTable genes();

    /** What {@link #logNormalised} gives, as it stands at a scale. */
    default String unit() {
        return "log1p counts per 10,000";
    }

    /** log1p of counts per 10,000, one value per cell in the run's order; values that are no counts as they are. */
    float[] logNormalised(int gene);

    /** Raw counts, one value per cell in the run's order. */
    float[] counts(int gene);
}
