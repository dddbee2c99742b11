package org.mixtura.core.train;

import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;

/**
 * What is to be trained, and where.
 *
 * @param config the family's settings; they must be {@link Trainable}
 * @param seed root of all random streams
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads threads of one native operation on the CPU
 */
public record TrainJob<C extends Record>(
        ModelFamily<C> family, C config, PreparedData data, long seed, String device, int threads) {

    public TrainJob {
        if (!(config instanceof Trainable)) {
            throw new IllegalArgumentException("settings of " + family.card().id() + " do not say how to train");
        }
    }

    TrainConfig training() {
        return ((Trainable) config).training();
    }
}
