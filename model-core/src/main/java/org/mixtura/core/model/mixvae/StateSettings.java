package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** The continuous state beside the category. */
public record StateSettings(
        @Section("State")
        @Param(
                label = "State dimensions",
                help = "Numbers that say where a cell lies within its category.",
                symbol = "S",
                source = "cpl-mixVAE: 2",
                min = 1,
                max = 64,
                basic = true)
        int states,

        @Param(
                label = "KL weight of the state",
                objective = true,
                help =
                        "What the KL divergence of the state from N(0, I) counts; multiplied by the KL weight of training.",
                symbol = "beta",
                source = "Marghi et al.: 1; code: 0.01",
                min = 0,
                max = 1000)
        double beta,

        @Param(
                label = "State depends on category",
                help =
                        "Whether the state is inferred from the category, too, so that it may mean another thing in each.",
                source = "cpl-mixVAE: yes")
        boolean dependent) {}
