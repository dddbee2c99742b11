package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * What codes are drawn to.
 *
 * @param learnsComponents whether means and variances are trained
 * @param learnsWeights whether the weights of the components are trained
 * @param spread length of the means at the start
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

        @Param(
                label = "Start of the means",
                help =
                        "How far from the origin the means of a mixture begin, in random directions; variances begin at 1."
                                + " Components that begin near each other tend to stay together.",
                source = "scAEspy: about 1",
                min = 0,
                max = 1000)
        double spread) {}
