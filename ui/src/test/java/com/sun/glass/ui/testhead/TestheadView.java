package com.sun.glass.ui.testhead;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.headless.HeadlessView;
import java.nio.IntBuffer;

/** A window's content: keeps the last picture, and opens the protected event methods to the robot. */
final class TestheadView extends HeadlessView {

    private int[] pixels = {};
    private int width;
    private int height;

    /** Premultiplied ARGB at a point of this view; 0 where nothing was drawn yet. */
    int argb(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x];
    }

    @Override
    protected void _uploadPixels(long ptr, Pixels picture) {
        var buffer = ((IntBuffer) picture.getBuffer()).duplicate().rewind();
        width = picture.getWidth();
        height = picture.getHeight();
        pixels = pixels.length == width * height ? pixels : new int[width * height];
        buffer.get(pixels, 0, Math.min(pixels.length, buffer.remaining()));
    }

    @Override
    protected void _scheduleRepaint(long ptr) {}

    void mouse(int type, int button, int x, int y, int screenX, int screenY, int modifiers, boolean popupTrigger) {
        notifyMouse(type, button, x, y, screenX, screenY, modifiers, popupTrigger, false);
    }

    void wheel(int x, int y, int screenX, int screenY, double ticks, int modifiers) {
        notifyScroll(x, y, screenX, screenY, 0, ticks, modifiers, 0, 0, 0, 0, 40, 40);
    }

    void contextMenu(int x, int y, int screenX, int screenY) {
        notifyMenu(x, y, screenX, screenY, false);
    }

    void key(int type, int code, char[] characters, int modifiers) {
        notifyKey(type, code, characters, modifiers);
    }

    int dragEnter(int x, int y, int screenX, int screenY, int action) {
        return notifyDragEnter(x, y, screenX, screenY, action);
    }

    int dragOver(int x, int y, int screenX, int screenY, int action) {
        return notifyDragOver(x, y, screenX, screenY, action);
    }

    int dragDrop(int x, int y, int screenX, int screenY, int action) {
        return notifyDragDrop(x, y, screenX, screenY, action);
    }

    void dragLeave() {
        notifyDragLeave();
    }

    void dragEnd(int action) {
        notifyDragEnd(action);
    }
}
