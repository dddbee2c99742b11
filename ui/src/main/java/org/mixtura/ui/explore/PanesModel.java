package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.map.MapAxes;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.ShownComponents;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.task.Tasks;

/** The scatters of Explore, one to four, and which of them keys and choices are meant for. */
final class PanesModel {

    static final int MOST = 4;

    private final MapAxes source;
    private final LinkedView shared;
    private final ReadOnlyObjectProperty<Optional<ShownComponents>> components;
    private final Tasks tasks;
    private final ObservableList<PaneModel> panes = FXCollections.observableArrayList();
    private final ObservableList<PaneModel> readOnly = FXCollections.unmodifiableObservableList(panes);
    private final ObjectProperty<PaneModel> active;
    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(this, "arrangement", Arrangement.GRID);
    private boolean following;

    /** How several scatters share the page. */
    enum Arrangement {
        /** As square as possible. */
        GRID,
        /** Side by side. */
        ROW,
        /** One above the other. */
        COLUMN;

        /** How many stand side by side. */
        int columns(int panes) {
            return switch (this) {
                case GRID -> panes <= 1 ? 1 : 2;
                case ROW -> panes;
                case COLUMN -> 1;
            };
        }

        Arrangement next() {
            return values()[(ordinal() + 1) % values().length];
        }
    }

    /**
     * The map of the cells beside two latent dimensions.
     *
     * @param shared what linked scatters share
     */
    PanesModel(
            MapAxes source,
            LinkedView shared,
            ReadOnlyObjectProperty<Optional<ShownComponents>> components,
            Tasks tasks,
            int dimensions) {
        this.source = source;
        this.shared = shared;
        this.components = components;
        this.tasks = tasks;
        this.active = new SimpleObjectProperty<>(this, "active", add(new MapAxis.Map(0), new MapAxis.Map(1)));
        add(new MapAxis.Latent(0), new MapAxis.Latent(dimensions > 1 ? 1 : 0));
    }

    private PaneModel add(MapAxis x, MapAxis y) {
        var pane = new PaneModel(source, shared, components, tasks, x, y);
        pane.scatter().windowProperty().subscribe((_, window) -> moved(pane, window));
        panes.add(pane);
        return pane;
    }

    /** Adds a scatter and makes it the active one; without effect when there are four already. */
    Optional<PaneModel> open(MapAxis x, MapAxis y) {
        if (panes.size() >= MOST) {
            return Optional.empty();
        }
        var pane = add(x, y);
        active.set(pane);
        return Optional.of(pane);
    }

    /** A second one like the active scatter, with its window, colours and links; without effect when there are four. */
    void duplicate() {
        PaneModel original = active.get();
        open(original.shownX(), original.shownY()).ifPresent(copy -> {
            copy.links().cameraProperty().set(original.links().cameraProperty().get());
            copy.links().colourProperty().set(original.links().colourProperty().get());
            copy.links()
                    .selectionProperty()
                    .set(original.links().selectionProperty().get());
            copy.view().colourBy(original.view().colouring());
            copy.view().selectionProperty().set(original.view().selection());
            copy.scatter().windowProperty().set(original.scatter().window());
        });
    }

    /** Shows these scatters instead; the first is the active one. */
    void show(List<SavedView.Pane> wanted, Arrangement arranged) {
        while (panes.size() > wanted.size()) {
            close(panes.getLast());
        }
        for (int i = 0; i < wanted.size(); i++) {
            var pane = i < panes.size()
                    ? panes.get(i)
                    : add(wanted.get(i).x(), wanted.get(i).y());
            // Not moved along with those before it.
            pane.links().cameraProperty().set(false);
        }
        for (int i = 0; i < wanted.size(); i++) {
            var links = panes.get(i).links();
            links.colourProperty().set(wanted.get(i).sharesColour());
            links.selectionProperty().set(wanted.get(i).sharesSelection());
            panes.get(i)
                    .show(wanted.get(i).x(), wanted.get(i).y(), wanted.get(i).window());
        }
        for (int i = 0; i < wanted.size(); i++) {
            panes.get(i).links().cameraProperty().set(wanted.get(i).sharesCamera());
        }
        arrangement.set(arranged);
        active.set(panes.getFirst());
    }

    /** Takes a scatter away; the last one stays. */
    void close(PaneModel pane) {
        if (panes.size() > 1 && panes.remove(pane)) {
            pane.close();
            if (active.get() == pane) {
                active.set(panes.getLast());
            }
        }
    }

    /** Others that have an axis in common show the same part of it. */
    private void moved(PaneModel pane, DataWindow window) {
        if (following || !pane.links().cameraProperty().get()) {
            return;
        }
        following = true;
        try {
            for (PaneModel other : panes) {
                if (other != pane && other.links().cameraProperty().get()) {
                    other.scatter().windowProperty().set(followed(pane, window, other));
                }
            }
        } finally {
            following = false;
        }
    }

    private static DataWindow followed(PaneModel pane, DataWindow window, PaneModel other) {
        DataWindow own = other.scatter().window();
        boolean horizontal = other.shownX().equals(pane.shownX());
        boolean vertical = other.shownY().equals(pane.shownY());
        return new DataWindow(
                horizontal ? window.minX() : own.minX(),
                horizontal ? window.maxX() : own.maxX(),
                vertical ? window.minY() : own.minY(),
                vertical ? window.maxY() : own.maxY());
    }

    /** The scatters, in the order of the page. */
    ObservableList<PaneModel> panes() {
        return readOnly;
    }

    /** The one that was touched last. */
    ObjectProperty<PaneModel> activeProperty() {
        return active;
    }

    PaneModel active() {
        return active.get();
    }

    ObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    /** The axes that a scatter can have. */
    MapAxes source() {
        return source;
    }
}
