package org.mixtura.core.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.Failure;

/**
 * How a run ended, or where it is.
 *
 * @param epochs epochs trained so far
 * @param bestEpoch the epoch whose weights are kept
 * @param seconds wall time of training
 * @param secondsPerEpoch median
 * @param device the device used, for example {@code cpu}; empty: not known
 * @param computing how it computed there, as the end of a sentence; empty: not known
 * @param train loss terms per cell of the kept weights
 * @param validation the same on held-out cells
 * @param scores {@code ari}, {@code nmi} on all labelled cells, empty without labels; how well types stay apart and batches mix
 * @param memory the most that the process had while it trained, in MB (10^6 bytes): {@code peak_memory_mb}, on a GPU also
 *     {@code peak_gpu_memory_mb}; empty: not measured
 * @param adjustments what was changed in training because something went wrong, one sentence each
 * @param failure what went wrong when {@code FAILED}; else null
 * @param message the error in words when {@code FAILED}, else why training ended
 */
public record RunStatus(
        State state,
        int epochs,
        int bestEpoch,
        double seconds,
        double secondsPerEpoch,
        String device,
        String computing,
        Map<String, Double> train,
        Map<String, Double> validation,
        Map<String, Double> scores,
        Map<String, Double> memory,
        List<String> adjustments,
        @Nullable Failure failure,
        String message) {

    public RunStatus {
        // Folders of other versions may say nothing of these.
        device = Objects.requireNonNullElse(device, "");
        computing = Objects.requireNonNullElse(computing, "");
        train = train == null ? Map.of() : train;
        validation = validation == null ? Map.of() : validation;
        scores = scores == null ? Map.of() : scores;
        memory = memory == null ? Map.of() : memory;
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
        message = Objects.requireNonNullElse(message, "");
    }

    /** Without a word on how it computed, and in how much memory. */
    public RunStatus(
            State state,
            int epochs,
            int bestEpoch,
            double seconds,
            double secondsPerEpoch,
            String device,
            Map<String, Double> train,
            Map<String, Double> validation,
            Map<String, Double> scores,
            List<String> adjustments,
            @Nullable Failure failure,
            String message) {
        this(
                state,
                epochs,
                bestEpoch,
                seconds,
                secondsPerEpoch,
                device,
                "",
                train,
                validation,
                scores,
                Map.of(),
                adjustments,
                failure,
                message);
    }

    /** Where a run is in its life. */
    public enum State {
        RUNNING,
        FINISHED,
        STOPPED,
        FAILED
    }

    /** All measured values by the names that tables give them, in order. */
    public SequencedMap<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        validation.forEach((term, value) -> values.put("validation_" + term, value));
        values.putAll(scores);
        values.put("epochs", (double) epochs);
        values.put("seconds", seconds);
        values.putAll(memory);
        return values;
    }

    /** A run that has begun. */
    public static RunStatus running() {
        return empty(State.RUNNING, null, "");
    }

    /** A run that was given up while it was continued, and can be continued again. */
    public static RunStatus givenUp() {
        return empty(State.FAILED, null, "The run was given up while it was continued; it can be continued again.");
    }

    private static RunStatus empty(State state, @Nullable Failure failure, String message) {
        return new RunStatus(state, 0, 0, 0, 0, "", Map.of(), Map.of(), Map.of(), List.of(), failure, message);
    }
}
