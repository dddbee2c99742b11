package org.mixtura.ui.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.component.ComponentGroup;
import org.mixtura.core.component.ComponentNetwork;
import org.mixtura.core.component.EditEffect;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** Edits the components of a model: each edit is a step that can be undone, and the model stays as it is. */
final class ComponentsModel {

    private final StoredRun run;
    private final LayersModel layers;
    private final Supplier<Optional<LatentMixture>> mixture;
    private final ReadOnlyObjectWrapper<Optional<EditedComponents>> components =
            new ReadOnlyObjectWrapper<>(this, "components", Optional.empty());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<ComponentNetwork> network =
            new ReadOnlyObjectWrapper<>(this, "network", ComponentNetwork.empty());
    private Map<String, Integer> colours = Map.of();
    private final Latest<ComponentNetwork> relating;
    private final Latest<String> judging;
    private final Latest<EditedComponents> splitting;

    /** A change of components; may refuse. */
    @FunctionalInterface
    private interface Edit {

        EditedComponents of(EditedComponents before);
    }

    /** @param mixture of the model; empty while it is not read */
    ComponentsModel(StoredRun run, LayersModel layers, Supplier<Optional<LatentMixture>> mixture, Tasks tasks) {
        this.run = run;
        this.layers = layers;
        this.mixture = mixture;
        this.judging = new Latest<>(tasks, "Comparing components", words::set, _ -> words.set(""));
        this.relating = new Latest<>(tasks, "Relating components", network::set, _ -> {});
        this.splitting = new Latest<>(
                tasks,
                "Splitting a component",
                after -> layers.components("Split a component", Optional.of(after)),
                why -> problem.set(why.what() + " " + why.why()));
        layers.layersProperty().subscribe(_ -> refresh());
    }

    /** Reads the components again, after the model's became known. */
    void refresh() {
        words.set("");
        problem.set("");
        var now = layers.layers().components().or(this::own);
        var types = run.labels().map(Column::asCategorical).map(layers.layers()::coloured);
        var coloured = types.map(Column.Categorical::colours).orElse(Map.of());
        boolean changed = !now.equals(components.get()) || !coloured.equals(colours);
        components.set(now);
        colours = coloured;
        if (changed) {
            now.ifPresent(all -> relating.submit(_ -> ComponentNetwork.of(all, run.latent(), run.umap(), types)));
        }
    }

    private Optional<EditedComponents> own() {
        return mixture.get().flatMap(known -> run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(cells -> EditedComponents.of(known, cells)));
    }

    /** Says what a merge of these would do. */
    void preview(List<Integer> chosen) {
        var before = components.get();
        problem.set("");
        if (before.isEmpty() || chosen.size() < 2) {
            judging.forget();
            words.set("");
            return;
        }
        try {
            var after = before.get().merged(chosen);
            judging.submit(_ -> "Merged: "
                    + EditEffect.of(before.get(), after, run.labels().map(Column::asCategorical), run.latent())
                            .words());
        } catch (ConfigProblem refused) {
            words.set("");
            problem.set(refused.what());
        }
    }

    void rename(int component, String name) {
        edit("Rename component " + name(component), before -> before.renamed(component, name));
    }

    void merge(List<Integer> chosen) {
        edit(
                "Merge components "
                        + String.join("+", chosen.stream().map(this::name).toList()),
                before -> before.merged(chosen));
    }

    /** Splits in the background: a large component takes a while. */
    void split(int component, int parts) {
        problem.set("");
        components
                .get()
                .ifPresent(before -> splitting.submit(_ ->
                        before.split(component, run.latent(), parts, run.spec().seed())));
    }

    void lock(int component, boolean on) {
        edit((on ? "Lock component " : "Unlock component ") + name(component), before -> before.locked(component, on));
    }

    /** Goes back to the components of the model. */
    void reset() {
        layers.components("Components of the model", Optional.empty());
    }

    private String name(int component) {
        return components.get().map(c -> c.groups().get(component).name()).orElse("");
    }

    private void edit(String step, Edit edit) {
        try {
            components.get().map(edit::of).ifPresent(after -> layers.components(step, Optional.of(after)));
        } catch (ConfigProblem refused) {
            problem.set(refused.what() + " " + refused.remedy());
        }
    }

    /** The components, edited or not. */
    ReadOnlyObjectProperty<Optional<EditedComponents>> componentsProperty() {
        return components.getReadOnlyProperty();
    }

    /** How the components lie and overlap; empty before that is known. */
    ReadOnlyObjectProperty<ComponentNetwork> networkProperty() {
        return network.getReadOnlyProperty();
    }

    /** The components one by one. */
    List<ComponentGroup> groups() {
        return components.get().map(EditedComponents::groups).orElse(List.of());
    }

    /** How many components the model itself has; 0 while they are not known. */
    int ofModel() {
        return mixture.get().map(LatentMixture::components).orElse(0);
    }

    /** The mean of a component of the model itself, from 1. */
    Optional<float[]> meanOf(int number) {
        return mixture.get()
                .map(own -> own.means().select(new int[] {number - 1}).values());
    }

    /** Whether they differ from the model's. */
    boolean isEdited() {
        return layers.layers().components().isPresent();
    }

    /** What a merge would do, in numbers; empty when none is meant. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Why the last edit was refused; empty when it was not. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
