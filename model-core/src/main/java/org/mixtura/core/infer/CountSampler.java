package org.mixtura.core.infer;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Draws counts: a Poisson variable whose rate is gamma distributed with shape theta and mean mu is negative binomial with
 * mean mu and variance mu + mu^2 / theta; zero inflation puts a zero in its place now and then.
 */
final class CountSampler {

    private final UniformRandomProvider random;

    CountSampler(RandomGenerator random) {
        this.random = random::nextLong;
    }

    /**
     * One count.
     *
     * @param mean mu, not negative
     * @param theta inverse dispersion; infinite for Poisson
     * @param dropout probability of an extra zero
     */
    int draw(double mean, double theta, double dropout) {
        if (dropout > 0 && random.nextDouble() < dropout) {
            return 0;
        }
        double rate = Double.isInfinite(theta) ? mean : gamma(theta, mean / theta);
        return rate > 0 ? PoissonSampler.of(random, rate).sample() : 0;
    }

    private double gamma(double shape, double scale) {
        // With hardly any shape left all mass is at zero, and the scale is no longer a number that can be drawn with.
        return shape > 0 && scale > 0 && scale < Double.MAX_VALUE
                ? AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, scale)
                        .sample()
                : 0;
    }
}
