package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixtura.core.error.Failure;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** Passes on what a run tells, and remembers how far it came: a run that fails says that, too. */
final class Reached implements TrainListener {

    private final TrainListener listener;
    private final List<String> adjustments = new ArrayList<>();
    private String device = "";
    private int epochs;
    private int bestEpoch;
    private double seconds;

    Reached(TrainListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(TrainEvent event) {
        switch (event) {
            case TrainEvent.Started started -> device = started.device();
            case TrainEvent.Adjusted adjusted -> adjustments.add(adjusted.text());
            case TrainEvent.EpochDone done -> {
                epochs = done.epoch();
                bestEpoch = done.best() ? epochs : bestEpoch;
                seconds += done.seconds();
            }
            default -> {}
        }
        listener.on(event);
    }

    /** The run could not be finished. */
    RunStatus failed(Failure failure) {
        return new RunStatus(
                RunStatus.State.FAILED,
                epochs,
                bestEpoch,
                seconds,
                epochs == 0 ? 0 : seconds / epochs,
                device,
                Map.of(),
                Map.of(),
                Map.of(),
                adjustments,
                failure,
                failure.paragraph());
    }
}
