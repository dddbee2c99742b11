package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * The arms and what holds them together.
 *
 * @param shared whether all arms are one network
 */
public record CouplingSettings(
        @Section("Arms")
        @Param(
                label = "Arms",
                objective = true,
                help = "Autoencoders that are trained together and must agree on the category of each cell. One is an"
                        + " autoencoder without coupling.",
                symbol = "A",
                source = "Marghi et al.: 2",
                min = 1,
                max = 16,
                basic = true)
        int arms,

        @Param(
                label = "Coupling",
                objective = true,
                help = "Weight of the distance between the arms' probabilities of categories.",
                symbol = "lambda",
                source = "Marghi et al.: 1",
                above = 0,
                max = 1e6)
        double lambda,

        @Param(
                label = "Shared weights",
                help = "Whether all arms are one network that sees each cell several times, with other genes dropped.",
                source = "Marghi et al.: no (an ablation)")
        boolean shared) {}
