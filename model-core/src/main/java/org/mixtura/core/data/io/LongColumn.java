package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.Column;

/** A column of a long table that says the same in all lines of a cell, in all of a gene, or neither. */
final class LongColumn {

    private final String name;
    private final List<String> ofCells = new ArrayList<>();
    private final List<String> ofGenes = new ArrayList<>();
    private boolean aboutCells = true;
    private boolean aboutGenes = true;

    LongColumn(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes the text of a line; cells and genes are numbered as they first appear. */
    void add(int cell, int gene, String text) {
        aboutCells = aboutCells && isSame(ofCells, cell, text);
        aboutGenes = aboutGenes && isSame(ofGenes, gene, text);
    }

    private static boolean isSame(List<String> known, int at, String text) {
        if (at == known.size()) {
            known.add(text);
            return true;
        }
        return known.get(at).equals(text);
    }

    /** What it says of each cell; empty where it says different things of one. */
    Optional<Column> aboutCells() {
        return aboutCells ? Optional.of(TextColumn.of(name, ofCells)) : Optional.empty();
    }

    /** What it says of each gene; empty where it is about cells, or says different things of one. */
    Optional<Column> aboutGenes() {
        return aboutGenes && !aboutCells ? Optional.of(TextColumn.of(name, ofGenes)) : Optional.empty();
    }
}
