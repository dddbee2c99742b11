package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.prep.PreparedData;

/** What training does when something goes wrong, and that a rest changes nothing. */
class RecoveryTest {

    /** 189 training cells in minibatches of 32. */
    private static final int STEPS_PER_EPOCH = 6;

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final PreparedData data = TwoKinds.data(210, 30);
    private final Trainer trainer = new Trainer(NATIVE.lane(), LatentScorer.NONE);
    private final List<TrainEvent> events = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final AtomicInteger mostEncoded = new AtomicInteger(Integer.MAX_VALUE);

    @Test
    void afterAnUndefinedLossTrainingGoesBackAnEpochAndOnMoreSlowly() {
        train(_ -> false, 1000);
        var sound = epochs();
        events.clear();
        checkpoints.clear();

        int inTheThirdEpoch = 2 * STEPS_PER_EPOCH + 2;
        var trained = train(step -> step == inTheThirdEpoch, 1000).orElseThrow();

        assertThat(trained.epochs()).isEqualTo(10);
        assertThat(trained.adjustments())
                .singleElement()
                .asString()
                .contains("undefined in epoch 3", "Going on from epoch 2", "0.00250", "clipped to 10");
        assertThat(adjusted())
                .containsExactly(
                        new TrainEvent.Adjusted(3, trained.adjustments().getFirst()));
        assertThat(epochs()).extracting(TrainEvent.EpochDone::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(epochs().get(1).train()).isEqualTo(sound.get(1).train());
        assertThat(epochs().get(2).train()).isNotEqualTo(sound.get(2).train());
        assertThat(checkpoints.getLast().pace().retries()).isEqualTo(1);
        assertThat(checkpoints.getLast().adjustments()).isEqualTo(trained.adjustments());
        assertThat(checkpoints.get(2).steps()).isEqualTo(3 * STEPS_PER_EPOCH);
    }

    @Test
    void anUndefinedLossInTheFirstStepGoesBackToTheInitialWeights() {
        var trained = train(step -> step == 0, 1000).orElseThrow();
        assertThat(trained.epochs()).isEqualTo(10);
        assertThat(trained.adjustments()).singleElement().asString().contains("Going on from epoch 0");
    }

    @Test
    void aLossThatStaysUndefinedIsAnErrorAfterThreeRetries() {
        assertThatThrownBy(() -> train(step -> step >= STEPS_PER_EPOCH, 1000))
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageContaining("epoch 2")
                .hasMessageContaining("3 times");
        assertThat(adjusted()).hasSize(3);
        assertThat(checkpoints).extracting(Checkpoint::epoch).containsExactly(1);
    }

    @Test
    void aRunThatWasSlowedDownGoesOnFromItsCheckpointAtThatPace() {
        var trained = train(step -> step == STEPS_PER_EPOCH, 1000).orElseThrow();
        var whole = epochs();
        var middle = checkpoints.get(4);
        events.clear();

        var resumed = trainer.train(job(_ -> false, 1000), Optional.of(middle), _ -> {}, events::add, new RunControl())
                .orElseThrow();

        assertThat(epochs().getLast().train()).isEqualTo(whole.getLast().train());
        assertThat(resumed.adjustments()).isEqualTo(trained.adjustments());
    }

    @Test
    void withoutMemoryForAMinibatchHalfOfItIsTried() {
        var trained = train(_ -> false, 16).orElseThrow();
        assertThat(trained.epochs()).isEqualTo(10);
        assertThat(adjusted())
                .extracting(TrainEvent.Adjusted::text)
                .last()
                .asString()
                .contains("minibatches of 16 cells");
        var steps =
                events.stream().filter(TrainEvent.StepDone.class::isInstance).toList();
        assertThat(steps.getLast()).isEqualTo(new TrainEvent.StepDone(10, 12, 12));
    }

    @Test
    void withoutMemoryForTwoCellsTheDeviceIsTooSmall() {
        assertThatThrownBy(() -> train(_ -> false, 1))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("not enough memory");
    }

    @Test
    void withoutMemoryForTheWeightsTheDeviceIsTooSmall() {
        assertThatThrownBy(() -> train(_ -> false, 0))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("not enough memory")
                .hasMessageContaining("weights");
    }

    @Test
    void withoutMemoryForAllCellsAfterTrainingFewerAreEncodedAtATime() {
        var roomy = train(_ -> false, 1000).orElseThrow();
        TrainListener shortage = event -> {
            if (event instanceof TrainEvent.TrainingEnded) {
                mostEncoded.set(16);
            }
        };
        var tight =
                trainer.train(job(_ -> false, 1000), shortage, new RunControl()).orElseThrow();
        assertThat(tight.epochs()).isEqualTo(10);
        assertThat(tight.adjustments()).isNotEmpty().allSatisfy(text -> assertThat(text)
                .contains("after training"));
        assertThat(tight.latent().rows()).isEqualTo(210);
        assertThat(tight.latent().at(200, 1)).isCloseTo(roomy.latent().at(200, 1), within(1e-4f));

        mostEncoded.set(Integer.MAX_VALUE);
        TrainListener none = event -> {
            if (event instanceof TrainEvent.TrainingEnded) {
                mostEncoded.set(0);
            }
        };
        assertThatThrownBy(() -> trainer.train(job(_ -> false, 1000), none, new RunControl()))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("Not even one cell");
    }

    @Test
    void aRunThatIsStoppedWithinAnEpochKeepsTheWholeEpochsBefore() {
        var control = new RunControl();
        TrainListener stopper = event -> {
            if (event instanceof TrainEvent.StepDone(int epoch, int step, int _) && epoch == 4 && step == 3) {
                control.stopAndKeep();
            }
        };
        var config = TwoKinds.config(TwoKinds.training(Map.of("keepBest", "false")));
        var job = new TrainJob<>(new ScviFamily(), config, data, 1, "cpu", 1);
        var stopped = trainer.train(job, Optional.empty(), checkpoints::add, stopper, control)
                .orElseThrow();
        assertThat(stopped.epochs()).isEqualTo(3);
        assertThat(stopped.bestEpoch()).isEqualTo(3);
        assertThat(stopped.endReason()).contains("epoch 4", "the epochs before");
        var kept = checkpoints.getLast();
        assertThat(kept.epoch()).isEqualTo(3);
        stopped.weights().forEach((name, weight) -> assertThat(weight.values())
                .as(name)
                .isEqualTo(kept.weights().get(name).values()));
    }

    @Test
    void aStopIsHeardBetweenTheCellsOfALookAtTheModel() {
        var control = new RunControl();
        var looks = new AtomicInteger();
        // The first look at a model is the snapshot after its first epoch, and each is followed by another one.
        var fragile = new FragileFamily<>(new ScviFamily(), _ -> false, 1000, () -> {
            if (looks.incrementAndGet() == 4) {
                control.stopAndKeep();
            }
            return Integer.MAX_VALUE;
        });
        var config = TwoKinds.config(TwoKinds.training(Map.of("keepBest", "false")));
        var job = new TrainJob<>(fragile, config, data, 1, "cpu", 1);
        var stopped = trainer.train(job, Optional.empty(), checkpoints::add, events::add, control)
                .orElseThrow();
        assertThat(stopped.epochs()).isEqualTo(3);
        assertThat(epochs()).extracting(TrainEvent.EpochDone::epoch).containsExactly(1, 2, 3);
        var kept = checkpoints.getLast();
        stopped.weights().forEach((name, weight) -> assertThat(weight.values())
                .as(name)
                .isEqualTo(kept.weights().get(name).values()));
    }

    @Test
    void aRunThatIsDiscardedAfterItsLastEpochIsNotLookedAtAnyMore() {
        var control = new RunControl();
        var looksAfter = new AtomicInteger();
        var over = new CountDownLatch(1);
        var fragile = new FragileFamily<>(new ScviFamily(), _ -> false, 1000, () -> {
            if (over.getCount() == 0) {
                looksAfter.incrementAndGet();
            }
            return Integer.MAX_VALUE;
        });
        TrainListener discarding = event -> {
            if (event instanceof TrainEvent.TrainingEnded) {
                over.countDown();
                control.discard();
            }
        };
        var job = new TrainJob<>(fragile, TwoKinds.config(TwoKinds.training(Map.of())), data, 1, "cpu", 1);
        assertThat(trainer.train(job, discarding, control)).isEmpty();
        assertThat(looksAfter).hasValue(0);
    }

    @Test
    void momentsThatAreNotFiniteAreFound() {
        train(_ -> false, 1000);
        var sound = checkpoints.getLast();
        sound.requireFinite();
        var spoiled = new HashMap<>(sound.optimizer());
        var name = spoiled.keySet().iterator().next();
        spoiled.put(name, new Tensor(new long[] {1}, new float[] {Float.POSITIVE_INFINITY}));
        var broken = new Checkpoint(
                sound.epoch(),
                sound.steps(),
                sound.bestEpoch(),
                sound.bestLoss(),
                sound.seconds(),
                sound.pace(),
                sound.adjustments(),
                sound.weights(),
                spoiled,
                sound.bestWeights());
        assertThatThrownBy(broken::requireFinite)
                .isInstanceOf(TrainingDiverged.class)
                .hasMessageContaining(name);
    }

    @Test
    void aRestChangesNothing() throws InterruptedException {
        train(_ -> false, 1000);
        var sound = epochs();
        events.clear();

        var control = new RunControl();
        var resting = new CountDownLatch(1);
        TrainListener listener = event -> {
            events.add(event);
            if (event instanceof TrainEvent.StepDone(int epoch, int step, int _) && epoch == 3 && step == 2) {
                control.pause();
            } else if (event.equals(new TrainEvent.Paused(true))) {
                resting.countDown();
            }
        };
        var training = new Thread(() -> trainer.train(job(_ -> false, 1000), listener, control));
        training.start();
        assertThat(resting.await(30, TimeUnit.SECONDS)).isTrue();
        training.join(200);
        assertThat(training.isAlive()).isTrue();
        assertThat(events.getLast()).isEqualTo(new TrainEvent.Paused(true));
        control.goOn();
        training.join(30_000);

        assertThat(events).contains(new TrainEvent.Paused(false));
        assertThat(epochs()).hasSize(10);
        assertThat(epochs().getLast().validation()).isEqualTo(sound.getLast().validation());
        assertThat(epochs().get(2).seconds())
                .as("seconds of the epoch without the rest")
                .isLessThan(0.2);
    }

    @Test
    void aRunAtRestCanBeStopped() throws InterruptedException {
        var control = new RunControl();
        control.pause();
        var training = new Thread(() -> trainer.train(
                job(_ -> false, 1000),
                event -> {
                    if (event.equals(new TrainEvent.Paused(true))) {
                        control.discard();
                    }
                },
                control));
        training.start();
        training.join(30_000);
        assertThat(training.isAlive()).isFalse();
    }

    private Optional<TrainedModel> train(IntPredicate undefinedAt, int mostCells) {
        return trainer.train(
                job(undefinedAt, mostCells), Optional.empty(), checkpoints::add, events::add, new RunControl());
    }

    private TrainJob<?> job(IntPredicate undefinedAt, int mostCells) {
        var config = TwoKinds.config(TwoKinds.training(Map.of()));
        return new TrainJob<>(
                new FragileFamily<>(new ScviFamily(), undefinedAt, mostCells, mostEncoded::get),
                config,
                data,
                1,
                "cpu",
                1);
    }

    private List<TrainEvent.EpochDone> epochs() {
        return events.stream()
                .filter(TrainEvent.EpochDone.class::isInstance)
                .map(TrainEvent.EpochDone.class::cast)
                .toList();
    }

    private List<TrainEvent.Adjusted> adjusted() {
        return events.stream()
                .filter(TrainEvent.Adjusted.class::isInstance)
                .map(TrainEvent.Adjusted.class::cast)
                .toList();
    }
}
