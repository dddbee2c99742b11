package org.mixtura.core.map;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.figure.Colouring;

/** What gives the cells of a map their colours, in words that can be kept. */
public sealed interface MapColour {

    /**
     * The values that have the first and the last colour of a scale.
     *
     * @param low below {@code high}
     */
    record Range(double low, double high) {}

    /** A column of the cells, or else a gene, in its usual colours. */
    record Named(String name) implements MapColour {}

    /**
     * A column of categories.
     *
     * @param colours {@code 0xAARRGGBB} of each level, by name, in the order of the levels
     * @param hidden names of levels whose cells are not drawn
     */
    record Levels(String column, Map<String, Integer> colours, Set<String> hidden) implements MapColour {

        public Levels {
            colours = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(colours));
            hidden = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
        }
    }

    /** A column of numbers; without a range that of its values. */
    record Numbers(String column, Optional<Range> range) implements MapColour {}

    /**
     * The expression of a gene.
     *
     * @param gene id or symbol
     * @param expected as the model expects it; else as it was counted
     * @param range empty: that of its values
     */
    record Gene(String gene, boolean expected, Optional<Range> range) implements MapColour {}

    /** Colours that an answer gave and no words can give again, for example a clustering; they are kept as they are. */
    record Answer(Colouring colouring) implements MapColour {}
}
