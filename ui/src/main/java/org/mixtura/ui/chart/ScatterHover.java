package org.mixtura.ui.chart;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** What the mouse over a scatter shows: a ring around the nearest cell, and a card that tells about it. */
final class ScatterHover {

    private final ScatterModel model;
    private final Executor background;
    private final BareChart chart;
    private final Pane overlay;
    private final Circle ring = new Circle();
    private final HoverCard card = new HoverCard();
    private CellDetails details = CellDetails.NONE;
    private @Nullable PointIndex index;
    /** Whether the mouse is over a cell of this scatter, not of another one. */
    private boolean own;

    /** @param overlay over the chart, where ring and card are put */
    ScatterHover(ScatterModel model, Executor background, BareChart chart, Pane overlay) {
        this.model = model;
        this.background = background;
        this.chart = chart;
        this.overlay = overlay;
        ring.getStyleClass().add("hover-ring");
        ring.setVisible(false);
        ring.setManaged(false);
        overlay.getChildren().addAll(ring, card);
        model.view().hoveredProperty().subscribe(cell -> follow(cell.intValue()));
    }

    /** Marks the cell that the mouse is over in another scatter. */
    private void follow(int cell) {
        if (!own) {
            card.hide();
            ring.setVisible(false);
            if (cell >= 0 && cell < model.points().size() && model.view().isVisible(cell)) {
                mark(cell);
            }
        }
    }

    /** Draws a ring around a cell that has a place in what is shown. */
    private void mark(int cell) {
        var canvas = chart.getCanvas();
        double x = chart.x().getDisplayPosition(model.points().x()[cell]);
        double y = chart.y().getDisplayPosition(model.points().y()[cell]);
        if (canvas.contains(x, y)) {
            Point2D at = overlay.sceneToLocal(canvas.localToScene(x, y));
            ring.setCenterX(at.getX());
            ring.setCenterY(at.getY());
            ring.setRadius(diameter() / 2 + 3);
            ring.setVisible(true);
        }
    }

    void setDetails(CellDetails newDetails) {
        details = newDetails;
    }

    /** Whether cells can be found where they are now. */
    boolean isReady() {
        return index != null;
    }

    /** Finds cells at their new places from now on. */
    void pointsChanged() {
        Points points = model.points();
        index = null;
        hide();
        background.execute(() -> {
            var built = new PointIndex(points);
            Platform.runLater(() -> index = model.points() == points ? built : index);
        });
    }

    /** Tells about what is at a place of the canvas. */
    void at(double canvasX, double canvasY) {
        find(canvasX, canvasY).ifPresentOrElse(hover -> show(hover, canvasX, canvasY), this::hide);
    }

    /** What is at a place of the canvas. */
    Optional<Hover> find(double canvasX, double canvasY) {
        PointIndex current = index;
        var canvas = chart.getCanvas();
        return current == null || !canvas.contains(canvasX, canvasY)
                ? Optional.empty()
                : Hover.at(
                        current,
                        model.view()::isVisible,
                        chart.x().getValueForDisplay(canvasX),
                        chart.y().getValueForDisplay(canvasY),
                        model.window().width() / canvas.getWidth(),
                        model.window().height() / canvas.getHeight(),
                        Math.max(1, diameter() / 2));
    }

    private double diameter() {
        return model.view().diameter(model.points().size());
    }

    private void show(Hover hover, double canvasX, double canvasY) {
        var canvas = chart.getCanvas();
        Point2D mouse = overlay.sceneToLocal(canvas.localToScene(canvasX, canvasY));
        own = true;
        model.view().hoveredProperty().set(hover.cell());
        mark(hover.cell());
        card.show(
                details.of(hover.cell()), hover.summary(model.view().colouring()), mouse.getX(), mouse.getY(), overlay);
    }

    void hide() {
        card.hide();
        ring.setVisible(false);
        if (own) {
            own = false;
            model.view().hoveredProperty().set(LinkedView.NO_CELL);
        }
    }

    /** The text of the card, if it is shown. */
    Optional<String> text() {
        return card.isVisible() ? Optional.of(card.text()) : Optional.empty();
    }
}
