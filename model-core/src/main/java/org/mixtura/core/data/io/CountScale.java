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

    /** Of smaller totals, chance makes too many alike. */
    private static final double LEAST_TOTAL = 100;

    /** Totals drawn at random vary as much as they are large (Poisson); these vary by less than half of that. */
    private static final double LESS_THAN_CHANCE = 0.5;

    private static final double NEARLY_ALL = 0.95;

    private CountScale() {}

    /** What makes whole numbers doubtful; empty for counts, and for images, whose pixels are none. */
    static Optional<Finding> of(Reading reading) {
        CountMatrix values = reading.values();
        if (ImageShape.of(reading.genes()).isPresent()) {
            return Optional.empty();
        }
        int step = Math.max(1, values.cells() / SAMPLED_CELLS);
        int[] cells = IntStream.range(0, values.cells())
                .filter(cell -> cell % step == 0 && values.nonZeros(cell) > 0)
                .toArray();
        if (cells.length < FEWEST_CELLS) {
            return Optional.empty();
        }
        double[] totals = new double[cells.length];
        double[] least = new double[cells.length];
        int[] genes = new int[values.genes()];
        float[] counts = new float[values.genes()];
        for (int i = 0; i < cells.length; i++) {
            int length = values.copyRow(cells[i], genes, counts, 0);
            least[i] = Double.POSITIVE_INFINITY;
            for (int at = 0; at < length; at++) {
                totals[i] += counts[at];
                least[i] = Math.min(least[i], counts[at]);
            }
        }
        double mean = Arrays.stream(totals).average().orElse(0);
        double variance =
                Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum() / totals.length;
        if (mean >= LEAST_TOTAL && variance < LESS_THAN_CHANCE * mean) {
            return Optional.of(finding(
                    "equal-totals",
                    String.format(
                            Locale.ROOT,
                            "All cells have nearly the same total in %s, about %,.0f.",
                            reading.countsAt(),
                            mean)));
        }
        long above = Arrays.stream(least).filter(smallest -> smallest > 1).count();
        return values.genes() >= FEWEST_GENES && above >= NEARLY_ALL * cells.length
                ? Optional.of(finding(
                        "no-single-counts",
                        "In nearly no cell is there a gene with a count of 1 in %s.".formatted(reading.countsAt())))
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
