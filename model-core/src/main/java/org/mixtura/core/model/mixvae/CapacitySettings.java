package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How much state and category may say of a cell, and how strictly. Capacities rise from 0 in equal steps.
 *
 * @param steps minibatches until they have their last value
 */
public record CapacitySettings(
        @Section("Capacities")
        @Param(
                label = "Strictness for the state",
                objective = true,
                help = "What the distance of the state's KL divergence from its capacity is multiplied by.",
                symbol = "gamma_s",
                source = "Marghi et al.: 100",
                min = 0,
                max = 1e6)
        double stateGamma,

        @Param(
                label = "Capacity of the state",
                objective = true,
                help = "The KL divergence of the state that is aimed at in the end.",
                symbol = "C_s",
                unit = "nats",
                source = "Marghi et al.: 50",
                min = 0,
                max = 1000)
        double stateCapacity,

        @Param(
                label = "Strictness for the category",
                objective = true,
                help = "What the distance of the category's KL divergence from its capacity is multiplied by.",
                symbol = "gamma_c",
                source = "Marghi et al.: 100",
                min = 0,
                max = 1e6)
        double categoryGamma,

        @Param(
                label = "Capacity of the category",
                objective = true,
                help = "The KL divergence of the category that is aimed at in the end; never above log K.",
                symbol = "C_c",
                unit = "nats",
                source = "Marghi et al.: 10",
                min = 0,
                max = 1000)
        double categoryCapacity,

        @Param(
                label = "Rise of the capacities",
                objective = true,
                help = "Minibatches over which the capacities rise from 0 to their last values.",
                symbol = "T",
                unit = "steps",
                source = "Marghi et al.: 10000",
                min = 1,
                max = 100_000_000)
        int steps) {}
