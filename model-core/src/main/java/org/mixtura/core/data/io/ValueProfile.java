package org.mixtura.core.data.io;

import org.mixtura.core.data.CountMatrix;

/**
 * What kind of numbers a matrix holds.
 *
 * @param stored number of entries that are not zero
 * @param wholeShare share of the stored entries that are whole numbers, 0 to 1; 1 for an empty matrix
 * @param max the largest entry, undefined entries left out
 * @param kind the verdict
 * @param unit the number of which all entries are whole multiples, where the verdict says so, or the total of each cell where that
 *     is one; else 1
 * @param bad number of undefined entries, or where there are none of negative ones
 * @param badCell row of the first undefined or negative entry, else -1
 * @param badGene column of that entry, else -1
 * @param badValue that entry
 */
record ValueProfile(
        long stored,
        double wholeShare,
        double max,
        Kind kind,
        double unit,
        long bad,
        int badCell,
        int badGene,
        float badValue) {

    /** The verdict on the numbers. */
    enum Kind {
        /** Whole, non-negative numbers. */
        COUNTS,
        /** Whole numbers but for rounding errors. */
        NEARLY_COUNTS,
        /** Not whole, but on the scale of counts: ambient-corrected or expected counts. */
        COUNT_LIKE,
        /** Hardly any is whole, and nothing tells corrected counts from normalised or imputed values. */
        UNCLEAR,
        /** Logarithms of something. */
        LOGARITHMS,
        /** Square roots of counts. */
        SQUARE_ROOTS,
        /** Counts times one number, the same for all. */
        MULTIPLIED,
        /** Counts divided by one number for each cell. */
        SCALED_PER_CELL,
        /** Made to have one total in each cell: counts per million, transcripts per million. */
        SCALED_TO_TOTAL,
        /** Has NaN or infinite entries. */
        UNDEFINED,
        /** Has negative entries. */
        NEGATIVE;

        boolean usable() {
            return this == COUNTS || this == NEARLY_COUNTS || this == COUNT_LIKE || this == UNCLEAR;
        }

        /** Whether a model that needs no counts can be trained on such values. */
        boolean finite() {
            return this != UNDEFINED;
        }
    }

    /**
     * Values above this are not logarithms of expression: log2 of one million (counts per million) is 19.9, and
     * natural logarithms are smaller.
     */
    static final double LARGEST_LOGARITHM = 30;

    /** Small values are taken for corrected counts only when at least this share of them is still whole. */
    private static final double WHOLE_SHARE_OF_COUNTS = 0.5;

    /** Of the counts of a cell at least so many are 1. */
    private static final double SHARE_OF_ONES = 0.1;

    /** Of expected counts more are whole; so few are by chance when values are written with one decimal. */
    private static final double WHOLE_BY_CHANCE = 0.2;

    /** Correction for ambient signal takes at most so much from nearly all small counts. */
    private static final double TAKEN_FROM_COUNTS = 0.35;

    private static final double SHARE_NEAR_COUNTS = 0.9;

    /** Values above 1 that it takes to see whether these are near to whole numbers, too. */
    private static final int FEWEST_ABOVE_ONE = 50;

    /** How near to a whole number counts as whole after a division or logarithm in single precision. */
    private static final double NEAR = 2e-3;

    /** Rounding errors are not larger; those of single precision grow with counts above a thousand. */
    private static final double ROUNDING_ERROR = 1e-3;

    private static final int SAMPLED_CELLS = 300;

    /**
     * Looks at every entry. Whole numbers are counts. Other non-negative numbers are
     *
     * <ul>
     *   <li>nearly counts, when all are whole from 1 on but for rounding errors: counts won back from logarithms;
     *   <li>counts times one number, when nearly all entries are whole multiples of the smallest one of all;
     *   <li>divided per cell, when in nearly every cell all entries are whole multiples of the smallest one: that is
     *       what counts per ten thousand look like, and no correction of counts does; the same after rounding to some decimals;
     *   <li>scaled to one total, when most are not whole and the totals of all cells are one number but for rounding;
     *   <li>square roots of counts, when the squares of all are whole in nearly every cell;
     *   <li>logarithms, when {@code exp(v) - 1} or {@code 2^v - 1} is whole, or when none exceeds 30 and most are not
     *       whole; unless nearly all lie just below whole numbers and are no logarithms of multiples of one number in
     *       each cell, as shallow counts are whose ambient signal was taken out;
     *   <li>unclear, when hardly any is whole and they do not lie just below whole numbers: FPKM, imputed values and some
     *       corrected counts are like that;
     *   <li>count-like otherwise: ambient correction and expected counts leave large values and many whole ones.
     * </ul>
     */
    static ValueProfile of(CountMatrix matrix) {
        var scan = new Scan(matrix);
        scan.run();
        Kind kind = scan.verdict();
        return new ValueProfile(
                matrix.nonZeros(),
                matrix.nonZeros() == 0 ? 1 : scan.whole / (double) matrix.nonZeros(),
                scan.max,
                kind,
                switch (kind) {
                    case MULTIPLIED -> scan.least;
                    case SCALED_TO_TOTAL -> scan.totals().mean();
                    default -> 1;
                },
                scan.undefined ? scan.undefinedEntries : scan.negativeEntries,
                scan.badCell,
                scan.badGene,
                scan.badValue);
    }

    /** Whether a value is a count, 0 included, but for a rounding error; one that is hardly above 0 is none. */
    static boolean isNearlyCount(double value) {
        double count = Math.rint(value);
        return value == 0 || (count >= 1 && Math.abs(value - count) <= ROUNDING_ERROR * Math.max(1, count / 1000));
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) <= NEAR * Math.max(1, Math.min(value, 100) / 10);
    }

    /** One pass over the matrix, and closer looks at a sample of cells. */
    private static final class Scan {
        private final CountMatrix matrix;
        private final int[] genes;
        private final float[] row;
        private long whole;
        private long nearlyWhole;
        private long nearOne;
        private long nearMore;
        private long more;
        private double max;
        private int badCell = -1;
        private int badGene = -1;
        private float badValue;
        private boolean undefined;
        private long undefinedEntries;
        private long negativeEntries;
        private double least = Double.POSITIVE_INFINITY;

        Scan(CountMatrix matrix) {
            this.matrix = matrix;
            int longest = 0;
            for (int cell = 0; cell < matrix.cells(); cell++) {
                longest = Math.max(longest, matrix.nonZeros(cell));
            }
            genes = new int[longest];
            row = new float[longest];
        }

        void run() {
            for (int cell = 0; cell < matrix.cells(); cell++) {
                int length = matrix.copyRow(cell, genes, row, 0);
                for (int i = 0; i < length; i++) {
                    look(cell, genes[i], row[i]);
                }
            }
        }

        private void look(int cell, int gene, float value) {
            boolean finite = Float.isFinite(value);
            // An undefined value says more about a file than a negative one, so it wins.
            if ((!finite && !undefined) || (value < 0 && badCell < 0)) {
                badCell = cell;
                badGene = gene;
                badValue = value;
                undefined = !finite;
            }
            undefinedEntries += finite ? 0 : 1;
            negativeEntries += value < 0 && finite ? 1 : 0;
            if (finite) {
                max = Math.max(max, value);
                least = value > 0 ? Math.min(least, value) : least;
                whole += value == Math.rint(value) ? 1 : 0;
                nearlyWhole += isNearlyCount(value) ? 1 : 0;
                boolean near = Math.ceil(value) - value <= TAKEN_FROM_COUNTS;
                more += value > 1 ? 1 : 0;
                nearMore += near && value > 1 ? 1 : 0;
                nearOne += near && value <= 1 ? 1 : 0;
            }
        }

        Kind verdict() {
            if (badCell >= 0) {
                return undefined ? Kind.UNDEFINED : Kind.NEGATIVE;
            }
            if (whole == matrix.nonZeros()) {
                return Kind.COUNTS;
            }
            if (nearlyWhole == matrix.nonZeros()) {
                return Kind.NEARLY_COUNTS;
            }
            boolean mostWhole = whole >= WHOLE_SHARE_OF_COUNTS * matrix.nonZeros();
            if (!mostWhole && shareOfCells(this::isMultiplied) > 0.9) {
                return Kind.MULTIPLIED;
            }
            if (shareOfCells(this::isScaled) > 0.9) {
                return Kind.SCALED_PER_CELL;
            }
            if (shareOfCells(this::isLogOfCounts) > 0.9) {
                return Kind.LOGARITHMS;
            }
            if (shareOfCells(this::isRootOfCounts) > 0.9) {
                return Kind.SQUARE_ROOTS;
            }
            if (mostWhole) {
                return Kind.COUNT_LIKE;
            }
            if (max <= LARGEST_LOGARITHM && (!isLittleLessThanCounts() || shareOfCells(this::isLogOfScaled) > 0.9)) {
                return Kind.LOGARITHMS;
            }
            return ofLarge();
        }

        /** The verdict on values that are mostly not whole and too large for logarithms. */
        private Kind ofLarge() {
            if (totals().areOne()) {
                return Kind.SCALED_TO_TOTAL;
            }
            if (shareOfCells(length -> RoundedMultiples.are(row, length)) > 0.9) {
                return Kind.SCALED_PER_CELL;
            }
            boolean hardlyWhole = whole < WHOLE_BY_CHANCE * matrix.nonZeros();
            return hardlyWhole && !isLittleLessThanCounts() ? Kind.UNCLEAR : Kind.COUNT_LIKE;
        }

        RowTotals totals() {
            return RowTotals.of(matrix);
        }

        /**
         * Whether nearly all values lie just below whole numbers, those near 1 and those above alike: that is what taking a
         * little ambient signal from each count leaves, and values of a smooth scale do not.
         */
        private boolean isLittleLessThanCounts() {
            return nearOne + nearMore >= SHARE_NEAR_COUNTS * matrix.nonZeros()
                    && more >= FEWEST_ABOVE_ONE
                    && nearMore >= SHARE_NEAR_COUNTS * more;
        }

        private interface RowTest {
            boolean holds(int length);
        }

        /** Share of the sampled cells, among those with something to judge by, for which a test holds. */
        private double shareOfCells(RowTest test) {
            int judged = 0;
            int held = 0;
            int step = Math.max(1, matrix.cells() / SAMPLED_CELLS);
            for (int cell = 0; cell < matrix.cells(); cell += step) {
                int length = matrix.copyRow(cell, genes, row, 0);
                int fractions = distinctFractions(length);
                // A cell of whole numbers speaks against a division or logarithm; one repeated fraction says nothing.
                if (fractions >= 2 || fractions == 0 && length > 0) {
                    judged++;
                    held += fractions >= 2 && test.holds(length) ? 1 : 0;
                }
            }
            return judged == 0 ? 0 : held / (double) judged;
        }

        /** 0, 1 or 2 and more: rows of one repeated value say nothing. */
        private int distinctFractions(int length) {
            float first = Float.NaN;
            for (int i = 0; i < length; i++) {
                if (row[i] != Math.rint(row[i])) {
                    if (Float.isNaN(first)) {
                        first = row[i];
                    } else if (row[i] != first) {
                        return 2;
                    }
                }
            }
            return Float.isNaN(first) ? 0 : 1;
        }

        private boolean isMultiplied(int length) {
            return areMultiples(length, least);
        }

        private boolean isScaled(int length) {
            float unit = Float.POSITIVE_INFINITY;
            for (int i = 0; i < length; i++) {
                unit = Math.min(unit, row[i]);
            }
            return areMultiples(length, unit);
        }

        /**
         * Whether all values are whole multiples of a number, and not only because they were rounded to some decimals: of
         * counts many are 1, so that number is seen often, while the last decimal place alone is a rare value.
         */
        private boolean areMultiples(int length, double unit) {
            int units = 0;
            for (int i = 0; i < length; i++) {
                if (!isWhole(row[i] / unit)) {
                    return false;
                }
                units += Math.rint(row[i] / unit) == 1 ? 1 : 0;
            }
            return !isDecimalPlace(unit) || units >= SHARE_OF_ONES * length;
        }

        /** Whether it is 1, 0.1, 0.01 and so on. */
        private static boolean isDecimalPlace(double unit) {
            double place = Math.log10(unit);
            return place < 0.5 && Math.abs(place - Math.rint(place)) < 1e-6;
        }

        /** Whether all values are logarithms, to whatever base, of 1 and whole multiples of one number. */
        private boolean isLogOfScaled(int length) {
            float unit = Float.POSITIVE_INFINITY;
            for (int i = 0; i < length; i++) {
                unit = Math.min(unit, row[i]);
            }
            for (double base : new double[] {Math.E, 2, 10}) {
                boolean all = true;
                double smallest = Math.pow(base, unit) - 1;
                for (int i = 0; i < length && all; i++) {
                    all = row[i] < LARGEST_LOGARITHM && isWhole((Math.pow(base, row[i]) - 1) / smallest);
                }
                if (all) {
                    return true;
                }
            }
            return false;
        }

        private boolean isRootOfCounts(int length) {
            for (int i = 0; i < length; i++) {
                if (!isWhole((double) row[i] * row[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean isLogOfCounts(int length) {
            boolean natural = true;
            boolean binary = true;
            for (int i = 0; i < length && (natural || binary); i++) {
                natural &= row[i] < LARGEST_LOGARITHM && isWhole(Math.expm1(row[i]));
                binary &= row[i] < LARGEST_LOGARITHM && isWhole(Math.pow(2, row[i]) - 1);
            }
            return natural || binary;
        }
    }
}
