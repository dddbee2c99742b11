package org.mixtura.core.model.scaespy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.CellLikelihoods;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.ExpressionQuery;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.infer.LikelihoodQuery;
import org.mixtura.core.infer.PredictiveQuery;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
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

/** All models of the family learn, tell two kinds of cells apart, and answer what can be asked of them. */
class ScaespyTrainingTest {

    private static final int EPOCHS = 24;
    private static final int WARMUP = 10;
    private static final int GROUPS = 6;

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final ScaespyFamily family = new ScaespyFamily();
    private final PreparedData data = TwoKinds.data(210, 30);
    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent.EpochDone> epochs = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    private ScaespyConfig config(Map<String, String> changes) {
        var texts =
                new HashMap<>(family.schema().texts(family.preset(Preset.RECOMMENDED, new DataSummary(210, 30, 2, 2))));
        texts.putAll(Map.of(
                "latentDim", "4",
                "network.hiddenWidth", "20",
                "train.epochs", Integer.toString(EPOCHS),
                "train.batchSize", "32",
                "train.learningRate", "0.01",
                "train.kl.warmupEpochs", "5",
                "prior.warmupEpochs", Integer.toString(WARMUP),
                "prior.groupEpochs", Integer.toString(GROUPS)));
        texts.putAll(changes);
        return family.schema().build(texts);
    }

    private TrainedModel train(ScaespyConfig config, Optional<Checkpoint> from) {
        epochs.clear();
        return trainer.train(
                        new TrainJob<>(family, config, data, 3, "cpu", 1),
                        from,
                        checkpoints::add,
                        event -> {
                            if (event instanceof TrainEvent.EpochDone done) {
                                epochs.add(done);
                            }
                        },
                        new RunControl())
                .orElseThrow();
    }

    private TrainedModel train(Map<String, String> changes) {
        return train(config(changes), Optional.empty());
    }

    private double agreement(int[] clusters) {
        return ClusterScores.of(data.labels().orElseThrow().codes(), clusters).ari();
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"FREE"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyNamedModelLearnsAndKeepsTheKindsApart(Variant variant) {
        var trained = train(Map.of("variant", variant.name().toLowerCase(Locale.ROOT)));
        assertThat(epochs.getLast().validation().get("reconstruction"))
                .isLessThan(epochs.getFirst().validation().get("reconstruction"));
        assertThat(agreement(KMeans.of(2, 0).fit(trained.latent()).clusters()))
                .as("k-means on the latent space")
                .isGreaterThan(0.9);
        assertThat(trained.memberships().isPresent()).isEqualTo(variant.isMixture());
        trained.memberships().ifPresent(own -> assertThat(agreement(own.largestColumns()))
                .as("the model's own components")
                .isGreaterThan(0.9));
        assertThat(epochs.getLast().validation().containsKey("kl_y")).isEqualTo(variant.isMixture());
        assertThat(epochs.getLast().validation().containsKey("mmd"))
                .isEqualTo(variant.name().startsWith("MMD") || variant.name().startsWith("GMMMD"));
    }

    @ParameterizedTest
    @EnumSource(Reconstruction.class)
    void everyReconstructionLearns(Reconstruction reconstruction) {
        for (String constrained : List.of("true", "false")) {
            var trained = train(Map.of(
                    "output.reconstruction", reconstruction.name(),
                    "output.constrained", constrained,
                    "output.dispersion", "gene-cell",
                    "variant", "vae",
                    "train.epochs", "8"));
            assertThat(trained.validation().get("loss")).isFinite();
            assertThat(epochs.getLast().validation().get("reconstruction"))
                    .isLessThan(epochs.getFirst().validation().get("reconstruction"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "relu", "elu"})
    void everyActivationAndKernelLearns(String activation) {
        String width = activation.equals("relu") ? "median" : activation.equals("elu") ? "sum" : "fixed";
        train(Map.of(
                "variant", "mmdvae",
                "network.activation", activation,
                "network.encoderInput", "raw",
                "kernel.width", width,
                "kl", "monte-carlo",
                "train.epochs", "8"));
        assertThat(epochs.getLast().validation().get("reconstruction"))
                .isLessThan(epochs.getFirst().validation().get("reconstruction"));
    }

    @Test
    void aLargeLambdaBringsTheCodesToThePrior() {
        var weak = train(Map.of("variant", "free", "alpha", "1", "lambda", "0.01", "components", "1"));
        var strong = train(Map.of("variant", "free", "alpha", "1", "lambda", "300", "components", "1"));
        assertThat(strong.validation().get("mmd"))
                .isLessThan(0.3 * weak.validation().get("mmd"));
        assertThat(strong.validation().get("reconstruction"))
                .isGreaterThan(weak.validation().get("reconstruction"));
    }

    @ParameterizedTest
    @ValueSource(ints = {WARMUP - 2, WARMUP, WARMUP + 2, WARMUP + GROUPS, WARMUP + GROUPS + 3})
    void aRunThatGoesOnAfterAnEpochEndsAtTheSameNumbers(int stoppedAfter) {
        var whole = train(config(Map.of()), Optional.empty());
        var first = List.copyOf(epochs);
        var resumed = train(config(Map.of()), Optional.of(checkpoints.get(stoppedAfter - 1)));
        resumed.weights().forEach((name, weight) -> assertThat(weight.values())
                .as(name)
                .containsExactly(whole.weights().get(name).values()));
        assertThat(epochs)
                .extracting(TrainEvent.EpochDone::validation)
                .isEqualTo(first.subList(stoppedAfter, EPOCHS).stream()
                        .map(TrainEvent.EpochDone::validation)
                        .toList());
    }

    private StoredModel<ScaespyConfig> stored(ScaespyConfig config, TrainedModel trained) {
        return new StoredModel<>(family, config, DataSpec.of(data), trained.weights(), "cpu", 1);
    }

    private Cells cells(Optional<FloatMatrix> codes) {
        return new Cells(data.counts(), data.batch().orElseThrow().codes(), new int[0], codes);
    }

    @Test
    void theMixtureOfAPosteriorGivesTheBoundAndAMarginalLikelihoodAboveIt() {
        var config = config(Map.of());
        var trained = train(config, Optional.empty());
        var inference = new Inference(NATIVE.lane());
        var terms = inference
                .likelihood(
                        stored(config, trained),
                        cells(Optional.empty()),
                        new LikelihoodQuery(40, true, 0),
                        Watcher.patient())
                .means(data.split().train());
        assertThat(terms.get("reconstruction")).isCloseTo(trained.train().get("reconstruction"), within(0.3));
        assertThat(terms.get("kl_z")).isCloseTo(trained.train().get("kl_z"), within(1e-3));
        assertThat(terms.get("kl_y")).isCloseTo(trained.train().get("kl_y"), within(1e-3));
        assertThat(terms.get(CellLikelihoods.MARGINAL)).isGreaterThan(terms.get(CellLikelihoods.ELBO));
        var found = inference.latent(stored(config, trained), cells(Optional.empty()), Watcher.patient());
        assertThat(found.memberships().orElseThrow().largestColumns())
                .containsExactly(trained.memberships().orElseThrow().largestColumns());
        assertThat(found.mean().values()).containsExactly(trained.latent().values(), within(1e-4f));
        assertThat(found.sd().values()).doesNotContain(0f);
    }

    @Test
    void expressionWithoutDrawsIsTheMeanOverComponentsAndNearThatOfManyDraws() {
        var config = config(Map.of());
        var stored = stored(config, train(config, Optional.empty()));
        double[] atCentres = expression(stored, 0);
        double[] drawn = expression(stored, 200);
        for (int cell = 0; cell < 210; cell++) {
            double sum = 0;
            double off = 0;
            for (int i = cell * 30; i < (cell + 1) * 30; i++) {
                sum += atCentres[i];
                off += Math.abs(atCentres[i] - drawn[i]);
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
            assertThat(off).isLessThan(0.15);
        }
    }

    private double[] expression(StoredModel<ScaespyConfig> stored, int samples) {
        int[] genes = new int[30];
        Arrays.setAll(genes, g -> g);
        double[] all = new double[210 * 30];
        int[] filled = new int[1];
        new Inference(NATIVE.lane())
                .expression(
                        stored,
                        cells(Optional.empty()),
                        new ExpressionQuery(genes, new int[0], new LibrarySize.Share(), samples, 0),
                        rows -> {
                            for (float value : rows.values()) {
                                all[filled[0]++] = value;
                            }
                        },
                        Watcher.patient());
        return all;
    }

    @Test
    void countsAreDrawnFromACodeThatIsGiven() {
        var config = config(Map.of());
        var trained = train(config, Optional.empty());
        var mixture = family.mixture(config, trained.weights()).orElseThrow();
        assertThat(mixture.components()).isEqualTo(2);
        int[] genes = new int[30];
        Arrays.setAll(genes, g -> g);
        float[][] sums = new float[2][30];
        for (int k = 0; k < 2; k++) {
            int component = k;
            float[] codes = new float[210 * 4];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = mixture.means().at(component, i % 4);
            }
            new Inference(NATIVE.lane())
                    .sample(
                            stored(config, trained),
                            cells(Optional.of(new FloatMatrix(210, 4, codes))),
                            new PredictiveQuery(genes, 1, 0),
                            rows -> {
                                for (int i = 0; i < rows.values().length; i++) {
                                    sums[component][i % 30] += rows.values()[i];
                                }
                            },
                            Watcher.patient());
        }
        double difference = 0;
        for (int g = 0; g < 30; g++) {
            difference += Math.abs(sums[0][g] - sums[1][g]) / (sums[0][g] + sums[1][g]);
        }
        assertThat(difference / 30)
                .as("cells of two components are of two kinds")
                .isGreaterThan(0.1);
    }

    @Test
    void aSquaredErrorGivesCodesButNoCounts() {
        var config = config(Map.of("output.reconstruction", "mse"));
        var trained = train(config, Optional.empty());
        var inference = new Inference(NATIVE.lane());
        var found = inference.latent(stored(config, trained), cells(Optional.empty()), Watcher.patient());
        assertThat(found.mean().values()).containsExactly(trained.latent().values(), within(1e-4f));
        assertThat(found.memberships()).isPresent();
        assertThatThrownBy(() -> inference.likelihood(
                        stored(config, trained),
                        cells(Optional.empty()),
                        new LikelihoodQuery(1, false, 0),
                        Watcher.patient()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no distribution of counts");
    }

    @Test
    void settingsSayWhatTheyMeanTogether() {
        assertThat(config(Map.of("variant", "gmmmdvae", "components", "7")).explanation())
                .isEqualTo("Loss: reconstruction + 1 KL + 1 MMD, prior of 7 components.");
        assertThat(config(Map.of("variant", "free", "alpha", "0.3", "lambda", "2.5", "components", "1"))
                        .explanation())
                .isEqualTo("Loss: reconstruction + 0.7 KL + 1.8 MMD, prior of one normal distribution.");
        assertThat(config(Map.of("variant", "ae")).explanation()).isEqualTo("Loss: reconstruction alone.");
        assertThatThrownBy(() -> config(Map.of("variant", "free", "alpha", "0.2", "lambda", "0.5")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsValidForEveryAmountOfData(Preset preset) {
        for (int cells : new int[] {2, 800, 1_000_000}) {
            var config = family.preset(preset, new DataSummary(cells, 2000, 2, 5));
            assertThat(family.schema().problems(family.schema().texts(config))).isEmpty();
            assertThat(config.effectiveComponents()).isEqualTo(5);
        }
    }
}
