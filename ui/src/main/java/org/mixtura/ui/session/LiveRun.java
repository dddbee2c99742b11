package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.train.Cancellation;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** A run that trains: what was asked for, how to end it, and who hears of it. */
public final class LiveRun implements TrainListener {

    private final RunSpec spec;
    private final Path folder;
    private final Cancellation cancellation = new Cancellation();
    private final List<TrainListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenAsked = new ArrayList<>();
    private volatile int epoch;
    private volatile int epochs;

    LiveRun(RunSpec spec, Path folder) {
        this.spec = spec;
        this.folder = folder;
    }

    /** What was asked for. */
    public RunSpec spec() {
        return spec;
    }

    /** Where the run is written. */
    public Path folder() {
        return folder;
    }

    /** How to end it. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Ends training after the current minibatch and keeps the model. Call on the JavaFX thread. */
    public void stopAndKeep() {
        cancellation.stopAndKeep();
        whenAsked.forEach(Runnable::run);
    }

    /** Ends training after the current minibatch and deletes the run. Call on the JavaFX thread. */
    public void discard() {
        cancellation.discard();
        whenAsked.forEach(Runnable::run);
    }

    /** Runs this whenever the run was asked to end, wherever the button was. */
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

    /** This listener hears all events from now on, on the training thread. */
    public void subscribe(TrainListener listener) {
        listeners.add(listener);
    }

    @Override
    public void on(TrainEvent event) {
        if (event instanceof TrainEvent.Started started) {
            epochs = started.epochs();
        } else if (event instanceof TrainEvent.EpochDone done) {
            epoch = done.epoch();
        }
        listeners.forEach(l -> l.on(event));
    }
}
