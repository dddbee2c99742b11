package org.mixtura.ui.session;

import java.util.Map;
import org.mixtura.core.figure.Figure;

/**
 * A figure that the user wants to export.
 *
 * @param figure what is seen
 * @param name suggested for the file, without folder and ending
 * @param metadata what the file says about where it comes from
 */
public record FigureDraft(Figure figure, String name, Map<String, String> metadata) {

    public FigureDraft {
        metadata = Map.copyOf(metadata);
    }
}
