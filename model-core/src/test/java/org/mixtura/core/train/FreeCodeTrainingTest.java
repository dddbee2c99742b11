package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.LikelihoodQuery;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.dgd.DgdConfig;
import org.mixtura.core.model.dgd.DgdFamily;
import org.mixtura.core.model.dgd.TwinFamily;
import org.mixtura.core.model.dgd.VadFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.score.ClusterScores;

/** Models whose cells have codes of their own train, rest and go on like any other. */
class FreeCodeTrainingTest {

    private static final int EPOCHS = 24;
    private static final int WARMUP = 8;

    /** 189 training cells in minibatches of 32. */
    private static final int STEPS_PER_EPOCH = 6;

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final PreparedData data = TwoKinds.data(210, 30);
    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent> events = new ArrayList<>();
    private final RunControl atStart = new RunControl();

    @Test
    void theComponentsFindTheKindsWithoutLabels() {
        var trained = train(data, config(Map.of()), Optional.empty(), new RunControl());
        assertThat(agreement(config(Map.of()), trained)).isGreaterThan(0.95);
        assertThat(stages()).anyMatch(text -> text.contains("starts at 2 clusters"));
        var epochs = epochs();
        assertThat(last(epochs).validation().get("reconstruction"))
                .isLessThan(epochs.getFirst().validation().get("reconstruction"));
        assertThat(trained.weights().get(FreeCodeModel.CODES).shape()).containsExactly(210, 5);
        assertThat(trained.latent().values())
                .containsExactly(trained.weights().get(FreeCodeModel.CODES).values());
    }

    @ParameterizedTest
    @ValueSource(ints = {WARMUP - 3, WARMUP, WARMUP + 5})
    void aRunThatGoesOnAfterAnEpochEndsAtTheSameNumbers(int stoppedAfter) {
        var checkpoints = new ArrayList<Checkpoint>();
        var whole = trainer.train(
                        job(data, config(Map.of())), Optional.empty(), checkpoints::add, events::add, new RunControl())
                .orElseThrow();
        var wholeEpochs = epochs();
        events.clear();
        var resumed = train(data, config(Map.of()), Optional.of(checkpoints.get(stoppedAfter - 1)), new RunControl());
        resumed.weights().forEach((name, weight) -> assertThat(weight.values())
                .as(name)
                .containsExactly(whole.weights().get(name).values()));
        assertThat(epochs())
                .extracting(TrainEvent.EpochDone::validation)
                .isEqualTo(wholeEpochs.subList(stoppedAfter, EPOCHS).stream()
                        .map(TrainEvent.EpochDone::validation)
                        .toList());
    }

    /** From the epoch before, with half the learning rate: as a run that goes on there so slowed down. */
    @Test
    void afterAnUndefinedLossCodesGoBackWithTheWeights() {
        int broken = WARMUP + 3;
        var checkpoints = new ArrayList<Checkpoint>();
        var trained = trainer.train(
                        fragile(step -> step == (broken - 1) * STEPS_PER_EPOCH + 3, 1000),
                        Optional.empty(),
                        checkpoints::add,
                        events::add,
                        new RunControl())
                .orElseThrow();
        assertThat(trained.adjustments())
                .singleElement()
                .asString()
                .contains("undefined in epoch " + broken, "Going on from epoch " + (broken - 1));
        var before = checkpoints.get(broken - 2);
        assertThat(before.epoch()).isEqualTo(broken - 1);
        var slowed = new Checkpoint(
                before.epoch(),
                before.steps(),
                before.bestEpoch(),
                before.bestLoss(),
                before.seconds(),
                before.pace().withRetries(1),
                trained.adjustments(),
                before.weights(),
                before.optimizer(),
                before.bestWeights());
        train(data, config(Map.of()), Optional.of(slowed), new RunControl())
                .weights()
                .forEach((name, weight) -> assertThat(weight.values())
                        .as(name)
                        .containsExactly(trained.weights().get(name).values()));
    }

    @Test
    void withoutMemoryForAMinibatchTheCodesLearnInSmallerOnes() {
        var trained = trainer.train(fragile(_ -> false, 16), events::add, new RunControl())
                .orElseThrow();
        assertThat(trained.adjustments()).last().asString().contains("minibatches of 16 cells");
        assertThat(agreement(config(Map.of()), trained)).isGreaterThan(0.95);
    }

    private TrainJob<DgdConfig> fragile(IntPredicate undefinedAt, int mostCells) {
        var family = new FragileFamily<>(new DgdFamily(), undefinedAt, mostCells, () -> Integer.MAX_VALUE);
        return new TrainJob<>(family, config(Map.of()), data, 3, "cpu", 1);
    }

    @Test
    void nothingIsLearnedFromHeldOutCellsButTheirOwnCodes() {
        var first = train(data, config(Map.of()), Optional.empty(), new RunControl());
        var second = train(withOtherHeldOutCells(), config(Map.of()), Optional.empty(), new RunControl());
        first.weights().forEach((name, weight) -> {
            float[] other = second.weights().get(name).values();
            if (name.equals(FreeCodeModel.CODES)) {
                int heldOut = 5 * data.split().validation().length;
                assertThat(Arrays.copyOfRange(weight.values(), heldOut, other.length))
                        .containsExactly(Arrays.copyOfRange(other, heldOut, other.length));
                assertThat(Arrays.copyOf(weight.values(), heldOut)).isNotEqualTo(Arrays.copyOf(other, heldOut));
            } else {
                assertThat(weight.values()).as(name).containsExactly(other);
            }
        });
    }

    /** In the last epoch of the warm-up, and in the first one of the mixture, which then never happened. */
    @ParameterizedTest
    @ValueSource(ints = {WARMUP, WARMUP + 1})
    void aRunThatIsStoppedBeforeItsMixtureHasLearnedHasOneNevertheless(int stoppedIn) {
        var control = new RunControl();
        var job = job(data, config(Map.of()));
        var trained = trainer.train(
                        job,
                        event -> {
                            if (event instanceof TrainEvent.StepDone(int epoch, int step, int _)
                                    && epoch == stoppedIn
                                    && step == 3) {
                                control.stopAndKeep();
                            }
                        },
                        control)
                .orElseThrow();
        assertThat(trained.epochs()).isEqualTo(stoppedIn - 1);
        assertThat(agreement(job.config(), trained)).isGreaterThan(0.9);
        assertThat(trained.validation().get("code_prior")).isFinite();
    }

    @Test
    void newCellsFindTheComponentOfTheirKind() {
        var config = config(Map.of());
        var trained = train(data, config, Optional.empty(), new RunControl());
        var shares = new ArrayList<Double>();
        var model = new StoredModel<>(new DgdFamily(), config, DataSpec.of(data), trained.weights(), "cpu", 1);
        var cells = new Cells(data.counts(), data.batch().orElseThrow().codes(), new int[0]);
        var found = new Inference(NATIVE.lane()).latent(model, cells, share -> shares.add(share));
        var mixture = new DgdFamily().mixture(config, trained.weights()).orElseThrow();
        assertThat(ClusterScores.of(data.labels().orElseThrow().codes(), mixture.assign(found.mean()))
                        .ari())
                .isGreaterThan(0.95);
        assertThat(found.sd().values()).containsOnly(0);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThat(shares).as("the search tells how far it is").hasSizeGreaterThan(10);
    }

    @Test
    void theLikelihoodIsThatOfTheCodeAndHasNoMarginal() {
        var config = config(Map.of());
        var trained = train(data, config, Optional.empty(), new RunControl());
        var model = new StoredModel<>(new DgdFamily(), config, DataSpec.of(data), trained.weights(), "cpu", 1);
        var cells = new Cells(
                data.counts(),
                data.batch().orElseThrow().codes(),
                new int[0],
                Optional.of(trained.weights().get(FreeCodeModel.CODES).matrix()));
        var inference = new Inference(NATIVE.lane());
        var terms = inference.likelihood(model, cells, new LikelihoodQuery(1, false, 0), Watcher.patient());
        assertThat(terms.means(data.split().train()).get("reconstruction"))
                .isCloseTo(trained.train().get("reconstruction"), within(1e-2));
        assertThatThrownBy(() -> inference.likelihood(model, cells, new LikelihoodQuery(5, true, 0), Watcher.patient()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no marginal likelihood");
    }

    @Test
    void aSupervisedMixtureIsToldTheKindsOfTrainingCellsOnly() {
        var config = config(Map.of("prior.kind", "supervised"));
        var trained = train(data, config, Optional.empty(), new RunControl());
        assertThat(agreement(config, trained)).isGreaterThan(0.95);
        var mixture = new DgdFamily().mixture(config, trained.weights()).orElseThrow();
        int[] own = mixture.assign(trained.latent());
        int[] kinds = data.labels().orElseThrow().codes();
        assertThat(Arrays.stream(data.split().train())
                        .filter(c -> own[c] == kinds[c])
                        .count())
                .as("component k is that of kind k")
                .isGreaterThan(180);
    }

    @Test
    void aFewLabelsNameTheGroupsOfAllCells() {
        var config = config(Map.of("prior.kind", "supervised", "prior.labelShare", "0.1"));
        var trained = train(data, config, Optional.empty(), new RunControl());
        int[] own =
                new DgdFamily().mixture(config, trained.weights()).orElseThrow().assign(trained.latent());
        int[] kinds = data.labels().orElseThrow().codes();
        assertThat(IntStream.range(0, own.length)
                        .filter(c -> own[c] == kinds[c])
                        .count())
                .as("component k is that of kind k, for cells without a label and held-out ones, too")
                .isGreaterThan(200);
    }

    @Test
    void ofEachKindAtLeastOneCellIsTold() {
        var config = config(Map.of("prior.kind", "supervised", "prior.labelShare", "0.001"));
        var trained = train(data, config, Optional.empty(), new RunControl());
        assertThat(stages()).anyMatch(text -> text.contains("2 known types") && text.contains("of 2 training cells"));
        assertThat(agreement(config, trained)).isGreaterThan(0.9);
    }

    @Test
    void theStartOfTheMixtureIsAnnouncedBeforeItIsDone() {
        train(data, config(Map.of()), Optional.empty(), new RunControl());
        assertThat(stages())
                .containsSubsequence(
                        "Starting the mixture of 2 components", "The mixture starts at 2 clusters of the codes");
    }

    @Test
    void aRunThatIsStoppedWhileItsMixtureStartsKeepsTheWarmUpAndAMixtureOfClusters() {
        var trained = trainer.train(job(data, config(Map.of())), atTheStart(RunControl::stopAndKeep), atStart)
                .orElseThrow();
        assertThat(trained.epochs()).isEqualTo(WARMUP);
        assertThat(agreement(config(Map.of()), trained)).isGreaterThan(0.95);
    }

    @Test
    void aRunThatIsDiscardedWhileItsMixtureStartsLeavesNothing() {
        assertThat(trainer.train(job(data, config(Map.of())), atTheStart(RunControl::discard), atStart))
                .isEmpty();
    }

    @Test
    void thereAreAtMostAsManyComponentsAsTrainingCells() {
        assertThatThrownBy(() -> trainer.train(
                        job(data, config(Map.of("prior.components", "190"))), events::add, new RunControl()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("190 components are too many for 189 training cells");
        assertThat(events).isEmpty();
    }

    private TrainListener atTheStart(Consumer<RunControl> wish) {
        return event -> {
            if (event instanceof TrainEvent.Stage(String text) && text.startsWith("Starting the mixture")) {
                wish.accept(atStart);
            }
        };
    }

    @Test
    void aMixtureCannotStartAtClustersOfCodesThatAreAllZero() {
        for (String kind : List.of("mixture", "supervised")) {
            var changes = Map.of("prior.kind", kind, "start", "zero", "prior.warmupEpochs", "0");
            assertThatThrownBy(() -> config(changes))
                    .isInstanceOf(ConfigProblem.class)
                    .hasMessageContaining("needs codes that differ");
        }
    }

    @Test
    void aStandardNormalHasNoMixtureToWarmUpFor() {
        var changes = Map.of("prior.kind", "standard-normal", "prior.warmupEpochs", "60", "train.epochs", "2");
        train(data, config(changes), Optional.empty(), new RunControl());
        assertThat(epochs()).hasSize(2);
        assertThat(stages()).noneMatch(text -> text.contains("mixture"));
    }

    @Test
    void aSupervisedMixtureWithoutLabelsIsAMistakeOfTheSettings() {
        var unlabelled = new PreparedData(
                data.counts(), data.genes(), data.cells(), data.split(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> trainer.train(
                        job(unlabelled, config(Map.of("prior.kind", "supervised"))), _ -> {}, new RunControl()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs labels");
    }

    @Test
    void thePaperPresetTrainsFromZero() {
        var family = new DgdFamily();
        var paper = family.preset(Preset.PAPER, new DataSummary(210, 30, 1, 2));
        var texts = family.schema().texts(paper);
        texts.putAll(Map.of("train.epochs", "5", "train.batchSize", "32"));
        var trained = train(data, family.schema().build(texts), Optional.empty(), new RunControl());
        assertThat(epochs()).hasSize(5);
        assertThat(trained.train().get("loss")).isFinite();
        assertThat(stages()).noneMatch(text -> text.contains("clusters of the codes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vad", "vae-twin"})
    void theVariationalRelativesLearn(String id) {
        ModelFamily<?> family = id.equals("vad") ? new VadFamily() : new TwinFamily();
        learns(family);
    }

    private <C extends Record> void learns(ModelFamily<C> family) {
        var schema = family.schema();
        var texts = schema.texts(family.preset(Preset.QUICK, new DataSummary(210, 30, 1, 2)));
        texts.putAll(Map.of("train.epochs", "20", "latentDim", "4", "decoder.hiddenWidth", "20"));
        var trained = trainer.train(
                        new TrainJob<>(family, schema.build(texts), data, 3, "cpu", 1), events::add, new RunControl())
                .orElseThrow();
        assertThat(last(epochs()).validation().get("reconstruction"))
                .isLessThan(epochs().getFirst().validation().get("reconstruction"));
        assertThat(trained.latent().columns()).isEqualTo(4);
    }

    private static DgdConfig config(Map<String, String> changes) {
        var family = new DgdFamily();
        var texts = family.schema().texts(family.preset(Preset.RECOMMENDED, new DataSummary(210, 30, 2, 2)));
        texts.putAll(Map.of(
                "latentDim", "5",
                "decoder.hiddenWidth", "20",
                "decoder.hiddenLayers", "2",
                "train.epochs", Integer.toString(EPOCHS),
                "train.batchSize", "32",
                "prior.warmupEpochs", Integer.toString(WARMUP)));
        texts.putAll(changes);
        return family.schema().build(texts);
    }

    private static TrainJob<DgdConfig> job(PreparedData data, DgdConfig config) {
        return new TrainJob<>(new DgdFamily(), config, data, 3, "cpu", 1);
    }

    private TrainedModel train(PreparedData of, DgdConfig config, Optional<Checkpoint> from, RunControl control) {
        return trainer.train(job(of, config), from, CheckpointStore.NONE, events::add, control)
                .orElseThrow();
    }

    private double agreement(DgdConfig config, TrainedModel trained) {
        var mixture = new DgdFamily().mixture(config, trained.weights()).orElseThrow();
        return ClusterScores.of(data.labels().orElseThrow().codes(), mixture.assign(trained.latent()))
                .ari();
    }

    /** The same training cells; the held-out ones, which are the first, count something else. */
    private PreparedData withOtherHeldOutCells() {
        int genes = data.counts().genes();
        float[][] rows = new float[data.counts().cells()][genes];
        int[] at = new int[genes];
        float[] values = new float[genes];
        for (int cell = 0; cell < rows.length; cell++) {
            int stored = data.counts().copyRow(cell, at, values, 0);
            for (int i = 0; i < stored; i++) {
                rows[cell][at[i]] = values[i];
            }
        }
        for (int cell : data.split().validation()) {
            rows[cell] =
                    IntStream.range(0, genes).collect(() -> new float[genes], (row, g) -> row[g] = g % 7, (_, _) -> {});
        }
        return new PreparedData(
                CsrMatrix.ofDense(rows), data.genes(), data.cells(), data.split(), data.labels(), data.batch());
    }

    private List<TrainEvent.EpochDone> epochs() {
        return events.stream()
                .filter(TrainEvent.EpochDone.class::isInstance)
                .map(TrainEvent.EpochDone.class::cast)
                .toList();
    }

    private List<String> stages() {
        return events.stream()
                .filter(TrainEvent.Stage.class::isInstance)
                .map(e -> ((TrainEvent.Stage) e).text())
                .toList();
    }

    private static <T> T last(List<T> all) {
        return all.getLast();
    }
}
