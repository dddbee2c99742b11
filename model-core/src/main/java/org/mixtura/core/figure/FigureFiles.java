package org.mixtura.core.figure;

import java.nio.file.Path;

/**
 * The files that stand beside a figure and share its name.
 *
 * @param figure the figure
 * @param name its name without ending
 */
public record FigureFiles(Path figure, String name) {

    private static final String DESCRIPTION = ".fig.json";

    /** Those of a figure whose file name has an ending. */
    public static FigureFiles beside(Path figure) {
        String all = String.valueOf(figure.getFileName());
        return new FigureFiles(figure, all.substring(0, all.lastIndexOf('.')));
    }

    /** The files that belong to a description of a figure. */
    public static FigureFiles ofDescription(Path description) {
        String all = String.valueOf(description.getFileName());
        String name = all.endsWith(DESCRIPTION) ? all.substring(0, all.length() - DESCRIPTION.length()) : all;
        return new FigureFiles(description, name);
    }

    /**
     * The numbers of a panel.
     *
     * @param panel from 0
     * @param panels how many there are; those of several have the panel's letter behind the name
     */
    public Path numbers(int panel, int panels) {
        return figure.resolveSibling(name + (panels == 1 ? "" : "-" + PageFigure.letter(panel)) + ".csv");
    }

    /** What draws the figure again; the file itself says so. */
    public String command() {
        return "mixtura figure %s --out %s".formatted(description().getFileName(), figure.getFileName());
    }

    /** How the figure was made. */
    public Path description() {
        return figure.resolveSibling(name + DESCRIPTION);
    }
}
