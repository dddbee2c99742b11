package org.mixtura.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;

class TrainingViewModelTest {

    private final ArrayDeque<Runnable> fx = new ArrayDeque<>();
    private final RunControl control = new RunControl();
    private final List<Boolean> told = new ArrayList<>();
    private final TrainingViewModel model =
            new TrainingViewModel("scVI", true, control, wish -> told.add(wish.isPaused()), Runnable::run, fx::add);

    private void deliver() {
        while (!fx.isEmpty()) {
            fx.remove().run();
        }
    }

    private static TrainEvent.EpochDone epoch(int epoch, double loss, boolean best) {
        return new TrainEvent.EpochDone(
                epoch,
                10,
                Map.of("loss", loss),
                Map.of("loss", loss),
                Map.of(),
                new FloatMatrix(3, 2, new float[] {0, 0, 1, 0, 0, epoch}),
                2,
                best,
                TrainEvent.Usage.UNKNOWN);
    }

    @Test
    void eventsOfManyStepsArriveAsOneBatchInOrder() {
        model.listener().on(new TrainEvent.Started("scvi", 800, 1500, 10, "cpu", List.of("loss")));
        for (int step = 1; step <= 6; step++) {
            model.listener().on(new TrainEvent.StepDone(1, step, 6));
        }
        model.listener().on(epoch(1, 700, true));
        assertThat(fx).hasSize(1);
        deliver();

        assertThat(model.stageProperty().get()).isEqualTo("Epoch 1 of 10");
        assertThat(model.shareProperty().get()).isEqualTo(0.1);
        assertThat(model.paceProperty().get()).isEqualTo("2.00 s per epoch");
        assertThat(model.frameProperty().get()).isPresent();
        assertThat(model.epochs()).singleElement().satisfies(e -> assertThat(e.latent())
                .isNull());
    }

    @Test
    void aLongStageSaysHowFarItIs() {
        model.listener().on(new TrainEvent.Stage("Starting the mixture of 500 components"));
        deliver();
        assertThat(model.stageProperty().get()).isEqualTo("Starting the mixture of 500 components");
        model.listener().on(new TrainEvent.StageProgress(0.42));
        deliver();
        assertThat(model.stageProperty().get()).isEqualTo("Starting the mixture of 500 components · 42 %");
    }

    @Test
    void wordsSayWhetherItStillImproves() {
        model.listener().on(epoch(1, 700, true));
        model.listener().on(epoch(2, 710, false));
        model.listener().on(epoch(3, 705, false));
        deliver();
        assertThat(model.wordsProperty().get()).isEqualTo("No better for 2 epochs; best at epoch 1.");

        model.listener().on(epoch(4, Double.NaN, false));
        deliver();
        assertThat(model.wordsProperty().get()).contains("not a number");
    }

    @Test
    void stoppingIsAcknowledgedAtOnceAndDiscardingIsStronger() {
        model.stopAndKeep();
        assertThat(control.request()).isEqualTo(RunControl.Request.STOP_AND_KEEP);
        assertThat(model.wordsProperty().get()).contains("the model is kept");

        model.discard();
        assertThat(model.requestProperty().get()).isEqualTo(RunControl.Request.DISCARD);
        model.listener().on(epoch(1, 700, true));
        deliver();
        assertThat(model.wordsProperty().get()).contains("Discarding");
    }

    private void hear(TrainEvent event) {
        model.listener().on(event);
        deliver();
    }

    @Test
    void aRunThatWasPausedElsewhereCanGoOnFromHere() {
        hear(new TrainEvent.Paused(true));
        assertThat(model.pausedProperty().get()).isTrue();
        assertThat(model.stageProperty().get()).isEqualTo("Paused");

        model.setPaused(false);
        assertThat(told)
                .as("the control here never said pause, so its watcher sees no change")
                .containsExactly(false);
        assertThat(model.pausedProperty().get()).isFalse();

        hear(new TrainEvent.Paused(false));
        model.setPaused(true);
        assertThat(control.isPaused()).isTrue();
        assertThat(told).as("whoever watches the control passes this on").hasSize(1);
    }

    @Test
    void aRunThatRestsSaysHowFarItCame() {
        hear(epoch(1, 700, true));
        hear(new TrainEvent.Paused(true));
        assertThat(model.stageProperty().get()).startsWith("Paused after epoch 1 of ");
    }

    @Test
    void aRunThatWentOnElsewhereCanBePausedAgainFromHere() {
        model.setPaused(true);
        hear(new TrainEvent.Paused(true));
        hear(new TrainEvent.Paused(false));
        assertThat(model.pausedProperty().get()).isFalse();

        model.setPaused(true);
        assertThat(told).containsExactly(true);
        assertThat(model.pausedProperty().get()).isTrue();
    }

    @Test
    void aPageThatIsMadeWhileTheRunRestsKnowsIt() {
        control.pause();
        var late = new TrainingViewModel("scVI", true, control, _ -> {}, Runnable::run, fx::add);
        assertThat(late.pausedProperty().get()).isTrue();
    }

    @Test
    void aRunWhoseResultsAreComputedCanBeThrownAwayButNotStopped() {
        assertThat(model.canStop().get()).isTrue();
        hear(new TrainEvent.TrainingEnded(10, 8, "All 10 epochs are done."));
        hear(new TrainEvent.Stage("Clustering and mapping the latent space"));
        assertThat(model.canStop().get()).isFalse();
        assertThat(model.canDiscard().get()).isTrue();

        model.discard();
        assertThat(model.canDiscard().get()).isFalse();
        assertThat(model.wordsProperty().get()).isEqualTo("Discarding the run.");
    }

    @Test
    void aRunThatIsStoppingCanStillBeThrownAwayUntilItIsComplete() {
        model.stopAndKeep();
        assertThat(model.canStop().get()).isFalse();
        assertThat(model.canDiscard().get()).isTrue();
        hear(new TrainEvent.Finished(java.nio.file.Path.of("run")));
        assertThat(model.canDiscard().get()).isFalse();
    }

    @Test
    void ofARunThatLeavesNothingThereIsNothingToDiscard() {
        hear(TrainEvent.TrainingEnded.NOTHING_KEPT);
        assertThat(model.canStop().get()).isFalse();
        assertThat(model.canDiscard().get()).isFalse();
    }

    @Test
    void theListenerHearsOfEpochsEvenAfterACollectionOfGarbage() {
        var heard = new ArrayList<Integer>();
        model.epochs().addListener((javafx.collections.ListChangeListener<TrainEvent.EpochDone>)
                change -> heard.add(change.getList().size()));
        System.gc();
        model.listener().on(epoch(1, 700, true));
        deliver();
        assertThat(heard).containsExactly(1);
    }
}
