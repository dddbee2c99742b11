package org.mixtura.core.data.io;

import java.util.Optional;

/**
 * How to read a file.
 *
 * @param countsAt where the counts are ({@code X}, {@code layers/NAME}, {@code raw/X}); empty: the first place, in the
 *     order X, layers/counts, raw/X, other layers, that holds counts
 * @param orientation which way round a table is whose format does not say; empty: detected from names and values
 */
public record ReadOptions(Optional<String> countsAt, Optional<Orientation> orientation) {

    /** Everything detected from the content. */
    public static final ReadOptions DETECT = new ReadOptions(Optional.empty());

    /** The orientation is detected. */
    public ReadOptions(Optional<String> countsAt) {
        this(countsAt, Optional.empty());
    }
}
