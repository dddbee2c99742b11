package org.mixtura.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Finds an action by its name and does it. */
final class CommandPalette extends VBox {

    private final Actions actions;
    private final Runnable onClose;
    private final TextField search = new TextField();
    private final ListView<Action> list = new ListView<>();

    /** @param onClose hides it */
    CommandPalette(Actions actions, Runnable onClose) {
        this.actions = actions;
        this.onClose = onClose;
        setId("command-palette");
        getStyleClass().addAll("dialog", "command-palette");
        search.setId("palette-search");
        search.setPromptText("What do you want to do?");
        search.setAccessibleText("Search every action");
        search.textProperty().subscribe(this::show);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Row());
        list.setOnMouseClicked(_ -> doChosen());
        list.setPlaceholder(new Label("Nothing of that name can be done now."));
        getChildren().addAll(search, list);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                search.requestFocus();
            }
        });
    }

    private void show(String text) {
        list.getItems().setAll(actions.matching(text));
        list.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent key) {
        int now = list.getSelectionModel().getSelectedIndex();
        switch (key.getCode()) {
            case DOWN ->
                list.getSelectionModel()
                        .select(Math.min(now + 1, list.getItems().size() - 1));
            case UP -> list.getSelectionModel().select(Math.max(now - 1, 0));
            case ENTER -> doChosen();
            case ESCAPE -> onClose.run();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        key.consume();
    }

    private void doChosen() {
        var chosen = list.getSelectionModel().getSelectedItem();
        onClose.run();
        if (chosen != null) {
            Actions.run(chosen);
        }
    }

    /** A name and its keys. */
    private final class Row extends ListCell<Action> {

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (action == null) {
                setGraphic(null);
                return;
            }
            var name = new Label(action.name().get());
            name.setMinWidth(0);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var row = new HBox(name, gap);
            row.getStyleClass().add("drawer-row");
            if (!actions.keys(action).isEmpty()) {
                var keys = new Label(actions.keys(action));
                keys.getStyleClass().add("key");
                keys.setMinWidth(USE_PREF_SIZE);
                row.getChildren().add(keys);
            }
            setGraphic(row);
        }
    }
}
