package org.mixtura.ui.figure;

import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.DrawnPage;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.PageFigure;
import org.mixtura.ui.session.FigureDraft;

/** A page that is being put together: figures become its panels A, B, C, whatever run they are of. */
public final class FigureSheet {

    /** More panels beside each other are too narrow for any journal. */
    static final int MOST_COLUMNS = 4;

    private final ObservableList<FigureDraft> panels = FXCollections.observableArrayList();
    private final IntegerProperty columns = new SimpleIntegerProperty(this, "columns", 2);

    /** The panels, in the order of their letters. */
    ObservableList<FigureDraft> panels() {
        return panels;
    }

    /** Panels beside each other. */
    IntegerProperty columnsProperty() {
        return columns;
    }

    void add(FigureDraft panel) {
        panels.add(panel);
    }

    void remove(int panel) {
        panels.remove(panel);
    }

    /** Exchanges a panel with the one before it. */
    void moveUp(int panel) {
        if (panel > 0) {
            FigureDraft moved = panels.get(panel);
            panels.set(panel, panels.get(panel - 1));
            panels.set(panel - 1, moved);
        }
    }

    /** All panels on one page; there is at least one. */
    Figure page() {
        return new PageFigure(panels.stream().map(FigureDraft::figure).toList(), columns.get());
    }

    /** What the panels say of where they come from. */
    Map<String, String> metadata() {
        return DrawnPage.joined(panels.stream().map(FigureDraft::metadata).toList());
    }
}
