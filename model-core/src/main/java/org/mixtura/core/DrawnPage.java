package org.mixtura.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.run.RunTable;

/**
 * A figure of one or several panels.
 *
 * @param figure ready to be written
 * @param data the numbers of each panel
 * @param provenance what the file is to say of where it comes from
 */
public record DrawnPage(Figure figure, List<RunTable> data, Map<String, String> provenance) {

    public DrawnPage {
        data = List.copyOf(data);
        provenance = Map.copyOf(provenance);
    }

    /** What several figures say of where they come from; what they say differently stands side by side. */
    public static Map<String, String> joined(List<Map<String, String>> each) {
        var all = new LinkedHashMap<String, String>();
        each.stream()
                .flatMap(one -> one.keySet().stream())
                .distinct()
                .forEach(key -> all.put(
                        key,
                        each.stream()
                                .map(one -> one.getOrDefault(key, ""))
                                .filter(text -> !text.isBlank())
                                .distinct()
                                .collect(Collectors.joining("; "))));
        return all;
    }
}
