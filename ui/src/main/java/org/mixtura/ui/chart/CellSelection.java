package org.mixtura.ui.chart;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of cells. Immutable, so that it can be handed to a background thread. */
public final class CellSelection {

    /** No cell. */
    public static final CellSelection NONE = new CellSelection(new BitSet());

    private final BitSet cells;
    private final int size;

    private CellSelection(BitSet cells) {
        this.cells = cells;
        this.size = cells.cardinality();
    }

    /** These cells; the bits are copied. */
    public static CellSelection of(BitSet cells) {
        return cells.isEmpty() ? NONE : new CellSelection((BitSet) cells.clone());
    }

    /** How another set changes this one. */
    public enum Change {
        REPLACE,
        ADD,
        SUBTRACT
    }

    /** This selection after a change by other cells. */
    public CellSelection changed(Change change, BitSet by) {
        BitSet result = (BitSet) cells.clone();
        switch (change) {
            case REPLACE -> {
                return of(by);
            }
            case ADD -> result.or(by);
            case SUBTRACT -> result.andNot(by);
        }
        return of(result);
    }

    /** These cells and others. */
    public CellSelection with(CellSelection others) {
        return changed(Change.ADD, others.cells);
    }

    /** All cells but these. */
    public CellSelection inverted(int total) {
        BitSet result = (BitSet) cells.clone();
        result.flip(0, total);
        return of(result);
    }

    /** Number of cells. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int cell) {
        return cells.get(cell);
    }

    /** The cells, ascending. */
    public IntStream stream() {
        return cells.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellSelection that && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return size + " cells";
    }
}
