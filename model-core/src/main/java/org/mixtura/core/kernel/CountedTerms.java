package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.HALF;
import static org.mixtura.core.kernel.Lanes.LARGE;
import static org.mixtura.core.kernel.Lanes.ONE;
import static org.mixtura.core.kernel.Lanes.TWELFTH;
import static org.mixtura.core.kernel.Lanes.ZERO;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * What the counts x above zero of a cell add to {@link ZeroTerms}, without -log x!, and to the derivatives. With u = mu / theta:
 * <pre>
 * Poisson  x log mu
 * NB       x log((mu + e) / (mu + theta)) or x log(u/(1 + u) + e), by the guard,
 *          + log gamma(x + theta) - log gamma(theta)
 * with extra zeros of log odds h: -S(h - b)
 * </pre>
 * Vectors are filled up with counts of zero of a gene that does not exist, which add nothing.
 */
final class CountedTerms {

    /** Means below are as likely as this one where a guard asks for it. */
    private static final FloatVector LEAST_MEAN = Lanes.all(1e-8f);

    private static final FloatVector LEAST_SHARE = Lanes.all(1e-10f);
    private static final FloatVector SMALLEST = Lanes.all(Float.MIN_NORMAL);

    private CountedTerms() {}

    /** The passes of a likelihood, in order. */
    static List<RowSpace.Pass> passes(boolean dispersed, boolean inflated, ShareGuard guard) {
        var passes = new ArrayList<RowSpace.Pass>();
        if (inflated) {
            passes.add(CountedTerms::inflation);
            passes.add(dispersed ? CountedTerms::realDispersed : CountedTerms::real);
        }
        if (!dispersed) {
            passes.add(CountedTerms::logMeans);
            return passes;
        }
        if (inflated) {
            passes.add(CountedTerms::realTheta);
        }
        passes.add(
                switch (guard) {
                    case OF_MEAN -> CountedTerms::guardedMeans;
                    case OF_SHARE -> CountedTerms::guardedShares;
                });
        passes.addAll(List.of(
                CountedTerms::gammasOfSums,
                CountedTerms::gammasOfThetas,
                CountedTerms::digammasOfSums,
                CountedTerms::digammasOfThetas,
                CountedTerms::largeThetas));
        return passes;
    }

    private static FloatVector gather(float[] values, int[] columns, int k) {
        return FloatVector.fromArray(Lanes.SPECIES, values, 0, columns, k);
    }

    private static void add(FloatVector value, float[] into, int[] columns, int k) {
        gather(into, columns, k).add(value).intoArray(into, 0, columns, k);
    }

    private static FloatVector load(float[] counts, int k) {
        return FloatVector.fromArray(Lanes.SPECIES, counts, k);
    }

    /** False for entries that only fill up a vector. */
    private static VectorMask<Float> isReal(float[] counts, int k) {
        return load(counts, k).compare(VectorOperators.GT, ZERO);
    }

    /** The probability that an entry is one of the extra zeros, given that it were zero: sigmoid(h - b). */
    private static FloatVector extra(FloatVector odds) {
        FloatVector tail = Lanes.expOfMinus(odds);
        return ONE.blend(tail, odds.compare(VectorOperators.GE, ZERO)).div(tail.add(ONE));
    }

    private static void inflation(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] odds = row.odds;
        float[] dropoutGradient = row.dropoutGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            VectorMask<Float> isReal = isReal(counts, k);
            FloatVector difference = gather(odds, columns, k);
            VectorMask<Float> isAbove = difference.compare(VectorOperators.GE, ZERO);
            FloatVector tail = Lanes.expOfMinus(difference);
            FloatVector y = tail.add(ONE);
            FloatVector softplus = Lanes.log(y).sub(difference.blend(ZERO, isAbove));
            sum = sum.sub(ZERO.blend(softplus, isReal));
            FloatVector extra = ONE.blend(tail, isAbove).div(y);
            add(ZERO.blend(extra, isReal).neg(), dropoutGradient, columns, k);
        }
        row.sum += row.total(sum);
    }

    private static void real(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] odds = row.odds;
        float[] zero = row.zero;
        float[] gradient = row.gradient;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector whole = gather(zero, columns, k).mul(extra(gather(odds, columns, k)));
            FloatVector more = ZERO.blend(whole, isReal(counts, k));
            add(more, gradient, columns, k);
            sum = sum.add(more);
        }
        row.gradientSum += row.total(sum);
    }

    private static void realDispersed(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] odds = row.odds;
        float[] ratio = row.ratio;
        float[] theta = row.theta;
        float[] gradient = row.gradient;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector u = gather(ratio, columns, k);
            FloatVector ofZero = gather(theta, columns, k).mul(u).div(u.add(ONE));
            FloatVector more = ZERO.blend(ofZero.mul(extra(gather(odds, columns, k))), isReal(counts, k));
            add(more.neg(), gradient, columns, k);
            sum = sum.sub(more);
        }
        row.gradientSum += row.total(sum);
    }

    private static void realTheta(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] odds = row.odds;
        float[] ratio = row.ratio;
        float[] theta = row.theta;
        float[] zero = row.zero;
        float[] thetaGradient = row.thetaGradient;
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector u = gather(ratio, columns, k);
            FloatVector ofZero =
                    gather(theta, columns, k).mul(u).div(u.add(ONE)).add(gather(zero, columns, k));
            FloatVector whole = ofZero.mul(extra(gather(odds, columns, k)));
            add(ZERO.blend(whole, isReal(counts, k)), thetaGradient, columns, k);
        }
    }

    private static void logMeans(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] mean = row.ratio;
        float[] gradient = row.gradient;
        FloatVector sum = Lanes.all(0);
        FloatVector gradientSum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            sum = x.fma(Lanes.log(gather(mean, columns, k).max(SMALLEST)), sum);
            add(x, gradient, columns, k);
            gradientSum = gradientSum.add(x);
        }
        row.gradientSum += row.total(gradientSum);
        row.sum += row.total(sum);
    }

    private static void guardedMeans(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] ratio = row.ratio;
        float[] inverseTheta = row.inverseTheta;
        float[] gradient = row.gradient;
        float[] thetaGradient = row.thetaGradient;
        FloatVector sum = Lanes.all(0);
        FloatVector gradientSum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            FloatVector u = gather(ratio, columns, k);
            FloatVector inverse = ONE.div(u.add(ONE));
            FloatVector guarded = gather(inverseTheta, columns, k).fma(LEAST_MEAN, u);
            sum = x.fma(Lanes.log(guarded.mul(inverse)), sum);
            FloatVector more = x.mul(u).mul(ONE.div(guarded).sub(inverse));
            gradientSum = gradientSum.add(more);
            add(more, gradient, columns, k);
            add(x.mul(inverse).neg(), thetaGradient, columns, k);
        }
        row.gradientSum += row.total(gradientSum);
        row.sum += row.total(sum);
    }

    private static void guardedShares(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] ratio = row.ratio;
        float[] gradient = row.gradient;
        float[] thetaGradient = row.thetaGradient;
        FloatVector sum = Lanes.all(0);
        FloatVector gradientSum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            FloatVector u = gather(ratio, columns, k);
            FloatVector inverse = ONE.div(u.add(ONE));
            FloatVector share = u.mul(inverse);
            FloatVector guarded = share.add(LEAST_SHARE);
            sum = x.fma(Lanes.log(guarded), sum);
            FloatVector more = x.mul(share).mul(inverse).div(guarded);
            gradientSum = gradientSum.add(more);
            add(more, gradient, columns, k);
            add(more.neg(), thetaGradient, columns, k);
        }
        row.gradientSum += row.total(gradientSum);
        row.sum += row.total(sum);
    }

    private static void gammasOfSums(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] theta = row.theta;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector t = gather(theta, columns, k);
            FloatVector gamma = Lanes.logGamma(load(counts, k).add(t));
            sum = sum.add(gamma.blend(ZERO, t.compare(VectorOperators.GE, LARGE)));
        }
        row.sum += row.total(sum);
    }

    private static void gammasOfThetas(RowSpace row) {
        int[] columns = row.columns;
        float[] theta = row.theta;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector t = gather(theta, columns, k);
            sum = sum.add(Lanes.logGamma(t).blend(ZERO, t.compare(VectorOperators.GE, LARGE)));
        }
        row.sum -= row.total(sum);
    }

    private static void digammasOfSums(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] theta = row.theta;
        float[] thetaGradient = row.thetaGradient;
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector t = gather(theta, columns, k);
            FloatVector slope = t.mul(Lanes.digamma(load(counts, k).add(t)));
            add(slope.blend(ZERO, t.compare(VectorOperators.GE, LARGE)), thetaGradient, columns, k);
        }
    }

    private static void digammasOfThetas(RowSpace row) {
        int[] columns = row.columns;
        float[] theta = row.theta;
        float[] thetaGradient = row.thetaGradient;
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector t = gather(theta, columns, k);
            FloatVector slope = t.mul(Lanes.digamma(t));
            add(slope.blend(ZERO, t.compare(VectorOperators.GE, LARGE)).neg(), thetaGradient, columns, k);
        }
    }

    /**
     * Of large theta both log gammas have too many digits before the point to leave any after it: there it is the difference
     * of Stirling's series, term by term, and so with its derivative.
     */
    private static void largeThetas(RowSpace row) {
        int[] columns = row.columns;
        float[] counts = row.counts;
        float[] theta = row.theta;
        float[] thetaGradient = row.thetaGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = row.from; k < row.to; k += Lanes.WIDTH) {
            FloatVector t = gather(theta, columns, k);
            VectorMask<Float> isLarge = t.compare(VectorOperators.GE, LARGE);
            if (!isLarge.anyTrue()) {
                continue;
            }
            FloatVector x = load(counts, k);
            FloatVector z = t.add(x);
            FloatVector inverse = ONE.div(t);
            FloatVector inverseOfSum = ONE.div(z);
            FloatVector ratio = x.mul(inverse);
            FloatVector y = ratio.add(ONE);
            FloatVector log = Lanes.log1p(ratio, y, ONE.div(y));
            // 1/theta - 1/(x + theta)
            FloatVector gap = ratio.mul(inverseOfSum);
            FloatVector value =
                    t.sub(HALF).mul(log).sub(x).add(x.mul(Lanes.log(z))).sub(gap.mul(TWELFTH));
            sum = sum.add(ZERO.blend(value, isLarge));
            FloatVector slope = log.add(gap.mul(HALF))
                    .add(gap.mul(inverse.add(inverseOfSum)).mul(TWELFTH));
            add(ZERO.blend(t.mul(slope), isLarge), thetaGradient, columns, k);
        }
        row.sum += row.total(sum);
    }
}
