package org.mixtura.ui.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.theme.Appearance;

/**
 * Maps in windows of their own, for a second screen. They belong to the window that they come from: same look, same keys, linked as before,
 * and gone with it. Closing such a window puts its map back.
 */
final class LooseMaps {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 640;

    private final Parent home;
    private final Consumer<PaneModel> back;
    private final Map<PaneModel, Stage> windows = new LinkedHashMap<>();

    /**
     * @param home where maps come from
     * @param back takes a map whose window was closed
     */
    LooseMaps(Parent home, Consumer<PaneModel> back) {
        this.home = home;
        this.back = back;
    }

    /** The maps that have windows of their own, in the order in which they got them. */
    List<PaneModel> panes() {
        return List.copyOf(windows.keySet());
    }

    /** Gives a map a window. */
    void open(PaneModel pane, PaneView view) {
        Scene main = home.getScene();
        var root = new StackPane(view);
        root.getStyleClass().add("loose-map");
        for (Parent above = home; above != null; above = above.getParent()) {
            root.getStylesheets().addAll(above.getStylesheets());
        }
        var scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        Keymap.of(main).install(scene);
        Appearance.of(main).ifPresent(look -> look.dress(scene));
        scene.setRoot(root);
        // What no map takes is meant for the page, wherever the focus is.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!Keymap.isTyped(event)) {
                Event.fireEvent(home, event);
            }
        });
        var window = new Stage();
        window.initOwner(main.getWindow());
        window.titleProperty().bind(view.titleProperty());
        window.setScene(scene);
        window.setOnCloseRequest(_ -> {
            windows.remove(pane);
            root.getChildren().clear();
            back.accept(pane);
        });
        windows.put(pane, window);
        window.show();
    }

    /** Closes the window of a map that is there no more. */
    void close(PaneModel pane) {
        Stage window = windows.remove(pane);
        if (window != null) {
            window.hide();
        }
    }

    /** Hides all windows while another page is shown. */
    void hide() {
        windows.values().forEach(Stage::hide);
    }

    /** Shows them again. */
    void show() {
        windows.values().forEach(Stage::show);
    }
}
