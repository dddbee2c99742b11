package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** A run that trains: what was asked for, how to end it, and who hears of it. */
public final class LiveRun implements TrainListener {

    private final RunSpec spec;
    private final Path folder;
    private final Optional<Sweep> sweep;
    private final RunControl control = new RunControl();
    private final List<TrainListener> listeners = new ArrayList<>();
    private final List<TrainEvent> past = new ArrayList<>();
    private final List<Runnable> whenAsked = new ArrayList<>();
    private volatile int epoch;
    private volatile int epochs;

    public LiveRun(RunSpec spec, Path folder, Optional<Sweep> sweep) {
        this.spec = spec;
        this.folder = folder;
        this.sweep = sweep;
    }

    /** What was asked for. */
    public RunSpec spec() {
        return spec;
    }

    /** Where the run is written. */
    public Path folder() {
        return folder;
    }

    /** The sweep that it belongs to. */
    public Optional<Sweep> sweep() {
        return sweep;
    }

    /** How to pause or end it. */
    public RunControl control() {
        return control;
    }

    /** Ends training after the current minibatch and keeps the model. Call on the JavaFX thread. */
    public void stopAndKeep() {
        control.stopAndKeep();
        whenAsked.forEach(Runnable::run);
    }

    /** Ends training after the current minibatch and deletes the run. Call on the JavaFX thread. */
    public void discard() {
        control.discard();
        whenAsked.forEach(Runnable::run);
    }

    /** Rests after the current minibatch, or goes on. Call on the JavaFX thread. */
    public void setPaused(boolean paused) {
        if (paused) {
            control.pause();
        } else {
            control.goOn();
        }
        whenAsked.forEach(Runnable::run);
    }

    /** Runs this whenever something was asked of the run, wherever the button was. */
    public void onRequest(Runnable action) {
        whenAsked.add(action);
    }

    /** Epochs done so far. */
    public int epoch() {
        return epoch;
    }

    /** Epochs planned; 0 until training starts. */
    public int epochs() {
        return epochs;
    }

    /** This listener hears all events, those that have been as well, on the thread that brings them. */
    public synchronized void subscribe(TrainListener listener) {
        past.forEach(listener::on);
        listeners.add(listener);
    }

    @Override
    public synchronized void on(TrainEvent event) {
        if (event instanceof TrainEvent.Started started) {
            epochs = started.epochs();
        } else if (event instanceof TrainEvent.EpochDone done) {
            epoch = done.epoch();
        }
        keep(event);
        listeners.forEach(l -> l.on(event));
    }

    /** Steps are of the moment only; of the latent codes, which are large, the last are kept. */
    private void keep(TrainEvent event) {
        if (event instanceof TrainEvent.StepDone) {
            return;
        }
        if (event instanceof TrainEvent.EpochDone shown && shown.latent() != null) {
            past.replaceAll(e -> e instanceof TrainEvent.EpochDone done ? done.withoutLatent() : e);
        }
        past.add(event);
    }
}
