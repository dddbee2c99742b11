package org.mixtura.core.data.io;

import org.mixtura.core.error.ConfigProblem;

/** Which way round a table of numbers is. */
public enum Orientation {
    /** One row a cell. */
    CELLS_BY_GENES("cells-by-genes"),
    /** One row a gene. */
    GENES_BY_CELLS("genes-by-cells");

    private final String text;

    Orientation(String text) {
        this.text = text;
    }

    /** As it is typed. */
    public String text() {
        return text;
    }

    /**
     * Reads what was typed.
     *
     * @throws ConfigProblem when it is no orientation
     */
    public static Orientation parse(String typed) {
        for (Orientation each : values()) {
            if (each.text.equals(typed)) {
                return each;
            }
        }
        throw new ConfigProblem(
                "'%s' is no orientation.".formatted(typed),
                "A table has one row a cell or one row a gene.",
                "Write cells-by-genes or genes-by-cells.");
    }
}
