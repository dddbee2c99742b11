package org.mixtura.ui.explore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.ProjectState;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/**
 * Views of the maps of a run that a user saved: kept with the project, made and taken away in steps that can be undone. To show one is
 * no step.
 */
final class ViewsModel {

    private final ExploreViewModel explore;
    private final EditHistory history;
    private final Consumer<Problem> report;
    private final String key;
    private final ReadOnlyObjectWrapper<List<SavedView>> views = new ReadOnlyObjectWrapper<>(this, "views", List.of());
    private final Latest<Ready> showing;

    /** A view whose genes were read. */
    private record Ready(SavedView view, Map<MapColour, Colouring> genes) {}

    /** @param report tells the user about a problem */
    ViewsModel(ExploreViewModel explore, EditHistory history, Tasks tasks, Consumer<Problem> report) {
        this.explore = explore;
        this.history = history;
        this.report = report;
        this.key = "maps of " + history.keyOf(explore.run().folder()) + " ";
        this.showing = new Latest<>(tasks, "Showing a view", this::show, report);
        history.stateProperty().subscribe(this::read);
    }

    private void read(ProjectState state) {
        views.set(state.layer(Layer.VIEWS).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(key))
                .flatMap(entry -> parse(entry.getValue()).stream())
                .sorted(Comparator.comparingInt(SavedView::number))
                .toList());
    }

    /** One of a later version, or that somebody changed by hand, is left alone. */
    private static Optional<SavedView> parse(JsonNode json) {
        try {
            return Optional.of(SavedView.of(json));
        } catch (RuntimeException other) {
            return Optional.empty();
        }
    }

    /** Those of this run, by number. */
    ReadOnlyObjectProperty<List<SavedView>> viewsProperty() {
        return views.getReadOnlyProperty();
    }

    /** Saves what is seen, under the first number that is free. */
    SavedView save() {
        int number = IntStream.iterate(1, n -> n + 1)
                .filter(n -> find(n).isEmpty())
                .findFirst()
                .orElseThrow();
        var seen = seen(number);
        keep("Save view “%s”".formatted(seen.name()), seen);
        return seen;
    }

    /** Gives a view another name. */
    void rename(SavedView view, String name) {
        if (!name.isBlank()) {
            keep("Rename view “%s”".formatted(view.name()), view.called(name.strip()));
        }
    }

    private void keep(String step, SavedView view) {
        history.change(step, Layer.VIEWS, key + view.number(), Optional.of(view.toJson()));
    }

    /** Takes a view away. */
    void remove(SavedView view) {
        history.change("Remove view “%s”".formatted(view.name()), Layer.VIEWS, key + view.number(), Optional.empty());
    }

    private Optional<SavedView> find(int number) {
        return views.get().stream().filter(view -> view.number() == number).findFirst();
    }

    private SavedView seen(int number) {
        var shared = explore.shared();
        return new SavedView(
                number,
                title(),
                explore.panes().panes().stream().map(this::seen).toList(),
                explore.panes().arrangementProperty().get(),
                explore.namesProperty().get(),
                explore.componentsShownProperty().get(),
                shared.sizeFactorProperty().get(),
                shared.opacityFactorProperty().get(),
                shared.selection(),
                shared.hiddenCellsProperty().get());
    }

    private SavedView.Pane seen(PaneModel pane) {
        return new SavedView.Pane(
                pane.shownX(),
                pane.shownY(),
                pane.scatter().window(),
                colour(pane.view()),
                pane.links().selectionProperty().get(),
                pane.links().cameraProperty().get(),
                pane.links().colourProperty().get());
    }

    private Optional<MapColour> colour(LinkedView view) {
        var colour = ShownColour.of(explore.shownProperty().get(), view.colouring());
        return switch (colour) {
            case MapColour.Answer _ -> Optional.empty();
            // Colours and order of levels belong to the run, and may change after the view was saved.
            case MapColour.InColumn(String column, var _, var hidden, var _, var range) ->
                Optional.of(new MapColour.InColumn(column, Map.of(), hidden, List.of(), range));
            case MapColour.Named _, MapColour.OfGenes _ -> Optional.of(colour);
        };
    }

    private String title() {
        var panes = explore.panes();
        String maps = panes.active().title();
        int others = panes.panes().size() - 1;
        return "%s on %s%s"
                .formatted(
                        explore.view().colouring().title(), maps, others == 0 ? "" : " and %d more".formatted(others));
    }

    /** Shows the view of a number; without effect if there is none. */
    void show(int number) {
        find(number).ifPresent(this::show);
    }

    /** Shows a view, once the genes that give it colours are read. */
    void show(SavedView view) {
        var genes = view.panes().stream()
                .flatMap(pane -> pane.colour().stream())
                .flatMap(colour ->
                        colour instanceof MapColour.OfGenes expression ? Stream.of(expression) : Stream.empty())
                .distinct()
                .toList();
        if (genes.isEmpty()) {
            show(new Ready(view, Map.of()));
            return;
        }
        showing.submit(_ -> {
            var found = new HashMap<MapColour, Colouring>();
            genes.forEach(gene -> found.put(gene, explore.colours().of(gene)));
            return new Ready(view, found);
        });
    }

    private void show(Ready ready) {
        var view = ready.view();
        explore.panes().show(view.panes(), view.arrangement());
        explore.namesProperty().set(view.names());
        explore.componentsShownProperty().set(view.components());
        var shared = explore.shared();
        shared.sizeFactorProperty().set(view.size());
        shared.opacityFactorProperty().set(view.opacity());
        shared.hiddenCellsProperty().set(view.hidden());
        shared.selectionProperty().set(view.selected());
        var gone = new TreeSet<String>();
        for (int i = 0; i < view.panes().size(); i++) {
            var maps = explore.panes().panes().get(i).view();
            view.panes().get(i).colour().ifPresent(wanted -> {
                var found = wanted instanceof MapColour.InColumn column
                        ? explore.colours().of(column)
                        : Optional.ofNullable(ready.genes().get(wanted));
                found.ifPresentOrElse(maps::colourBy, () -> gone.add(nameOf(wanted)));
            });
        }
        explore.colours().look(explore.view().colouring());
        if (!gone.isEmpty()) {
            report.accept(new Problem(
                    "The view was saved with colours by “%s”, which the run has no longer.".formatted(gone.first()),
                    "Everything else is shown as it was.",
                    "Choose other colours, and save the view again.",
                    ""));
        }
    }

    private static String nameOf(MapColour colour) {
        return switch (colour) {
            case MapColour.InColumn column -> column.column();
            case MapColour.Gene gene -> gene.gene();
            case MapColour.Blend(var first, var second) -> first.gene() + " + " + second.gene();
            case MapColour.Named named -> named.name();
            case MapColour.Answer answer -> answer.colouring().title();
        };
    }
}
