package org.mixtura.core.model.scaespy;

import org.mixtura.core.dist.KernelWidth;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** The kernel of the maximum mean discrepancy. */
public record KernelSettings(
        @Section("Prior")
        @Param(
                label = "Kernel width",
                objective = true,
                help = "How far apart two codes may be and still count as near each other in the discrepancy.",
                symbol = "2 sigma^2",
                source = "scAEspy: number of dimensions")
        KernelWidth width,

        @Param(
                label = "Width factor",
                objective = true,
                help = "What the kernel width is multiplied by. Larger sees coarse differences, smaller fine ones.",
                source = "scAEspy: 1",
                above = 0,
                max = 1e6)
        double scale) {}
