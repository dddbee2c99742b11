package org.mixtura.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.TrainedModel;
import org.mixtura.core.train.Trainer;
import org.mixtura.core.train.TwoKinds;

/** Models of images learn upright and lying bars, decode to images, and refuse what is none. */
class ImageTrainingTest {

    private static final int IMAGES = 60;
    private static final int SIDE = 28;

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent.EpochDone> epochs = new ArrayList<>();
    private final PreparedData bars = bars();

    private static PreparedData bars() {
        var random = new SplittableRandom(3);
        var shape = new ImageShape(SIDE, SIDE);
        float[][] pixels = new float[IMAGES][shape.pixels()];
        int[] kinds = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            kinds[i] = i % 2;
            int place = 6 + random.nextInt(14);
            for (int along = 4; along < 24; along++) {
                for (int across = place - 1; across <= place + 1; across++) {
                    pixels[i][kinds[i] == 0 ? along * SIDE + across : across * SIDE + along] = 255;
                }
            }
        }
        return new PreparedData(
                CsrMatrix.ofDense(pixels),
                shape.genes(),
                new CellTable(
                        IntStream.range(0, IMAGES).mapToObj(i -> "image" + i).toList(), List.of()),
                new Split(
                        IntStream.range(6, IMAGES).toArray(),
                        IntStream.range(0, 6).toArray()),
                Optional.of(new Column.Categorical("kind", List.of("upright", "lying"), kinds)),
                Optional.empty());
    }

    private record Trained<C extends Record>(ModelFamily<C> family, C config, TrainedModel model) {

        StoredModel<C> stored(PreparedData data) {
            return new StoredModel<>(family, config, DataSpec.of(data), model.weights(), "cpu", 1);
        }
    }

    private <C extends Record> Trained<C> train(ModelFamily<C> family, PreparedData data, Map<String, String> changes) {
        var texts = new HashMap<>(family.schema()
                .texts(family.preset(Preset.QUICK, new DataSummary(IMAGES, SIDE * SIDE, 1, 2, true, true))));
        texts.putAll(changes);
        epochs.clear();
        C config = family.schema().build(texts);
        var model = trainer.train(
                        new TrainJob<>(family, config, data, 1, "cpu", 1),
                        Optional.empty(),
                        _ -> {},
                        event -> {
                            if (event instanceof TrainEvent.EpochDone done) {
                                epochs.add(done);
                            }
                        },
                        new RunControl())
                .orElseThrow();
        return new Trained<>(family, config, model);
    }

    private void requireImages(Trained<?> trained) {
        var cells = new Cells(bars.counts(), new int[0], new int[0]);
        float[] made = new Inference(NATIVE.lane())
                .reconstructed(trained.stored(bars), cells, Watcher.patient())
                .values();
        assertThat(made).hasSize(IMAGES * SIDE * SIDE);
        for (float value : made) {
            assertThat(value).isBetween(0f, 1f);
        }
        // Bright where the bars are, darker elsewhere.
        double inside = 0;
        double outside = 0;
        int bright = 0;
        float[] row = new float[SIDE * SIDE];
        int[] places = new int[SIDE * SIDE];
        for (int i = 0; i < IMAGES; i++) {
            int stored = bars.counts().copyRow(i, places, row, 0);
            var own = Arrays.stream(places, 0, stored).boxed().toList();
            for (int p = 0; p < SIDE * SIDE; p++) {
                if (own.contains(p)) {
                    inside += made[i * SIDE * SIDE + p];
                    bright++;
                } else {
                    outside += made[i * SIDE * SIDE + p];
                }
            }
        }
        assertThat(inside / bright).isGreaterThan(1.5 * outside / (IMAGES * SIDE * SIDE - bright));
    }

    private void requireLearned() {
        assertThat(epochs.getLast().train().get("reconstruction"))
                .isFinite()
                .isLessThan(0.8 * epochs.getFirst().train().get("reconstruction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dgd-image", "vad-image", "vae-image"})
    void theDecoderOfImagesLearns(String id) {
        var trained = train(
                new ModelFamilies().byId(id),
                bars,
                Map.of(
                        "decoder.channels", "4",
                        "train.epochs", "30",
                        "train.batchSize", "8",
                        "train.learningRate", "0.005"));
        requireLearned();
        requireImages(trained);
    }

    @Test
    void aSupervisedMixtureKnowsItsTypes() {
        var trained = train(
                new ModelFamilies().byId("dgd-image"),
                bars,
                Map.of(
                        "prior.kind", "supervised",
                        "decoder.channels", "2",
                        "prior.spread", "0.1",
                        "decoder.maskedLayers", "0",
                        "train.epochs", "60",
                        "train.codeRate", "0.05",
                        "train.batchSize", "30"));
        int[] train = bars.split().train();
        int[] found = mixture(trained).assign(trained.model().latent().select(train));
        int[] known = Arrays.stream(train)
                .map(cell -> bars.labels().orElseThrow().codes()[cell])
                .toArray();
        assertThat(ClusterScores.of(known, found).ari()).isGreaterThan(0.99);
    }

    private static <C extends Record> LatentMixture mixture(Trained<C> trained) {
        return trained.family()
                .mixture(trained.config(), trained.model().weights())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "mixvae, mlp, 20",
        "mixvae, conv, 0",
        "jointvae, mlp, 0",
        "jointvae, conv, 10",
        "cascadevae, mlp, 0",
        "cascadevae, conv, 10"
    })
    void categoriesAndStatesOfImagesLearn(String id, String layers, String turn) {
        var changes = new HashMap<>(Map.of(
                "network.kind", layers,
                "network.channels", "4",
                "network.hiddenWidth", "40",
                "affine.turn", turn,
                "affine.scale", "0",
                "affine.shift", "0",
                "train.epochs", "25",
                "train.batchSize", "16",
                "train.learningRate", "0.003"));
        changes.putAll(
                id.equals("jointvae")
                        ? Map.of("capacity.steps", "40")
                        : id.equals("cascadevae") ? Map.of("stages.steps", "10") : Map.of());
        var trained = train(new ModelFamilies().byId(id), bars, changes);
        requireLearned();
        requireImages(trained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dgd-image", "vad-image", "vae-image"})
    void cellsAreNoImages(String id) {
        var family = new ModelFamilies().byId(id);
        assertThatThrownBy(() -> train(family, TwoKinds.data(60, 30), Map.of()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs images");
    }

    @Test
    void convolutionsNeedPixelsAndBrightnessItsScale() {
        var family = new ModelFamilies().byId("mixvae");
        assertThatThrownBy(() -> train(family, TwoKinds.data(60, 30), Map.of("network.kind", "conv")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs images");
        assertThat(family.schema().problems(Map.of("output.reconstruction", "bce", "output.scale", "million")))
                .isNotEmpty();
        assertThat(family.schema().problems(Map.of("network.kind", "conv", "output.reconstruction", "nb")))
                .isNotEmpty();
        assertThat(family.schema().problems(Map.of("affine.turn", "20", "output.scale", "million")))
                .isNotEmpty();
    }
}
