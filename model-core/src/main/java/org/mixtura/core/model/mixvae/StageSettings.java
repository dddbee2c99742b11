package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How dimensions of the state are let free one after the other, and when categories begin.
 *
 * @param betaStart what the KL divergence of a dimension counts until it is free
 * @param betaEnd what it counts from then on
 * @param steps minibatches from one dimension to the next
 * @param withoutCategories so many stages at the beginning have no category
 */
public record StageSettings(
        @Section("Stages")
        @Param(
                label = "KL weight of closed dimensions",
                objective = true,
                help = "What the KL divergence of a dimension of the state counts before its turn.",
                symbol = "beta_h",
                source = "CascadeVAE code: 10",
                min = 0,
                max = 1e6)
        double betaStart,

        @Param(
                label = "KL weight of open dimensions",
                objective = true,
                help = "What it counts from its turn on.",
                symbol = "beta_l",
                source = "CascadeVAE code: 0.1",
                min = 0,
                max = 1e6)
        double betaEnd,

        @Param(
                label = "Length of a stage",
                objective = true,
                help = "Minibatches until the next dimension of the state is let free.",
                unit = "steps",
                source = "CascadeVAE code for cells: 10000",
                min = 1,
                max = 100_000_000)
        int steps,

        @Param(
                label = "Stages without categories",
                objective = true,
                help = "So many stages at the beginning have a state alone.",
                source = "CascadeVAE code for cells: 1",
                min = 0,
                max = 64)
        int withoutCategories) {

    /** The stage of a minibatch, from 0. */
    int stage(long step) {
        return (int) Math.min(step / steps, Integer.MAX_VALUE);
    }

    /** Whether categories take part by now. */
    boolean hasCategories(long step) {
        return stage(step) >= withoutCategories;
    }

    /** How many dimensions are free: one more in the stages without categories, as in the published code. */
    int free(long step, int states) {
        int stage = stage(step);
        return Math.min(stage < withoutCategories ? stage + 1 : stage, states);
    }
}
