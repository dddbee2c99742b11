package org.mixtura.ui.shell;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do anywhere in the window: by key, and by name in the command palette.
 *
 * @param name what it does now, for example "Undo Rename component 3"
 * @param shortcut as JavaFX reads it, for example {@code Shortcut+Z}; empty when it has none
 * @param available whether it does anything at the moment
 */
record Action(Supplier<String> name, String shortcut, BooleanSupplier available, Runnable run) {

    static Action of(String name, String shortcut, Runnable run) {
        return new Action(() -> name, shortcut, () -> true, run);
    }

    Action when(BooleanSupplier possible) {
        return new Action(name, shortcut, possible, run);
    }

    /** The shortcut as people read it. */
    String keys() {
        return shortcut.isEmpty()
                ? ""
                : KeyCombination.valueOf(shortcut).getDisplayText().replace('+', ' ');
    }
}
