package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ImageShape;

/**
 * Whole numbers that are hardly counts: normalised values that were rounded. Cells that were sequenced differ in their totals
 * by more than chance, and have genes of which they have one molecule.
 */
final class CountScale {

    private static final int FEWEST_CELLS = 20;
    private static final int FEWEST_GENES = 50;
    private static final int SAMPLED_CELLS = 2000;

    private static final double NEARLY_ALL = 0.95;

    /** Of a cell many genes are not seen; of a sample of many cells most are. */
    private static final double FEW_ZEROS = 0.5;

    private static final int FEW_SAMPLES = 60;
    private static final double DEEP = 50_000;

    /** No protocol finds so many molecules or reads in one cell, and most genes. */
    private static final double TOO_DEEP = 2_000_000;

    private CountScale() {}

    /** What makes whole numbers doubtful; empty for counts, and for images, whose pixels are none. */
    static Optional<Finding> of(Reading reading) {
        CountMatrix values = reading.values();
        if (ImageShape.of(reading.genes()).isPresent()) {
            return Optional.empty();
        }
        RowTotals totals = RowTotals.of(values);
        if (totals.areAlike()) {
            return Optional.of(finding(
                    "equal-totals",
                    String.format(
                            Locale.ROOT,
                            "All cells have nearly the same total in %s, about %,.0f.",
                            reading.countsAt(),
                            totals.mean())));
        }
        double[] least = smallest(values);
        if (least.length < FEWEST_CELLS) {
            return Optional.empty();
        }
        long above = Arrays.stream(least).filter(smallest -> smallest > 1).count();
        return values.genes() >= FEWEST_GENES && above >= NEARLY_ALL * least.length
                ? Optional.of(finding(
                        "no-single-counts",
                        "In nearly no cell is there a gene with a count of 1 in %s.".formatted(reading.countsAt())))
                : Optional.empty();
    }

    /** The smallest value of each cell of a sample that has any. */
    private static double[] smallest(CountMatrix values) {
        int step = Math.max(1, values.cells() / SAMPLED_CELLS);
        int[] genes = new int[values.genes()];
        float[] counts = new float[values.genes()];
        return IntStream.range(0, values.cells())
                .filter(cell -> cell % step == 0 && values.nonZeros(cell) > 0)
                .mapToDouble(cell -> {
                    int length = values.copyRow(cell, genes, counts, 0);
                    return IntStream.range(0, length)
                            .mapToDouble(i -> counts[i])
                            .min()
                            .orElse(0);
                })
                .toArray();
    }

    /** Samples of many cells each, as bulk RNA sequencing counts them; empty for cells and images. */
    static Optional<Finding> bulk(Reading reading) {
        CountMatrix values = reading.values();
        double entries = (double) values.cells() * values.genes();
        boolean filled = values.genes() >= FEWEST_GENES && 1 - values.nonZeros() / entries < FEW_ZEROS;
        if (!filled || ImageShape.of(reading.genes()).isPresent()) {
            return Optional.empty();
        }
        int step = Math.max(1, values.cells() / SAMPLED_CELLS);
        int[] genes = new int[values.genes()];
        float[] counts = new float[values.genes()];
        double[] totals = IntStream.range(0, values.cells())
                .filter(cell -> cell % step == 0)
                .mapToDouble(cell -> {
                    int length = values.copyRow(cell, genes, counts, 0);
                    return IntStream.range(0, length)
                            .mapToDouble(i -> counts[i])
                            .sum();
                })
                .sorted()
                .toArray();
        double median = (totals[totals.length / 2] + totals[(totals.length - 1) / 2]) / 2;
        return median >= TOO_DEEP || values.cells() <= FEW_SAMPLES && median >= DEEP
                ? Optional.of(
                        new Finding(
                                WARNING,
                                "bulk",
                                String.format(
                                        Locale.ROOT,
                                        "There are %,d cells with a median of %,.0f counts, and %s of the values are not zero.",
                                        values.cells(),
                                        median,
                                        Findings.percent(values.nonZeros() / entries)),
                                "That is what samples of bulk RNA sequencing look like. These models learn from many single cells; few"
                                        + " deep samples give no types and no reliable genes.",
                                "If these are samples, use a program for bulk RNA such as DESeq2 or edgeR; if they are cells, go on."))
                : Optional.empty();
    }

    private static Finding finding(String code, String what) {
        return new Finding(
                WARNING,
                code,
                what,
                "Sequenced cells are not like that; values that were normalised (CPM, TPM, counts per ten thousand) and then"
                        + " rounded are. Models of counts take them for many more molecules than there were.",
                "Take the raw counts if there are any.");
    }
}
