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
        for (int names = 1; names <= MOST_LINES && names + 1 < lines.size(); names++) {
            List<String> line = lines.get(names);
            if (areNames(line) && isAboveCounts(lines, names)) {
                var above =
                        lines.subList(0, names).stream().map(LinesAbove::filled).toList();
                boolean groups = above.stream().allMatch(each -> each.size() == line.size() && areGroups(each));
                return groups ? above : List.of();
            }
        }
        return List.of();
    }

    /** Lines of groups may stand below the names, too. */
    private static boolean isAboveCounts(List<List<String>> lines, int names) {
        int last = Math.min(lines.size(), names + 1 + MOST_LINES);
        return lines.subList(names + 1, last).stream().anyMatch(line -> TableHead.textShare(line) < 1 - MOST);
    }

    /** Hardly any different texts, or numbers, such as the ages of donors or the depths of cells. */
    private static boolean areGroups(List<String> line) {
        return TableHead.textShare(line) < 1 - MOST || 2 * distinct(line) <= line.size() - 1;
    }

    private static boolean areNames(List<String> line) {
        return TableHead.textShare(line) >= MOST && distinct(line) == line.size() - 1;
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
