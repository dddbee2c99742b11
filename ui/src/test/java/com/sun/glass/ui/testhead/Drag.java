package com.sun.glass.ui.testhead;

import com.sun.glass.ui.Clipboard;
import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A drag-and-drop gesture in progress, if there is one. */
final class Drag {

    private boolean active;
    private boolean fromOutside;
    private int offered;
    private int accepted;
    private List<File> files = List.of();
    private @Nullable TestheadView source;
    private @Nullable TestheadView target;

    void beginInside(@Nullable TestheadView view, int actions) {
        active = true;
        fromOutside = false;
        offered = actions;
        source = view;
        target = null;
    }

    void beginFromOutside(Collection<File> dragged) {
        beginInside(null, Clipboard.ACTION_COPY);
        fromOutside = true;
        files = List.copyOf(dragged);
    }

    void cancel() {
        active = false;
        fromOutside = false;
        source = null;
        target = null;
    }

    boolean isActive() {
        return active;
    }

    boolean isFromOutside() {
        return active && fromOutside;
    }

    int offered() {
        return offered;
    }

    List<File> files() {
        return files;
    }

    /** The pointer moved to a point of the screen, over that window or none. */
    void moveTo(Optional<TestheadWindow> window, int x, int y, boolean copyKey) {
        var view = window.map(w -> (TestheadView) w.getView()).orElse(null);
        int action = wanted(copyKey);
        int localX = window.map(w -> x - w.getX()).orElse(0);
        int localY = window.map(w -> y - w.getY()).orElse(0);
        if (view != target) {
            if (target != null) {
                target.dragLeave();
            }
            target = view;
            if (view != null) {
                accepted = view.dragEnter(localX, localY, x, y, action);
            }
        }
        if (view != null) {
            accepted = view.dragOver(localX, localY, x, y, action);
        }
    }

    /** The button was released. */
    void drop(Optional<TestheadWindow> window, int x, int y) {
        int done = 0;
        if (target != null && accepted != Clipboard.ACTION_NONE && window.isPresent()) {
            var w = window.get();
            done = target.dragDrop(x - w.getX(), y - w.getY(), x, y, accepted);
        } else if (target != null) {
            target.dragLeave();
        }
        if (source != null) {
            source.dragEnd(done);
        }
        cancel();
    }

    private int wanted(boolean copyKey) {
        boolean copy = (offered & Clipboard.ACTION_COPY) != 0;
        boolean move = (offered & Clipboard.ACTION_MOVE) != 0;
        if (copy && (copyKey || !move)) {
            return Clipboard.ACTION_COPY;
        }
        return move ? Clipboard.ACTION_MOVE : offered;
    }
}
