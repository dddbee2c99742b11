package com.sun.glass.ui.testhead;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/**
 * What a desktop knows: the windows from bottom to top, the pointer, the keys held, and a drag in progress. All but the
 * two queues for tests is touched only on the JavaFX thread.
 */
public final class Desktop {

    static final int WIDTH = Integer.getInteger("testhead.width", 1920);
    static final int HEIGHT = Integer.getInteger("testhead.height", 1200);

    private final Deque<List<File>> chooserAnswers = new ConcurrentLinkedDeque<>();
    private final List<String> shownDocuments = new CopyOnWriteArrayList<>();

    final List<TestheadWindow> windows = new ArrayList<>();
    final Set<KeyCode> keys = EnumSet.noneOf(KeyCode.class);
    final Set<MouseButton> buttons = new LinkedHashSet<>();
    final Drag drag = new Drag();
    double x;
    double y;

    /** The window under the pointer, which was told that the pointer entered. */
    Optional<TestheadWindow> entered = Optional.empty();

    /** The window that got the press of the button still held. */
    Optional<TestheadWindow> pressed = Optional.empty();

    Desktop() {}

    /** The next file or folder chooser answers with these files; without any it counts as cancelled. */
    public void answerNextChooser(File... files) {
        chooserAnswers.add(List.of(files));
    }

    /** Addresses that the application asked the desktop to open, oldest first. */
    public List<String> shownDocuments() {
        return List.copyOf(shownDocuments);
    }

    /**
     * The user holds these files, dragged from a file manager: robot moves now drag them over windows, and releasing
     * the primary button drops them. Call on the JavaFX thread.
     */
    public void dragFilesFromOutside(Collection<File> files) {
        buttons.add(MouseButton.PRIMARY);
        drag.beginFromOutside(files);
    }

    /** Lets go of all keys and buttons; one test's failure must not leave a key down for the next. */
    public void releaseAll() {
        keys.clear();
        buttons.clear();
        pressed = Optional.empty();
        drag.cancel();
    }

    List<File> takeChooserAnswer() {
        var answer = chooserAnswers.poll();
        return answer == null ? List.of() : answer;
    }

    void documentShown(String address) {
        shownDocuments.add(address);
    }

    /** The topmost window at a point of the screen. */
    Optional<TestheadWindow> windowAt(double screenX, double screenY) {
        return windows.reversed().stream()
                .filter(w -> w.contains(screenX, screenY))
                .findFirst();
    }

    Optional<TestheadWindow> focusedWindow() {
        return windows.reversed().stream()
                .filter(w -> w.isFocused() && w.getView() != null)
                .findFirst();
    }

    void raise(TestheadWindow window) {
        if (windows.remove(window)) {
            windows.add(window);
        }
        List.copyOf(windows).stream()
                .filter(w -> w != window && w.getOwner() == window)
                .forEach(this::raise);
    }

    void lower(TestheadWindow window) {
        if (windows.remove(window)) {
            windows.addFirst(window);
        }
    }

    /** The colour of a screen pixel as premultiplied ARGB, all windows blended; 0 outside of any. */
    int argb(int screenX, int screenY) {
        int result = 0;
        for (var window : windows) {
            if (window.contains(screenX, screenY) && window.getView() instanceof TestheadView view) {
                result = over(view.argb(screenX - window.getX(), screenY - window.getY()), result);
            }
        }
        return result;
    }

    private static int over(int top, int below) {
        int alpha = top >>> 24;
        if (alpha == 255 || below == 0) {
            return top;
        }
        int blended = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int channel = (top >>> shift & 255) + (below >>> shift & 255) * (255 - alpha) / 255;
            blended |= Math.min(255, channel) << shift;
        }
        return blended;
    }
}
