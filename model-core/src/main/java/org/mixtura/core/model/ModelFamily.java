package org.mixtura.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.schema.Schema;

/**
 * One kind of model, declared in one place: how it presents itself, its hyperparameters, its presets, and how it is
 * built. A new family is a record of hyperparameters, a class like this, and one line in {@code ModelFamilies}.
 *
 * @param <C> the record of hyperparameters
 */
public interface ModelFamily<C extends Record> {

    /** How the family presents itself. */
    ModelCard card();

    /** The hyperparameters; the defaults are those of {@link Preset#RECOMMENDED} for a data set of average size. */
    Schema<C> schema();

    /** The hyperparameters of a preset for data of this size. */
    C preset(Preset preset, DataSummary data);

    /**
     * A model with initial weights in the memory of a run. To be called in the native lane.
     *
     * @param data the data that it is for
     * @param seeds where initial weights are drawn from
     * @throws org.mixtura.core.error.ConfigProblem when the settings ask for something that the data do not have
     */
    GenerativeModel build(C config, DataSpec data, RunScope run, SeedPlan seeds);

    /** What a model of these settings is called, where the family has several: by default the name on the card. */
    default String nameOf(C config) {
        return card().name();
    }

    /** The components that a trained model divides cells into; empty for a family without such. */
    default Optional<LatentMixture> mixture(C config, Map<String, Tensor> weights) {
        return Optional.empty();
    }

    /**
     * What each of several encoders says of the categories of cells; empty for a family that has no such encoders.
     *
     * @param codes latent codes of a trained model, cells x dimensions
     * @return for each encoder cells x categories
     */
    default List<FloatMatrix> armMemberships(C config, Map<String, Tensor> weights, FloatMatrix codes) {
        return List.of();
    }
}
