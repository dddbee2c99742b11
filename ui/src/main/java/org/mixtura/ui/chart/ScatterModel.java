package org.mixtura.ui.chart;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One scatter: where its cells are and which part is shown, on top of what is linked with others. */
public final class ScatterModel {

    private final LinkedView view;
    private final ObjectProperty<Points> points = new SimpleObjectProperty<>(this, "points", Points.NONE);
    private final ObjectProperty<DataWindow> window = new SimpleObjectProperty<>(this, "window", DataWindow.UNIT);

    public ScatterModel(LinkedView view) {
        this.view = view;
    }

    /** Shows other coordinates of the same cells, fitted. */
    public void show(Points newPoints) {
        if (newPoints.size() != view.colouring().size()) {
            throw new IllegalArgumentException(
                    newPoints.size() + " points for " + view.colouring().size() + " colours");
        }
        points.set(newPoints);
        fit();
    }

    /** Shows other coordinates and keeps the part that is shown. */
    public void move(Points newPoints, DataWindow newWindow) {
        points.set(newPoints);
        window.set(newWindow);
    }

    /** Shows all cells. */
    public void fit() {
        window.set(DataWindow.around(points.get().x(), points.get().y()));
    }

    public LinkedView view() {
        return view;
    }

    public ObjectProperty<Points> pointsProperty() {
        return points;
    }

    public Points points() {
        return points.get();
    }

    public ObjectProperty<DataWindow> windowProperty() {
        return window;
    }

    public DataWindow window() {
        return window.get();
    }
}
