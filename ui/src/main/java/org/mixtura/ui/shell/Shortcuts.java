package org.mixtura.ui.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.welcome.WelcomePage;

/** The keys that work everywhere in the window. */
final class Shortcuts {

    private static final double SCALE_STEP = 0.25;

    private final Workflow workflow;
    private final Appearance appearance;
    private final Runnable help;
    private final Runnable figure;
    private final Supplier<Optional<Page>> welcome;

    Shortcuts(
            Workflow workflow,
            Appearance appearance,
            Runnable help,
            Runnable figure,
            Supplier<Optional<Page>> welcome) {
        this.workflow = workflow;
        this.appearance = appearance;
        this.help = help;
        this.figure = figure;
        this.welcome = welcome;
    }

    void install(Scene scene) {
        var keys = scene.getAccelerators();
        keys.put(control(KeyCode.O), this::open);
        keys.put(control(KeyCode.R), () -> workflow.go(Place.MODEL));
        keys.put(control(KeyCode.E), figure);
        keys.put(control(KeyCode.PERIOD), workflow::stopAndKeep);
        keys.put(new KeyCodeCombination(KeyCode.F1), help);
        keys.put(control(KeyCode.EQUALS), () -> scaleBy(SCALE_STEP));
        keys.put(control(KeyCode.PLUS), () -> scaleBy(SCALE_STEP));
        keys.put(control(KeyCode.MINUS), () -> scaleBy(-SCALE_STEP));
        keys.put(control(KeyCode.DIGIT0), () -> appearance.scaleProperty().set(1));
    }

    private void open() {
        workflow.go(Place.WELCOME);
        welcome.get()
                .filter(WelcomePage.class::isInstance)
                .map(WelcomePage.class::cast)
                .ifPresent(WelcomePage::chooseFile);
    }

    private void scaleBy(double step) {
        appearance.scaleProperty().set(appearance.scaleProperty().get() + step);
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
