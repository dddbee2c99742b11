package org.mixtura.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A card above the window, for questions and problems. It takes clicks but blocks no thread. */
final class Overlay extends StackPane {

    private final Deque<Region> below = new ArrayDeque<>();
    private Optional<Node> focusBefore = Optional.empty();

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    /** Shows a card; it replaces the one before. */
    void show(Region card) {
        if (!isVisible()) {
            focusBefore = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
        }
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(true);
        card.requestFocus();
    }

    /** Shows a card over the one that is there, which comes back when it is hidden. */
    void showOver(Region card) {
        getChildren().stream().map(Region.class::cast).forEach(below::push);
        show(card);
    }

    /** Hides the card; one below it comes back. */
    void hide() {
        if (!below.isEmpty()) {
            show(below.pop());
            return;
        }
        getChildren().clear();
        setVisible(false);
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    boolean isShowing() {
        return isVisible();
    }

    /** Whether the card is one of these. */
    boolean isShowing(Class<? extends Region> kind) {
        return getChildren().stream().anyMatch(kind::isInstance);
    }
}
