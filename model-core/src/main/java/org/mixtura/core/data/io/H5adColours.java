package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.HexColour;

/**
 * The colours that scanpy keeps beside a column of categories, in {@code uns/COLUMN_colors}: one a level in the order of the
 * levels, as {@code #rrggbb} with or without opacity, or as rows of red, green and blue from 0 to 1.
 */
final class H5adColours {

    private static final int HEX = "#rrggbb".length();

    private final Optional<Hdf5Node> uns;

    /** @param uns of the file */
    H5adColours(Optional<Hdf5Node> uns) {
        this.uns = uns;
    }

    /** The columns, those of categories in the colours that the file gives them. Colours that cannot be read are not taken. */
    List<Column> over(H5adTable table) throws UnreadableData {
        var all = new ArrayList<Column>();
        for (Column column : table.columns()) {
            // Colours are told by the place of a level, which is another one after a repeat.
            boolean told = column instanceof Column.Categorical
                    && !table.repeatedLevels().contains(column.name());
            all.add(told ? coloured(column.asCategorical()) : column);
        }
        return List.copyOf(all);
    }

    private Column coloured(Column.Categorical column) throws UnreadableData {
        var node = uns.isPresent()
                ? uns.get().child(column.name() + StudyExport.COLOURS).filter(Hdf5Node::isDataset)
                : Optional.<Hdf5Node>empty();
        if (node.isEmpty()) {
            return column;
        }
        List<String> colours = colours(node.get());
        // scanpy keeps those of levels that were taken away behind the others.
        if (colours.size() < column.levels().size()) {
            return column;
        }
        Map<String, Integer> given = new HashMap<>();
        for (int level = 0; level < column.levels().size(); level++) {
            String hex = colours.get(level);
            try {
                given.put(column.levels().get(level), HexColour.parse(hex.substring(0, Math.min(HEX, hex.length()))));
            } catch (IllegalArgumentException unknown) {
                return column;
            }
        }
        return column.coloured(given);
    }

    private static List<String> colours(Hdf5Node node) throws UnreadableData {
        return switch (node.flat()) {
            case float[] _, double[] _ -> ofParts(Hdf5Arrays.doubles(node.flat(), node), node);
            default -> Hdf5Arrays.texts(node.flat(), node);
        };
    }

    private static List<String> ofParts(double[] parts, Hdf5Node node) throws UnreadableData {
        long[] shape = node.shape();
        int columns = shape.length == 2 ? (int) shape[1] : 0;
        var colours = new ArrayList<String>();
        for (int at = 0; columns >= 3 && at < parts.length; at += columns) {
            colours.add(HexColour.text(eight(parts[at]) << 16 | eight(parts[at + 1]) << 8 | eight(parts[at + 2])));
        }
        return colours;
    }

    private static int eight(double share) {
        return (int) Math.round(255 * Math.clamp(share, 0, 1));
    }
}
