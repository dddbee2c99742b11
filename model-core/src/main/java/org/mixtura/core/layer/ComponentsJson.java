package org.mixtura.core.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.mixtura.core.component.ComponentGroup;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.HexColour;

/** Edited components as JSON: the groups as they are, the component of each cell packed, so that a million cells stay small. */
public final class ComponentsJson {

    private ComponentsJson() {}

    /** Writes them. */
    public static JsonNode write(EditedComponents components) {
        var json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("groups");
        for (ComponentGroup group : components.groups()) {
            var each = list.addObject().put("name", group.name());
            group.origins().forEach(each.putArray("origins")::add);
            group.colour().ifPresent(argb -> each.put("colour", HexColour.text(argb)));
            if (group.locked()) {
                each.put("locked", true);
            }
            each.put("weight", group.weight());
            numbers(each.putArray("mean"), group.mean());
            numbers(each.putArray("variance"), group.variance());
        }
        json.put("cells", pack(components.cells()));
        return json;
    }

    private static void numbers(ArrayNode to, double[] values) {
        for (double value : values) {
            to.add(value);
        }
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when they are damaged
     */
    public static EditedComponents read(JsonNode json) {
        var groups = new ArrayList<ComponentGroup>();
        for (JsonNode each : json.path("groups")) {
            var origins = new ArrayList<Integer>();
            each.path("origins").forEach(origin -> origins.add(origin.asInt()));
            groups.add(new ComponentGroup(
                    each.path("name").asText(),
                    List.copyOf(origins),
                    each.has("colour")
                            ? OptionalInt.of(HexColour.parse(each.path("colour").asText()))
                            : OptionalInt.empty(),
                    each.path("locked").asBoolean(false),
                    each.path("weight").asDouble(),
                    numbers(each.path("mean")),
                    numbers(each.path("variance"))));
        }
        return new EditedComponents(groups, unpack(json.path("cells").asText()));
    }

    private static double[] numbers(JsonNode from) {
        double[] values = new double[from.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = from.path(i).asDouble();
        }
        return values;
    }

    private static String pack(int[] codes) {
        var bytes = ByteBuffer.allocate(codes.length * Short.BYTES);
        for (int code : codes) {
            bytes.putShort((short) code);
        }
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            deflated.write(bytes.array());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static int[] unpack(String text) {
        try (var inflated = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            var bytes = ByteBuffer.wrap(inflated.readAllBytes());
            int[] codes = new int[bytes.remaining() / Short.BYTES];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = bytes.getShort();
            }
            return codes;
        } catch (IOException damaged) {
            throw new IllegalArgumentException("no packed cells", damaged);
        }
    }
}
