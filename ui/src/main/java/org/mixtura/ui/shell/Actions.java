package org.mixtura.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.welcome.WelcomePage;

/** Everything that can be done anywhere in the window. Keys, command palette and the overview of keys are made of this. */
final class Actions {

    private static final double SCALE_STEP = 0.25;

    private final Keymap keymap;
    private final List<Action> all;

    /** What the window itself does for an action. */
    interface Frame {

        void help();

        void keys();

        void tour();

        void words();

        void cite();

        void palette();

        void exportFigure();

        void toggleDrawer();

        Optional<Page> welcome();
    }

    Actions(Workflow workflow, Appearance appearance, Keymap keymap, Frame frame) {
        this.keymap = keymap;
        this.all = List.copyOf(list(workflow, appearance, frame));
    }

    private static List<Action> list(Workflow workflow, Appearance appearance, Frame frame) {
        var actions = new ArrayList<Action>();
        var session = workflow.session();
        var history = workflow.history();
        actions.add(Action.of(KeyAction.OPEN, () -> {
            workflow.go(Place.WELCOME);
            frame.welcome()
                    .filter(WelcomePage.class::isInstance)
                    .map(WelcomePage.class::cast)
                    .ifPresent(WelcomePage::chooseFile);
        }));
        actions.add(Action.of(KeyAction.DEMO, workflow::openDemo));
        actions.add(Action.of(KeyAction.CHECK_DATA, () -> workflow.go(Place.IMPORT_CHECK))
                .when(() -> session.isReachable(Place.IMPORT_CHECK)));
        actions.add(Action.of(KeyAction.NEW_RUN, () -> workflow.go(Place.MODEL))
                .when(() -> session.isReachable(Place.MODEL)));
        actions.add(Action.of(KeyAction.STOP_AND_KEEP, workflow::stopAndKeep)
                .when(() -> session.trainingProperty().get().isPresent()));
        actions.add(Action.of(KeyAction.FIGURE, frame::exportFigure)
                .when(() -> session.runProperty().get().isPresent()));
        actions.add(Action.of(KeyAction.UNDO, history::undo)
                .named(step("Undo", history.undoNameProperty()::get))
                .when(() -> !history.undoNameProperty().get().isEmpty()));
        actions.add(Action.of(KeyAction.REDO, history::redo)
                .named(step("Redo", history.redoNameProperty()::get))
                .when(() -> !history.redoNameProperty().get().isEmpty()));
        for (Place place : Place.values()) {
            actions.add(Action.of(going(place), () -> workflow.go(place)).when(() -> session.isReachable(place)));
        }
        actions.add(Action.of(KeyAction.PALETTE, frame::palette));
        actions.add(Action.of(KeyAction.DRAWER, frame::toggleDrawer));
        actions.add(Action.of(KeyAction.THEME, appearance::toggleTheme));
        actions.add(Action.of(KeyAction.GROW, () -> scaleBy(appearance, SCALE_STEP)));
        actions.add(Action.of(KeyAction.GROW_TOO, () -> scaleBy(appearance, SCALE_STEP))
                .named(KeyAction.GROW::words));
        actions.add(Action.of(KeyAction.SHRINK, () -> scaleBy(appearance, -SCALE_STEP)));
        actions.add(
                Action.of(KeyAction.USUAL_SIZE, () -> appearance.scaleProperty().set(1)));
        actions.add(Action.of(KeyAction.HELP, frame::help));
        actions.add(Action.of(KeyAction.KEYS, frame::keys));
        actions.add(Action.of(KeyAction.TOUR, frame::tour));
        actions.add(Action.of(KeyAction.WORDS, frame::words));
        actions.add(Action.of(KeyAction.CITE, frame::cite));
        return actions;
    }

    private static Supplier<String> step(String verb, Supplier<String> step) {
        return () -> step.get().isEmpty() ? verb : verb + ": " + step.get();
    }

    private static KeyAction going(Place place) {
        return switch (place) {
            case WELCOME -> KeyAction.GO_WELCOME;
            case IMPORT_CHECK -> KeyAction.GO_IMPORT_CHECK;
            case RUNS -> KeyAction.GO_RUNS;
            case MODEL -> KeyAction.GO_MODEL;
            case SET_UP -> KeyAction.GO_SET_UP;
            case TRAINING -> KeyAction.GO_TRAINING;
            case SWEEP -> KeyAction.GO_SWEEP;
            case EXPLORE -> KeyAction.GO_EXPLORE;
            case COMPARE -> KeyAction.GO_COMPARE;
            case FIGURES -> KeyAction.GO_FIGURES;
        };
    }

    private static void scaleBy(Appearance appearance, double step) {
        appearance.scaleProperty().set(appearance.scaleProperty().get() + step);
    }

    /** Lets the keys work in a scene, where nothing in it has taken them. */
    void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> keymap.pressed(event, KeyAction.Where.WINDOW)
                .ifPresent(key -> {
                    all.stream().filter(action -> action.key() == key).forEach(Actions::run);
                    event.consume();
                }));
    }

    static void run(Action action) {
        if (action.available().getAsBoolean()) {
            action.run().run();
        }
    }

    /** The present key of an action as people read it; blank when it has none. */
    String keys(Action action) {
        return keymap.keysProperty().get().label(action.key());
    }

    /** Those with keys, each name once. */
    List<Action> withKeys() {
        var seen = new ArrayList<String>();
        return all.stream()
                .filter(action -> !keys(action).isEmpty())
                .filter(action -> seen.contains(action.name().get())
                        ? false
                        : seen.add(action.name().get()))
                .toList();
    }

    /** Those that can be done now and whose name has every word, those that begin with the first word first. */
    List<Action> matching(String text) {
        var words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var seen = new ArrayList<String>();
        return all.stream()
                .filter(action -> action.available().getAsBoolean())
                .filter(action -> words.stream().allMatch(nameOf(action)::contains))
                .filter(action -> !seen.contains(nameOf(action)) && seen.add(nameOf(action)))
                .sorted(Comparator.comparing(action -> !nameOf(action).startsWith(words.getFirst())))
                .toList();
    }

    private static String nameOf(Action action) {
        return action.name().get().toLowerCase(Locale.ROOT);
    }
}
