package org.mixtura.core.data.io;

/** Which way round a table of numbers is. */
public enum Orientation {
    /** One row a cell. */
    CELLS_BY_GENES,
    /** One row a gene. */
    GENES_BY_CELLS
}
