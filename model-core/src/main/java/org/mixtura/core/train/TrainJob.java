package org.mixtura.core.train;

import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;

/**
 * What is to be trained, and where.
 *
 * @param config the family's settings; they must be {@link Trainable}
 * @param seed root of all random streams
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads threads of one native operation on the CPU
 * @param borrowed weights of another model that take the place of initial ones, by name
 */
public record TrainJob<C extends Record>(
        ModelFamily<C> family,
        C config,
        PreparedData data,
        long seed,
        String device,
        int threads,
        Map<String, Tensor> borrowed) {

    /** All weights are learned. */
    public TrainJob(ModelFamily<C> family, C config, PreparedData data, long seed, String device, int threads) {
        this(family, config, data, seed, device, threads, Map.of());
    }

    public TrainJob {
        borrowed = Map.copyOf(borrowed);
        if (!(config instanceof Trainable)) {
            throw new IllegalArgumentException("settings of " + family.card().id() + " do not say how to train");
        }
    }

    /**
     * Found out before anything is written.
     *
     * @throws DataProblem when there are too few cells to train on
     * @throws ConfigProblem when the settings ask for more components than there are cells to train on
     */
    public void requireCells() {
        int cells = data.split().train().length;
        if (cells < 2) {
            throw new DataProblem(
                    "There are too few cells to train on.",
                    "%d cells are left for training.".formatted(cells),
                    "Use more cells, or hold out fewer of them.");
        }
        int components = family.components(config, DataSpec.of(data));
        if (components > cells) {
            throw new ConfigProblem(
                    "%,d components are too many for %,d training cells.".formatted(components, cells),
                    "Each component stands for a group of cells, so there cannot be more of them than cells.",
                    "Set %,d components or fewer, or use more cells.".formatted(cells));
        }
    }

    /** How much there is to compute: steps times genes. */
    long work() {
        return work(data.split().train().length);
    }

    /** The same with as many cells to train on. */
    long work(int cells) {
        var training = training();
        long minibatches = Math.ceilDiv(cells, training.batchSize());
        return training.epochs() * minibatches * data.counts().genes();
    }

    TrainConfig training() {
        return ((Trainable) config).training();
    }
}
