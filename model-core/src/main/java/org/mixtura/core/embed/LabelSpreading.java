package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * Gives points without a type the type of those that they are linked to by near neighbours (Zhou et al., Learning with
 * local and global consistency, NIPS 16, 2003):
 *
 * <pre>
 * F = (1 - a) sum_i (a S)^i Y,  S = D^-1/2 A D^-1/2,  Y = 1 where a point is known to be of a type
 * </pre>
 *
 * and each point is of the type with the largest F. Unlike in the paper A has ones on its diagonal, as the graph of {@link
 * Spectral} has.
 *
 * @param neighbours edges from each point, the point itself not counted
 * @param reach a, between 0 and 1: how far a known type spreads
 */
public record LabelSpreading(int neighbours, double reach) {

    private static final int MOST_STEPS = 1000;
    private static final double TOLERANCE = 1e-9;

    public LabelSpreading {
        if (neighbours < 1 || !(reach > 0 && reach < 1)) {
            throw new IllegalArgumentException(neighbours + " neighbours, reach " + reach);
        }
    }

    /** The graph of {@link Spectral}, and the reach of the paper's examples. */
    public static LabelSpreading usual() {
        return new LabelSpreading(15, 0.99);
    }

    /**
     * The type of each point; a known one keeps its own.
     *
     * @param points points x dimensions, all finite
     * @param known the type of each point; negative: not known
     * @param types how many types there are
     * @param pulse asked now and then
     * @return negative where no known point is within reach
     */
    public int[] spread(FloatMatrix points, int[] known, int types, Pulse pulse) {
        if (known.length != points.rows()) {
            throw new IllegalArgumentException(known.length + " types of " + points.rows() + " points");
        }
        if (points.rows() < 2) {
            return known.clone();
        }
        var walk = NeighbourWalk.of(points, neighbours, pulse);
        double[][] shares = IntStream.range(0, types)
                .parallel()
                .mapToObj(type -> shares(walk, known, type, pulse))
                .toArray(double[][]::new);
        return IntStream.range(0, known.length)
                .map(point -> known[point] >= 0 ? known[point] : largest(shares, point))
                .toArray();
    }

    private double[] shares(NeighbourWalk walk, int[] known, int type, Pulse pulse) {
        double[] own =
                Arrays.stream(known).mapToDouble(k -> k == type ? 1 - reach : 0).toArray();
        double[] shares = own;
        for (int step = 0; step < MOST_STEPS; step++) {
            pulse.beat((double) step / MOST_STEPS);
            double[] next = walk.step(shares);
            double moved = 0;
            for (int i = 0; i < next.length; i++) {
                next[i] = reach * next[i] + own[i];
                moved = Math.max(moved, Math.abs(next[i] - shares[i]));
            }
            shares = next;
            if (moved < TOLERANCE) {
                break;
            }
        }
        return shares;
    }

    private static int largest(double[][] shares, int point) {
        int best = -1;
        for (int type = 0; type < shares.length; type++) {
            if (shares[type][point] > (best < 0 ? 0 : shares[best][point])) {
                best = type;
            }
        }
        return best;
    }
}
