package com.sun.glass.ui.testhead;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.ui.CommonDialogs.ExtensionFilter;
import com.sun.glass.ui.CommonDialogs.FileChooserResult;
import com.sun.glass.ui.Cursor;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessWindowManager;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javafx.scene.input.KeyCode;

/** The headless application with one large screen, working choosers and a robot that holds modifiers. */
final class TestheadApplication extends HeadlessApplication {

    /** The base class wants a frame buffer of its own fixed size; views here keep their pixels themselves. */
    private final ByteBuffer unusedFrame = ByteBuffer.allocate(8000 * 1000 * 4);

    private final HeadlessWindowManager windowManager = new HeadlessWindowManager();
    private final Desktop desktop;

    TestheadApplication(Desktop desktop) {
        this.desktop = desktop;
    }

    @Override
    protected Screen[] staticScreen_getScreens() {
        int w = Desktop.WIDTH;
        int h = Desktop.HEIGHT;
        return new Screen[] {new Screen(0, 32, 0, 0, w, h, 0, 0, w, h, 0, 0, w, h, 100, 100, 1f, 1f, 1f, 1f)};
    }

    @Override
    public Window createWindow(Window owner, Screen screen, int styleMask) {
        return new TestheadWindow(desktop, windowManager, owner, screen, unusedFrame, styleMask);
    }

    @Override
    public View createView() {
        return new TestheadView();
    }

    @Override
    public Cursor createCursor(int x, int y, Pixels pixels) {
        return createCursor(Cursor.CURSOR_DEFAULT);
    }

    @Override
    protected void staticCursor_setVisible(boolean visible) {}

    @Override
    public GlassRobot createRobot() {
        return new TestheadRobot(desktop);
    }

    @Override
    protected int staticView_getMultiClickMaxX() {
        return 5;
    }

    @Override
    protected int staticView_getMultiClickMaxY() {
        return 5;
    }

    @Override
    protected FileChooserResult staticCommonDialogs_showFileChooser(
            Window owner,
            String folder,
            String name,
            String title,
            int type,
            boolean multiple,
            ExtensionFilter[] filters,
            int defaultFilter) {
        var files = desktop.takeChooserAnswer();
        if (files.isEmpty()) {
            return new FileChooserResult();
        }
        return new FileChooserResult(
                files, filters == null || filters.length == 0 ? null : filters[Math.max(0, defaultFilter)]);
    }

    @Override
    protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
        var files = desktop.takeChooserAnswer();
        return files.isEmpty() ? null : files.getFirst();
    }

    @Override
    protected void _showDocument(String uri) {
        desktop.documentShown(uri);
    }

    @Override
    protected int _getKeyCodeForChar(char c, int hint) {
        return Arrays.stream(KeyCode.values())
                .filter(k -> UsKeyboard.characters(k).indexOf(c) >= 0 && !k.isKeypadKey())
                .mapToInt(KeyCode::getCode)
                .findFirst()
                .orElse(KeyEvent.VK_UNDEFINED);
    }
}
