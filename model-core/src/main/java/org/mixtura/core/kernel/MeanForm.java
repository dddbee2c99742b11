package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.ONE;
import static org.mixtura.core.kernel.Lanes.ZERO;
import static org.mixtura.core.kernel.Lanes.load;
import static org.mixtura.core.kernel.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** How the output of a layer becomes the mean count of each gene, and how gradients go back. */
public enum MeanForm {
    /** Shares that sum to 1 over the genes. */
    SOFTMAX(MeanForm::exponentials, MeanForm::lossOfShares),
    /** Each gene by itself, between 0 and 1. */
    SIGMOID(MeanForm::sigmoids, MeanForm::lossOfOutputs),
    /** Each gene by itself, above 0. */
    SOFTPLUS(MeanForm::softpluses, MeanForm::lossOfOutputs),
    /** Each gene by itself, above 0, its logarithm linear. */
    EXP(MeanForm::powers, MeanForm::lossOfOutputs);

    /** No mean is smaller, as on any device. */
    private static final FloatVector SMALLEST = Lanes.all(1e-30f);

    /** Turns outputs into means, in place. */
    final RowSpace.Pass means;

    /** Overwrites the outputs by the derivative of the loss, from that of the log-likelihood by the log means. */
    final RowSpace.Pass loss;

    MeanForm(RowSpace.Pass means, RowSpace.Pass loss) {
        this.means = means;
        this.loss = loss;
    }

    private static void exponentials(RowSpace row) {
        float[] mean = row.mean;
        FloatVector largest = Lanes.all(row.largest);
        FloatVector sum = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector share = Lanes.expOfMinus(load(mean, j).sub(largest));
            share.intoArray(mean, j);
            sum = sum.add(share);
        }
        row.divisor = row.total(sum);
        row.factor = row.library / row.divisor;
    }

    private static void sigmoids(RowSpace row) {
        float[] mean = row.mean;
        float[] slope = row.slope;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector a = load(mean, j);
            VectorMask<Float> isPositive = a.compare(VectorOperators.GE, ZERO);
            FloatVector tail = Lanes.expOfMinus(a);
            FloatVector near = ONE.div(tail.add(ONE));
            FloatVector far = tail.mul(near);
            far.blend(near, isPositive).intoArray(mean, j);
            near.blend(far, isPositive).intoArray(slope, j);
        }
        row.factor = row.library;
    }

    private static void softpluses(RowSpace row) {
        float[] mean = row.mean;
        float[] slope = row.slope;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector a = load(mean, j);
            VectorMask<Float> isPositive = a.compare(VectorOperators.GE, ZERO);
            FloatVector tail = Lanes.expOfMinus(a);
            FloatVector y = tail.add(ONE);
            FloatVector near = ONE.div(y);
            FloatVector value =
                    Lanes.log1p(tail, y, near).add(ZERO.blend(a, isPositive)).max(SMALLEST);
            value.intoArray(mean, j);
            tail.mul(near).blend(near, isPositive).div(value).intoArray(slope, j);
        }
        row.factor = row.library;
    }

    private static void powers(RowSpace row) {
        float[] mean = row.mean;
        float[] slope = row.slope;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            Lanes.exp(load(mean, j)).intoArray(mean, j);
            ONE.intoArray(slope, j);
        }
        row.factor = row.library;
    }

    private static void lossOfShares(RowSpace row) {
        float[] mean = row.mean;
        float[] gradient = row.gradient;
        MemorySegment into = row.outputs;
        long at = row.at;
        FloatVector factor = Lanes.all(row.gradientSum / row.divisor);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            store(load(mean, j).mul(factor).sub(load(gradient, j)), into, at + j);
        }
    }

    private static void lossOfOutputs(RowSpace row) {
        float[] slope = row.slope;
        float[] gradient = row.gradient;
        MemorySegment into = row.outputs;
        long at = row.at;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            store(load(slope, j).mul(load(gradient, j)).neg(), into, at + j);
        }
    }
}
