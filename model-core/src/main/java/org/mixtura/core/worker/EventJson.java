package org.mixtura.core.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.train.TrainEvent;

/** Training events as lines of JSON. Latent codes are not in them; they lie in the run folder by epoch. */
final class EventJson {

    private final ObjectMapper json =
            JsonMapper.builder().addMixIn(TrainEvent.class, Kinds.class).build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TrainEvent.Stage.class, name = "stage"),
        @JsonSubTypes.Type(value = TrainEvent.StageProgress.class, name = "share"),
        @JsonSubTypes.Type(value = TrainEvent.Started.class, name = "started"),
        @JsonSubTypes.Type(value = TrainEvent.Continued.class, name = "continued"),
        @JsonSubTypes.Type(value = TrainEvent.StepDone.class, name = "step"),
        @JsonSubTypes.Type(value = TrainEvent.EpochDone.class, name = "epoch"),
        @JsonSubTypes.Type(value = TrainEvent.Adjusted.class, name = "adjusted"),
        @JsonSubTypes.Type(value = TrainEvent.Paused.class, name = "paused"),
        @JsonSubTypes.Type(value = TrainEvent.TrainingEnded.class, name = "ended"),
        @JsonSubTypes.Type(value = TrainEvent.Settled.class, name = "settled"),
        @JsonSubTypes.Type(value = TrainEvent.Finished.class, name = "finished")
    })
    private interface Kinds {}

    /** One line, without its end. */
    String line(TrainEvent event) {
        var plain = event instanceof TrainEvent.EpochDone epoch ? epoch.withoutLatent() : event;
        try {
            return json.writerFor(TrainEvent.class).writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event cannot be written", impossible);
        }
    }

    /** The event of a line; empty when the line is none, as after a crash in the midst of writing. */
    Optional<TrainEvent> event(String line, Path run) {
        try {
            return Optional.of(withLatent(json.readValue(line, TrainEvent.class), run));
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }

    private static TrainEvent withLatent(TrainEvent event, Path run) {
        if (!(event instanceof TrainEvent.EpochDone epoch)) {
            return event;
        }
        return RunReader.snapshot(run, epoch.epoch())
                .<TrainEvent>map(epoch::withLatent)
                .orElse(epoch);
    }
}
