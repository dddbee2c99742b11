package org.mixtura.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.DecimalSign;
import org.mixtura.core.data.io.Numerals;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.core.error.ConfigProblem;

/** How a data set is read and which columns are taken, as keys of a run's and of a sweep's JSON. */
public final class ReadingJson {

    private static final String COUNTS = "counts";
    private static final String ORIENTATION = "orientation";
    private static final String NOT_COUNTS = "notCounts";
    private static final String VALUES = "values";
    private static final String ANY = "any";
    private static final String DECIMALS = "decimals";
    private static final String BLANKS = "blanks";
    private static final String ZEROS = "zeros";
    private static final String MATCH = "match";
    private static final String BARCODES = "barcodes";
    private static final String MISSING = "missing";
    private static final String KEEP = "keep";
    private static final String MERGE = "mergeSpellings";
    private static final String AS_MISSING = "asMissing";
    private static final String SAMPLES = "samplesFromBarcodes";

    /** All keys that say how a data set is read. */
    public static final List<String> KEYS =
            List.of(COUNTS, ORIENTATION, NOT_COUNTS, VALUES, DECIMALS, BLANKS, MERGE, AS_MISSING, SAMPLES);

    private ReadingJson() {}

    /** Writes what is not detected. */
    public static void write(ReadOptions reading, ObjectNode json) {
        reading.countsAt().ifPresent(at -> json.put(COUNTS, at));
        reading.orientation().ifPresent(way -> json.put(ORIENTATION, way.text()));
        reading.notCounts().ifPresent(names -> {
            var list = json.putArray(NOT_COUNTS);
            names.forEach(list::add);
        });
        if (reading.anyValues()) {
            json.put(VALUES, ANY);
        }
        reading.numerals().decimals().ifPresent(sign -> json.put(DECIMALS, sign.text()));
        if (reading.numerals().blanksAreZeros()) {
            json.put(BLANKS, ZEROS);
        }
        write(reading.columns(), json);
    }

    private static void write(ColumnEdits edits, ObjectNode json) {
        if (!edits.merged().isEmpty()) {
            edits.merged().forEach(json.putArray(MERGE)::add);
        }
        if (!edits.missing().isEmpty()) {
            var byColumn = json.putObject(AS_MISSING);
            edits.missing().forEach((column, levels) -> levels.forEach(byColumn.putArray(column)::add));
        }
        if (edits.samples()) {
            json.put(SAMPLES, true);
        }
    }

    private static ColumnEdits edits(JsonNode json) {
        var missing = new TreeMap<String, List<String>>();
        json.path(AS_MISSING).properties().forEach(entry -> missing.put(entry.getKey(), texts(entry.getValue())));
        return new ColumnEdits(
                texts(json.path(MERGE)), missing, json.path(SAMPLES).asBoolean());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /**
     * Reads it back; what is not there is detected.
     *
     * @throws ConfigProblem when the orientation or the sign before decimals is none
     */
    public static ReadOptions read(JsonNode json) {
        Optional<List<String>> notCounts = Optional.empty();
        if (json.path(NOT_COUNTS).isArray()) {
            notCounts = Optional.of(texts(json.path(NOT_COUNTS)));
        }
        return new ReadOptions(
                text(json, COUNTS),
                text(json, ORIENTATION).map(Orientation::parse),
                notCounts,
                text(json, VALUES).filter(ANY::equals).isPresent(),
                new Numerals(
                        text(json, DECIMALS).map(DecimalSign::parse),
                        text(json, BLANKS).filter(ZEROS::equals).isPresent()),
                edits(json));
    }

    /** A column as text, or with its file as an object. */
    public static JsonNode write(ColumnRef ref) {
        if (ref.file().isEmpty()) {
            return TextNode.valueOf(ref.column());
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("file", ref.file().get().toString())
                .put("column", ref.column());
        if (!ref.match().rule().equals(BarcodeRule.EXACT)) {
            json.put(MATCH, ref.match().rule().text());
        }
        ref.match().barcodes().ifPresent(column -> json.put(BARCODES, column));
        if (ref.match().partly()) {
            json.put(MISSING, KEEP);
        }
        write(ref.match().columns(), json);
        return json;
    }

    /**
     * A column as this class writes it, or as a person types it.
     *
     * @param base where relative files count from
     */
    public static Optional<ColumnRef> column(JsonNode json, String key, Path base) {
        var node = json.path(key);
        if (!node.isObject()) {
            return text(json, key).map(typed -> ColumnRef.parse(typed, base));
        }
        var match = new TableMatch(
                text(node, MATCH).map(BarcodeRule::parse).orElse(BarcodeRule.EXACT),
                text(node, MISSING).filter(KEEP::equals).isPresent(),
                text(node, BARCODES),
                edits(node));
        return text(node, "column")
                .map(column ->
                        new ColumnRef(text(node, "file").map(base::resolve).map(Path::normalize), column, match));
    }

    private static Optional<String> text(JsonNode json, String key) {
        var node = json.path(key);
        return node.isTextual() && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }
}
