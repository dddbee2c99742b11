package org.mixtura.core.data.io;

import java.util.Optional;

/**
 * How to read a file.
 *
 * @param countsAt where the counts are ({@code X}, {@code layers/NAME}, {@code raw/X}); empty: the first place, in the
 *     order X, layers/counts, raw/X, other layers, that holds counts
 */
public record ReadOptions(Optional<String> countsAt) {

    /** Everything detected from the content. */
    public static final ReadOptions DETECT = new ReadOptions(Optional.empty());
}
