package org.mixtura.ui;

/** There is no display to show the window on. */
public final class NoDisplay extends RuntimeException {

    NoDisplay(Throwable cause) {
        super("There is no display to show the workbench on.", cause);
    }
}
