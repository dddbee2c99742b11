package org.mixtura.ui;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.Workbench;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.settings.Settings;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;

/** Base of tests that walk through the whole window. */
public abstract class AppWindowTest extends FxTest {

    @TempDir
    protected Path folder;

    protected MixturaApp app;

    private final AtomicInteger working = new AtomicInteger();

    /** Opens the window of somebody who knows the program. */
    protected final void open(Workbench workbench, FileDialogs dialogs) {
        var known = new SimpleBooleanProperty(false);
        new Settings(folder.resolve("config"))
                .bind(new Appearance(), known, new Keymap(), new Tasks(Runnable::run, Runnable::run));
        known.set(true);
        openFirst(workbench, dialogs);
    }

    /** Opens the window as it is found; where nothing was stored, for the first time. */
    protected final void openFirst(Workbench workbench, FileDialogs dialogs) {
        app = fx(() -> new MixturaApp(
                workbench,
                new Folders(
                        folder.resolve("config"),
                        folder.resolve("projects"),
                        folder.resolve("runs"),
                        folder.resolve("figures")),
                new Tasks(this::work, Platform::runLater),
                dialogs));
        stage = fx(() -> {
            var window = new Stage();
            window.setX(0);
            window.setY(0);
            app.show(window);
            return window;
        });
        pulses(3);
    }

    private void work(Runnable work) {
        working.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } finally {
                working.decrementAndGet();
            }
        });
    }

    /** What the window still writes to its folder would come between those who delete it; work that hangs is a test's own. */
    @AfterEach
    final void letItWrite() throws InterruptedException {
        for (int i = 0; i < 100 && working.get() > 0; i++) {
            Thread.sleep(20);
        }
    }

    protected final void waitForPlace(Place place) {
        waitFor("place " + place, () -> app.workflow().session().placeProperty().get() == place);
        pulses(3);
    }

    /** The page in light and dark, at the usual size and half as large again. */
    protected final void screenshots(String name) {
        for (double scale : new double[] {1, 1.5}) {
            for (boolean dark : new boolean[] {false, true}) {
                fx(() -> {
                    app.appearance().scaleProperty().set(scale);
                    showDark(dark);
                });
                pulses(4);
                beforePicture();
                pulses(8);
                screenshot("%s-%s%s".formatted(name, dark ? "dark" : "light", scale == 1 ? "" : "-150"));
            }
        }
        fx(() -> {
            app.appearance().scaleProperty().set(1);
            showDark(false);
        });
        pulses(5);
    }

    /** What a test does with the page in each appearance; nothing unless it is overridden. */
    protected void beforePicture() {}

    private void showDark(boolean dark) {
        if (app.appearance().isDark() != dark) {
            app.appearance().toggleTheme();
        }
    }
}
