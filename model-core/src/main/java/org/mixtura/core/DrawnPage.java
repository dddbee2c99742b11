package org.mixtura.core;

import java.util.List;
import java.util.Map;
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
}
