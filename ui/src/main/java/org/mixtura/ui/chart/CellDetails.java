package org.mixtura.ui.chart;

import java.util.List;

/** What to tell about a cell under the mouse. */
@FunctionalInterface
public interface CellDetails {

    /** Tells nothing but the cell's number. */
    CellDetails NONE = cell -> new Card("Cell " + (cell + 1), List.of());

    /** One cell; called on the JavaFX thread for each move of the mouse, so quickly. */
    Card of(int cell);

    /** A title and facts. */
    record Card(String title, List<Fact> facts) {

        public Card {
            facts = List.copyOf(facts);
        }
    }

    /** A name and its value. */
    record Fact(String name, String value) {}
}
