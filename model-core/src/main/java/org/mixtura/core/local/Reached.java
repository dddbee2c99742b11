package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.error.Failure;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** Passes on what a run tells, and remembers how far it came: a run that fails says that, too. */
final class Reached implements TrainListener {

    private static final double MEGABYTE = 1e6;

    private final TrainListener listener;
    private final List<String> adjustments = new ArrayList<>();
    private String device = "";
    private int epochs;
    private int bestEpoch;
    private double seconds;
    private long memory;
    private long deviceMemory;

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
                memory = Math.max(memory, done.usage().memory());
                deviceMemory = Math.max(deviceMemory, done.usage().deviceMemory());
            }
            default -> {}
        }
        listener.on(event);
    }

    /** The most memory that any epoch ended with, by the names of {@link RunStatus#memory}; what is unknown has no name. */
    Map<String, Double> memory() {
        var known = new LinkedHashMap<String, Double>();
        if (memory > 0) {
            known.put("peak_memory_mb", (double) Math.round(memory / MEGABYTE));
        }
        if (deviceMemory > 0) {
            known.put("peak_gpu_memory_mb", (double) Math.round(deviceMemory / MEGABYTE));
        }
        return known;
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
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                memory(),
                adjustments,
                failure,
                failure.paragraph());
    }
}
