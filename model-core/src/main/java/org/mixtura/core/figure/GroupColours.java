package org.mixtura.core.figure;

import java.awt.Color;
import java.util.Map;
import org.mixtura.core.data.Column;

/**
 * The colours that groups have on the maps, so that a figure of groups has the same.
 *
 * @param byName {@code 0xAARRGGBB} by the group's name; others have those of the palette, by their place
 */
public record GroupColours(Map<String, Integer> byName) {

    /** Those of the palette. */
    public static final GroupColours PALETTE = new GroupColours(Map.of());

    public GroupColours {
        byName = Map.copyOf(byName);
    }

    /** Those of the levels of a column. */
    public static GroupColours of(Column.Categorical groups) {
        return new GroupColours(Colouring.ByLevel.of(groups).byName());
    }

    /**
     * The colour of a group.
     *
     * @param place of the group in the figure, from 0
     */
    Color of(String name, int place) {
        return new Color(byName.getOrDefault(name, Palette.colour(place)));
    }
}
