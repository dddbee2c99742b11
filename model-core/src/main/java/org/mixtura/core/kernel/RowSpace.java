package org.mixtura.core.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * What one thread needs while it looks at one cell: vectors over the genes, with a place for genes that do not exist, and where
 * the cell's numbers lie. Passes read and write it in turn.
 */
final class RowSpace {

    /** Genes, filled up to whole vectors. */
    final int length;

    /** The mean of each gene, but for {@link #factor}; the output of the layer before. */
    final float[] mean;

    /** The derivative of the logarithm of the mean by the output of the layer; unused by a softmax. */
    final float[] slope;

    /** Mean over inverse dispersion; the mean itself where there is no dispersion. */
    final float[] ratio;

    /** The derivative of the log-likelihood by the logarithm of the mean. */
    final float[] gradient;

    /** The inverse dispersion theta, and one over it. */
    final float[] theta;

    final float[] inverseTheta;

    /** The derivative by log theta. */
    final float[] thetaGradient;

    /** The log probability b of a zero without inflation. */
    final float[] zero;

    /** b less the log odds h of an extra zero. */
    final float[] odds;

    /** e^-|h| and e^-|b - h|. */
    final float[] dropoutTail;

    final float[] oddsTail;

    /** The derivative by h; h itself before. */
    final float[] dropoutGradient;

    /** The entries above zero: their columns and counts, where they begin and how many they are, whole vectors. */
    int[] columns = new int[0];

    float[] counts = new float[0];
    int from;
    int entries;

    /** The same entries one after the other, with what the passes need and find of each. */
    float[] entryCount = new float[0];

    float[] entryRatio = new float[0];
    float[] entryTheta = new float[0];
    float[] entryOdds = new float[0];
    float[] entryExtra = new float[0];
    float[] entryGradient = new float[0];
    float[] entryThetaGradient = new float[0];

    /** The outputs of the layers and where those of the cell begin. */
    MemorySegment outputs = MemorySegment.NULL;

    MemorySegment dropouts = MemorySegment.NULL;
    MemorySegment thetaGradients = MemorySegment.NULL;
    long at;

    /** The library size. */
    float library;

    /** The largest output of the layer, and whether all of them are numbers. */
    float largest;

    boolean isFinite;

    /** What turns {@link #mean} into shares, and into means. */
    float divisor;

    float factor;

    /** The log-likelihood so far. */
    double sum;

    /** The sum of {@link #gradient} so far. */
    float gradientSum;

    private final float[] lanes = new float[Lanes.WIDTH];

    RowSpace(int genes, boolean inflated) {
        this.length = Lanes.padded(genes);
        this.mean = vector();
        this.slope = vector();
        this.ratio = vector();
        this.gradient = vector();
        this.theta = vector();
        this.inverseTheta = vector();
        this.thetaGradient = vector();
        this.zero = inflated ? vector() : new float[0];
        this.odds = inflated ? vector() : new float[0];
        this.dropoutTail = inflated ? vector() : new float[0];
        this.oddsTail = inflated ? vector() : new float[0];
        this.dropoutGradient = inflated ? vector() : new float[0];
    }

    /** Makes room for so many entries. */
    void ensureEntries(int count) {
        entries = count;
        if (entryCount.length < count) {
            entryCount = new float[count];
            entryRatio = new float[count];
            entryTheta = new float[count];
            entryOdds = new float[count];
            entryExtra = new float[count];
            entryGradient = new float[count];
            entryThetaGradient = new float[count];
        }
    }

    /** The sum of a vector's numbers, in order: left to itself, the order depends on what has been compiled by then. */
    float total(FloatVector vector) {
        vector.intoArray(lanes, 0);
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        return total;
    }

    private float[] vector() {
        float[] vector = new float[length + Lanes.WIDTH];
        // Of a gene that does not exist every quotient and logarithm is finite.
        Arrays.fill(vector, length, vector.length, 1);
        return vector;
    }

    /** A loop over the genes, or over the counts above zero, of a cell. */
    @FunctionalInterface
    interface Pass {

        void over(RowSpace row);
    }
}
