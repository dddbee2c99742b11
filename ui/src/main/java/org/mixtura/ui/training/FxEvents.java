package org.mixtura.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/**
 * Carries events from the training thread to the JavaFX thread in batches, with at most one batch on its way. A step
 * that another step overtakes is dropped; every other event arrives, in order.
 */
public final class FxEvents implements TrainListener {

    private final Executor fx;
    private final Consumer<List<TrainEvent>> sink;
    private List<TrainEvent> waiting = new ArrayList<>();
    private boolean onTheWay;

    /**
     * @param fx runs a task on the JavaFX thread later, as {@code Platform::runLater}
     * @param sink gets the batches, on that thread
     */
    public FxEvents(Executor fx, Consumer<List<TrainEvent>> sink) {
        this.fx = fx;
        this.sink = sink;
    }

    @Override
    public void on(TrainEvent event) {
        boolean send;
        synchronized (this) {
            if (event instanceof TrainEvent.StepDone
                    && !waiting.isEmpty()
                    && waiting.getLast() instanceof TrainEvent.StepDone) {
                waiting.removeLast();
            }
            waiting.add(event);
            send = !onTheWay;
            onTheWay = true;
        }
        if (send) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        List<TrainEvent> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
            onTheWay = false;
        }
        sink.accept(batch);
    }
}
