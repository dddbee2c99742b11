package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;

/** Mouse and keys of a scatter. */
final class ScatterInput {

    private static final double ZOOM_PER_PIXEL = 0.0045;
    private static final double SMALLEST_SHARE = 1e-5;
    /** Distance between corners of a lasso, squared pixels. */
    private static final double CORNER_DISTANCE = 4;
    /** So near to a thing it is meant, pixels. */
    private static final double REACH = 9;

    private final ScatterPane pane;
    private final ScatterModel model;
    private @Nullable Drag drag;

    /** What a pressed button is doing. */
    private sealed interface Drag {

        /** Moves what is shown. */
        record Pan(DataWindow start, Point2D from) implements Drag {}

        /** Places something. */
        record Placing(PlaceTool tool) implements Drag {}

        /** Draws a line around cells. */
        record Loop(CellSelection.Change change, List<Point2D> corners) implements Drag {}

        /** Draws a rectangle around cells. */
        record Box(CellSelection.Change change, Point2D from, Point2D to) implements Drag {

            List<Point2D> corners() {
                return List.of(from, new Point2D(to.getX(), from.getY()), to, new Point2D(from.getX(), to.getY()));
            }

            boolean isEmpty() {
                return Math.abs(to.getX() - from.getX()) < 2 || Math.abs(to.getY() - from.getY()) < 2;
            }
        }
    }

    ScatterInput(ScatterPane pane, ScatterModel model) {
        this.pane = pane;
        this.model = model;
    }

    void install() {
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pane.hover().hide());
        pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        pane.addEventHandler(ZoomEvent.ZOOM, this::pinched);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.view().modeProperty().subscribe(_ -> showCursor());
    }

    private void showCursor() {
        boolean pans = model.view().modeProperty().get() == LinkedView.Mode.PAN;
        pane.canvas().setCursor(pans ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    }

    private Point2D onCanvas(MouseEvent event) {
        return pane.canvas().sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    private double dataX(double canvasX) {
        return model.window().minX()
                + canvasX / pane.canvas().getWidth() * model.window().width();
    }

    private double dataY(double canvasY) {
        return model.window().maxY()
                - canvasY / pane.canvas().getHeight() * model.window().height();
    }

    private void pressed(MouseEvent event) {
        Point2D at = onCanvas(event);
        if (event.getButton() != MouseButton.PRIMARY || !pane.canvas().contains(at)) {
            return;
        }
        pane.requestFocus();
        pane.hover().hide();
        var mode = model.view().modeProperty().get();
        var placing = pane.placeTool().filter(_ -> mode.places());
        if (placing.isPresent()) {
            drag = new Drag.Placing(placing.get());
            placing.get().pressed(press(event, at, mode));
            return;
        }
        boolean selects = mode != LinkedView.Mode.PAN || event.isShiftDown() || event.isAltDown();
        if (selects && mode == LinkedView.Mode.BOX) {
            drag = new Drag.Box(change(event), at, at);
        } else if (selects) {
            drag = new Drag.Loop(change(event), new ArrayList<>(List.of(at)));
        } else {
            drag = new Drag.Pan(model.window(), at);
            pane.canvas().setCursor(Cursor.CLOSED_HAND);
        }
    }

    private PlaceTool.Press press(MouseEvent event, Point2D at, LinkedView.Mode mode) {
        return new PlaceTool.Press(
                mode,
                dataX(at.getX()),
                dataY(at.getY()),
                REACH / pane.canvas().getWidth() * model.window().width(),
                REACH / pane.canvas().getHeight() * model.window().height(),
                event.isShiftDown(),
                event.isAltDown());
    }

    /** What a gesture does to the selection: Shift adds, Alt subtracts. */
    static CellSelection.Change change(MouseEvent event) {
        if (event.isShiftDown()) {
            return CellSelection.Change.ADD;
        }
        return event.isAltDown() ? CellSelection.Change.SUBTRACT : CellSelection.Change.REPLACE;
    }

    private void dragged(MouseEvent event) {
        Point2D at = onCanvas(event);
        switch (drag) {
            case Drag.Pan(DataWindow start, Point2D from) ->
                model.windowProperty()
                        .set(start.shifted(
                                (from.getX() - at.getX()) / pane.canvas().getWidth() * start.width(),
                                (at.getY() - from.getY()) / pane.canvas().getHeight() * start.height()));
            case Drag.Placing(PlaceTool tool) -> tool.dragged(dataX(at.getX()), dataY(at.getY()));
            case Drag.Loop(var _, List<Point2D> corners) -> {
                if (squaredDistance(at, corners.getLast()) >= CORNER_DISTANCE) {
                    corners.add(at);
                    showLoop(corners);
                }
            }
            case Drag.Box(var change, Point2D from, var _) -> {
                var box = new Drag.Box(change, from, at);
                drag = box;
                showLoop(box.corners());
            }
            case null -> {}
        }
    }

    private static double squaredDistance(Point2D a, Point2D b) {
        double dx = a.getX() - b.getX();
        double dy = a.getY() - b.getY();
        return dx * dx + dy * dy;
    }

    private void showLoop(List<Point2D> corners) {
        var shown = pane.lasso().getPoints();
        shown.clear();
        for (Point2D corner : corners) {
            Point2D there = pane.overlay().sceneToLocal(pane.canvas().localToScene(corner));
            shown.add(there.getX());
            shown.add(there.getY());
        }
        pane.lasso().setVisible(true);
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (drag instanceof Drag.Loop(var change, var corners) && corners.size() >= 3) {
            select(change, corners);
        } else if (drag instanceof Drag.Box box && !box.isEmpty()) {
            select(box.change(), box.corners());
        } else if (drag instanceof Drag.Placing(PlaceTool tool)) {
            tool.released();
        }
        drag = null;
        pane.lasso().setVisible(false);
        pane.lasso().getPoints().clear();
        showCursor();
    }

    private void select(CellSelection.Change change, List<Point2D> corners) {
        double[] xs = corners.stream().mapToDouble(c -> dataX(c.getX())).toArray();
        double[] ys = corners.stream().mapToDouble(c -> dataY(c.getY())).toArray();
        Points points = model.points();
        pane.background().execute(() -> {
            BitSet inside = new Lasso(xs, ys).select(points, _ -> true);
            Platform.runLater(() -> {
                // Hidden cells are not part of what was drawn around.
                inside.stream().filter(i -> !model.view().isVisible(i)).forEach(inside::clear);
                model.view().select(change, inside);
            });
        });
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && !model.view().modeProperty().get().places()
                && event.isStillSincePress()
                && pane.canvas().contains(onCanvas(event))) {
            model.fit();
        }
    }

    private void moved(MouseEvent event) {
        Point2D at = onCanvas(event);
        pane.hover().at(at.getX(), at.getY());
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            Point2D at = pane.canvas().sceneToLocal(event.getSceneX(), event.getSceneY());
            zoom(Math.exp(-event.getDeltaY() * ZOOM_PER_PIXEL), at);
            event.consume();
        }
    }

    private void pinched(ZoomEvent event) {
        zoom(1 / event.getZoomFactor(), pane.canvas().sceneToLocal(event.getSceneX(), event.getSceneY()));
        event.consume();
    }

    private void zoom(double factor, Point2D at) {
        DataWindow window = model.window();
        DataWindow all = DataWindow.around(model.points().x(), model.points().y());
        DataWindow zoomed = window.zoomed(factor, dataX(at.getX()), dataY(at.getY()));
        double share = zoomed.width() / all.width();
        // Beyond these the axes run out of digits, or the cells are a dot.
        if (share > SMALLEST_SHARE && share < 20) {
            model.windowProperty().set(zoomed);
        }
    }

    private void keyPressed(KeyEvent event) {
        var keymap = Keymap.of(pane.getScene());
        boolean done = keymap.pressed(event, KeyAction.Where.MAPS)
                .filter(key -> handle(key, model))
                .isPresent();
        if (done) {
            event.consume();
        }
    }

    /** Does what a key means; false for those of the page around the map. */
    static boolean handle(KeyAction key, ScatterModel model) {
        LinkedView view = model.view();
        switch (key) {
            case PAN -> view.modeProperty().set(LinkedView.Mode.PAN);
            case LASSO -> view.modeProperty().set(LinkedView.Mode.LASSO);
            case BOX -> view.modeProperty().set(LinkedView.Mode.BOX);
            case PLACE -> view.modeProperty().set(LinkedView.Mode.PLACE);
            case PATH -> view.modeProperty().set(LinkedView.Mode.PATH);
            case HIDE -> view.hideSelected();
            case INVERT -> view.invertSelection();
            case FIT -> model.fit();
            case CLEAR -> view.clearSelection();
            case SMALLER -> view.smallerPoints();
            case LARGER -> view.largerPoints();
            case FAINTER -> view.lessOpaque();
            case STRONGER -> view.moreOpaque();
            default -> {
                return false;
            }
        }
        return true;
    }
}
