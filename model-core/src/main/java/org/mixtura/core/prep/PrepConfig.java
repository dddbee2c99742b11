package org.mixtura.core.prep;

import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How a data set is prepared for training.
 *
 * @param variableGenes how many genes to keep; 0 keeps all that are expressed
 * @param variableWithinBatches whether variable genes are ranked within each batch
 * @param keepMarkers whether marker genes are kept in any case, and so on
 * @param minGenes fewest genes in a cell
 * @param minCells fewest cells with a gene
 * @param maxMitochondrial largest mitochondrial share of a cell, 0 to 1
 * @param validationShare share of the cells that are held out, 0 to 0.5
 * @param testShare share of the cells that are used for nothing but a last test
 * @param stratify whether each label is split by the same shares
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
                label = "Variable genes within batches",
                help = "Ranks genes within each batch and joins the ranks, so that differences between batches do not"
                        + " make a gene look variable. Needs a batch column.",
                source = "scanpy: highly_variable_genes(batch_key)")
        boolean variableWithinBatches,

        @Param(
                label = "Always keep marker genes",
                help = "Keeps the expressed marker genes of cell types (PanglaoDB), however little they vary.")
        boolean keepMarkers,

        @Param(
                label = "Always keep immediate-early genes",
                help = "Keeps the expressed genes of early response (Wu et al. 2017), however little they vary.")
        boolean keepImmediateEarly,

        @Param(
                label = "Always keep housekeeping genes",
                help = "Keeps the expressed housekeeping genes (human: Tirosh et al. 2016; mouse: scSEG, Lin et al."
                        + " 2019): the control rows of a heatmap, which hardly vary.")
        boolean keepHousekeeping,

        @Section("Quality")
        @Param(
                label = "Fewest genes in a cell",
                help = "Cells with a count in fewer genes are left out. 0 leaves all cells in.",
                unit = "genes",
                min = 0,
                max = 1_000_000)
        int minGenes,

        @Param(
                label = "Fewest cells with a gene",
                help = "Genes with a count in fewer of the kept cells are left out. 0 leaves all genes in.",
                unit = "cells",
                min = 0,
                max = 1_000_000_000)
        int minCells,

        @Param(
                label = "Largest mitochondrial share",
                help =
                        "Cells with a larger share of their counts in mitochondrial genes (MT-) are left out. 1 leaves all"
                                + " cells in.",
                min = 0,
                max = 1)
        double maxMitochondrial,

        @Section("Held-out cells")
        @Param(
                label = "Held-out share",
                help = "Share of the cells that the model does not train on; their loss shows over-fitting.",
                source = "scvi-tools: 0.1",
                min = 0.01,
                max = 0.5)
        double validationShare,

        @Param(
                label = "Test share",
                help = "Share of the cells that are kept apart for a last test and used for nothing else: 0.1 with the"
                        + " usual held-out share splits 80/10/10.",
                min = 0,
                max = 0.45)
        double testShare,

        @Param(
                label = "Stratify by label",
                help = "Gives each known cell type its share of the training, held-out and test cells. Needs a label"
                        + " column.")
        boolean stratify) {

    /** What is good enough to be trained on. */
    public QualityFilter filter() {
        return new QualityFilter(minGenes, minCells, maxMitochondrial);
    }

    /** 2000 variable genes, one cell in ten held out. */
    public static final PrepConfig DEFAULTS = new PrepConfig(2000, false, false, false, false, 0, 0, 1, 0.1, 0, false);
}
