package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A column of names that a user gave to cells, an entry of {@link Layer#LABELS}. A cell has one name or none. Rows are packed
 * as bits, so that a step that names a million cells stays small in the journal.
 */
public final class CellLabels {

    private final int cells;
    private final Map<String, BitSet> levels;

    private CellLabels(int cells, Map<String, BitSet> levels) {
        this.cells = cells;
        this.levels = levels;
    }

    /** A column in which no cell has a name. */
    public static CellLabels none(int cells) {
        return new CellLabels(cells, new LinkedHashMap<>());
    }

    /** How many cells the data set has. */
    public int cells() {
        return cells;
    }

    /** The names in use, in the order in which they were given. */
    public List<String> levels() {
        return List.copyOf(levels.keySet());
    }

    /** The rows of the data set with this name. */
    public BitSet rows(String level) {
        return levels.containsKey(level) ? (BitSet) levels.get(level).clone() : new BitSet();
    }

    /** The name of a cell. */
    public Optional<String> levelOf(int row) {
        return levels.entrySet().stream()
                .filter(e -> e.getValue().get(row))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The name of every cell; null where it has none. */
    public String[] toArray() {
        var names = new String[cells];
        levels.forEach((level, rows) -> rows.stream().forEach(row -> names[row] = level));
        return names;
    }

    /**
     * The same for a data set that has only some rows of this one.
     *
     * @param rows the row here of each row there
     */
    public CellLabels renumbered(int[] rows) {
        var moved = new LinkedHashMap<String, BitSet>();
        levels.forEach((name, named) -> {
            var there = new BitSet();
            for (int row = 0; row < rows.length; row++) {
                there.set(row, named.get(rows[row]));
            }
            if (!there.isEmpty()) {
                moved.put(name, there);
            }
        });
        return new CellLabels(rows.length, moved);
    }

    /** The same with these rows called so, whatever they were before; an empty name takes names away. */
    public CellLabels with(String level, BitSet rows) {
        if (rows.length() > cells) {
            throw new IllegalArgumentException("row %d of %d cells".formatted(rows.length() - 1, cells));
        }
        var next = new LinkedHashMap<String, BitSet>();
        levels.forEach((name, before) -> {
            var left = (BitSet) before.clone();
            left.andNot(rows);
            next.put(name, left);
        });
        if (!level.isEmpty()) {
            next.computeIfAbsent(level, _ -> new BitSet()).or(rows);
        }
        next.values().removeIf(BitSet::isEmpty);
        return new CellLabels(cells, next);
    }

    /** Reads an entry. */
    public static CellLabels of(JsonNode json) {
        var levels = new LinkedHashMap<String, BitSet>();
        json.path("levels")
                .forEach(level -> levels.put(
                        level.path("name").asText(), unpack(level.path("rows").asText())));
        return new CellLabels(json.path("cells").asInt(), levels);
    }

    /** The entry; empty when no cell has a name. */
    public Optional<JsonNode> toJson() {
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        var json = JsonNodeFactory.instance.objectNode().put("cells", cells);
        var list = json.putArray("levels");
        levels.forEach((name, rows) -> list.addObject().put("name", name).put("rows", pack(rows)));
        return Optional.of(json);
    }

    /** Lines of a table, barcode and name; cells without a name have none. */
    public List<String> lines(List<String> barcodes, String column) {
        var names = toArray();
        var lines = new ArrayList<String>();
        lines.add("barcode\t" + column);
        for (int row = 0; row < cells; row++) {
            lines.add(barcodes.get(row) + "\t" + (names[row] == null ? "" : names[row]));
        }
        return lines;
    }

    private static String pack(BitSet rows) {
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(rows.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static BitSet unpack(String text) {
        try (var inflated = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return BitSet.valueOf(inflated.readAllBytes());
        } catch (IOException damaged) {
            throw new IllegalArgumentException("no packed rows", damaged);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellLabels labels && cells == labels.cells && levels.equals(labels.levels);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }
}
