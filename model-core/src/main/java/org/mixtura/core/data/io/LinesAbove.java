package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Lines of groups above the names of cells or genes, as donors and types in a spreadsheet. Of a merged cell the text stands in
 * the first field only, and is that of the blank ones behind it.
 */
final class LinesAbove {

    private static final int MOST_LINES = 3;

    /** Nearly all fields of such a line are text, and hardly any of a line of counts. */
    private static final double MOST = 0.8;

    private LinesAbove() {}

    /** The lines above the names, with each field filled; empty where the first line has the names. */
    static List<List<String>> in(List<List<String>> lines) {
        var above = new ArrayList<List<String>>();
        while (above.size() < MOST_LINES && above.size() + 2 < lines.size()) {
            List<String> groups = filled(lines.get(above.size()));
            List<String> next = lines.get(above.size() + 1);
            boolean fits = groups.size() == next.size()
                    && TableHead.textShare(groups) >= MOST
                    && TableHead.textShare(next) >= MOST
                    && 2 * distinct(groups) <= groups.size() - 1;
            if (!fits) {
                return List.of();
            }
            above.add(groups);
            if (distinct(next) == next.size() - 1) {
                return TableHead.textShare(lines.get(above.size() + 1)) < 1 - MOST ? above : List.of();
            }
        }
        return List.of();
    }

    private static List<String> filled(List<String> line) {
        var filled = new ArrayList<String>();
        String last = "";
        for (int field = 0; field < line.size(); field++) {
            String text = line.get(field);
            last = field > 0 && !text.isBlank() ? text : last;
            filled.add(field > 0 ? last : text);
        }
        return filled;
    }

    private static int distinct(List<String> line) {
        return new HashSet<>(line.subList(1, line.size())).size();
    }
}
