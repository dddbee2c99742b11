package org.mixtura.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.train.Durations;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** What a run that trains has told so far, in words and numbers. Properties change on the JavaFX thread only. */
public final class TrainingViewModel {

    /** After so many epochs their median tells what is left. */
    private static final int SETTLED_EPOCHS = 3;

    private final String model;
    private final boolean labelled;
    private final RunControl control;
    private final Consumer<RunControl> tell;
    private final Executor background;
    private final Executor fx;
    private final FxEvents events;
    private final ObjectProperty<Optional<TrainEvent.Started>> started = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<TrainEvent.EpochDone> epochs = FXCollections.observableArrayList();

    /** Kept, because it hears of changes only as long as it is reachable. */
    private final ObservableList<TrainEvent.EpochDone> readOnlyEpochs =
            FXCollections.unmodifiableObservableList(epochs);

    private final ReadOnlyObjectWrapper<Optional<LatentFrame>> frame = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunControl.Request> request =
            new ReadOnlyObjectWrapper<>(RunControl.Request.NONE);
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("Starting");
    private String stageText = "";
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Boolean> ended = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper continued = new ReadOnlyBooleanWrapper(false);
    private int continuedAfter;
    private int adjustments;
    private int bestEpoch;
    private @Nullable LatentFrame previous;
    private @Nullable Snapshot nextSnapshot;
    private boolean framing;

    private record Snapshot(int epoch, FloatMatrix latent) {}

    /**
     * @param model its name
     * @param labelled whether the run knows cell types to compare with
     * @param control how to pause and to end the run; whoever follows it passes on what changes there
     * @param tell passes on a control that has not changed, because the run was told otherwise elsewhere
     * @param background where views of the latent space are computed
     * @param fx runs a task on the JavaFX thread later
     */
    public TrainingViewModel(
            String model,
            boolean labelled,
            RunControl control,
            Consumer<RunControl> tell,
            Executor background,
            Executor fx) {
        this.model = model;
        this.labelled = labelled;
        this.control = control;
        this.tell = tell;
        this.request.set(control.request());
        this.paused.set(control.isPaused());
        this.background = background;
        this.fx = fx;
        this.events = new FxEvents(fx, this::hear);
    }

    /** Give this to the run; it may be called from any thread. */
    public TrainListener listener() {
        return events;
    }

    /** Ends training after the current minibatch and keeps the model. */
    public void stopAndKeep() {
        control.stopAndKeep();
        acknowledge();
    }

    /** Ends training after the current minibatch and deletes the run. */
    public void discard() {
        control.discard();
        acknowledge();
    }

    /** Says what was asked of the run, wherever that was. */
    public void acknowledge() {
        request.set(control.request());
        paused.set(control.isPaused());
        words.set(
                switch (control.request()) {
                    case DISCARD -> ended.get() ? "Discarding the run." : "Discarding the run after this minibatch.";
                    case STOP_AND_KEEP -> "Stopping after this minibatch; the model is kept.";
                    case NONE -> control.isPaused() ? "Pausing after this minibatch." : "Going on.";
                });
    }

    /** Rests after the current minibatch, or goes on. */
    public void setPaused(boolean rest) {
        boolean changed = rest != control.isPaused();
        if (rest) {
            control.pause();
        } else {
            control.goOn();
        }
        if (!changed) {
            tell.accept(control);
        }
        acknowledge();
    }

    private void hear(List<TrainEvent> batch) {
        batch.forEach(this::hear);
    }

    private void hear(TrainEvent event) {
        switch (event) {
            case TrainEvent.Stage(String text) -> {
                stageText = text;
                stage.set(text);
            }
            case TrainEvent.StageProgress(double done) ->
                stage.set(String.format(Locale.ROOT, "%s · %.0f %%", stageText, 100 * done));
            case TrainEvent.Started start -> {
                started.set(Optional.of(start));
                stage.set("Epoch 1 of " + start.epochs());
                share.set(0);
            }
            case TrainEvent.Continued before -> {
                continued.set(true);
                continuedAfter = before.epoch();
                words.set("Going on after epoch %d.".formatted(continuedAfter));
            }
            case TrainEvent.StepDone step -> stepDone(step);
            case TrainEvent.EpochDone done -> epochDone(done);
            case TrainEvent.Adjusted adjusted -> {
                adjustments++;
                words.set(adjusted.text());
            }
            case TrainEvent.Paused rest -> {
                // Whoever asked for it: another window or the command line may have.
                paused.set(rest.resting());
                words.set(rest.resting() ? "Paused. Nothing is lost, also when the window is closed." : "Going on.");
                if (rest.resting()) {
                    stage.set(pausedAt());
                }
            }
            case TrainEvent.TrainingEnded end -> {
                ended.set(true);
                over.set(end.leavesNothing());
                paused.set(false);
                share.set(-1);
                pace.set("");
                stage.set("Finishing");
                words.set(end.reason());
            }
            case TrainEvent.Settled _ -> {
                over.set(true);
                if (request.get() == RunControl.Request.DISCARD) {
                    words.set("Too late to discard: the run has its new results.");
                }
            }
            case TrainEvent.Finished _ -> {
                over.set(true);
                share.set(1);
                stage.set("Done");
            }
        }
    }

    private String pausedAt() {
        return epochs.isEmpty()
                ? "Paused"
                : "Paused after epoch %d of %d"
                        .formatted(epochs.getLast().epoch(), epochs.getLast().epochs());
    }

    private void stepDone(TrainEvent.StepDone step) {
        started.get().ifPresent(start -> {
            double done = step.epoch() - 1 + (double) step.step() / Math.max(1, step.steps());
            share.set(Math.min(1, done / start.epochs()));
            stage.set("Epoch %d of %d".formatted(step.epoch(), start.epochs()));
        });
    }

    private void epochDone(TrainEvent.EpochDone done) {
        if (done.best()) {
            bestEpoch = done.epoch();
        }
        if (done.latent() != null) {
            nextSnapshot = new Snapshot(done.epoch(), done.latent());
            nextFrame();
        }
        // Without the codes: those of all epochs together would fill the memory.
        epochs.add(done.withoutLatent());
        share.set((double) done.epoch() / done.epochs());
        stage.set("Epoch %d of %d".formatted(done.epoch(), done.epochs()));
        pace.set(describePace(done));
        if (request.get() == RunControl.Request.NONE && !paused.get() && done.epoch() > continuedAfter) {
            words.set(describeProgress(done));
        }
    }

    private String describePace(TrainEvent.EpochDone done) {
        double[] seconds = epochs.stream()
                .mapToDouble(TrainEvent.EpochDone::seconds)
                .sorted()
                .toArray();
        double median = seconds[seconds.length / 2];
        int left = done.epochs() - done.epoch();
        String each = Durations.each(median) + cost(done.usage());
        // The first epochs take longer than those to come: what computes is compiled meanwhile.
        boolean isEarly = seconds.length < SETTLED_EPOCHS;
        return left == 0 || isEarly ? each : each + " · about " + Durations.span(left * median) + " left";
    }

    private static String cost(TrainEvent.Usage usage) {
        var text = new StringBuilder();
        if (usage.cellsPerSecond() > 0) {
            text.append(String.format(Locale.ROOT, " · %,.0f cells/s", usage.cellsPerSecond()));
        }
        if (usage.memory() > 0) {
            text.append(String.format(Locale.ROOT, " · %,d MB", usage.memory() >> 20));
        }
        if (usage.deviceMemory() > 0) {
            text.append(String.format(Locale.ROOT, " · GPU %,d MB", usage.deviceMemory() >> 20));
        }
        return text.toString();
    }

    private String describeProgress(TrainEvent.EpochDone done) {
        boolean broken = done.train().values().stream().anyMatch(v -> !Double.isFinite(v));
        if (broken) {
            return "A loss term is not a number any more; training cannot go on like this.";
        }
        int since = done.epoch() - bestEpoch;
        if (bestEpoch == 0) {
            return "Training goes on.";
        }
        if (adjustments > 0) {
            return "Went back %d %s; best at epoch %d."
                    .formatted(adjustments, adjustments == 1 ? "time" : "times", bestEpoch);
        }
        if (since == 0) {
            return "Still improving: the validation loss is the best so far.";
        }
        return "No better for %d %s; best at epoch %d.".formatted(since, since == 1 ? "epoch" : "epochs", bestEpoch);
    }

    /** One frame at a time, each laid on the one before; of snapshots that come meanwhile the latest counts. */
    private void nextFrame() {
        Snapshot snapshot = nextSnapshot;
        if (framing || snapshot == null) {
            return;
        }
        framing = true;
        nextSnapshot = null;
        LatentFrame before = previous;
        background.execute(() -> {
            Optional<LatentFrame> made = Optional.empty();
            try {
                made = Optional.of(LatentFrame.of(snapshot.epoch(), snapshot.latent(), before));
            } finally {
                Optional<LatentFrame> result = made;
                fx.execute(() -> framed(result));
            }
        });
    }

    private void framed(Optional<LatentFrame> result) {
        framing = false;
        result.ifPresent(made -> {
            previous = made;
            frame.set(result);
        });
        nextFrame();
    }

    /** The model's name. */
    public String model() {
        return model;
    }

    /** Whether there are cell types to compare with. */
    public boolean isLabelled() {
        return labelled;
    }

    /** What the run is about; empty until data and model are ready. */
    public ObjectProperty<Optional<TrainEvent.Started>> startedProperty() {
        return started;
    }

    /** All epochs so far, without latent codes. */
    public ObservableList<TrainEvent.EpochDone> epochs() {
        return readOnlyEpochs;
    }

    /** The latest view of the latent space. */
    public ReadOnlyObjectProperty<Optional<LatentFrame>> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** How the user asked to end the run. */
    public ReadOnlyObjectProperty<RunControl.Request> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /** Whether the run rests or was asked to, here or elsewhere. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the run goes on from epochs that were done before; these stay when it is discarded. */
    public ReadOnlyBooleanProperty continuedProperty() {
        return continued.getReadOnlyProperty();
    }

    /** What is going on, for example "Epoch 12 of 100". */
    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** How it is going, one sentence. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Time per epoch and time left. */
    public ReadOnlyStringProperty paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** The share done, 0 to 1; negative when unknown. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** Whether training is over, and only the analysis is left. */
    public ReadOnlyObjectProperty<Boolean> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** Whether the run can still be paused, or be stopped and kept. */
    public BooleanExpression canStop() {
        return Bindings.createBooleanBinding(
                () -> request.get() == RunControl.Request.NONE && !ended.get(), request, ended);
    }

    /** Whether the run can still be thrown away: also one that is stopping, or whose results are computed. */
    public BooleanExpression canDiscard() {
        return Bindings.createBooleanBinding(
                () -> request.get() != RunControl.Request.DISCARD && !over.get(), request, over);
    }

    /** The epoch with the best validation loss so far; 0: none. */
    public int bestEpoch() {
        return bestEpoch;
    }
}
