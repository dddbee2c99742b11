package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.component.Fade;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.map.CellRanges;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.map.MapColourJson;
import org.mixtura.core.run.RunTable;

/** A map of cells as part of a panel's JSON. Colours that no words can give again are read from the numbers beside the figure. */
final class MapFigureJson {

    static final String KIND = "map";

    private static final String MARKS = "marks";

    private MapFigureJson() {}

    /** @param numbers the table beside the figure, where place and colour of each cell are written */
    static void write(MapFigureRequest request, ObjectNode json, Path numbers) {
        json.put("x", request.x().text()).put("y", request.y().text());
        request.window().ifPresent(view -> {
            var window = json.putObject("window");
            window.putArray("x").add(view.minX()).add(view.maxX());
            window.putArray("y").add(view.minY()).add(view.maxY());
            window.put("width", view.width()).put("height", view.height());
        });
        request.colour().ifPresent(colour -> json.set("color", colour(colour, numbers)));
        request.selected().ifPresent(cells -> json.put("selected", CellRanges.text(cells)));
        if (!request.hidden().isEmpty()) {
            json.put("hidden", CellRanges.text(request.hidden()));
        }
        json.put("point_size", request.pointSize());
        request.opacity().ifPresent(opacity -> json.put("opacity", opacity));
        json.put("components", request.components());
        request.fade().ifPresent(fade -> json.put("fade", fade.name().toLowerCase(Locale.ROOT)));
        if (!request.marks().isEmpty()) {
            MapMarksJson.write(request.marks(), json.putObject(MARKS));
        }
    }

    private static JsonNode colour(MapColour colour, Path numbers) {
        return colour instanceof MapColour.Answer(Colouring kept)
                ? answer(kept, JsonNodeFactory.instance.objectNode().put("file", String.valueOf(numbers.getFileName())))
                : MapColourJson.write(colour);
    }

    private static JsonNode answer(Colouring kept, ObjectNode json) {
        json.put(MapColourJson.COLUMN, kept.title());
        switch (kept) {
            case Colouring.ByLevel by -> MapColourJson.levels(by.byName(), by.hiddenNames(), by.order(), json);
            case Colouring.ByValue by -> {
                MapColourJson.range(new MapColour.Range(by.low(), by.high()), json);
                json.put("unit", by.unit()).put("zero_apart", by.zeroApart());
            }
            // Two genes always have words.
            case Colouring.Blend blend ->
                throw new IllegalArgumentException("an answer in colours of " + blend.title());
        }
        return json;
    }

    /** @param file for messages, and to find the numbers beside it */
    static MapFigureRequest read(JsonNode json, Path file) {
        if (json.path("window").isObject()) {
            FigureKeys.require(json.path("window"), FigureKeys.WINDOW, "'window'", file);
        }
        if (json.path("color").isObject()) {
            FigureKeys.require(json.path("color"), FigureKeys.COLOUR, "'color'", file);
            json.path("color")
                    .path("blend")
                    .forEach(gene -> FigureKeys.require(gene, FigureKeys.GENE_COLOUR, "'blend'", file));
        }
        try {
            return new MapFigureRequest(
                    MapAxis.parse(json.path("x").asText("umap:1")),
                    MapAxis.parse(json.path("y").asText("umap:2")),
                    json.has("window") ? Optional.of(window(json.path("window"))) : Optional.empty(),
                    json.has("color") ? Optional.of(colour(json.path("color"), file)) : Optional.empty(),
                    json.has("selected") ? Optional.of(cells(json.path("selected"))) : Optional.empty(),
                    cells(json.path("hidden")),
                    json.path("point_size").asDouble(1),
                    json.path("opacity").isNumber()
                            ? OptionalDouble.of(json.path("opacity").asDouble())
                            : OptionalDouble.empty(),
                    json.path("components").asBoolean(false),
                    json.has("fade") ? Optional.of(fade(json.path("fade").asText())) : Optional.empty(),
                    json.has(MARKS) ? MapMarksJson.read(json.path(MARKS), file) : MapMarks.NONE);
        } catch (IllegalArgumentException wrong) {
            throw FigureSpecJson.wrong(file, "A map in it is wrong: %s.".formatted(wrong.getMessage()));
        } catch (IOException unreadable) {
            throw FigureSpecJson.wrong(file, "A map in it cannot be read. " + SystemReason.of(unreadable));
        }
    }

    private static Fade fade(String text) {
        return Arrays.stream(Fade.values())
                .filter(fade -> fade.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'fade' is spread or entropy, not " + text));
    }

    private static BitSet cells(JsonNode json) {
        return CellRanges.parse(json.asText());
    }

    private static PixelView window(JsonNode json) {
        for (String needed : List.of("width", "height", "x", "y")) {
            if (!json.has(needed)) {
                throw new IllegalArgumentException("'window' needs width, height, x and y, and has no " + needed);
            }
        }
        return new PixelView(
                json.path("width").asInt(),
                json.path("height").asInt(),
                json.path("x").path(0).asDouble(),
                json.path("x").path(1).asDouble(),
                json.path("y").path(0).asDouble(),
                json.path("y").path(1).asDouble());
    }

    private static MapColour colour(JsonNode json, Path file) throws IOException {
        return json.has("file") ? new MapColour.Answer(answer(json, file)) : MapColourJson.read(json);
    }

    private static Colouring answer(JsonNode json, Path file) throws IOException {
        String name = json.path(MapColourJson.COLUMN).asText();
        List<String> texts =
                RunTable.readColumn(file.resolveSibling(json.path("file").asText()), name);
        if (!MapColourJson.hasLevels(json)) {
            float[] values = new float[texts.size()];
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] = Float.parseFloat(texts.get(cell));
            }
            var ends = MapColourJson.range(json);
            return Colouring.ByValue.of(
                            name,
                            json.path("unit").asText(),
                            values,
                            json.path("zero_apart").asBoolean())
                    .between(ends.low(), ends.high());
        }
        var colours = MapColourJson.colours(json);
        var levels = new ArrayList<>(colours.keySet());
        var places = new LinkedHashMap<String, Integer>();
        levels.forEach(level -> places.put(level, places.size()));
        var column = new Column.Categorical(
                name,
                levels,
                texts.stream()
                        .mapToInt(text -> places.getOrDefault(text, Column.Categorical.MISSING))
                        .toArray());
        var hiddenNames = MapColourJson.hidden(json);
        var hidden = new LinkedHashSet<Integer>();
        levels.stream().filter(hiddenNames::contains).forEach(level -> hidden.add(places.get(level)));
        return new Colouring.ByLevel(
                column, colours.values().stream().mapToInt(argb -> argb).toArray(), hidden, MapColourJson.order(json));
    }
}
