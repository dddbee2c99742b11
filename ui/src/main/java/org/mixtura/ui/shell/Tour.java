package org.mixtura.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.mixtura.ui.session.Place;

/** What a new user is told on the way from data to a figure. It goes along with the work, and can be leafed through. */
final class Tour {

    private static final List<Stop> WAY = List.of(
            new Stop(
                    Place.WELCOME,
                    "Open data",
                    "Drop an .h5ad, 10x, loom or table here, or try the demo: 800 blood cells that come with the program."
                            + " Your files are only read, never changed."),
            new Stop(
                    Place.IMPORT_CHECK,
                    "See what was read",
                    "A card for each thing that often goes wrong: are these counts, which species, labels and batches, empty"
                            + " cells. Where something is amiss, the card has a button that mends it."),
            new Stop(
                    Place.MODEL,
                    "Choose a model",
                    "Each card says what the model is best for and how long it takes on this computer. The one with the"
                            + " badge suits your data."),
            new Stop(
                    Place.SET_UP,
                    "Set it up",
                    "A preset is enough to begin with. Point at a setting to read what it does; all of them are below."),
            new Stop(
                    Place.TRAINING,
                    "Watch it learn",
                    "The loss falls, and cells of one kind come together on the map. Stop when you like and keep what was"
                            + " learned. The run goes on if you close the window."),
            new Stop(
                    Place.EXPLORE,
                    "Explore",
                    "Type a gene to colour the maps by it, draw around cells to select them, click a place to see what the"
                            + " model expects there; the other views ask for markers, components and scores."),
            new Stop(
                    Place.FIGURES,
                    "Take it to the paper",
                    "Make figure draws what you see in the width of a journal, with its numbers and the command that draws"
                            + " it again beside it. That is all: enjoy your cells."));

    private final BooleanProperty done;
    private final ReadOnlyObjectWrapper<Optional<Step>> step = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Something to be told of a page. */
    private record Stop(Place place, String title, String text) {}

    /**
     * Where the tour is.
     *
     * @param number from 1
     */
    record Step(int number, int of, Place place, String title, String text) {

        boolean isFirst() {
            return number == 1;
        }

        boolean isLast() {
            return number == of;
        }
    }

    /**
     * Begins at once where it was never taken.
     *
     * @param done whether it was taken or left, kept from start to start
     */
    Tour(ObservableValue<Place> place, BooleanProperty done) {
        this.done = done;
        if (!done.get()) {
            show(0);
        }
        place.subscribe((_, now) -> follow(now));
    }

    private void follow(Place now) {
        for (int stop = 0; stop < WAY.size(); stop++) {
            if (step.get().isPresent() && WAY.get(stop).place() == now) {
                show(stop);
            }
        }
    }

    private void show(int stop) {
        var told = WAY.get(stop);
        step.set(Optional.of(new Step(stop + 1, WAY.size(), told.place(), told.title(), told.text())));
    }

    /** What is told now; empty when nobody is on a tour. */
    ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Begins it, at the first page. */
    void begin() {
        show(0);
    }

    /** Goes to the next stop; after the last one the tour is over. */
    void next() {
        step.get().ifPresent(now -> {
            if (now.isLast()) {
                end();
            } else {
                show(now.number());
            }
        });
    }

    /** Goes to the stop before. */
    void back() {
        step.get().filter(now -> !now.isFirst()).ifPresent(now -> show(now.number() - 2));
    }

    /** Leaves it; it does not begin by itself again. */
    void end() {
        step.set(Optional.empty());
        done.set(true);
    }
}
