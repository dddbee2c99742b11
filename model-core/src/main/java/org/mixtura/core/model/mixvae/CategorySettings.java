package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How categories are inferred and drawn.
 *
 * @param tau divides what the last softmax is taken of
 * @param temperature of the Gumbel softmax
 */
public record CategorySettings(
        @Section("Drawing of categories")
        @Param(
                label = "Probabilities",
                help = "One softmax of the encoder's numbers or, as in the published code, two, one after the other.",
                symbol = "q(c | x)",
                source = "Marghi et al.: one; code: two")
        PosteriorForm posterior,

        @Param(
                label = "Divisor of the softmax",
                help = "What the (last) softmax is taken of is divided by this; smaller makes probabilities sharper.",
                symbol = "tau",
                source = "1; with two softmaxes, code: 0.005",
                above = 0,
                max = 1000)
        double tau,

        @Param(
                label = "Temperature",
                help =
                        "Of the Gumbel softmax that a category is drawn by in training; towards 0 a draw is one category alone.",
                symbol = "T",
                source = "cpl-mixVAE: 1 for cells",
                above = 0,
                max = 100)
        double temperature,

        @Param(
                label = "Straight-through",
                help = "Whether a draw is one category alone while its gradient is that of the soft draw.",
                source = "cpl-mixVAE: no")
        boolean straightThrough) {}
