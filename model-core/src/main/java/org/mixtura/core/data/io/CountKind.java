package org.mixtura.core.data.io;

import org.mixtura.core.data.CountMatrix;

/**
 * What the stored values of a matrix are.
 *
 * @param kind the verdict
 * @param fractionalShare share of the stored values that are not whole
 * @param max the largest value
 * @param badCell a cell with a value that is no count (negative, infinite, not a number); -1 without one
 * @param badGene its gene
 * @param badValue the value
 */
record CountKind(Kind kind, double fractionalShare, double max, int badCell, int badGene, float badValue) {

    enum Kind {
        /** Whole, non-negative numbers. */
        COUNTS,
        /** Not all whole, but of the size and spread of counts: corrected for ambient RNA, or expected counts. */
        CORRECTED,
        /** Scaled to equal totals or logarithmised. */
        NORMALISED,
        /** Holds values that no expression matrix can hold. */
        BROKEN
    }

    /** Log-normalised values stay below log1p(1e6) = 13.8; counts of real cells do not. */
    private static final double LARGER_THAN_ANY_LOG = 20;

    /** Totals of real cells vary by tens of per cent; scaled ones do not. */
    private static final double EQUAL_TOTALS = 1e-3;

    /** Few fractions among many whole numbers are corrections, not a transformation. */
    private static final double FEW_FRACTIONS = 0.2;

    static CountKind of(CountMatrix matrix) {
        int[] genes = new int[matrix.genes()];
        float[] values = new float[matrix.genes()];
        long fractional = 0;
        double max = 0;
        for (int cell = 0; cell < matrix.cells(); cell++) {
            int length = matrix.copyRow(cell, genes, values, 0);
            for (int i = 0; i < length; i++) {
                float v = values[i];
                if (!(v >= 0) || Float.isInfinite(v)) {
                    return new CountKind(Kind.BROKEN, 0, v, cell, genes[i], v);
                }
                fractional += v != Math.rint(v) ? 1 : 0;
                max = Math.max(max, v);
            }
        }
        double share = matrix.nonZeros() == 0 ? 0 : (double) fractional / matrix.nonZeros();
        return new CountKind(kind(matrix, share, max), share, max, -1, -1, 0);
    }

    private static Kind kind(CountMatrix matrix, double fractionalShare, double max) {
        if (fractionalShare == 0) {
            return Kind.COUNTS;
        }
        boolean countLike = max > LARGER_THAN_ANY_LOG || fractionalShare < FEW_FRACTIONS;
        return countLike && !hasEqualTotals(matrix) ? Kind.CORRECTED : Kind.NORMALISED;
    }

    private static boolean hasEqualTotals(CountMatrix matrix) {
        double sum = 0;
        double squares = 0;
        int filled = 0;
        for (double total : matrix.librarySizes()) {
            if (total > 0) {
                sum += total;
                squares += total * total;
                filled++;
            }
        }
        double mean = sum / filled;
        return filled > 1 && Math.sqrt(Math.max(0, squares / filled - mean * mean)) < EQUAL_TOTALS * mean;
    }

    /** Whether a model of counts can be trained on it. */
    boolean isUsable() {
        return kind == Kind.COUNTS || kind == Kind.CORRECTED;
    }
}
