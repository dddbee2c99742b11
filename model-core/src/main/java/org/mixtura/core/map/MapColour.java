package org.mixtura.core.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
     * A column of the cells, with what is not as usual.
     *
     * @param colours of levels of categories, {@code 0xAARRGGBB} by name; others have those that they have on the maps
     * @param hidden names of levels of categories whose cells are not drawn
     * @param order names of levels, the first on top; empty: as on the maps
     * @param range of numbers; empty: that of the values
     */
    record InColumn(
            String column, Map<String, Integer> colours, Set<String> hidden, List<String> order, Optional<Range> range)
            implements MapColour {

        public InColumn {
            colours = Collections.unmodifiableMap(new LinkedHashMap<>(colours));
            hidden = Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
            order = List.copyOf(order);
        }

        /** A column of categories. */
        public static InColumn ofLevels(
                String column, Map<String, Integer> colours, Set<String> hidden, List<String> order) {
            return new InColumn(column, colours, hidden, order, Optional.empty());
        }

        /** A column of numbers. */
        public static InColumn ofNumbers(String column, Range range) {
            return new InColumn(column, Map.of(), Set.of(), List.of(), Optional.of(range));
        }
    }

    /** Expression, which has to be read before it can be shown. */
    sealed interface OfGenes extends MapColour {}

    /**
     * The expression of a gene.
     *
     * @param gene id or symbol
     * @param expected as the model expects it; else as it was counted
     * @param range empty: that of its values
     */
    record Gene(String gene, boolean expected, Optional<Range> range) implements OfGenes {}

    /** The expression of two genes in one colour. */
    record Blend(Gene first, Gene second) implements OfGenes {}

    /** Colours that an answer gave and no words can give again, for example a clustering; they are kept as they are. */
    record Answer(Colouring colouring) implements MapColour {}
}
