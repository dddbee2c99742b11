package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.dgd.DgdImageFamily;
import org.mixtura.core.model.mixvae.MixvaeFamily;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.Trainable;
import org.mixtura.core.train.Trainer;

class TrainingTimesTest {

    private static final DataSummary CELLS = new DataSummary(600, 100, 2, 3);

    /** Nobody looks: what was found out before must be known. */
    private static final Watcher NO_TRIAL = _ -> {
        throw new AssertionError("this was tried before");
    };

    @TempDir
    private Path folder;

    private final NativeLane lane = new NativeLane();

    @AfterEach
    void close() {
        lane.close();
    }

    private TrainingTimes times(boolean busy) {
        return new TrainingTimes(
                new TrainingTrial(new Trainer(lane, LatentScorer.NONE)),
                folder.resolve("kept/times.json"),
                "1",
                () -> busy);
    }

    private RunSpec spec(ModelFamily<?> family, DataSummary data) {
        return new RunSpec(
                family.card().id(),
                folder.resolve("cells.h5ad"),
                ReadOptions.DETECT,
                Optional.empty(),
                Optional.empty(),
                PrepConfig.DEFAULTS,
                family.preset(Preset.RECOMMENDED, data),
                0,
                "cpu",
                1);
    }

    private TrainingTime time(TrainingTimes times, ModelFamily<?> family, DataSummary data, Watcher watcher) {
        return times.of(family, spec(family, data), data, watcher);
    }

    @Test
    void aTimeIsThatOfAllEpochs() {
        var time = time(times(false), new ScviFamily(), CELLS, Watcher.patient());

        assertThat(time.epoch()).isPositive().isLessThan(60);
        assertThat(time.preparing()).as("the first step alone is slow").isLessThan(time.epoch());
        assertThat(time.epochs()).isEqualTo(80);
        assertThat(time.seconds())
                .isCloseTo(time.preparing() + 80 * time.epoch(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(time.words()).startsWith("about ").endsWith(" for 80 epochs");
    }

    @Test
    void manyCellsTakeLongerThanFew() {
        var few = time(times(false), new ScviFamily(), new DataSummary(5_000, 100, 1, 0), Watcher.patient());
        var many = time(times(false), new ScviFamily(), new DataSummary(500_000, 100, 1, 0), Watcher.patient());
        assertThat(many.epoch()).isGreaterThan(10 * few.epoch());
    }

    @Test
    void aTrainingOfSeveralStagesIsTriedWhole() {
        var time = time(times(false), new MixvaeFamily(), CELLS, Watcher.patient());
        assertThat(time.epoch()).isPositive();
        assertThat(time.epochs())
                .as("of the whole training, not of the trial")
                .isEqualTo(((Trainable) new MixvaeFamily().preset(Preset.RECOMMENDED, CELLS))
                        .training()
                        .epochs());
    }

    @Test
    void anAnswerIsKept() {
        var before = time(times(false), new ScviFamily(), CELLS, Watcher.patient());
        assertThat(time(times(false), new ScviFamily(), CELLS, NO_TRIAL)).isEqualTo(before);
        assertThatThrownBy(() -> time(times(false), new ScviFamily(), new DataSummary(601, 100, 2, 3), NO_TRIAL))
                .as("other data are tried")
                .isInstanceOf(AssertionError.class);
        var heldOut = spec(new ScviFamily(), CELLS);
        var half =
                heldOut.with(Schema.of(PrepConfig.DEFAULTS).build(Map.of("validationShare", "0.5")), heldOut.config());
        assertThatThrownBy(() -> times(false).of(new ScviFamily(), half, CELLS, NO_TRIAL))
                .as("and other shares of them")
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerOfABusyMachineIsNotKept() {
        var time = time(times(true), new ScviFamily(), CELLS, Watcher.patient());
        assertThat(time.words()).endsWith("so busy");
        assertThatThrownBy(() -> time(times(false), new ScviFamily(), CELLS, NO_TRIAL))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aDamagedFileIsMadeAnew() throws IOException {
        var file = folder.resolve("kept/times.json");
        Files.createDirectories(file.getParent());
        for (String damage : List.of("{", "[]")) {
            Files.writeString(file, damage);
            time(times(false), new ScviFamily(), CELLS, Watcher.patient());
            time(times(false), new ScviFamily(), CELLS, NO_TRIAL);
        }
    }

    @Test
    void whoNoLongerWantsToKnowNeedNotWait() {
        assertThatThrownBy(() -> time(times(false), new ScviFamily(), CELLS, _ -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aModelThatDoesNotFitTheDataSaysSo() {
        assertThatThrownBy(() -> time(times(false), new DgdImageFamily(), CELLS, Watcher.patient()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs images");
    }
}
