package org.mixtura.ui.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.layer.ComponentsJson;
import org.mixtura.core.layer.LevelColours;
import org.mixtura.core.layer.LevelOrder;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.project.CellLabels;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.ProjectState;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/**
 * What lies on top of a run: what its folder says, changed by the steps of the history, which can be undone. Each state is
 * written to the run's folder, so that the command line and exports see the same.
 */
final class LayersModel {

    private final StoredRun run;
    private final RunLayers stored;
    private final EditHistory history;
    private final Tasks tasks;
    private final Consumer<Problem> report;
    private final int rows;
    private final ReadOnlyObjectWrapper<RunLayers> layers;
    private final Subscription following;
    private volatile RunLayers latest;

    /**
     * @param stored what the run's folder says
     * @param report tells the user about a problem
     */
    LayersModel(StoredRun run, RunLayers stored, EditHistory history, Tasks tasks, Consumer<Problem> report) {
        this.run = run;
        this.stored = stored;
        this.history = history;
        this.tasks = tasks;
        this.report = report;
        this.rows = Arrays.stream(run.sourceRows()).max().orElse(-1) + 1;
        this.latest = stored;
        takeOver();
        this.layers = new ReadOnlyObjectWrapper<>(
                this, "layers", over(history.stateProperty().get()));
        this.following = history.stateProperty().subscribe((_, state) -> show(state));
    }

    /** The command line may have changed components since the project was open last: that becomes a step, too. */
    private void takeOver() {
        var known = history.stateProperty().get().entry(Layer.COMPONENTS, key());
        var now = stored.components().map(ComponentsJson::write);
        if (known.isPresent() && !known.get().equals(now.orElseGet(JsonNodeFactory.instance::objectNode))) {
            components("Components as the run has them", stored.components());
        }
    }

    private String key() {
        return history.keyOf(run.folder());
    }

    private void show(ProjectState state) {
        var now = over(state);
        if (!now.equals(layers.get())) {
            latest = now;
            layers.set(now);
            tasks.quietly(this::save);
        }
    }

    /** In whatever order the threads come, the last one writes the last state. */
    private synchronized void save() {
        try {
            latest.write(run.folder());
        } catch (WorkbenchException unwritable) {
            tasks.deliver(() -> report.accept(Problem.of(unwritable)));
        }
    }

    private RunLayers over(ProjectState state) {
        var labels = new TreeMap<>(stored.labels());
        state.layer(Layer.LABELS).forEach((name, entry) -> {
            var column = CellLabels.of(entry);
            // Columns of other data sets have other numbers of rows.
            if (column.cells() == rows && !column.levels().isEmpty()) {
                labels.put(name, column);
            } else if (column.cells() == rows) {
                labels.remove(name);
            }
        });
        var colours = new TreeMap<>(stored.colours());
        state.layer(Layer.PALETTES).forEach((name, entry) -> colours.put(name, LevelColours.of(entry)));
        var orders = new TreeMap<>(stored.orders());
        state.layer(Layer.ORDERS).forEach((name, entry) -> orders.put(name, LevelOrder.of(entry)));
        var components = state.entry(Layer.COMPONENTS, key())
                .map(entry -> entry.has("groups")
                        ? Optional.of(ComponentsJson.read(entry))
                        : Optional.<EditedComponents>empty())
                .orElse(stored.components());
        return new RunLayers(labels, colours, orders, components);
    }

    /** Whether a column can be the user's: the run itself has none of that name. */
    boolean isFree(String column) {
        return !column.isBlank() && run.cells().column(column).isEmpty();
    }

    /** Gives cells a name in a column of the user's. An empty name takes names away. */
    void label(String column, String name, CellSelection cells) {
        var before = layers.get().labels().getOrDefault(column, CellLabels.none(rows));
        var chosen = new BitSet(rows);
        cells.stream().forEach(cell -> chosen.set(run.sourceRows()[cell]));
        var after = before.with(name, chosen);
        JsonNode empty = JsonNodeFactory.instance.objectNode().put("cells", rows);
        String step = name.isEmpty()
                ? "Take the names of %,d cells away".formatted(cells.size())
                : "Label %,d cells “%s”".formatted(cells.size(), name);
        history.change(step, Layer.LABELS, column, Optional.of(after.toJson().orElse(empty)));
    }

    /** Gives a level of a column a colour; empty: that of the palette. */
    void colour(String column, String level, Optional<Integer> argb) {
        if (column.equals(EditedComponents.COLUMN) && layers.get().components().isPresent()) {
            var edited = layers.get().components().get();
            var colour = argb.map(OptionalInt::of).orElseGet(OptionalInt::empty);
            components("Colour component " + level, Optional.of(edited.coloured(edited.find(level), colour)));
            return;
        }
        var after =
                layers.get().colours().getOrDefault(column, LevelColours.NONE).with(level, argb);
        JsonNode none = JsonNodeFactory.instance.objectNode();
        history.change(
                "Colour “%s”".formatted(level),
                Layer.PALETTES,
                column,
                Optional.of(after.toJson().orElse(none)));
    }

    /** Puts the levels of a column in an order, the first on top; empty: all mixed. */
    void order(String column, List<String> names) {
        history.change("Order of “%s”".formatted(column), Layer.ORDERS, column, Optional.of(LevelOrder.toJson(names)));
    }

    /** Shows other components; empty: those of the model. */
    void components(String step, Optional<EditedComponents> edited) {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        history.change(
                step,
                Layer.COMPONENTS,
                key(),
                Optional.of(edited.map(ComponentsJson::write).orElse(none)));
    }

    /** What lies on top now. */
    ReadOnlyObjectProperty<RunLayers> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    RunLayers layers() {
        return layers.get();
    }

    /** Hears of no more steps, when the page is left for good. */
    void close() {
        following.unsubscribe();
    }
}
