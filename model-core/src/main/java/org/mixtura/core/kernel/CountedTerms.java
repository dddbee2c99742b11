package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.HALF;
import static org.mixtura.core.kernel.Lanes.LARGE;
import static org.mixtura.core.kernel.Lanes.ONE;
import static org.mixtura.core.kernel.Lanes.TWELFTH;
import static org.mixtura.core.kernel.Lanes.ZERO;
import static org.mixtura.core.kernel.Lanes.load;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Vectors are filled up with counts of zero of a gene that does not exist, which add nothing. What the passes need of each entry is
 * gathered first and what they find is scattered last, so that those between read in order.
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
        passes.add(CountedTerms::gatherRatios);
        if (dispersed) {
            passes.add(CountedTerms::gatherThetas);
        }
        if (inflated) {
            passes.add(CountedTerms::inflation);
            passes.add(dispersed ? CountedTerms::realDispersed : CountedTerms::real);
        }
        if (dispersed) {
            passes.addAll(ofNegativeBinomial(inflated, guard));
        } else {
            passes.add(CountedTerms::logMeans);
        }
        passes.add(CountedTerms::scatterGradients);
        return passes;
    }

    private static List<RowSpace.Pass> ofNegativeBinomial(boolean inflated, ShareGuard guard) {
        var passes = new ArrayList<RowSpace.Pass>();
        if (inflated) {
            passes.add(CountedTerms::realTheta);
        }
        passes.addAll(List.of(
                switch (guard) {
                    case OF_MEAN -> CountedTerms::guardedMeans;
                    case OF_SHARE -> CountedTerms::guardedShares;
                },
                CountedTerms::gammasOfSums,
                CountedTerms::gammasOfThetas,
                CountedTerms::digammasOfSums,
                CountedTerms::digammasOfThetas,
                CountedTerms::largeThetas,
                CountedTerms::scatterThetas));
        return passes;
    }

    private static void gather(RowSpace row, float[] from, float[] into) {
        int[] columns = row.columns;
        int first = row.from;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector.fromArray(Lanes.SPECIES, from, 0, columns, first + k).intoArray(into, k);
        }
    }

    private static void scatter(RowSpace row, float[] from, float[] into) {
        int[] columns = row.columns;
        int first = row.from;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector before = FloatVector.fromArray(Lanes.SPECIES, into, 0, columns, first + k);
            before.add(load(from, k)).intoArray(into, 0, columns, first + k);
        }
    }

    private static void gatherRatios(RowSpace row) {
        gather(row, row.ratio, row.entryRatio);
        Arrays.fill(row.entryGradient, 0, row.entries, 0);
        System.arraycopy(row.counts, row.from, row.entryCount, 0, row.entries);
    }

    private static void gatherThetas(RowSpace row) {
        gather(row, row.theta, row.entryTheta);
        Arrays.fill(row.entryThetaGradient, 0, row.entries, 0);
    }

    private static void scatterGradients(RowSpace row) {
        scatter(row, row.entryGradient, row.gradient);
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            sum = sum.add(load(row.entryGradient, k));
        }
        row.gradientSum += row.total(sum);
    }

    private static void scatterThetas(RowSpace row) {
        scatter(row, row.entryThetaGradient, row.thetaGradient);
    }

    /** Leaves the probability of each entry that it would be one of the extra zeros, were it zero: sigmoid(h - b). */
    private static void inflation(RowSpace row) {
        float[] counts = row.entryCount;
        float[] odds = row.entryOdds;
        float[] extras = row.entryExtra;
        gather(row, row.odds, odds);
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            VectorMask<Float> isReal = load(counts, k).compare(VectorOperators.GT, ZERO);
            FloatVector difference = load(odds, k);
            VectorMask<Float> isAbove = difference.compare(VectorOperators.GE, ZERO);
            FloatVector tail = Lanes.expOfMinus(difference);
            FloatVector y = tail.add(ONE);
            FloatVector softplus = Lanes.log(y).sub(difference.blend(ZERO, isAbove));
            sum = sum.sub(ZERO.blend(softplus, isReal));
            FloatVector extra = ONE.blend(tail, isAbove).div(y);
            ZERO.blend(extra, isReal).intoArray(extras, k);
            ZERO.blend(extra, isReal).neg().intoArray(odds, k);
        }
        row.sum += row.total(sum);
        scatter(row, odds, row.dropoutGradient);
    }

    private static void real(RowSpace row) {
        float[] extra = row.entryExtra;
        float[] mean = row.entryRatio;
        float[] gradient = row.entryGradient;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            load(gradient, k).sub(load(mean, k).mul(load(extra, k))).intoArray(gradient, k);
        }
    }

    private static void realDispersed(RowSpace row) {
        float[] extra = row.entryExtra;
        float[] ratio = row.entryRatio;
        float[] theta = row.entryTheta;
        float[] gradient = row.entryGradient;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector u = load(ratio, k);
            FloatVector ofZero = load(theta, k).mul(u).div(u.add(ONE));
            load(gradient, k).sub(ofZero.mul(load(extra, k))).intoArray(gradient, k);
        }
    }

    private static void realTheta(RowSpace row) {
        float[] extra = row.entryExtra;
        float[] ratio = row.entryRatio;
        float[] theta = row.entryTheta;
        float[] zero = row.entryOdds;
        float[] thetaGradient = row.entryThetaGradient;
        gather(row, row.zero, zero);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector u = load(ratio, k);
            FloatVector ofZero = load(theta, k).mul(u).div(u.add(ONE)).add(load(zero, k));
            load(thetaGradient, k).add(ofZero.mul(load(extra, k))).intoArray(thetaGradient, k);
        }
    }

    private static void logMeans(RowSpace row) {
        float[] counts = row.entryCount;
        float[] mean = row.entryRatio;
        float[] gradient = row.entryGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            sum = x.fma(Lanes.log(load(mean, k).max(SMALLEST)), sum);
            load(gradient, k).add(x).intoArray(gradient, k);
        }
        row.sum += row.total(sum);
    }

    private static void guardedMeans(RowSpace row) {
        float[] counts = row.entryCount;
        float[] ratio = row.entryRatio;
        float[] theta = row.entryTheta;
        float[] gradient = row.entryGradient;
        float[] thetaGradient = row.entryThetaGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            FloatVector u = load(ratio, k);
            FloatVector inverse = ONE.div(u.add(ONE));
            FloatVector guarded = u.add(LEAST_MEAN.div(load(theta, k)));
            sum = x.fma(Lanes.log(guarded.mul(inverse)), sum);
            FloatVector more = x.mul(u).mul(ONE.div(guarded).sub(inverse));
            load(gradient, k).add(more).intoArray(gradient, k);
            load(thetaGradient, k).sub(x.mul(inverse)).intoArray(thetaGradient, k);
        }
        row.sum += row.total(sum);
    }

    private static void guardedShares(RowSpace row) {
        float[] counts = row.entryCount;
        float[] ratio = row.entryRatio;
        float[] gradient = row.entryGradient;
        float[] thetaGradient = row.entryThetaGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector x = load(counts, k);
            FloatVector u = load(ratio, k);
            FloatVector inverse = ONE.div(u.add(ONE));
            FloatVector share = u.mul(inverse);
            FloatVector guarded = share.add(LEAST_SHARE);
            sum = x.fma(Lanes.log(guarded), sum);
            FloatVector more = x.mul(share).mul(inverse).div(guarded);
            load(gradient, k).add(more).intoArray(gradient, k);
            load(thetaGradient, k).sub(more).intoArray(thetaGradient, k);
        }
        row.sum += row.total(sum);
    }

    private static void gammasOfSums(RowSpace row) {
        float[] counts = row.entryCount;
        float[] theta = row.entryTheta;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector t = load(theta, k);
            FloatVector gamma = Lanes.logGamma(load(counts, k).add(t));
            sum = sum.add(gamma.blend(ZERO, t.compare(VectorOperators.GE, LARGE)));
        }
        row.sum += row.total(sum);
    }

    private static void gammasOfThetas(RowSpace row) {
        float[] theta = row.entryTheta;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector t = load(theta, k);
            sum = sum.add(Lanes.logGamma(t).blend(ZERO, t.compare(VectorOperators.GE, LARGE)));
        }
        row.sum -= row.total(sum);
    }

    private static void digammasOfSums(RowSpace row) {
        float[] counts = row.entryCount;
        float[] theta = row.entryTheta;
        float[] thetaGradient = row.entryThetaGradient;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector t = load(theta, k);
            FloatVector slope =
                    t.mul(Lanes.digamma(load(counts, k).add(t))).blend(ZERO, t.compare(VectorOperators.GE, LARGE));
            load(thetaGradient, k).add(slope).intoArray(thetaGradient, k);
        }
    }

    private static void digammasOfThetas(RowSpace row) {
        float[] theta = row.entryTheta;
        float[] thetaGradient = row.entryThetaGradient;
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector t = load(theta, k);
            FloatVector slope = t.mul(Lanes.digamma(t)).blend(ZERO, t.compare(VectorOperators.GE, LARGE));
            load(thetaGradient, k).sub(slope).intoArray(thetaGradient, k);
        }
    }

    /**
     * Of large theta both log gammas have too many digits before the point to leave any after it: there it is the difference
     * of Stirling's series, term by term, and so with its derivative.
     */
    private static void largeThetas(RowSpace row) {
        float[] counts = row.entryCount;
        float[] theta = row.entryTheta;
        float[] thetaGradient = row.entryThetaGradient;
        FloatVector sum = Lanes.all(0);
        for (int k = 0; k < row.entries; k += Lanes.WIDTH) {
            FloatVector t = load(theta, k);
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
            load(thetaGradient, k).add(ZERO.blend(t.mul(slope), isLarge)).intoArray(thetaGradient, k);
        }
        row.sum += row.total(sum);
    }
}
