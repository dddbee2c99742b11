package org.mixtura.ui.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.map.CellRanges;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.map.MapColourJson;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.DataWindow;

/**
 * The maps of a run as a user wants to come back to them. Colours of levels, their order, labels and edited components are not part
 * of it: they belong to the run.
 *
 * @param number by which a key shows it, from 1
 * @param name that the user gave
 * @param panes one to four
 * @param names whether categories are named
 * @param components whether components are drawn
 * @param size multiplies the automatic size of points
 * @param opacity multiplies the automatic opacity of points
 * @param selected cells; of maps that select for themselves not kept
 * @param hidden cells that are not drawn
 */
record SavedView(
        int number,
        String name,
        List<Pane> panes,
        PanesModel.Arrangement arrangement,
        boolean names,
        boolean components,
        double size,
        double opacity,
        CellSelection selected,
        CellSelection hidden) {

    private static final String COLOUR = "color";

    SavedView {
        panes = List.copyOf(panes);
        if (panes.isEmpty() || panes.size() > PanesModel.MOST) {
            throw new IllegalArgumentException("a view of %d maps".formatted(panes.size()));
        }
    }

    /**
     * One of the maps.
     *
     * @param colour what gives the colours; empty where an answer did, which no words can give again
     * @param sharesSelection whether it selects with the others, and so on
     */
    record Pane(
            MapAxis x,
            MapAxis y,
            DataWindow window,
            Optional<MapColour> colour,
            boolean sharesSelection,
            boolean sharesCamera,
            boolean sharesColour) {

        private ObjectNode toJson() {
            var json = JsonNodeFactory.instance.objectNode().put("x", x.text()).put("y", y.text());
            json.putArray("window")
                    .add(window.minX())
                    .add(window.maxX())
                    .add(window.minY())
                    .add(window.maxY());
            colour.ifPresent(given -> json.set(COLOUR, MapColourJson.write(given)));
            return json.put("shares_selection", sharesSelection)
                    .put("shares_camera", sharesCamera)
                    .put("shares_color", sharesColour);
        }

        private static Pane of(JsonNode json) {
            var window = json.path("window");
            return new Pane(
                    MapAxis.parse(json.path("x").asText()),
                    MapAxis.parse(json.path("y").asText()),
                    new DataWindow(
                            window.path(0).asDouble(),
                            window.path(1).asDouble(),
                            window.path(2).asDouble(),
                            window.path(3).asDouble()),
                    json.has(COLOUR) ? Optional.of(MapColourJson.read(json.path(COLOUR))) : Optional.empty(),
                    json.path("shares_selection").asBoolean(true),
                    json.path("shares_camera").asBoolean(true),
                    json.path("shares_color").asBoolean(true));
        }
    }

    /** The same under another name. */
    SavedView called(String other) {
        return new SavedView(number, other, panes, arrangement, names, components, size, opacity, selected, hidden);
    }

    JsonNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("number", number).put("name", name);
        var maps = json.putArray("maps");
        panes.forEach(pane -> maps.add(pane.toJson()));
        json.put("arrangement", arrangement.name().toLowerCase(Locale.ROOT))
                .put("names", names)
                .put("components", components)
                .put("point_size", size)
                .put("point_opacity", opacity);
        return json.put("selected", text(selected)).put("hidden", text(hidden));
    }

    /** @throws RuntimeException when it is not one */
    static SavedView of(JsonNode json) {
        return new SavedView(
                json.path("number").asInt(),
                json.path("name").asText(),
                json.path("maps").valueStream().map(Pane::of).toList(),
                PanesModel.Arrangement.valueOf(
                        json.path("arrangement").asText("grid").toUpperCase(Locale.ROOT)),
                json.path("names").asBoolean(true),
                json.path("components").asBoolean(true),
                json.path("point_size").asDouble(1),
                json.path("point_opacity").asDouble(1),
                cells(json.path("selected")),
                cells(json.path("hidden")));
    }

    private static String text(CellSelection cells) {
        var bits = new BitSet();
        cells.stream().forEach(bits::set);
        return CellRanges.text(bits);
    }

    private static CellSelection cells(JsonNode json) {
        return CellSelection.of(CellRanges.parse(json.asText()));
    }
}
