package org.mixtura.ui;

import com.sun.glass.ui.testhead.Desktop;
import com.sun.glass.ui.testhead.TestheadPlatformFactory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.mixtura.ui.theme.Appearance;

/**
 * Base of tests that need a window. The toolkit starts once per JVM, headless unless {@code -Dui=window}; a test runs
 * on its own thread and reaches the scene through {@link #fx}, so that pulses and popups go on between its steps.
 */
public abstract class FxTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final long TIMEOUT_SECONDS = 30;
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();
    private static Robot robot;

    /** Theme and scale of everything that {@link #show} shows; set it before. */
    protected final Appearance appearance = new Appearance();

    protected Stage stage;

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        if (robot != null) {
            return;
        }
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        if (!started.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the JavaFX toolkit did not start");
        }
        Platform.setImplicitExit(false);
        robot = fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> UNCAUGHT.add(thrown));
            return new Robot();
        });
    }

    @AfterEach
    void releaseInputAndCloseWindows() {
        fx(() -> {
            TestheadPlatformFactory.desktop().ifPresent(Desktop::releaseAll);
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        var uncaught = List.copyOf(UNCAUGHT);
        UNCAUGHT.clear();
        if (!uncaught.isEmpty()) {
            throw new AssertionError("an exception escaped on the JavaFX thread", uncaught.getFirst());
        }
    }

    /** Shows content in a window whose scene has this size, dressed as in the application. */
    protected final Stage show(Callable<? extends Parent> content, double width, double height) {
        stage = fx(() -> {
            var scene = new Scene(content.call(), width, height);
            appearance.dress(scene);
            var window = new Stage();
            window.setScene(scene);
            window.setX(0);
            window.setY(0);
            window.show();
            return window;
        });
        pulses(3);
        return stage;
    }

    /** Runs on the JavaFX thread and waits for the result; what it throws is thrown here. */
    protected static <T> T fx(Callable<T> action) {
        var task = new FutureTask<>(action);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case Throwable checked -> throw new IllegalStateException(checked);
            }
        } catch (InterruptedException | TimeoutException stuck) {
            throw new IllegalStateException("the JavaFX thread did not answer", stuck);
        }
    }

    /** Runs on the JavaFX thread and waits until it is done. */
    protected static void fx(Runnable action) {
        fx(() -> {
            action.run();
            return null;
        });
    }

    /** Waits until this many pulses have laid out and drawn the scene. */
    protected static void pulses(int count) {
        var remaining = new CountDownLatch(count);
        fx(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                remaining.countDown();
                if (remaining.getCount() == 0) {
                    stop();
                }
                Platform.requestNextPulse();
            }
        }.start());
        try {
            if (!remaining.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no pulse came");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until a condition, asked on the JavaFX thread, holds; a node that it does not find yet counts as not yet. */
    protected static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        AssertionError missing = null;
        while (true) {
            try {
                if (fx(condition::getAsBoolean)) {
                    return;
                }
            } catch (AssertionError notYet) {
                missing = notYet;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what, missing);
            }
            pulses(1);
        }
    }

    /** The first visible node, in any window, that a CSS selector finds. */
    @SuppressWarnings("unchecked")
    protected static <T extends Node> T find(String selector) {
        return (T) fx(() -> Window.getWindows().stream()
                .flatMap(w -> w.getScene().getRoot().lookupAll(selector).stream())
                .filter(FxTest::isShown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no visible node " + selector)));
    }

    /** Whether a CSS selector finds a visible node. */
    protected static boolean exists(String selector) {
        return fx(() -> Window.getWindows().stream()
                .flatMap(w -> w.getScene().getRoot().lookupAll(selector).stream())
                .anyMatch(FxTest::isShown));
    }

    private static boolean isShown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Moves the mouse to the middle of a node, plus an offset in pixels. */
    protected static void moveTo(Node node, double dx, double dy) {
        fx(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            robot.mouseMove(bounds.getCenterX() + dx, bounds.getCenterY() + dy);
        });
    }

    protected static void moveBy(double dx, double dy) {
        fx(() -> robot.mouseMove(robot.getMouseX() + dx, robot.getMouseY() + dy));
    }

    protected static void press(MouseButton button) {
        fx(() -> robot.mousePress(button));
    }

    protected static void release(MouseButton button) {
        fx(() -> robot.mouseRelease(button));
    }

    /** Clicks the middle of a node. */
    protected static void click(Node node) {
        // Nobody clicks before what he sees has been drawn: until then it may lie elsewhere.
        pulses(2);
        moveTo(node, 0, 0);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        pulses(2);
    }

    /** Clicks what a CSS selector finds. */
    protected static void click(String selector) {
        click(FxTest.<Node>find(selector));
    }

    /** Presses keys in order and releases them in reverse, as for a shortcut. */
    protected static void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            fx(() -> robot.keyPress(code));
        }
        for (KeyCode code : List.of(codes).reversed()) {
            fx(() -> robot.keyRelease(code));
        }
        pulses(2);
    }

    protected static void holdKey(KeyCode code) {
        fx(() -> robot.keyPress(code));
    }

    protected static void releaseKey(KeyCode code) {
        fx(() -> robot.keyRelease(code));
    }

    /** Turns the wheel; positive is towards the user. */
    protected static void wheel(int ticks) {
        fx(() -> robot.mouseWheel(ticks));
        pulses(2);
    }

    /** Types any text into the focused control. */
    protected final void type(String text) {
        fx(() -> text.chars().forEach(c -> {
            var event = new KeyEvent(
                    KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false, false);
            stage.getScene().getFocusOwner().fireEvent(event);
        }));
        pulses(2);
    }

    /** The desktop of the headless platform; a test that needs it is skipped in a real window. */
    protected static Desktop headlessDesktop() {
        var desktop = TestheadPlatformFactory.desktop();
        Assumptions.assumeTrue(desktop.isPresent(), "needs the headless desktop");
        return desktop.orElseThrow();
    }

    /** A picture of the scene after all pending changes have been drawn. */
    protected final WritableImage picture() {
        pulses(3);
        return fx(() -> stage.getScene().snapshot(null));
    }

    /** Takes a picture and keeps it as {@code target/screenshots/NAME.png}. */
    protected final WritableImage screenshot(String name) {
        var image = picture();
        try {
            Files.createDirectories(SCREENSHOTS);
            ImageIO.write(
                    buffered(image), "png", SCREENSHOTS.resolve(name + ".png").toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return image;
    }

    /** The colour drawn at the middle of a node, plus an offset in pixels. */
    protected final Color colourAt(Node node, double dx, double dy) {
        var image = picture();
        return fx(() -> {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            return image.getPixelReader().getColor((int) (bounds.getCenterX() + dx), (int) (bounds.getCenterY() + dy));
        });
    }

    private static BufferedImage buffered(WritableImage image) {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        var copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, w, h, argb, 0, w);
        return copy;
    }
}
