package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.RunTable;

/**
 * How the copies of an augmenter compare with the cells that they were made from.
 *
 * @param map of both together, first all cells and then their copies in the same order; 2 columns
 * @param classes what a classifier was asked: {@code types} or, without labels, {@code categories}
 * @param agreementOfCells the share of cells that a vote of the nearest other cells puts into their own class
 * @param agreementOfCopies the share of copies that a vote of the nearest cells, the copied one left out, puts into its class
 * @param genes how each gene is distributed in both
 */
public record AugmentationReport(
        FloatMatrix map, String classes, double agreementOfCells, double agreementOfCopies, List<GeneSpread> genes) {

    public AugmentationReport {
        genes = List.copyOf(genes);
    }

    /**
     * A gene in cells and copies, log expression.
     *
     * @param ofCells histogram, equal bins from 0 to {@code most}
     * @param ofCopies the same
     * @param distance the largest difference of the two distribution functions (Kolmogorov and Smirnov), 0 to 1
     */
    public record GeneSpread(
            String gene,
            double meanOfCells,
            double meanOfCopies,
            double sdOfCells,
            double sdOfCopies,
            double most,
            int[] ofCells,
            int[] ofCopies,
            double distance) {}

    /** The histograms of the genes, one bin a line. */
    public RunTable histograms() {
        var lines = new ArrayList<List<String>>();
        for (var gene : genes) {
            double width = gene.most() / gene.ofCells().length;
            for (int bin = 0; bin < gene.ofCells().length; bin++) {
                lines.add(List.of(
                        gene.gene(),
                        Double.toString(bin * width),
                        Double.toString((bin + 1) * width),
                        Integer.toString(gene.ofCells()[bin]),
                        Integer.toString(gene.ofCopies()[bin])));
            }
        }
        return new RunTable(List.of("gene", "from", "to", "cells", "copies"), lines.size(), lines::get);
    }
}
