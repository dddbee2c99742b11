package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.error.DataProblem;

/** Refuses matrices that no count model can be trained on, and says why. */
final class CountChecks {

    private CountChecks() {}

    /**
     * Checks a matrix whose place was given or is the only one.
     *
     * @throws DataProblem when its values are no counts, or there are none
     */
    static void requireCounts(CountMatrix matrix, String place, Path source, List<String> barcodes) {
        if (matrix.nonZeros() == 0) {
            throw new DataProblem(
                    "'%s' holds no counts.".formatted(source.getFileName()),
                    "Every one of its %,d cells is empty in %s.".formatted(matrix.cells(), place),
                    "Check that the right file, or the right place in it, was chosen.");
        }
        var kind = CountKind.of(matrix);
        switch (kind.kind()) {
            case COUNTS, CORRECTED -> {}
            case NORMALISED -> throw notCounts(kind, place, source);
            case BROKEN -> throw broken(kind, place, source, barcodes);
        }
    }

    static DataProblem notCounts(CountKind kind, String place, Path source) {
        return new DataProblem(
                "%s of '%s' does not hold counts.".formatted(place, source.getFileName()),
                "%.0f %% of its values are not whole numbers (max %s): it looks normalised. These models need counts."
                        .formatted(100 * kind.fractionalShare(), number(kind.max())),
                "Use a file with raw counts, or name the place that has them with --counts, for example layers/counts.");
    }

    static DataProblem broken(CountKind kind, String place, Path source, List<String> barcodes) {
        return new DataProblem(
                "%s of '%s' holds a value that is no count.".formatted(place, source.getFileName()),
                "Cell '%s' has %s for gene number %d."
                        .formatted(barcodes.get(kind.badCell()), kind.badValue(), kind.badGene() + 1),
                "Export the raw counts again; missing values must be 0 and nothing may be negative.");
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
