package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.figure.ColourVision;
import org.mixtura.core.figure.Colouring;

/**
 * What several scatters of the same cells share: colours, hidden levels, selection, size and opacity of points, and
 * what dragging does. Use it on the JavaFX thread only.
 */
public final class LinkedView {

    /** No level is highlighted. */
    public static final int NO_LEVEL = -1;

    /** No cell is under the mouse. */
    public static final int NO_CELL = -1;

    /** No point is fainter than this, so that none vanishes. */
    public static final double LEAST_OPACITY = 0.15;

    private static final double STEP = 1.25;

    /** What dragging does. */
    public enum Mode {
        PAN,
        LASSO,
        BOX,
        /** Places a point, where the scatter has a {@link PlaceTool}. */
        PLACE,
        /** Draws a path, where the scatter has a {@link PlaceTool}. */
        PATH;

        /** Whether the mouse places things instead of moving the map or selecting cells. */
        boolean places() {
            return this == PLACE || this == PATH;
        }
    }

    private final ObjectProperty<Colouring> colouring;
    private final IntegerProperty highlighted = new SimpleIntegerProperty(this, "highlighted", NO_LEVEL);
    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", NO_CELL);
    private final ObjectProperty<CellSelection> selection =
            new SimpleObjectProperty<>(this, "selection", CellSelection.NONE);
    private final ObjectProperty<CellSelection> hiddenCells =
            new SimpleObjectProperty<>(this, "hiddenCells", CellSelection.NONE);
    private final ObjectProperty<ColourVision> vision = new SimpleObjectProperty<>(this, "vision", ColourVision.FULL);
    private final ObjectProperty<Optional<float[]>> kept = new SimpleObjectProperty<>(this, "kept", Optional.empty());
    private Consumer<List<String>> ordered = _ -> {};
    private final DoubleProperty sizeFactor = new SimpleDoubleProperty(this, "sizeFactor", 1);
    private final DoubleProperty opacityFactor = new SimpleDoubleProperty(this, "opacityFactor", 1);
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.PAN);

    public LinkedView(Colouring first) {
        colouring = new SimpleObjectProperty<>(this, "colouring", first);
    }

    /** Changes what gives the colours. */
    public void colourBy(Colouring newColouring) {
        highlighted.set(NO_LEVEL);
        colouring.set(newColouring);
    }

    /**
     * Puts a level where another one is in the legend, and so before or behind it in the maps: the first of the legend is drawn on top.
     * Without effect on numbers.
     */
    public void moveLevel(int level, int to) {
        if (colouring.get() instanceof Colouring.ByLevel levels && level != to) {
            var order = new ArrayList<>(levels.levelsInOrder());
            int place = order.indexOf(to);
            order.remove((Integer) level);
            order.add(place, level);
            order(levels, order.stream().map(levels.column().levels()::get).toList());
        }
    }

    private void order(Colouring.ByLevel levels, List<String> names) {
        colouring.set(levels.ordered(names));
        ordered.accept(names);
    }

    /** Tells of every order that a user gives to the levels, after it is shown. */
    public void onOrdered(Consumer<List<String>> listener) {
        ordered = listener;
    }

    /** The levels as the data set has them, none of them on top. */
    public void resetOrder() {
        if (colouring.get() instanceof Colouring.ByLevel levels) {
            order(levels, List.of());
        }
    }

    /** The codes of all levels in the order of the legend; empty when colours are not by category. */
    public List<Integer> levelsInOrder() {
        return colouring.get() instanceof Colouring.ByLevel levels ? levels.levelsInOrder() : List.of();
    }

    /** Changes the range of colours; without effect on categories. */
    public void clip(double low, double high) {
        if (colouring.get() instanceof Colouring.ByValue v && high > low) {
            colouring.set(v.between(low, high));
        }
    }

    /** Hides a level, or shows it again. */
    public void toggle(int level) {
        if (colouring.get() instanceof Colouring.ByLevel levels) {
            var changed = new TreeSet<>(levels.hidden());
            if (!changed.remove(level)) {
                changed.add(level);
            }
            hide(levels, changed);
        }
    }

    /** Shows only this level; when it is the only one already, all of them. */
    public void isolate(int level) {
        if (colouring.get() instanceof Colouring.ByLevel levels) {
            var others = new TreeSet<Integer>();
            for (int l = 0; l < levels.column().levels().size(); l++) {
                if (l != level) {
                    others.add(l);
                }
            }
            hide(levels, levels.hidden().equals(others) ? Set.of() : others);
        }
    }

    private void hide(Colouring.ByLevel levels, Set<Integer> hidden) {
        // The mouse is still over the name; a level that is gone would leave all others grey.
        if (hidden.contains(highlighted.get())) {
            highlighted.set(NO_LEVEL);
        }
        colouring.set(levels.hiding(hidden));
    }

    /** The hidden levels; empty when colours are not by category. */
    public Set<Integer> hidden() {
        return colouring.get() instanceof Colouring.ByLevel levels ? levels.hidden() : Set.of();
    }

    /** Whether a cell is drawn. */
    public boolean isVisible(int cell) {
        return !hiddenCells.get().contains(cell)
                && (!(colouring.get() instanceof Colouring.ByLevel levels)
                        || !levels.hidden().contains(levels.column().codes()[cell]));
    }

    /** Hides the selected cells; without a selection shows all cells that were hidden so. */
    public void hideSelected() {
        if (selection.get().isEmpty()) {
            hiddenCells.set(CellSelection.NONE);
        } else {
            hiddenCells.set(hiddenCells.get().with(selection.get()));
            clearSelection();
        }
    }

    /** Changes the selection by all visible cells whose value lies in a range; without effect on categories. */
    public void selectRange(CellSelection.Change change, double low, double high) {
        if (colouring.get() instanceof Colouring.ByValue by) {
            var cells = new BitSet();
            for (int i = 0; i < by.values().length; i++) {
                // Written so that NaN fails.
                if (by.values()[i] >= low && by.values()[i] <= high && isVisible(i)) {
                    cells.set(i);
                }
            }
            select(change, cells);
        }
    }

    /**
     * A part of a scale, 0 its first colour and 1 its last; a part that reaches to an end has all values beyond it, too, and a gene
     * that a cell has nothing of is at 0.
     */
    record Shares(double low, double high) {

        private boolean has(Colouring.ByValue scale, int cell) {
            double share = scale.isGrey(cell) ? 0 : Math.clamp(scale.share(scale.values()[cell]), 0, 1);
            return share >= low && share <= high;
        }
    }

    /** Changes the selection by all visible cells that have so much of two genes; without effect on other colours. */
    void selectBlend(CellSelection.Change change, Shares ofFirst, Shares ofSecond) {
        if (colouring.get() instanceof Colouring.Blend by) {
            var cells = new BitSet();
            for (int i = 0; i < by.size(); i++) {
                boolean known = by.step(i) != Colouring.Blend.UNKNOWN;
                cells.set(i, known && ofFirst.has(by.first(), i) && ofSecond.has(by.second(), i) && isVisible(i));
            }
            select(change, cells);
        }
    }

    /** Exactly the cells that are not selected. */
    public void invertSelection() {
        selection.set(selection.get().inverted(colouring.get().size()));
    }

    /** Changes the selection by cells. */
    public void select(CellSelection.Change change, BitSet cells) {
        selection.set(selection.get().changed(change, cells));
    }

    /** Changes the selection by all cells of a level. */
    public void selectLevel(CellSelection.Change change, int level) {
        if (colouring.get() instanceof Colouring.ByLevel levels) {
            int[] codes = levels.column().codes();
            var cells = new BitSet();
            for (int i = 0; i < codes.length; i++) {
                cells.set(i, codes[i] == level);
            }
            select(change, cells);
        }
    }

    public void clearSelection() {
        selection.set(CellSelection.NONE);
    }

    public void largerPoints() {
        sizeFactor.set(Math.min(8, sizeFactor.get() * STEP));
    }

    public void smallerPoints() {
        sizeFactor.set(Math.max(0.2, sizeFactor.get() / STEP));
    }

    public void moreOpaque() {
        opacityFactor.set(Math.min(8, opacityFactor.get() * STEP));
    }

    public void lessOpaque() {
        opacityFactor.set(Math.max(0.1, opacityFactor.get() / STEP));
    }

    public ObjectProperty<Colouring> colouringProperty() {
        return colouring;
    }

    public Colouring colouring() {
        return colouring.get();
    }

    /** The level under the mouse in the legend, or {@link #NO_LEVEL}. */
    public IntegerProperty highlightedProperty() {
        return highlighted;
    }

    /** The cell under the mouse in one of the scatters, or {@link #NO_CELL}; all of them mark it. */
    public IntegerProperty hoveredProperty() {
        return hovered;
    }

    public ObjectProperty<CellSelection> selectionProperty() {
        return selection;
    }

    public CellSelection selection() {
        return selection.get();
    }

    /** Cells that are not drawn, whatever their level. */
    public ObjectProperty<CellSelection> hiddenCellsProperty() {
        return hiddenCells;
    }

    /** Whose eyes the colours are shown for; a preview, of which figures know nothing. */
    public ObjectProperty<ColourVision> visionProperty() {
        return vision;
    }

    /** How much of its opacity each cell keeps, 0 to 1; empty: all of it. */
    public ObjectProperty<Optional<float[]>> keptProperty() {
        return kept;
    }

    /** Multiplies the automatic size of points. */
    public DoubleProperty sizeFactorProperty() {
        return sizeFactor;
    }

    /** Multiplies the automatic opacity of points. */
    public DoubleProperty opacityFactorProperty() {
        return opacityFactor;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Diameter of a point for this many cells, in logical pixels: by one over the root of their number, so that they cover alike. */
    public double diameter(int cells) {
        return Math.clamp(220 / Math.sqrt(Math.max(cells, 1)), 1.4, 7) * sizeFactor.get();
    }

    /** Opacity of a point for this many cells, between {@link #LEAST_OPACITY} and 1. */
    public double opacity(int cells) {
        double automatic = Math.clamp(1.75 * Math.pow(Math.max(cells, 1), -0.105), 0.3, 0.95);
        return Math.clamp(automatic * opacityFactor.get(), LEAST_OPACITY, 1.0);
    }
}
