package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;

class TrainerTest {

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final PreparedData data = TwoKinds.data(210, 30);
    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent> events = new ArrayList<>();

    @Test
    void theLossFallsAndTheKindsComeApart() {
        var trained = train(TwoKinds.job(data, TwoKinds.training(), 1)).orElseThrow();
        var epochs = epochs();
        assertThat(last(epochs).validation().get("loss"))
                .isLessThan(0.9 * epochs.getFirst().validation().get("loss"));
        assertThat(share(trained.latent())).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theSameSeedGivesTheSameWeightsAndLosses(int threads) {
        // Minibatches large enough for the engine to share them out among its threads.
        var wide = TwoKinds.data(300, 400);
        var config =
                TwoKinds.config(TwoKinds.training(Map.of("epochs", "4", "batchSize", "128", "kl.warmupEpochs", "2")));
        var job = new TrainJob<>(new ScviFamily(), config, wide, 7, "cpu", threads);
        var first = train(job).orElseThrow();
        var firstEpochs = epochs();
        events.clear();
        var second = train(job).orElseThrow();
        first.weights()
                .forEach((name, weight) ->
                        assertThat(second.weights().get(name).values()).as(name).containsExactly(weight.values()));
        assertThat(second.latent().values()).containsExactly(first.latent().values());
        assertThat(epochs()).hasSameSizeAs(firstEpochs);
        for (int i = 0; i < firstEpochs.size(); i++) {
            assertThat(epochs().get(i).train()).isEqualTo(firstEpochs.get(i).train());
            assertThat(epochs().get(i).validation())
                    .isEqualTo(firstEpochs.get(i).validation());
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        var first = train(TwoKinds.job(data, TwoKinds.training(), 7)).orElseThrow();
        var second = train(TwoKinds.job(data, TwoKinds.training(), 8)).orElseThrow();
        assertThat(second.weights().get("px_r").values())
                .isNotEqualTo(first.weights().get("px_r").values());
    }

    @Test
    void eventsTellTheWholeRunInOrder() {
        train(TwoKinds.job(data, TwoKinds.training(), 1));
        assertThat(events.getFirst()).isInstanceOfSatisfying(TrainEvent.Started.class, started -> {
            assertThat(started.cells()).isEqualTo(210);
            assertThat(started.terms()).containsExactly("loss", "reconstruction", "kl_z");
            assertThat(started.device()).isEqualTo("cpu");
            assertThat(started.groups()).isNotNull();
            assertThat(started.groups().levels()).hasSize(2);
        });
        assertThat(epochs()).hasSize(10);
        var steps =
                events.stream().filter(TrainEvent.StepDone.class::isInstance).toList();
        assertThat(steps).hasSize(10 * 6);
        var epoch = last(epochs());
        assertThat(epoch.train()).containsOnlyKeys("loss", "reconstruction", "kl_z");
        assertThat(epoch.latent()).isNotNull();
        assertThat(((TrainEvent.Started) events.getFirst()).groups().codes())
                .hasSize(epoch.latent().rows());
        assertThat(last(events)).isEqualTo(new TrainEvent.Stage("Encoding all cells"));
    }

    @Test
    void theValidationLossIsReconstructionPlusFullDivergence() {
        train(TwoKinds.job(data, TwoKinds.training(), 1));
        for (var epoch : epochs()) {
            var v = epoch.validation();
            assertThat(v.get("loss")).isCloseTo(v.get("reconstruction") + v.get("kl_z"), within(1e-4));
        }
        var first = epochs().getFirst().train();
        assertThat(first.get("loss"))
                .as("the first epoch has no pull")
                .isCloseTo(first.get("reconstruction"), within(1e-4));
    }

    @Test
    void theBestWeightsAreKept() {
        var trained = train(TwoKinds.job(data, TwoKinds.training(), 1)).orElseThrow();
        var best = epochs().get(trained.bestEpoch() - 1);
        assertThat(best.best()).isTrue();
        assertThat(trained.validation()).isEqualTo(best.validation());
        assertThat(epochs())
                .allMatch(e -> e.validation().get("loss") >= best.validation().get("loss"));
    }

    @Test
    void earlyStoppingEndsARunThatDoesNotImprove() {
        var config = TwoKinds.training(Map.of(
                "epochs", "200", "learningRate", "0.02", "weightDecay", "0", "kl.warmupEpochs", "0", "patience", "3"));
        var trained = train(TwoKinds.job(TwoKinds.data(80, 30), config, 1)).orElseThrow();
        assertThat(trained.epochs()).isLessThan(200).isEqualTo(trained.bestEpoch() + 3);
        assertThat(trained.endReason()).contains("not improved for 3 epochs");
    }

    @Test
    void stopAndKeepEndsAfterTheMinibatchAndGivesAModel() {
        var control = new RunControl();
        var stepsSeen = new AtomicInteger();
        var trained = trainer.train(
                TwoKinds.job(data, TwoKinds.training(), 1),
                event -> {
                    if (event instanceof TrainEvent.StepDone && stepsSeen.incrementAndGet() == 8) {
                        control.stopAndKeep();
                    }
                },
                control);
        assertThat(stepsSeen).hasValue(8);
        assertThat(trained).hasValueSatisfying(t -> {
            assertThat(t.epochs()).isEqualTo(1);
            assertThat(t.endReason()).contains("Stopped on request in epoch 2");
            assertThat(t.latent().rows()).isEqualTo(210);
        });
    }

    @Test
    void discardGivesNothing() {
        var control = new RunControl();
        var trained = trainer.train(TwoKinds.job(data, TwoKinds.training(), 1), event -> control.discard(), control);
        assertThat(trained).isEmpty();
    }

    @Test
    void aLossThatOverflowsIsReportedAsDivergence() {
        var config = TwoKinds.config(Likelihood.POISSON, TwoKinds.training());
        var job = new TrainJob<>(new ScviFamily(), config, overflowing(), 1, "cpu", 1);
        assertThatThrownBy(() -> train(job))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageContaining("became undefined in epoch")
                .hasMessageContaining("learning rate");
    }

    @Test
    void oneTrainingCellIsTooFew() {
        var single = withSplit(new Split(new int[] {3}, new int[] {0, 1, 2}));
        assertThatThrownBy(() -> train(TwoKinds.job(single, TwoKinds.training(), 1)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("too few cells");
    }

    @Test
    void aLastMinibatchOfOneCellJoinsTheOneBefore() {
        int[] cells = new int[65];
        Arrays.setAll(cells, i -> i);
        var merged = withSplit(new Split(cells, new int[] {100, 101}));
        train(TwoKinds.job(merged, TwoKinds.training(), 1));
        assertThat(events.stream().filter(TrainEvent.StepDone.class::isInstance))
                .hasSize(10 * 2);
    }

    @Test
    void aCellWithoutCountsAmongTheChosenGenesDoesNotStopTraining() {
        int[] cells = {0, 1, 2, 3};
        float[][] rows = {{1, 2}, {0, 0}, {3, 0}, {0, 1}};
        var sparse = new PreparedData(
                CsrMatrix.ofDense(rows),
                data.genes().select(new int[] {0, 1}),
                data.cells().select(cells),
                new Split(new int[] {0, 1, 2}, new int[] {3}),
                Optional.empty(),
                Optional.empty());
        var trained = train(TwoKinds.job(sparse, TwoKinds.training(), 1)).orElseThrow();
        assertThat(trained.train().get("loss")).isFinite();
    }

    @Test
    void scoresSeeTheLabelledSnapshotOnly() {
        var seen = new ArrayList<Integer>();
        var scoring = new Trainer(NATIVE.lane(), (latent, labels, levels) -> {
            seen.add(latent.rows());
            assertThat(labels).hasSize(latent.rows());
            return Map.of("ari", 0.5);
        });
        scoring.train(TwoKinds.job(data, TwoKinds.training(), 1), events::add, new RunControl());
        assertThat(seen).hasSize(10).containsOnly(210);
        assertThat(epochs()).allMatch(e -> e.scores().get("ari") == 0.5);
    }

    @Test
    void askingForTheCodesOfTheTrainingCellsGivesTheLatentSpaceOfTraining() {
        var config = TwoKinds.config(TwoKinds.training());
        var trained = train(TwoKinds.job(data, TwoKinds.training(), 1)).orElseThrow();
        var model = new StoredModel<>(new ScviFamily(), config, DataSpec.of(data), trained.weights(), "cpu", 1);
        var cells = new Cells(data.counts(), data.batch().orElseThrow().codes(), new int[0]);
        var codes = new Inference(NATIVE.lane()).latent(model, cells, Watcher.patient());
        assertThat(codes.mean().values()).containsExactly(trained.latent().values());
        assertThat(codes.sd().values()).hasSameSizeAs(codes.mean().values());
    }

    @Test
    void aGpuThatIsNotThereIsNamedWithTheReason() {
        var config = TwoKinds.config(TwoKinds.training());
        var job = new TrainJob<>(new ScviFamily(), config, data, 1, "cuda:99", 1);
        assertThatThrownBy(() -> train(job)).isInstanceOf(DeviceProblem.class).hasMessageContaining("cuda:99");
    }

    private <C extends Record> Optional<TrainedModel> train(TrainJob<C> job) {
        return trainer.train(job, events::add, new RunControl());
    }

    private List<TrainEvent.EpochDone> epochs() {
        return events.stream()
                .filter(TrainEvent.EpochDone.class::isInstance)
                .map(TrainEvent.EpochDone.class::cast)
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.getLast();
    }

    private PreparedData withSplit(Split split) {
        return new PreparedData(data.counts(), data.genes(), data.cells(), split, data.labels(), data.batch());
    }

    /** Counts so large that their likelihood overflows single precision. */
    private PreparedData overflowing() {
        float[][] rows = new float[40][4];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], i % 2 == 0 ? 1e38f : 1);
        }
        int[] cells = new int[40];
        Arrays.setAll(cells, i -> i);
        return new PreparedData(
                CsrMatrix.ofDense(rows),
                data.genes().select(new int[] {0, 1, 2, 3}),
                data.cells().select(cells),
                new Split(cells, new int[0]),
                Optional.empty(),
                Optional.empty());
    }

    /** Share of cells on the right side of the best split along the latent axis that separates the kinds best. */
    private double share(FloatMatrix latent) {
        int[] kinds = data.labels().orElseThrow().codes();
        double best = 0;
        for (int d = 0; d < latent.columns(); d++) {
            float[] column = latent.column(d);
            float[] sorted = column.clone();
            Arrays.sort(sorted);
            for (float cut : sorted) {
                int right = 0;
                for (int c = 0; c < column.length; c++) {
                    right += column[c] > cut == (kinds[c] == 1) ? 1 : 0;
                }
                best = Math.max(best, Math.max(right, column.length - right) / (double) column.length);
            }
        }
        return best;
    }
}
