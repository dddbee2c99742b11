package org.mixtura.core.prep;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How a data set is prepared for training.
 *
 * @param variableGenes how many genes to keep; 0 keeps all that are expressed
 * @param validationShare share of the cells that are held out, 0 to 0.5
 */
public record PrepConfig(
        @Section("Cells and genes")
        @Param(
                label = "Variable genes",
                help = "How many of the most variable genes the model sees, chosen on counts (Seurat v3"
                        + " flavour). 0 keeps every expressed gene.",
                source = "Stuart et al. 2019; 2000 is the field's habit",
                unit = "genes",
                min = 0,
                max = 1_000_000,
                basic = true)
        int variableGenes,

        @Param(
                label = "Held-out share",
                help = "Share of the cells that the model does not train on; their loss shows over-fitting.",
                source = "scvi-tools: 0.1",
                min = 0.01,
                max = 0.5)
        double validationShare) {

    /** 2000 variable genes, one cell in ten held out. */
    public static final PrepConfig DEFAULTS = new PrepConfig(2000, 0.1);
}
