package org.mixtura.ui.bench;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** Sends a node what its window would send it when somebody drags with the left button. Use on the JavaFX thread. */
final class Mouse {

    private final Node node;
    private Point2D at = Point2D.ZERO;

    Mouse(Node node) {
        this.node = node;
    }

    /** Places are counted in pixels from the middle of the node. */
    void press(double x, double y) {
        send(MouseEvent.MOUSE_PRESSED, x, y, true);
    }

    void drag(double x, double y) {
        send(MouseEvent.MOUSE_DRAGGED, x, y, true);
    }

    /** Where it is. */
    void release() {
        send(MouseEvent.MOUSE_RELEASED, at.getX(), at.getY(), false);
    }

    private void send(EventType<MouseEvent> type, double x, double y, boolean down) {
        at = new Point2D(x, y);
        var middle = node.localToScene(
                node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        double sceneX = middle.getX() + x;
        double sceneY = middle.getY() + y;
        var screen = node.getScene().getWindow();
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        sceneX,
                        sceneY,
                        screen.getX() + sceneX,
                        screen.getY() + sceneY,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        false,
                        new PickResult(node, sceneX, sceneY)));
    }
}
