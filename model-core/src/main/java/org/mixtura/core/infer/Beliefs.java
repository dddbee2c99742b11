package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The posteriors of a few cells, read out of native memory; draws and their densities are computed here in double
 * precision.
 *
 * @param cells how many
 * @param dimensions of the latent code
 * @param mean cells x dimensions
 * @param sd of the same shape
 * @param logLibrary mean of the log library size of each cell, or its known value
 * @param librarySd its spread; null where it is known
 * @param parts what the code is drawn from where that is a mixture, of which {@code mean} and {@code sd} are those of the
 *     whole; null where it is one normal distribution
 */
record Beliefs(
        int cells,
        int dimensions,
        double[] mean,
        double[] sd,
        double[] logLibrary,
        double @Nullable [] librarySd,
        @Nullable Parts parts) {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /**
     * Hidden variables of each cell.
     *
     * @param code cells x dimensions
     * @param logLibrary one per cell
     * @param logDensity log q of what was drawn, one per cell; a known library size has no part in it
     */
    record Draw(double[] code, double[] logLibrary, double[] logDensity) {}

    /**
     * Several normal distributions for each cell.
     *
     * @param weights cells x components
     * @param mean cells x components x dimensions
     * @param sd of the same shape
     */
    record Parts(int components, double[] weights, double[] mean, double[] sd) {

        /** A component of a cell, drawn by its weight. */
        int draw(int cell, RandomGenerator random) {
            double left = random.nextDouble();
            for (int k = 0; k < components - 1; k++) {
                left -= weights[cell * components + k];
                if (left < 0) {
                    return k;
                }
            }
            return components - 1;
        }

        /** Log density of a code of a cell that begins at {@code code[at]}. */
        double logDensity(int cell, double[] code, int at, int dimensions) {
            double[] joint = new double[components];
            for (int k = 0; k < components; k++) {
                int from = (cell * components + k) * dimensions;
                joint[k] = Math.log(weights[cell * components + k]);
                for (int d = 0; d < dimensions; d++) {
                    joint[k] += logNormal((code[at + d] - mean[from + d]) / sd[from + d], sd[from + d]);
                }
            }
            double top = Arrays.stream(joint).max().orElseThrow();
            return top
                    + Math.log(Arrays.stream(joint).map(j -> Math.exp(j - top)).sum());
        }
    }

    /** The posterior means themselves. */
    Draw centre() {
        return new Draw(mean, logLibrary, new double[cells]);
    }

    /**
     * Hidden variables with a weight for each cell; over all of a list the weights of a cell sum to 1.
     *
     * @param weights one per cell
     */
    record Weighted(Draw draw, double[] weights) {

        static Weighted certain(Draw draw) {
            double[] ones = new double[draw.logLibrary.length];
            Arrays.fill(ones, 1);
            return new Weighted(draw, ones);
        }
    }

    /** The centre or, of a mixture, those of its parts: between parts that lie apart there may be no cells at all. */
    List<Weighted> centres() {
        return parts == null
                ? List.of(Weighted.certain(centre()))
                : IntStream.range(0, parts.components)
                        .mapToObj(k -> centreOf(parts, k))
                        .toList();
    }

    private Weighted centreOf(Parts of, int component) {
        double[] code = new double[mean.length];
        double[] weights = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            int row = cell * of.components + component;
            weights[cell] = of.weights[row];
            System.arraycopy(of.mean, row * dimensions, code, cell * dimensions, dimensions);
        }
        return new Weighted(new Draw(code, logLibrary, new double[cells]), weights);
    }

    /** One draw for each cell: all its dimensions, then its library size where that is hidden. */
    Draw sample(RandomGenerator random) {
        double[] code = new double[mean.length];
        double[] library = logLibrary.clone();
        double[] density = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            density[cell] = drawCode(cell, code, random);
            if (librarySd != null) {
                double noise = random.nextGaussian();
                library[cell] += librarySd[cell] * noise;
                density[cell] += logNormal(noise, librarySd[cell]);
            }
        }
        return new Draw(code, library, density);
    }

    /** Fills in the code of a cell and gives its log density. */
    private double drawCode(int cell, double[] code, RandomGenerator random) {
        int at = cell * dimensions;
        int from = parts == null ? at : (cell * parts.components + parts.draw(cell, random)) * dimensions;
        double[] means = parts == null ? mean : parts.mean;
        double[] spreads = parts == null ? sd : parts.sd;
        double density = 0;
        for (int d = 0; d < dimensions; d++) {
            double noise = random.nextGaussian();
            code[at + d] = means[from + d] + spreads[from + d] * noise;
            density += logNormal(noise, spreads[from + d]);
        }
        return parts == null ? density : parts.logDensity(cell, code, at, dimensions);
    }

    /** Log density of a normal variable that lies so many standard deviations from its mean. */
    static double logNormal(double deviations, double sd) {
        return -0.5 * deviations * deviations - Math.log(sd) - HALF_LOG_TWO_PI;
    }
}
