package org.mixtura.ui.answers;

import org.mixtura.core.figure.Colouring;

/** What answers do with the maps of the run. */
public interface OnMaps {

    /** Colours them by a value of each cell, and shows them. */
    void colourBy(Colouring values);

    /** Colours them by a gene. */
    void colourByGene(String symbol);

    /** Marks a cell. */
    void mark(String barcode);

    /** Shows them. */
    void show();
}
