package org.mixtura.core.model.scaespy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.Preset;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.prep.Preparation;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.Trainer;

/** Values that are no counts reach the squared error as they are in the file, negative ones too. */
class AnyValuesTest {

    private static final int CELLS = 60;
    private static final int GENES = 12;

    private final ScaespyFamily family = new ScaespyFamily();

    /** Values of 100 to 1100, half of them negative; the later a gene, the more it varies. */
    private static float[][] values() {
        var random = new SplittableRandom(4);
        float[][] values = new float[CELLS][GENES];
        for (float[] cell : values) {
            for (int gene = 0; gene < GENES; gene++) {
                cell[gene] =
                        (float) ((random.nextBoolean() ? -1 : 1) * (100 + 1000 * random.nextDouble() * gene / GENES));
            }
        }
        return values;
    }

    private static CellDataset data() {
        List<String> genes = IntStream.range(0, GENES).mapToObj(g -> "g" + g).toList();
        List<String> cells = IntStream.range(0, CELLS).mapToObj(c -> "c" + c).toList();
        return new CellDataset(
                "d",
                Path.of("d"),
                "test",
                "X",
                CsrMatrix.ofDense(values()),
                new GeneTable(genes, genes),
                new CellTable(cells, List.of()),
                false);
    }

    private static PrepConfig prep(Map<String, String> changes) {
        var schema = Schema.of(PrepConfig.DEFAULTS);
        var texts = new HashMap<>(schema.texts(PrepConfig.DEFAULTS));
        texts.putAll(changes);
        return schema.build(texts);
    }

    @Test
    void a_network_that_says_nothing_yet_is_as_far_from_the_values_as_these_are_from_zero() {
        var prepared = new Preparation().prepare(data(), prep(Map.of()), Optional.empty(), Optional.empty(), 0);
        var texts = new HashMap<>(
                family.schema().texts(family.start(Preset.PAPER, new DataSummary(CELLS, GENES, 1, 0, false))));
        texts.putAll(Map.of("variant", "ae", "train.epochs", "1", "train.learningRate", "0.000001"));
        var config = family.schema().build(texts);
        assertThat(family.needsCounts(config)).isFalse();
        var epochs = new ArrayList<TrainEvent.EpochDone>();

        try (var lane = new NativeLane()) {
            new Trainer(lane, LatentScorer.NONE)
                    .train(
                            new TrainJob<>(family, config, prepared, 3, "cpu", 1),
                            Optional.empty(),
                            _ -> {},
                            event -> {
                                if (event instanceof TrainEvent.EpochDone done) {
                                    epochs.add(done);
                                }
                            },
                            new RunControl());
        }

        double expected = 0;
        int[] held = prepared.split().validation();
        for (int cell : held) {
            for (float value : values()[prepared.keptCells()[cell]]) {
                expected += (double) value * value / held.length;
            }
        }
        // Outputs of sigmoid layers that were not trained are of the size of 1, and these values of hundreds.
        assertThat(epochs.getFirst().validation().get("reconstruction")).isCloseTo(expected, within(0.01 * expected));
    }

    @Test
    void genes_are_ranked_by_the_variance_of_the_values_themselves() {
        var two = new Preparation()
                .prepare(data(), prep(Map.of("variableGenes", "2")), Optional.empty(), Optional.empty(), 0);

        assertThat(two.genes().ids()).containsExactly("g10", "g11");
    }

    @Test
    void a_share_of_such_values_is_no_share() {
        var limit = prep(Map.of("maxMitochondrial", "0.2"));
        List<String> genes = IntStream.range(0, GENES).mapToObj(g -> "MT-" + g).toList();
        var named = new CellDataset(
                "d", Path.of("d"), "test", "X", data().counts(), new GeneTable(genes, genes), data().cells(), false);

        assertThatThrownBy(() -> new Preparation().prepare(named, limit, Optional.empty(), Optional.empty(), 0))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("mitochondrial share of the cells cannot be judged");
    }

    @Test
    void only_the_squared_error_of_the_values_themselves_needs_no_counts() {
        var average = new DataSummary(5000, 2000, 1, 0, false);

        for (Preset preset : Preset.values()) {
            assertThat(family.needsCounts(family.preset(preset, average))).isTrue();
            assertThat(family.needsCounts(family.start(preset, average))).isFalse();
        }
    }
}
