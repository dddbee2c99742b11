package org.mixtura.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** JavaFX, which starts at most once in a process. */
public final class Toolkit {

    private Toolkit() {}

    /**
     * Starts it and returns at once when it is there.
     *
     * @param first done before anything else on the JavaFX thread
     * @throws NoDisplay when there is no display
     */
    public static void start(Runnable first) {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                started.countDown();
                first.run();
            });
            started.await();
        } catch (UnsupportedOperationException noDisplay) {
            throw new NoDisplay(noDisplay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it. */
    public static void stop() {
        Platform.exit();
    }
}
