package org.mixtura.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.welcome.WelcomePage;

/** Everything that can be done anywhere in the window. Keys, command palette and the overview of keys are made of this. */
final class Actions {

    private static final double SCALE_STEP = 0.25;

    private final List<Action> all;

    /** What the window itself does for an action. */
    interface Frame {

        void help();

        void tour();

        void words();

        void cite();

        void palette();

        void exportFigure();

        void toggleDrawer();

        Optional<Page> welcome();
    }

    Actions(Workflow workflow, Appearance appearance, Frame frame) {
        this.all = List.copyOf(list(workflow, appearance, frame));
    }

    private static List<Action> list(Workflow workflow, Appearance appearance, Frame frame) {
        var actions = new ArrayList<Action>();
        var session = workflow.session();
        var history = workflow.history();
        actions.add(Action.of("Open a file…", "Shortcut+O", () -> {
            workflow.go(Place.WELCOME);
            frame.welcome()
                    .filter(WelcomePage.class::isInstance)
                    .map(WelcomePage.class::cast)
                    .ifPresent(WelcomePage::chooseFile);
        }));
        actions.add(Action.of("Open the demo", "", workflow::openDemo));
        actions.add(Action.of("Check the data", "Shortcut+I", () -> workflow.go(Place.IMPORT_CHECK))
                .when(() -> session.isReachable(Place.IMPORT_CHECK)));
        actions.add(Action.of("New run", "Shortcut+R", () -> workflow.go(Place.MODEL))
                .when(() -> session.isReachable(Place.MODEL)));
        actions.add(Action.of("Stop training and keep the model", "Shortcut+Period", workflow::stopAndKeep)
                .when(() -> session.trainingProperty().get().isPresent()));
        actions.add(Action.of("Figure of what is seen", "Shortcut+E", frame::exportFigure)
                .when(() -> session.runProperty().get().isPresent()));
        actions.add(new Action(
                named("Undo", history.undoNameProperty()::get),
                "Shortcut+Z",
                () -> !history.undoNameProperty().get().isEmpty(),
                history::undo));
        actions.add(new Action(
                named("Redo", history.redoNameProperty()::get),
                "Shortcut+Shift+Z",
                () -> !history.redoNameProperty().get().isEmpty(),
                history::redo));
        for (Place place : Place.values()) {
            actions.add(Action.of("Go to " + place.title(), "", () -> workflow.go(place))
                    .when(() -> session.isReachable(place)));
        }
        actions.add(Action.of("Search every action", "Shortcut+K", frame::palette));
        actions.add(Action.of("Show or hide tasks, log and history", "Shortcut+J", frame::toggleDrawer));
        actions.add(Action.of("Light or dark", "", appearance::toggleTheme));
        actions.add(Action.of("Larger", "Shortcut+Equals", () -> scaleBy(appearance, SCALE_STEP)));
        actions.add(Action.of("Larger", "Shortcut+Plus", () -> scaleBy(appearance, SCALE_STEP)));
        actions.add(Action.of("Smaller", "Shortcut+Minus", () -> scaleBy(appearance, -SCALE_STEP)));
        actions.add(Action.of(
                "Usual size", "Shortcut+0", () -> appearance.scaleProperty().set(1)));
        actions.add(Action.of("Keys and where to begin", "F1", frame::help));
        actions.add(Action.of("Take the tour", "", frame::tour));
        actions.add(Action.of("What words mean", "", frame::words));
        actions.add(Action.of("What to cite", "", frame::cite));
        return actions;
    }

    private static Supplier<String> named(String verb, Supplier<String> step) {
        return () -> step.get().isEmpty() ? verb : verb + ": " + step.get();
    }

    private static void scaleBy(Appearance appearance, double step) {
        appearance.scaleProperty().set(appearance.scaleProperty().get() + step);
    }

    void install(Scene scene) {
        for (Action action : all) {
            if (!action.shortcut().isEmpty()) {
                scene.getAccelerators().put(KeyCombination.valueOf(action.shortcut()), () -> run(action));
            }
        }
    }

    static void run(Action action) {
        if (action.available().getAsBoolean()) {
            action.run().run();
        }
    }

    /** Those with keys, each name once. */
    List<Action> withKeys() {
        var seen = new ArrayList<String>();
        return all.stream()
                .filter(action -> !action.shortcut().isEmpty())
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
