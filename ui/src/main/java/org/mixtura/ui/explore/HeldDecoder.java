package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.RunDecoder;

/** The model of a run, opened when somebody decodes first and kept until the page is left. Use it in the background. */
final class HeldDecoder {

    private final Supplier<RunDecoder> open;
    private Optional<RunDecoder> held = Optional.empty();

    HeldDecoder(Supplier<RunDecoder> open) {
        this.open = open;
    }

    synchronized RunDecoder get() {
        if (held.isEmpty()) {
            held = Optional.of(open.get());
        }
        return held.get();
    }

    /** Frees what the model holds; asked again it is opened again. */
    synchronized void close() {
        held.ifPresent(RunDecoder::close);
        held = Optional.empty();
    }
}
