package com.sun.glass.ui.testhead;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.io.File;
import java.util.HashMap;

/** What is dragged: content of this application, or files from a file manager outside. */
final class DragClipboard extends SystemClipboard {

    private final Desktop desktop;

    DragClipboard(Desktop desktop) {
        super(Clipboard.DND);
        this.desktop = desktop;
    }

    @Override
    protected boolean isOwner() {
        return !desktop.drag.isFromOutside();
    }

    @Override
    protected void pushToSystem(HashMap<String, Object> data, int actions) {
        desktop.drag.beginInside(TestheadRobot.pressedView(desktop), actions);
    }

    @Override
    protected void pushTargetActionToSystem(int action) {}

    @Override
    protected Object popFromSystem(String type) {
        return Clipboard.FILE_LIST_TYPE.equals(type)
                ? desktop.drag.files().stream().map(File::getPath).toArray(String[]::new)
                : null;
    }

    @Override
    protected int supportedSourceActionsFromSystem() {
        return desktop.drag.offered();
    }

    @Override
    public int getSupportedSourceActions() {
        return desktop.drag.offered();
    }

    @Override
    protected String[] mimesFromSystem() {
        return new String[] {Clipboard.FILE_LIST_TYPE};
    }
}
