package com.sun.glass.ui.testhead;

import com.sun.glass.events.WindowEvent;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessWindow;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.nio.ByteBuffer;
import java.util.List;

/** A window with a place in the stacking order, modality and one focus for the whole desktop. */
final class TestheadWindow extends HeadlessWindow {

    private final Desktop desktop;
    private boolean enabled = true;

    TestheadWindow(
            Desktop desktop,
            HeadlessWindowManager manager,
            Window owner,
            Screen screen,
            ByteBuffer frame,
            int styleMask) {
        super(manager, owner, screen, frame, styleMask);
        this.desktop = desktop;
    }

    /** Whether a modal window does not block this one. */
    boolean acceptsInput() {
        return enabled && !isClosed() && getView() != null;
    }

    boolean contains(double screenX, double screenY) {
        return getView() != null
                && !isClosed()
                && !isMinimized()
                && screenX >= getX()
                && screenX < getX() + getWidth()
                && screenY >= getY()
                && screenY < getY() + getHeight();
    }

    void endGrab() {
        notifyFocusUngrab();
    }

    void takeFocus() {
        _toFront(0);
        _requestFocus(0, WindowEvent.FOCUS_GAINED);
    }

    @Override
    protected boolean _setVisible(long ptr, boolean visible) {
        desktop.windows.remove(this);
        if (visible) {
            desktop.windows.add(this);
        }
        return super._setVisible(ptr, visible);
    }

    @Override
    protected void _toFront(long ptr) {
        desktop.raise(this);
    }

    @Override
    protected void _toBack(long ptr) {
        desktop.lower(this);
    }

    @Override
    protected void _setEnabled(long ptr, boolean value) {
        enabled = value;
    }

    @Override
    protected boolean _requestFocus(long ptr, int event) {
        if (isPopup()) {
            return false;
        }
        List.copyOf(desktop.windows).stream()
                .filter(w -> w != this && w.isFocused())
                .forEach(w -> w.notifyFocus(WindowEvent.FOCUS_LOST));
        return super._requestFocus(ptr, event);
    }

    @Override
    protected boolean _close(long ptr) {
        boolean hadFocus = isFocused();
        desktop.windows.remove(this);
        boolean closed = super._close(ptr);
        if (hadFocus) {
            desktop.windows.reversed().stream()
                    .filter(w -> !w.isPopup() && w.acceptsInput())
                    .findFirst()
                    .ifPresent(w -> w._requestFocus(0, WindowEvent.FOCUS_GAINED));
        }
        return closed;
    }
}
