package org.mixtura.core.map;

import java.util.ArrayList;
import java.util.BitSet;

/** Sets of cells as text: their numbers in the order of the run, from 1, those that follow each other as {@code 7-12}. */
public final class CellRanges {

    private CellRanges() {}

    /** Writes a set. */
    public static String text(BitSet cells) {
        var parts = new ArrayList<String>();
        for (int first = cells.nextSetBit(0); first >= 0; ) {
            int after = cells.nextClearBit(first);
            parts.add(after == first + 1 ? Integer.toString(first + 1) : (first + 1) + "-" + after);
            first = cells.nextSetBit(after);
        }
        return String.join(" ", parts);
    }

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static BitSet parse(String text) {
        var cells = new BitSet();
        for (String part : text.isBlank() ? new String[0] : text.strip().split("[ ,]+")) {
            if (!part.matches("[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?")) {
                throw new IllegalArgumentException("'%s' are no cells such as 7-12".formatted(part));
            }
            String[] ends = part.split("-");
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (last < first) {
                throw new IllegalArgumentException("'%s' ends before it begins".formatted(part));
            }
            cells.set(first - 1, last);
        }
        return cells;
    }
}
