package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;

/**
 * What codes are drawn to.
 *
 * @param learnsComponents whether means and variances are trained
 * @param learnsWeights whether the weights of the components are trained
 * @param spread length of the means at the start
 * @param warmupEpochs epochs with one standard normal before the mixture; 0: none
 * @param groupEpochs epochs after these in which memberships alone learn the groups that the mixture starts at
 */
public record PriorSettings(
        @Section("Prior")
        @Param(
                label = "Learn components",
                help =
                        "Whether means and variances of the prior are learned. One normal distribution that is not learned"
                                + " is the standard normal; components of a mixture then stay where they start.",
                symbol = "m, v",
                source = "scAEspy code: always")
        boolean learnsComponents,

        @Param(
                label = "Learn weights",
                help = "Whether the weights of the components are learned; else all are equal.",
                symbol = "q",
                source = "scAEspy command line: no")
        boolean learnsWeights,

        @When(field = "warmupEpochs", below = 1)
        @Param(
                label = "Start of the means",
                help =
                        "How far from the origin the means of a mixture begin, in random directions; variances begin at 1."
                                + " Components that begin near each other tend to stay together.",
                source = "scAEspy: about 1",
                min = 0,
                max = 1000)
        double spread,

        @Param(
                label = "Warm-up of the mixture",
                help =
                        "Epochs with one standard normal before a mixture begins, at groups of the codes that were found by"
                                + " then. With 0 it begins at once, at random; one component then often takes all cells.",
                source = "scAEspy: 0",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int warmupEpochs,

        @When(field = "warmupEpochs", above = 0)
        @Param(
                label = "Learning the groups",
                help =
                        "Epochs after the warm-up in which nothing learns but the network that puts cells into components:"
                                + " it learns the groups. Without them one component takes all cells nevertheless.",
                source = "our trials",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int groupEpochs) {}
