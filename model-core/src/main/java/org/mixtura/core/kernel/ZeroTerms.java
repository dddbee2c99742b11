package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.ONE;
import static org.mixtura.core.kernel.Lanes.ZERO;
import static org.mixtura.core.kernel.Lanes.load;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The log-likelihood of a cell as if all its counts were zero, with derivatives. Nine entries of ten are; what the others
 * add is {@link CountedTerms}. Formulas as in the likelihood on any device:
 * <pre>
 * NB       b = -theta log(1 + u),  u = mu / theta;   db/dlog mu = -theta u/(1 + u);   db/dlog theta = theta u/(1 + u) + b
 * Poisson  b = -mu;                                  db/dlog mu = -mu
 * with log odds h of an extra zero: S(b - h) - S(-h), S the softplus
 * </pre>
 */
final class ZeroTerms {

    private ZeroTerms() {}

    /** The passes of a likelihood, in order; with extra zeros {@link RowSpace#dropoutGradient} holds their log odds before. */
    static List<RowSpace.Pass> passes(boolean dispersed, boolean inflated) {
        if (dispersed) {
            return inflated
                    ? List.of(
                            ZeroTerms::negativeBinomial,
                            ZeroTerms::zeroOfNegativeBinomial,
                            ZeroTerms::tails,
                            ZeroTerms::inflation,
                            ZeroTerms::real,
                            ZeroTerms::realTheta)
                    : List.of(ZeroTerms::negativeBinomial);
        }
        return inflated
                ? List.of(
                        ZeroTerms::poisson,
                        ZeroTerms::zeroOfPoisson,
                        ZeroTerms::tails,
                        ZeroTerms::inflation,
                        ZeroTerms::real)
                : List.of(ZeroTerms::poisson);
    }

    private static void negativeBinomial(RowSpace row) {
        float[] mean = row.mean;
        float[] theta = row.theta;
        float[] inverseTheta = row.inverseTheta;
        float[] ratio = row.ratio;
        float[] gradient = row.gradient;
        float[] thetaGradient = row.thetaGradient;
        FloatVector factor = Lanes.all(row.factor);
        FloatVector sum = Lanes.all(0);
        FloatVector gradientSum = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector t = load(theta, j);
            FloatVector u = load(mean, j).mul(factor).mul(load(inverseTheta, j));
            u.intoArray(ratio, j);
            FloatVector y = u.add(ONE);
            FloatVector inverse = ONE.div(y);
            FloatVector log = Lanes.log1p(u, y, inverse);
            FloatVector share = u.mul(inverse);
            sum = sum.sub(t.mul(log));
            FloatVector g = t.mul(share).neg();
            g.intoArray(gradient, j);
            gradientSum = gradientSum.add(g);
            t.mul(share.sub(log)).intoArray(thetaGradient, j);
        }
        row.gradientSum = row.total(gradientSum);
        row.sum = row.total(sum);
    }

    private static void poisson(RowSpace row) {
        float[] mean = row.mean;
        float[] ratio = row.ratio;
        float[] gradient = row.gradient;
        FloatVector factor = Lanes.all(row.factor);
        FloatVector sum = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector mu = load(mean, j).mul(factor);
            mu.intoArray(ratio, j);
            mu.neg().intoArray(gradient, j);
            sum = sum.sub(mu);
        }
        row.gradientSum = row.total(sum);
        row.sum = row.gradientSum;
    }

    /** b is the sum of both derivatives. */
    private static void zeroOfNegativeBinomial(RowSpace row) {
        float[] gradient = row.gradient;
        float[] thetaGradient = row.thetaGradient;
        float[] zero = row.zero;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            load(thetaGradient, j).add(load(gradient, j)).intoArray(zero, j);
        }
    }

    private static void zeroOfPoisson(RowSpace row) {
        System.arraycopy(row.gradient, 0, row.zero, 0, row.length);
    }

    private static void tails(RowSpace row) {
        float[] zero = row.zero;
        float[] odds = row.odds;
        float[] dropoutTail = row.dropoutTail;
        float[] oddsTail = row.oddsTail;
        float[] dropout = row.dropoutGradient;
        FloatVector all = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector h = load(dropout, j);
            FloatVector difference = load(zero, j).sub(h);
            difference.intoArray(odds, j);
            all = all.add(difference);
            Lanes.expOfMinus(h).intoArray(dropoutTail, j);
            Lanes.expOfMinus(difference).intoArray(oddsTail, j);
        }
        row.isFinite &= Float.isFinite(row.total(all));
    }

    /** S(b - h) - S(-h), and its derivative by h. */
    private static void inflation(RowSpace row) {
        float[] odds = row.odds;
        float[] dropoutTail = row.dropoutTail;
        float[] oddsTail = row.oddsTail;
        float[] dropoutGradient = row.dropoutGradient;
        FloatVector sum = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector h = load(dropoutGradient, j);
            FloatVector difference = load(odds, j);
            FloatVector tailOfH = load(dropoutTail, j);
            FloatVector tail = load(oddsTail, j);
            FloatVector y = tail.add(ONE);
            FloatVector yOfH = tailOfH.add(ONE);
            VectorMask<Float> isAbove = difference.compare(VectorOperators.GE, ZERO);
            VectorMask<Float> isExtra = h.compare(VectorOperators.GE, ZERO);
            sum = sum.add(ZERO.blend(difference, isAbove))
                    .add(h.blend(ZERO, isExtra))
                    .add(Lanes.log(y.div(yOfH)));
            FloatVector keep = tail.blend(ONE, isAbove).div(y);
            FloatVector real = ONE.blend(tailOfH, isExtra).div(yOfH);
            real.sub(keep).intoArray(dropoutGradient, j);
        }
        row.sum = row.total(sum);
    }

    private static void real(RowSpace row) {
        row.gradientSum = weighted(row, row.gradient);
    }

    private static void realTheta(RowSpace row) {
        weighted(row, row.thetaGradient);
    }

    /** A derivative times the probability that a zero is none of the extra ones, in place; gives the sum. */
    private static float weighted(RowSpace row, float[] gradient) {
        float[] odds = row.odds;
        float[] oddsTail = row.oddsTail;
        FloatVector sum = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector tail = load(oddsTail, j);
            VectorMask<Float> isAbove = load(odds, j).compare(VectorOperators.GE, ZERO);
            FloatVector g = load(gradient, j).mul(tail.blend(ONE, isAbove).div(tail.add(ONE)));
            g.intoArray(gradient, j);
            sum = sum.add(g);
        }
        return row.total(sum);
    }
}
