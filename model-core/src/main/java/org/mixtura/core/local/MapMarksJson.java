package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.figure.MapMarks;

/** A path and a place over a map, as part of its JSON: each point has its numbers on the two axes. */
final class MapMarksJson {

    private static final String X = "x";
    private static final String Y = "y";
    private static final String FAR = "far";
    private static final String STOPS = "stops";
    private static final String STEPS = "steps";
    private static final String PLACE = "place";
    private static final String ANCHOR = "anchor";

    private MapMarksJson() {}

    static void write(MapMarks marks, ObjectNode json) {
        marks.stops().forEach(stop -> write(stop, json.withArray(STOPS).addObject()));
        for (MapMarks.Step step : marks.steps()) {
            var point = json.withArray(STEPS).addObject();
            write(step.at(), point);
            point.put(FAR, step.far());
        }
        marks.place().ifPresent(place -> write(place, json.putObject(PLACE)));
        marks.anchor().ifPresent(anchor -> write(anchor, json.putObject(ANCHOR)));
    }

    private static void write(MapMarks.Spot spot, ObjectNode point) {
        point.put(X, spot.x()).put(Y, spot.y());
    }

    /**
     * @param file for messages
     * @throws org.mixtura.core.error.ConfigProblem where a key is unknown
     * @throws IllegalArgumentException where a point has no two numbers
     */
    static MapMarks read(JsonNode json, Path file) {
        FigureKeys.require(json, FigureKeys.MARKS, "'marks'", file);
        List<MapMarks.Spot> stops =
                json.path(STOPS).valueStream().map(MapMarksJson::spot).toList();
        List<MapMarks.Step> steps = json.path(STEPS)
                .valueStream()
                .map(point -> new MapMarks.Step(spot(point), point.path(FAR).asBoolean()))
                .toList();
        return new MapMarks(stops, steps, spotOf(json, PLACE), spotOf(json, ANCHOR));
    }

    private static Optional<MapMarks.Spot> spotOf(JsonNode json, String key) {
        return json.has(key) ? Optional.of(spot(json.path(key))) : Optional.empty();
    }

    private static MapMarks.Spot spot(JsonNode point) {
        if (!point.path(X).isNumber() || !point.path(Y).isNumber()) {
            throw new IllegalArgumentException("a point of 'marks' has numbers x and y, not " + point);
        }
        return new MapMarks.Spot(point.path(X).asDouble(), point.path(Y).asDouble());
    }
}
