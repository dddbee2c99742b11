package org.mixtura.core.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.project.CellLabels;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.run.StoredRun;

/**
 * What lies on top of one run, in the file {@code layers.json} of its folder: so the window, the command line, figures and exports
 * see the same. The run's own files stay as they were written.
 *
 * @param labels columns of names that a user gave to rows of the data set, by the column's name
 * @param colours of levels, by the column's name
 * @param orders of levels, the first on top, by the column's name
 * @param components as they were edited; empty: as the model has them
 */
public record RunLayers(
        Map<String, CellLabels> labels,
        Map<String, LevelColours> colours,
        Map<String, List<String>> orders,
        Optional<EditedComponents> components) {

    /** Nothing on top. */
    public static final RunLayers NONE = new RunLayers(Map.of(), Map.of(), Map.of(), Optional.empty());

    private static final String FILE = RunFolder.LAYERS;
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RunLayers {
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        colours = java.util.Collections.unmodifiableMap(new TreeMap<>(colours));
        orders = java.util.Collections.unmodifiableMap(new TreeMap<>(orders));
    }

    /**
     * Reads what lies on top of the run in a folder.
     *
     * @throws StorageProblem when the file is damaged or of a later version
     */
    public static RunLayers of(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            if (json.path("schema").asInt() > SCHEMA) {
                throw new IOException("It was written by a later version of Mixtura");
            }
            var labels = new TreeMap<String, CellLabels>();
            json.path("labels").fields().forEachRemaining(e -> labels.put(e.getKey(), CellLabels.of(e.getValue())));
            var colours = new TreeMap<String, LevelColours>();
            json.path("palettes")
                    .fields()
                    .forEachRemaining(e -> colours.put(e.getKey(), LevelColours.of(e.getValue())));
            var orders = new TreeMap<String, List<String>>();
            json.path("orders").fields().forEachRemaining(e -> orders.put(e.getKey(), LevelOrder.of(e.getValue())));
            return new RunLayers(
                    labels,
                    colours,
                    orders,
                    json.has("components")
                            ? Optional.of(ComponentsJson.read(json.path("components")))
                            : Optional.empty());
        } catch (IOException | IllegalArgumentException damaged) {
            throw new StorageProblem(
                    "What was put on top of the run in '%s' cannot be read.".formatted(folder.getFileName()),
                    "%s: %s".formatted(FILE, SystemReason.of(damaged)),
                    "Move the file away to see the run without labels, colours and edited components.",
                    damaged);
        }
    }

    /**
     * Writes them, whole or not at all.
     *
     * @throws StorageProblem when that fails
     */
    public void write(Path folder) {
        var json = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        var named = json.putObject("labels");
        labels.forEach((name, column) -> column.toJson().ifPresent(entry -> named.set(name, entry)));
        var palettes = json.putObject("palettes");
        colours.forEach((name, given) -> given.toJson().ifPresent(entry -> palettes.set(name, entry)));
        var ordered = json.putObject("orders");
        orders.forEach((name, names) -> ordered.set(name, LevelOrder.toJson(names)));
        components.ifPresent(edited -> json.set("components", ComponentsJson.write(edited)));
        Path file = folder.resolve(FILE);
        try {
            if (equals(NONE) && !Files.exists(file)) {
                return;
            }
            AtomicFiles.write(file, out -> JSON.writeValue(out, json));
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "'%s' cannot be written.".formatted(file),
                    SystemReason.of(unwritable),
                    "Check free space and permissions; until then labels, colours and edited components are not kept.",
                    unwritable);
        }
    }

    /** The same with other components; empty: as the model has them. */
    public RunLayers withComponents(Optional<EditedComponents> edited) {
        return new RunLayers(labels, colours, orders, edited);
    }

    /**
     * The same for a data set that has only some rows of this one.
     *
     * @param rows the row here of each row there
     */
    public RunLayers renumbered(int[] rows) {
        var moved = new TreeMap<String, CellLabels>();
        labels.forEach((name, column) -> moved.put(name, column.renumbered(rows)));
        return new RunLayers(moved, colours, orders, components);
    }

    /** A run with the columns that lie on top of it. One that a column of the run has the name of is left out. */
    public StoredRun over(StoredRun run) {
        CellTable cells = run.cells();
        for (var label : labels.entrySet()) {
            if (run.cells().column(label.getKey()).isEmpty()) {
                cells = cells.with(column(label.getKey(), label.getValue(), run.sourceRows()));
            }
        }
        if (components.isPresent() && components.get().cells().length == cells.size()) {
            cells = cells.with(components.get().column());
        }
        return run.withCells(cells);
    }

    /** A run without the columns that {@link #over} put on it. */
    public StoredRun off(StoredRun run) {
        CellTable cells = run.cells().without(EditedComponents.COLUMN);
        for (var label : labels.entrySet()) {
            var own = column(label.getKey(), label.getValue(), run.sourceRows());
            boolean added = cells.column(label.getKey())
                    .filter(Column.Categorical.class::isInstance)
                    .map(Column::asCategorical)
                    .filter(there -> there.levels().equals(own.levels()) && Arrays.equals(there.codes(), own.codes()))
                    .isPresent();
            cells = added ? cells.without(label.getKey()) : cells;
        }
        return run.withCells(cells);
    }

    /**
     * Names as a column of a run's cells.
     *
     * @param rows the row of the data set of each cell
     */
    public static Column.Categorical column(String name, CellLabels labels, int[] rows) {
        var levels = labels.levels();
        int[] codes = new int[rows.length];
        Arrays.fill(codes, Column.Categorical.MISSING);
        for (int level = 0; level < levels.size(); level++) {
            var named = labels.rows(levels.get(level));
            for (int cell = 0; cell < rows.length; cell++) {
                if (named.get(rows[cell])) {
                    codes[cell] = level;
                }
            }
        }
        return new Column.Categorical(name, levels, codes);
    }

    /** A column with the colours that maps give its levels. */
    public Column.Categorical coloured(Column.Categorical column) {
        return colouring(column) instanceof Colouring.ByLevel shown ? column.coloured(shown.byName()) : column;
    }

    /** A column in its colours and order. */
    public Colouring colouring(Column column) {
        if (!(Colouring.of(column) instanceof Colouring.ByLevel standard)) {
            return Colouring.of(column);
        }
        if (column.name().equals(EditedComponents.COLUMN)
                && components.isPresent()
                && components.get().groups().size()
                        == standard.column().levels().size()) {
            int[] own = standard.colours().clone();
            for (int i = 0; i < own.length; i++) {
                own[i] = components.get().groups().get(i).colour().orElse(own[i]);
            }
            return new Colouring.ByLevel(standard.column(), own, standard.hidden(), order(column));
        }
        return colours.getOrDefault(column.name(), LevelColours.NONE)
                .of(standard.column())
                .ordered(order(column));
    }

    private List<String> order(Column column) {
        return orders.getOrDefault(column.name(), List.of());
    }
}
