package org.mixtura.ui;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The first picture of a window that somebody can see. */
final class FirstFrame implements Runnable {

    private final Scene scene;
    private Runnable then = () -> {};
    private int pulses;

    FirstFrame(Stage stage) {
        this.scene = stage.getScene();
    }

    /** Calls back when it was drawn, on the JavaFX thread. */
    void then(Runnable action) {
        then = action;
        scene.addPostLayoutPulseListener(this);
        Platform.requestNextPulse();
    }

    /** What was laid out at a pulse is drawn before the next but one is. */
    @Override
    public void run() {
        pulses++;
        if (pulses < 3) {
            Platform.requestNextPulse();
        } else {
            scene.removePostLayoutPulseListener(this);
            then.run();
        }
    }
}
