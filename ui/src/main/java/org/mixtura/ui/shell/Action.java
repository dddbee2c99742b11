package org.mixtura.ui.shell;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mixtura.ui.keys.KeyAction;

/**
 * Something that the user can do anywhere in the window: by key, and by name in the command palette.
 *
 * @param key which of all things with keys it is
 * @param name what it does now, for example "Undo Rename component 3"
 * @param available whether it does anything at the moment
 */
record Action(KeyAction key, Supplier<String> name, BooleanSupplier available, Runnable run) {

    static Action of(KeyAction key, Runnable run) {
        return new Action(key, key::words, () -> true, run);
    }

    Action named(Supplier<String> now) {
        return new Action(key, now, available, run);
    }

    Action when(BooleanSupplier possible) {
        return new Action(key, name, possible, run);
    }
}
