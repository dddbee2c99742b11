package org.mixtura.ui.page;

import java.util.Optional;
import javafx.scene.Node;

/** One screen of the workbench. */
public interface Page {

    /** What the window's title and the screen reader call it. */
    String title();

    /** The content; always the same node. */
    Node node();

    /** What the area at the right shows beside this page; empty for the usual overview of data and run. */
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /** The page came into view. */
    default void onShow() {}

    /** Another page took its place. */
    default void onHide() {}

    /** Takes what is seen to the figure page; false when this page has nothing to export. */
    default boolean exportFigure() {
        return false;
    }
}
