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

    /**
     * Refuses settings that need labels or batches which are not there. It is asked before anything is written.
     *
     * @param data whose labels and batches are counted
     * @throws org.mixtura.core.error.ConfigProblem when something is missing
     */
    default void require(C config, DataSummary data) {}

    /** Whether a model of these settings describes counts and cannot be trained on other values. */
    default boolean needsCounts(C config) {
        return true;
    }

    /** These settings changed as little as needed for values that are no counts; empty: the family needs counts. */
    default Optional<C> forAnyValues(C config) {
        return Optional.empty();
    }

    /** Where settings begin for data of this size and kind: the preset, changed for values that are no counts if it can be. */
    default C start(Preset preset, DataSummary data) {
        C config = preset(preset, data);
        return data.counted() ? config : forAnyValues(config).orElse(config);
    }

    /** Whether some settings of this family can be trained on values that are no counts. */
    default boolean takesAnyValues() {
        return forAnyValues(schema().defaults()).isPresent();
    }

    /** What a model of these settings is called, where the family has several: by default the name on the card. */
    default String nameOf(C config) {
        return card().name();
    }

    /** The settings that shrink with the epochs when less is trained than a preset does. */
    default Stages stages() {
        return Stages.NONE;
    }

    /** Whether a code has a spread, so that there are standard deviations and a marginal likelihood. */
    default boolean knowsSpread(C config) {
        return true;
    }

    /** Whether cells have a continuous state within their category, which can be varied while the category stays. */
    default boolean hasStates(C config) {
        return false;
    }

    /** Whether a model of these settings learns from copies of cells that an augmenter of its own makes. */
    default boolean augments(C config) {
        return false;
    }

    /** How many components these settings ask for; 0 for a family without such. */
    default int components(C config, DataSpec data) {
        return 0;
    }

    /** The weights that a model of these settings takes from another run instead of learning them. */
    default Optional<Borrowed> borrowed(C config) {
        return Optional.empty();
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

    /**
     * The mean state of each cell by each encoder, given the category that this encoder thinks most probable; empty for a family
     * without states.
     *
     * @param codes latent codes of a trained model, cells x dimensions
     * @return for each encoder cells x states
     */
    default List<FloatMatrix> armStates(C config, Map<String, Tensor> weights, FloatMatrix codes) {
        return List.of();
    }
}
