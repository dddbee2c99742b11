package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.mixtura.core.engine.StepScope;

/**
 * The squared maximum mean discrepancy of two weighted samples (Gretton et al., JMLR 13, 2012), biased form: with weights
 * a of points u and b of points v, each summing to 1,
 * <pre>
 * MMD2 = sum_ij a_i a_j k(u_i, u_j) + sum_ij b_i b_j k(v_i, v_j) - 2 sum_ij a_i b_j k(u_i, v_j)
 *      = c' K c,   points p = (u, v), signed weights c = (a, -b)
 * </pre>
 * so that one pass over all pairs gives the value and, in closed form, its gradient:
 * <pre>
 * d/dc = 2 K c;   d/dp_i = -4 c_i sum_j c_j k(p_i, p_j) (p_i - p_j) / w
 * </pre>
 * Nothing of the size of all pairs is kept: rows of the kernel matrix are made a block at a time and freed, so n points
 * take memory in proportion to n times the dimensions, and a block; time is in proportion to n squared.
 */
public final class Discrepancy {

    /** Entries of a block of kernel rows: 4 MB each, and few of them are alive at a time. */
    private static final int BLOCK = 1 << 20;

    /** Points whose distances the median is taken of. */
    private static final int MEDIAN_POINTS = 512;

    private static final List<Double> WIDTHS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final KernelWidth width;
    private final double scale;
    private final StepScope step;
    private final int block;

    /** @param scale what the width is multiplied by, above 0 */
    public Discrepancy(KernelWidth width, double scale, StepScope step) {
        this(width, scale, step, BLOCK);
    }

    /** As above, with blocks of so many entries. */
    Discrepancy(KernelWidth width, double scale, StepScope step, int block) {
        this.width = width;
        this.scale = scale;
        this.step = step;
        this.block = block;
    }

    /**
     * A weighted sample.
     *
     * @param points n x dimensions
     * @param weights n values that sum to 1
     */
    public record Sample(NDArray points, NDArray weights) {}

    /**
     * A discrepancy.
     *
     * @param squared its value, a scalar; no gradient flows from it
     * @param objective a scalar of another value whose gradient is that of {@code squared}
     */
    public record Result(NDArray squared, NDArray objective) {}

    /** The discrepancy with its gradient in points and weights of both samples. */
    public Result between(Sample one, Sample other) {
        NDArray points = one.points.concat(other.points, 0);
        NDArray signed = one.weights.concat(other.weights.neg(), 0);
        NDList found = computed(points, signed);
        NDArray objective =
                points.mul(found.get(1)).sum().add(signed.mul(found.get(2)).sum());
        return new Result(found.get(0), objective);
    }

    /** The value alone. */
    public NDArray squared(Sample one, Sample other) {
        NDArray points = one.points.concat(other.points, 0);
        return computed(points, one.weights.concat(other.weights.neg(), 0)).get(0);
    }

    /** Value, gradient by the points, gradient by the signed weights. */
    private NDList computed(NDArray points, NDArray signed) {
        // Differences alone matter; near the origin their squares lose no digits.
        NDArray fixed = points.stopGradient();
        NDArray centred = fixed.sub(fixed.mean(new int[] {0}, true));
        NDArray weights = signed.stopGradient().expandDims(1);
        NDArray lengths = squaredLengths(centred);
        NDArray weighted = centred.mul(weights);
        NDList widths = widths(centred);
        int all = Math.toIntExact(points.getShape().get(0));
        // Filled in place: small results of each block between large arrays would leave memory in pieces.
        NDArray kernel = step.filled(new Shape(all, 1), 0);
        NDArray slopes = step.filled(points.getShape(), 0);
        int rows = Math.max(1, block / all);
        for (int from = 0; from < all; from += rows) {
            int to = Math.min(all, from + rows);
            var inputs = new NDList(centred, weights, lengths, weighted);
            inputs.addAll(widths);
            var rowsOf = new Rows(from, to, step);
            step.scratch(inputs, in -> {
                NDList sums = rowsOf.sums(in);
                var place = new NDIndex("{}:{}", rowsOf.from, rowsOf.to);
                kernel.set(place, sums.get(0));
                slopes.set(place, sums.get(1));
                return new NDList();
            });
        }
        return new NDList(
                kernel.mul(weights).sum(),
                slopes.mul(weights).mul(step.constant(-4)),
                kernel.mul(step.constant(2)).reshape(all));
    }

    /** Some rows of the kernel matrix. */
    private record Rows(int from, int to, StepScope step) {

        /**
         * sum_j c_j k_ij and sum_j c_j k_ij (p_i - p_j) / w of each row.
         *
         * @param in points, signed weights as a column, squared lengths as a column, weighted points, widths
         */
        NDList sums(NDList in) {
            NDArray points = in.get(0);
            NDArray signed = in.get(1);
            NDArray own = points.get(new NDIndex("{}:{}", from, to));
            NDArray ownLengths = in.get(2).get(new NDIndex("{}:{}", from, to));
            NDArray distances = squaredDistances(own, ownLengths, points, in.get(2), step);
            NDArray kernel = null;
            NDArray steep = null;
            List<NDArray> widths = in.subList(4, in.size());
            NDArray share = step.constant(1.0 / widths.size());
            for (NDArray width : widths) {
                NDArray one = distances.div(width).neg().exp().mul(share);
                NDArray oneSteep = one.div(width);
                kernel = kernel == null ? one : kernel.add(one);
                steep = steep == null ? oneSteep : steep.add(oneSteep);
            }
            if (kernel == null || steep == null) {
                throw new IllegalStateException("a kernel needs a width");
            }
            NDArray pull = own.mul(steep.matMul(signed)).sub(steep.matMul(in.get(3)));
            return new NDList(kernel.matMul(signed), pull);
        }
    }

    private NDList widths(NDArray points) {
        double fixed = scale * points.getShape().get(1);
        return switch (width) {
            case FIXED -> new NDList(step.constant(fixed));
            case SUM ->
                new NDList(WIDTHS.stream().map(w -> step.constant(w * fixed)).toList());
            case MEDIAN -> new NDList(median(points).mul(step.constant(scale)));
        };
    }

    /** The median squared distance of pairs of different points, of some of them when there are many; never 0. */
    private NDArray median(NDArray points) {
        long stride = stride(points.getShape().get(0));
        return step.scratch(new NDList(points), in -> {
                    NDArray some = in.get(0).get(new NDIndex("0::{}", stride));
                    NDArray lengths = squaredLengths(some);
                    long n = some.getShape().get(0);
                    NDArray sorted = squaredDistances(some, lengths, some, lengths, step)
                            .flatten()
                            .sort();
                    // The n smallest are those of points to themselves.
                    NDArray middle = sorted.get(new NDIndex("{}", Math.min(n * n - 1, n + (n * n - n) / 2)));
                    return new NDList(middle.maximum(step.constant(1e-12)));
                })
                .singletonOrThrow();
    }

    /** Shares no divisor with the number of points, so that points which repeat a pattern are met evenly. */
    private static long stride(long points) {
        long stride = Math.ceilDiv(points, MEDIAN_POINTS);
        while (gcd(stride, points) > 1) {
            stride++;
        }
        return stride;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static NDArray squaredLengths(NDArray points) {
        return points.square().sum(new int[] {1}, true);
    }

    private static NDArray squaredDistances(
            NDArray rows, NDArray rowLengths, NDArray columns, NDArray columnLengths, StepScope step) {
        return rows.matMul(columns.transpose())
                .mul(step.constant(-2))
                .add(rowLengths)
                .add(columnLengths.transpose())
                .maximum(step.constant(0));
    }
}
