package org.mixtura.ui.chart;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.MenuItem;

/** What the page around a scatter offers for the place under the mouse, beside what every scatter offers. */
public interface CellMenu {

    /**
     * A place that was pointed at.
     *
     * @param cell the cell there, if any
     * @param x in data units
     * @param y in data units
     */
    record Spot(OptionalInt cell, double x, double y) {}

    /** The name of a cell, as it is copied. */
    String barcode(int cell);

    /** More items; may be none. */
    List<MenuItem> items(Spot spot);
}
