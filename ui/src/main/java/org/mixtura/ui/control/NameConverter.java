package org.mixtura.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * What a box shows of the things that can be chosen in it; nothing while none is.
 *
 * @param <T> the things
 */
public final class NameConverter<T> extends StringConverter<@Nullable T> {

    private final Function<T, String> name;

    public NameConverter(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(@Nullable T thing) {
        return thing == null ? "" : name.apply(thing);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("things are chosen, not typed");
    }
}
