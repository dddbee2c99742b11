package org.mixtura.core.project;

import java.util.Locale;

/** A kind of thing that a user puts on top of data and runs. What lies below never changes. */
public enum Layer {
    /** What a user says of a run: its name, star, note, whether it is in the trash; by the run's folder. See {@link RunMark}. */
    RUNS,
    /** Names for cells that a user gave, a column each; by the column's name. See {@link CellLabels}. */
    LABELS,
    /** Names, colours, merges and locks of the components of a run; by the run's folder. */
    COMPONENTS,
    /** Colours of levels; by what is coloured. */
    PALETTES,
    /** The order of levels in legends and maps, the first on top; by what is coloured. */
    ORDERS,
    /** Sets of genes; by name. */
    GENE_SETS,
    /** Saved views of plots; by name. */
    VIEWS;

    /** The name in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The layer of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Layer of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
