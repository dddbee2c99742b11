package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.CellLikelihoods;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.LatentCodes;
import org.mixtura.core.infer.LikelihoodQuery;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.Checkpoint;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.TrainedModel;
import org.mixtura.core.train.Trainer;
import org.mixtura.core.train.TwoKinds;

/** The three models learn two kinds of cells as categories, are pruned by consensus, and answer what can be asked. */
class MixvaeTrainingTest {

    private static final int EPOCHS = 30;

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final MixvaeFamily family = new MixvaeFamily();
    private final PreparedData data = TwoKinds.data(210, 30);
    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent> events = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    private static <C extends Record> C config(ModelFamily<C> family, Map<String, String> changes) {
        var texts =
                new HashMap<>(family.schema().texts(family.preset(Preset.RECOMMENDED, new DataSummary(210, 30, 1, 2))));
        texts.putAll(Map.of(
                "network.hiddenLayers", "1",
                "network.hiddenWidth", "20",
                "network.lowDim", "4",
                "network.inputDropout", "0.2",
                "train.epochs", Integer.toString(EPOCHS),
                "train.batchSize", "32",
                "train.learningRate", "0.01"));
        texts.putAll(changes);
        return family.schema().build(texts);
    }

    private <C extends Record> TrainedModel train(ModelFamily<C> of, C config, Optional<Checkpoint> from) {
        events.clear();
        return trainer.train(
                        new TrainJob<>(of, config, data, 3, "cpu", 1),
                        from,
                        checkpoints::add,
                        events::add,
                        new RunControl())
                .orElseThrow();
    }

    private TrainedModel train(Map<String, String> changes) {
        return train(family, config(family, changes), Optional.empty());
    }

    private double agreement(FloatMatrix memberships) {
        return ClusterScores.of(data.labels().orElseThrow().codes(), memberships.largestColumns())
                .ari();
    }

    private List<TrainEvent.EpochDone> epochs() {
        return events.stream()
                .filter(TrainEvent.EpochDone.class::isInstance)
                .map(TrainEvent.EpochDone.class::cast)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyNumberOfArmsFindsTheKinds(int arms) {
        var trained = train(Map.of("coupling.arms", Integer.toString(arms)));
        assertThat(agreement(trained.memberships().orElseThrow())).isGreaterThan(0.9);
        assertThat(trained.latent().columns()).isEqualTo(4 * arms);
        var last = epochs().getLast().validation();
        assertThat(last.get("reconstruction"))
                .isLessThan(epochs().getFirst().validation().get("reconstruction"));
        assertThat(last.containsKey("consensus")).isEqualTo(arms > 1);
        if (arms > 1) {
            assertThat(last.get("consensus")).isGreaterThan(0.9);
        }
    }

    @Test
    void jointvaeFindsTheKinds() {
        var joint = new JointvaeFamily();
        var config = config(joint, Map.of("capacity.steps", "100", "capacity.stateCapacity", "1"));
        assertThat(agreement(
                        train(joint, config, Optional.empty()).memberships().orElseThrow()))
                .isGreaterThan(0.9);
    }

    @Test
    void cascadevaeFindsTheKindsOnceItsCategoriesBegin() {
        var cascade = new CascadevaeFamily();
        var config = config(cascade, Map.of("stages.steps", "20"));
        var trained = train(cascade, config, Optional.empty());
        assertThat(agreement(trained.memberships().orElseThrow())).isGreaterThan(0.9);
        // Mean state, then the probability of each category.
        assertThat(trained.latent().columns()).isEqualTo(2 + 2);
    }

    @ParameterizedTest
    @EnumSource(Observation.class)
    void everyReconstructionLearns(Observation observation) {
        String scale = observation == Observation.BCE ? "brightness" : "thousand";
        train(Map.of("output.reconstruction", observation.name(), "train.epochs", "10", "output.scale", scale));
        assertThat(epochs().getLast().validation().get("reconstruction"))
                .isFinite()
                .isLessThan(epochs().getFirst().validation().get("reconstruction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coupling.shared=true", "state.dependent=false", "drawing.straightThrough=true"})
    void everyAblationTrains(String ablation) {
        var pair = ablation.split("=", 2);
        var trained = train(Map.of(pair[0], pair[1]));
        assertThat(agreement(trained.memberships().orElseThrow())).isGreaterThan(0.8);
        assertThat(trained.latent().columns()).isEqualTo(pair[0].equals("coupling.shared") ? 4 : 8);
    }

    @Test
    void anAugmenterLearnsFirstAndStandsStillWhileTheArmsLearnFromItsCopies() {
        var config = config(
                family,
                Map.of(
                        "augmenter.epochs",
                        "10",
                        "augmenter.width",
                        "20",
                        "train.epochs",
                        "30",
                        "train.keepBest",
                        "true"));
        var trained = train(family, config, Optional.empty());
        assertThat(agreement(trained.memberships().orElseThrow())).isGreaterThan(0.8);
        var done = epochs();
        assertThat(done.get(9).train().get("augmenter"))
                .isPositive()
                .isLessThan(done.getFirst().train().get("augmenter"));
        assertThat(done.get(9).train().get("reconstruction")).isZero();
        assertThat(done.get(10).train().get("augmenter")).isZero();
        assertThat(done.get(10).train().get("reconstruction")).isPositive();
        assertThat(trained.bestEpoch()).isGreaterThan(10);
        var after = checkpoints.get(9).weights();
        after.forEach((name, tensor) -> {
            if (name.startsWith("augmenter") || name.startsWith("discriminator")) {
                assertThat(trained.weights().get(name).values()).as(name).isEqualTo(tensor.values());
            }
        });
        var again = train(family, config, Optional.of(checkpoints.get(4)));
        assertThat(again.latent().values()).isEqualTo(trained.latent().values());
    }

    private static final Map<String, String> PRUNING = Map.of(
            "categories", "6",
            "pruning.rounds", "3",
            "pruning.epochs", "3",
            "pruning.consensus", "1",
            "train.epochs", "20",
            "train.keepBest", "true");

    @Test
    void pruningRemovesOneCategoryARoundAndChoosesByConsensus() {
        var config = config(family, PRUNING);
        var trained = train(family, config, Optional.empty());
        var removed = events.stream()
                .filter(TrainEvent.Stage.class::isInstance)
                .map(event -> ((TrainEvent.Stage) event).text())
                .filter(text -> text.contains("is removed"))
                .toList();
        assertThat(removed).hasSize(3).first().asString().contains("5 are left");
        // The epochs after which a model is kept: before pruning, and at the end of each round.
        assertThat(checkpoints.stream().map(Checkpoint::epoch).filter(config::keepsCheckpoint))
                .containsExactly(11, 14, 17, 20);
        assertThat(trained.bestEpoch()).isIn(11, 14, 17, 20);
        boolean[] kept = CategoryBuffers.kept(trained.weights());
        int left = 0;
        for (int k = 0; k < kept.length; k++) {
            int category = k;
            left += kept[k] ? 1 : 0;
            if (!kept[k]) {
                assertThat(trained.memberships().orElseThrow().column(category)).containsOnly(0f);
            }
        }
        assertThat(left).isEqualTo(6 - (trained.bestEpoch() - 11) / 3);
    }

    @Test
    void aRunThatGoesOnAmidPruningEndsAsIfItHadNeverStopped() {
        var config = config(family, PRUNING);
        var whole = train(family, config, Optional.empty());
        for (int epoch : new int[] {11, 15}) {
            var middle = checkpoints.stream()
                    .filter(c -> c.epoch() == epoch)
                    .findFirst()
                    .orElseThrow();
            var again = train(family, config, Optional.of(middle));
            assertThat(again.weights().keySet()).isEqualTo(whole.weights().keySet());
            whole.weights().forEach((name, tensor) -> assertThat(
                            again.weights().get(name).values())
                    .as(name)
                    .isEqualTo(tensor.values()));
            assertThat(again.latent().values()).isEqualTo(whole.latent().values());
        }
    }

    @Test
    void whatTheArmsSayFollowsFromTheLatentSpaceAlone() {
        var config = config(family, Map.of());
        var trained = train(family, config, Optional.empty());
        var arms = family.armMemberships(config, trained.weights(), trained.latent());
        assertThat(arms).hasSize(2);
        var mean = trained.memberships().orElseThrow();
        for (int i = 0; i < mean.values().length; i++) {
            double both = (arms.get(0).values()[i] + arms.get(1).values()[i]) / 2.0;
            assertThat(mean.values()[i]).isCloseTo((float) both, within(1e-4f));
        }
        var mixture = family.mixture(config, trained.weights()).orElseThrow();
        assertThat(mixture.components()).isEqualTo(2);
        assertThat(ClusterScores.of(mean.largestColumns(), mixture.assign(trained.latent()))
                        .ari())
                .isGreaterThan(0.9);
    }

    /** The middle of a traversal over a cell's own posterior is the mean of its state. */
    @ParameterizedTest
    @ValueSource(strings = {"mixvae", "mixvae, independent", "jointvae", "cascadevae"})
    void whatStatesAreFollowsFromTheLatentSpaceAlone(String model) {
        switch (model) {
            case "mixvae" -> statesFollow(family, Map.of());
            case "jointvae" -> statesFollow(new JointvaeFamily(), Map.of());
            case "cascadevae" -> statesFollow(new CascadevaeFamily(), Map.of());
            default -> statesFollow(family, Map.of("state.dependent", "false"));
        }
    }

    private <C extends Record> void statesFollow(ModelFamily<C> of, Map<String, String> changes) {
        var few = new HashMap<>(Map.of("train.epochs", "2"));
        few.putAll(changes);
        var config = config(of, few);
        var trained = train(of, config, Optional.empty());
        var states = of.armStates(config, trained.weights(), trained.latent());
        var arms = of.armMemberships(config, trained.weights(), trained.latent());
        assertThat(states).hasSize(Math.max(1, arms.size()));
        for (int arm = 0; arm < states.size(); arm++) {
            var said = arms.isEmpty() ? trained.memberships().orElseThrow() : arms.get(arm);
            int cell = 7;
            var query = new TraversalQuery(
                    new int[] {0},
                    List.of(new TraversalQuery.CategoryCell(said.largestColumns()[cell], cell)),
                    List.of(new int[] {cell}),
                    TraversalQuery.Range.CELL,
                    3);
            int own = arm;
            assertThat(new Inference(NATIVE.lane())
                            .traverse(stored(of, config, trained), cells(), query, Watcher.patient()).stream()
                                    .filter(traversal -> traversal.arm() == own)
                                    .mapToDouble(traversal -> traversal.state()[1])
                                    .toArray())
                    .containsExactly(
                            new double[] {
                                states.get(arm).at(cell, 0), states.get(arm).at(cell, 1)
                            },
                            within(1e-4));
        }
    }

    private <C extends Record> StoredModel<C> stored(ModelFamily<C> of, C config, TrainedModel trained) {
        return new StoredModel<>(of, config, DataSpec.of(data), trained.weights(), "cpu", 1);
    }

    private Cells cells() {
        return new Cells(data.counts(), new int[0], new int[0]);
    }

    private <C extends Record> void answers(ModelFamily<C> of, Map<String, String> changes) {
        var config = config(of, changes);
        var trained = train(of, config, Optional.empty());
        var inference = new Inference(NATIVE.lane());
        LatentCodes codes = inference.latent(stored(of, config, trained), cells(), Watcher.patient());
        assertThat(codes.mean().values()).containsExactly(trained.latent().values(), within(1e-4f));
        CellLikelihoods found = inference.likelihood(
                stored(of, config, trained), cells(), new LikelihoodQuery(1, false, 0), Watcher.patient());
        double mean = Arrays.stream(found.terms().get(CellLikelihoods.RECONSTRUCTION))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(trained.train().get("reconstruction"), within(3.0));
    }

    @Test
    void aModelOfCountsExplainsCells() {
        answers(family, Map.of("train.epochs", "10"));
        answers(new JointvaeFamily(), Map.of("train.epochs", "5"));
        answers(new CascadevaeFamily(), Map.of("train.epochs", "5", "stages.steps", "10"));
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> config(family, Map.of("pruning.rounds", "2", "coupling.arms", "1")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("consensus of arms");
        assertThatThrownBy(() -> config(family, Map.of("pruning.rounds", "1", "categories", "2")))
                .isInstanceOf(ConfigProblem.class);
    }
}
