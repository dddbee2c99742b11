package org.mixtura.core.infer;

import java.util.random.RandomGenerator;
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
 */
record Beliefs(
        int cells, int dimensions, double[] mean, double[] sd, double[] logLibrary, double @Nullable [] librarySd) {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /**
     * Hidden variables of each cell.
     *
     * @param code cells x dimensions
     * @param logLibrary one per cell
     * @param logDensity log q of what was drawn, one per cell; a known library size has no part in it
     */
    record Draw(double[] code, double[] logLibrary, double[] logDensity) {}

    /** The posterior means themselves. */
    Draw centre() {
        return new Draw(mean, logLibrary, new double[cells]);
    }

    /** One draw for each cell: all its dimensions, then its library size where that is hidden. */
    Draw sample(RandomGenerator random) {
        double[] code = new double[mean.length];
        double[] library = logLibrary.clone();
        double[] density = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            for (int i = cell * dimensions; i < (cell + 1) * dimensions; i++) {
                double noise = random.nextGaussian();
                code[i] = mean[i] + sd[i] * noise;
                density[cell] += logNormal(noise, sd[i]);
            }
            if (librarySd != null) {
                double noise = random.nextGaussian();
                library[cell] += librarySd[cell] * noise;
                density[cell] += logNormal(noise, librarySd[cell]);
            }
        }
        return new Draw(code, library, density);
    }

    /** Log density of a normal variable that lies so many standard deviations from its mean. */
    static double logNormal(double deviations, double sd) {
        return -0.5 * deviations * deviations - Math.log(sd) - HALF_LOG_TWO_PI;
    }
}
