package org.mixtura.ui.explore;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.ui.chart.LinkedView;

/** What one scatter shares with the others, each switched on its own. How points look and what dragging does is always shared. */
final class PaneLinks {

    private final BooleanProperty selection = new SimpleBooleanProperty(this, "selection", true);
    private final BooleanProperty camera = new SimpleBooleanProperty(this, "camera", true);
    private final BooleanProperty colour = new SimpleBooleanProperty(this, "colour", true);
    private final List<Pair<?>> always;
    private final List<Pair<?>> bySelection;
    private final List<Pair<?>> byColour;

    /** A property of the scatter and that of all. */
    private record Pair<T>(Property<T> own, Property<T> shared) {

        void link(boolean on) {
            if (on) {
                own.bindBidirectional(shared);
            } else {
                own.unbindBidirectional(shared);
            }
        }
    }

    PaneLinks(LinkedView own, LinkedView shared) {
        always = List.of(
                new Pair<>(own.modeProperty(), shared.modeProperty()),
                new Pair<>(own.visionProperty(), shared.visionProperty()),
                new Pair<>(own.keptProperty(), shared.keptProperty()),
                new Pair<>(own.sizeFactorProperty(), shared.sizeFactorProperty()),
                new Pair<>(own.opacityFactorProperty(), shared.opacityFactorProperty()));
        bySelection = List.of(
                new Pair<>(own.selectionProperty(), shared.selectionProperty()),
                new Pair<>(own.hoveredProperty(), shared.hoveredProperty()),
                new Pair<>(own.hiddenCellsProperty(), shared.hiddenCellsProperty()));
        byColour = List.of(
                new Pair<>(own.colouringProperty(), shared.colouringProperty()),
                new Pair<>(own.highlightedProperty(), shared.highlightedProperty()));
        always.forEach(pair -> pair.link(true));
        selection.subscribe(on -> bySelection.forEach(pair -> pair.link(on)));
        colour.subscribe(on -> byColour.forEach(pair -> pair.link(on)));
    }

    /** Lets go of everything, when the scatter is closed. */
    void close() {
        always.forEach(pair -> pair.link(false));
        selection.set(false);
        colour.set(false);
        camera.set(false);
    }

    /** Whether the selected and the hidden cells are those of the other scatters. */
    BooleanProperty selectionProperty() {
        return selection;
    }

    /** Whether moving and zooming goes along with scatters that have an axis in common. */
    BooleanProperty cameraProperty() {
        return camera;
    }

    /** Whether colours, their range and hidden levels are those of the other scatters. */
    BooleanProperty colourProperty() {
        return colour;
    }

    /** Whether anything is not shared. */
    boolean isLoose() {
        return !selection.get() || !camera.get() || !colour.get();
    }
}
