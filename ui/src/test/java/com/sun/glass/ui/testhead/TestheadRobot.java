package com.sun.glass.ui.testhead;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.GlassRobot;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Mouse and keyboard of the {@link Desktop}. Every robot drives the same ones. */
final class TestheadRobot extends GlassRobot {

    private static final Map<KeyCode, Integer> KEY_MODIFIERS = Map.of(
            KeyCode.SHIFT, KeyEvent.MODIFIER_SHIFT,
            KeyCode.CONTROL, KeyEvent.MODIFIER_CONTROL,
            KeyCode.ALT, KeyEvent.MODIFIER_ALT,
            KeyCode.META, KeyEvent.MODIFIER_COMMAND,
            KeyCode.COMMAND, KeyEvent.MODIFIER_COMMAND);

    private final Desktop desktop;

    TestheadRobot(Desktop desktop) {
        this.desktop = desktop;
    }

    /** The view that got the press of the button still held. */
    static @Nullable TestheadView pressedView(Desktop desktop) {
        return desktop.pressed.map(w -> (TestheadView) w.getView()).orElse(null);
    }

    @Override
    public void create() {}

    @Override
    public void destroy() {}

    @Override
    public double getMouseX() {
        return desktop.x;
    }

    @Override
    public double getMouseY() {
        return desktop.y;
    }

    @Override
    public void mouseMove(double x, double y) {
        Application.checkEventThread();
        desktop.x = x;
        desktop.y = y;
        if (desktop.drag.isActive()) {
            desktop.drag.moveTo(desktop.windowAt(x, y), (int) x, (int) y, desktop.keys.contains(KeyCode.CONTROL));
        } else if (!desktop.buttons.isEmpty()) {
            // As on a real desktop, the window that was pressed in gets the whole drag.
            send(desktop.pressed, MouseEvent.DRAG, desktop.buttons.iterator().next());
        } else {
            crossWindows();
            send(desktop.entered, MouseEvent.MOVE, MouseButton.NONE);
        }
    }

    @Override
    public void mousePress(MouseButton... buttons) {
        Application.checkEventThread();
        crossWindows();
        for (MouseButton button : buttons) {
            desktop.buttons.add(button);
            if (desktop.buttons.size() == 1) {
                desktop.pressed = desktop.entered;
            }
            desktop.pressed.ifPresent(this::focusForPress);
            send(desktop.pressed, MouseEvent.DOWN, button);
            if (button == MouseButton.SECONDARY) {
                desktop.pressed.filter(TestheadWindow::acceptsInput).ifPresent(w -> view(w).contextMenu(
                                localX(w), localY(w), screenX(), screenY()));
            }
        }
    }

    @Override
    public void mouseRelease(MouseButton... buttons) {
        Application.checkEventThread();
        for (MouseButton button : buttons) {
            desktop.buttons.remove(button);
            if (desktop.drag.isActive()) {
                desktop.drag.drop(desktop.windowAt(desktop.x, desktop.y), screenX(), screenY());
            } else {
                send(desktop.pressed, MouseEvent.UP, button);
            }
            if (desktop.buttons.isEmpty()) {
                desktop.pressed = Optional.empty();
                crossWindows();
            }
        }
    }

    @Override
    public void mouseWheel(int amount) {
        crossWindows();
        for (int i = 0; i < Math.abs(amount); i++) {
            desktop.entered.filter(TestheadWindow::acceptsInput).ifPresent(w -> view(w).wheel(
                            localX(w), localY(w), screenX(), screenY(), amount > 0 ? -1 : 1, modifiers()));
        }
    }

    @Override
    public void keyPress(KeyCode key) {
        desktop.keys.add(key);
        desktop.focusedWindow().ifPresent(window -> {
            var view = view(window);
            char[] characters = UsKeyboard.typed(key, desktop.keys.contains(KeyCode.SHIFT));
            view.key(KeyEvent.PRESS, key.getCode(), characters, modifiers());
            if (characters.length > 0 && window.getView() != null) {
                view.key(KeyEvent.TYPED, 0, characters, modifiers());
            }
        });
    }

    @Override
    public void keyRelease(KeyCode key) {
        desktop.keys.remove(key);
        desktop.focusedWindow().ifPresent(w -> view(w).key(KeyEvent.RELEASE, key.getCode(), new char[0], modifiers()));
    }

    @Override
    public Color getPixelColor(double x, double y) {
        return convertFromIntArgb(desktop.argb((int) x, (int) y));
    }

    @Override
    public void getScreenCapture(int x, int y, int width, int height, int[] data, boolean scaleToFit) {
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                data[j * width + i] = desktop.argb(x + i, y + j);
            }
        }
    }

    private void focusForPress(TestheadWindow window) {
        if (window.isPopup()) {
            return;
        }
        var focused = desktop.focusedWindow();
        focused.ifPresent(TestheadWindow::endGrab);
        if (window.acceptsInput() && focused.filter(f -> f == window).isEmpty()) {
            window.takeFocus();
        }
    }

    private void crossWindows() {
        var now = desktop.windowAt(desktop.x, desktop.y);
        if (!now.equals(desktop.entered)) {
            var before = desktop.entered;
            desktop.entered = now;
            before.filter(w -> !w.isClosed() && w.getView() != null)
                    .ifPresent(w -> deliver(w, MouseEvent.EXIT, MouseButton.NONE));
            send(now, MouseEvent.ENTER, MouseButton.NONE);
        }
    }

    private void send(Optional<TestheadWindow> window, int type, MouseButton button) {
        window.filter(TestheadWindow::acceptsInput).ifPresent(w -> deliver(w, type, button));
    }

    private void deliver(TestheadWindow window, int type, MouseButton button) {
        boolean popup = type == MouseEvent.DOWN && button == MouseButton.SECONDARY;
        view(window)
                .mouse(type, code(button), localX(window), localY(window), screenX(), screenY(), modifiers(), popup);
    }

    private int modifiers() {
        int keys = desktop.keys.stream()
                .mapToInt(k -> KEY_MODIFIERS.getOrDefault(k, 0))
                .reduce(0, (a, b) -> a | b);
        return desktop.buttons.stream().mapToInt(TestheadRobot::modifier).reduce(keys, (a, b) -> a | b);
    }

    private static int modifier(MouseButton button) {
        return switch (button) {
            case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
            case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
            case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
            case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
            case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
            case NONE -> KeyEvent.MODIFIER_NONE;
        };
    }

    private static int code(MouseButton button) {
        return switch (button) {
            case PRIMARY -> MouseEvent.BUTTON_LEFT;
            case SECONDARY -> MouseEvent.BUTTON_RIGHT;
            case MIDDLE -> MouseEvent.BUTTON_OTHER;
            case BACK -> MouseEvent.BUTTON_BACK;
            case FORWARD -> MouseEvent.BUTTON_FORWARD;
            case NONE -> MouseEvent.BUTTON_NONE;
        };
    }

    private static TestheadView view(TestheadWindow window) {
        return (TestheadView) window.getView();
    }

    private int screenX() {
        return (int) desktop.x;
    }

    private int screenY() {
        return (int) desktop.y;
    }

    private int localX(TestheadWindow window) {
        return screenX() - window.getX();
    }

    private int localY(TestheadWindow window) {
        return screenY() - window.getY();
    }
}
