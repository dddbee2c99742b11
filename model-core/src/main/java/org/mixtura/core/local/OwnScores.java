package org.mixtura.core.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.CategoryUse;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.TrainedModel;
import org.mixtura.core.train.Trainer;

/**
 * How a model's own components, and the states within them, fit known types. The scores of a run:
 *
 * <pre>
 * component_ari component_nmi component_accuracy   components and types, one component matched with each type for the accuracy
 * component_ari_held_out                           of the cells that were not trained on
 * components_used                                  how many have cells
 * component_log_ratio                              how unevenly they are used (Marghi et al., figure S9), by the first encoder
 * state_accuracy                                   of a Gaussian mixture, found in the states alone (figure S8): what the state
 *                                                  says of the type
 * </pre>
 */
final class OwnScores {

    /** A mixture is found in at most so many cells. */
    private static final int MOST_CELLS = 20_000;

    private static final int STARTS = 3;
    private static final double RIDGE = 1e-3;

    private final CellTable cells;
    private final Optional<Column.Categorical> labels;

    OwnScores(CellTable cells, Optional<Column.Categorical> labels) {
        this.cells = cells;
        this.labels = labels;
    }

    <C extends Record> Map<String, Double> of(ModelFamily<C> family, C config, TrainedModel trained, long seed) {
        var scores = new LinkedHashMap<>(OwnComponents.scores(cells, labels));
        family.armMemberships(config, trained.weights(), trained.latent()).stream()
                .findFirst()
                .or(() -> cells.column(StoredRun.COMPONENT).isPresent() ? trained.memberships() : Optional.empty())
                .ifPresent(first ->
                        scores.put("component_log_ratio", CategoryUse.of(first).logRatio()));
        labels.ifPresent(
                known -> states(family.armStates(config, trained.weights(), trained.latent()), known.used(), seed)
                        .ifPresent(accuracy -> scores.put("state_accuracy", accuracy)));
        return scores;
    }

    private static Optional<Double> states(List<FloatMatrix> arms, Column.Categorical known, long seed) {
        int types = known.levels().size();
        if (arms.isEmpty() || types < 2) {
            return Optional.empty();
        }
        var states = arms.getFirst();
        int[] chosen = Trainer.sample(states.rows(), MOST_CELLS, seed);
        int[] clusters = new GaussianMixture(types, seed, STARTS, RIDGE, false)
                .fit(states.select(chosen))
                .partition()
                .clusters();
        int[] codes = Arrays.stream(chosen).map(cell -> known.codes()[cell]).toArray();
        return Optional.of(ClusterScores.of(codes, clusters).accuracy());
    }
}
