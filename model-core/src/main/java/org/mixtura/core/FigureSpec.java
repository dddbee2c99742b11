package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.mixtura.core.figure.PanelLook;

/**
 * How a figure is made, from runs to paper: enough to draw it again, in another size or with other panels.
 *
 * @param panels from left to right, then down; at least one
 * @param columns panels beside each other
 * @param widthMm width on paper, millimetres
 * @param heightMm height on paper; empty: what suits the figure
 * @param dpi pixels per inch, of layers of many points too
 */
public record FigureSpec(List<Panel> panels, int columns, double widthMm, OptionalDouble heightMm, int dpi) {

    /** The width of two columns of a journal, millimetres. */
    public static final double TWO_COLUMNS_MM = 174;

    /** Panels beside each other have no room on less, millimetres. */
    public static final double TWO_PANELS_MM = 114;

    /**
     * One diagram.
     *
     * @param run the folder of a run
     * @param drawing what of it
     * @param look what is left out
     */
    public record Panel(Path run, RunDrawing drawing, PanelLook look) {}

    public FigureSpec {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(panels.size() + " panels in " + columns + " columns");
        }
    }

    /** One diagram alone, as high as suits it. */
    public static FigureSpec of(Panel panel, double widthMm, int dpi) {
        return new FigureSpec(List.of(panel), 1, widthMm, OptionalDouble.empty(), dpi);
    }
}
