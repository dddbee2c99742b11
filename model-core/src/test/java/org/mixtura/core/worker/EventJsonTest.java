package org.mixtura.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.train.TrainEvent;

/** Events come out of a line as they went in. */
class EventJsonTest {

    private final EventJson json = new EventJson();

    @Test
    void theKnownTypesOfTheCellsThatAreWatchedTravelAlong() {
        var groups = new TrainEvent.Groups("type", List.of("B", "T"), new int[] {1, 0, -1}, Map.of("T", 0xff5eb8f3));
        var told = json.event(
                json.line(new TrainEvent.Started("scvi", 3, 9, 5, "cpu", List.of("loss"), groups)), Path.of("run"));
        assertThat(told).containsInstanceOf(TrainEvent.Started.class).hasValueSatisfying(event -> assertThat(
                        ((TrainEvent.Started) event).groups())
                .usingRecursiveComparison()
                .isEqualTo(groups));
    }

    @Test
    void aLineOfAnEarlierVersionHasNone() {
        String line = "{\"event\":\"started\",\"model\":\"scvi\",\"cells\":3,\"genes\":9,\"epochs\":5,"
                + "\"device\":\"cpu\",\"terms\":[\"loss\"]}";
        assertThat(json.event(line, Path.of("run")))
                .contains(new TrainEvent.Started("scvi", 3, 9, 5, "cpu", List.of("loss")));
    }

    @Test
    void whereARunGoesOnIsTold() {
        var event = new TrainEvent.Continued(7);
        assertThat(json.event(json.line(event), Path.of("run"))).contains(event);
    }

    @Test
    void aTornLineIsNone() {
        assertThat(json.event("{\"event\":\"sta", Path.of("run"))).isEmpty();
    }
}
