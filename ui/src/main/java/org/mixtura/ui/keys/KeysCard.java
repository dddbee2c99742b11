package org.mixtura.ui.keys;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;

/** The page of all keys, to look through, to search and to change. */
public final class KeysCard extends VBox {

    private final KeysModel model;
    private final TextField search = new TextField();
    private final TableView<KeyAction> table = new TableView<>();
    private final Label told = new Label();
    private final Button take = button("Take it over", "keys-take");
    private final Button leave = button("Leave", "keys-leave");
    private final Button reset = button("Reset this key", "keys-reset");
    private final Button resetAll = button("Reset all", "keys-reset-all");

    /**
     * @param keymap what is changed
     * @param onClose takes the card away
     */
    public KeysCard(Keymap keymap, Runnable onClose) {
        this.model = new KeysModel(keymap.keysProperty());
        var title = new Label("Keys");
        title.getStyleClass().add("card-title");
        var words = new WrappedText(
                "Click a line, or press Enter on it, and press the new key. Esc leaves it, Backspace takes"
                        + " the key away. Keys without Ctrl or Alt rest while you type. 1 to 9 show saved views and cannot be changed.");
        search.setId("keys-search");
        search.setPromptText("Search an action or a key");
        search.setAccessibleText("Search an action or a key");
        search.textProperty().subscribe(this::fill);
        search.setOnAction(_ -> toTable());
        makeTable();
        getChildren().addAll(title, words, search, table, question(), buttons(onClose));
        getStyleClass().addAll("dialog", "keys-card");
        setId("keys-card");
        addEventFilter(KeyEvent.KEY_PRESSED, this::listen);
        model.stepProperty().subscribe(this::show);
    }

    private void makeTable() {
        table.setId("keys-table");
        table.setAccessibleText("Actions and their keys");
        table.setAccessibleHelp("Enter changes the key of the chosen action");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No action or key of that name."));
        table.getColumns().add(column("Action", 24, KeyAction::words));
        table.getColumns()
                .add(column("Where it works", 14, action -> action.where().words()));
        table.getColumns().add(column("Key", 10, action -> model.keys().label(action)));
        table.setRowFactory(_ -> {
            var row = new TableRow<KeyAction>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                    model.wait(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(key -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                model.wait(chosen);
                key.consume();
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> showReset());
        setVgrow(table, Priority.ALWAYS);
    }

    private static TableColumn<KeyAction, String> column(String title, double em, Function<KeyAction, String> text) {
        var column = new TableColumn<KeyAction, String>(title);
        // Widths are shares: the table fills the card, whatever the scale.
        column.setPrefWidth(em * 14);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
        return column;
    }

    private HBox question() {
        told.setId("keys-told");
        told.setMinWidth(0);
        told.setMaxWidth(Double.MAX_VALUE);
        told.setWrapText(true);
        HBox.setHgrow(told, Priority.ALWAYS);
        take.setOnAction(_ -> model.takeOver());
        leave.setOnAction(_ -> model.leave());
        var row = new HBox(told, take, leave);
        row.getStyleClass().addAll("button-bar-row", "keys-question");
        return row;
    }

    private HBox buttons(Runnable onClose) {
        reset.setOnAction(_ -> model.reset(table.getSelectionModel().getSelectedItem()));
        resetAll.setOnAction(_ -> model.resetAll());
        var close = button("Close", "keys-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(reset, resetAll, gap, close);
        row.getStyleClass().add("button-bar-row");
        return row;
    }

    private static Button button(String text, String id) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** While an action waits, each key is meant for it and does nothing else. */
    private void listen(KeyEvent key) {
        switch (model.stepProperty().get()) {
            case KeysModel.Step.Waiting _ -> {
                model.pressed(key);
                key.consume();
            }
            case KeysModel.Step.Taken _
            when key.getCode() == KeyCode.ESCAPE -> {
                model.leave();
                key.consume();
            }
            default -> {}
        }
    }

    private void fill(String text) {
        table.getItems().setAll(model.matching(text));
    }

    private void show(KeysModel.Step step) {
        boolean asks = step instanceof KeysModel.Step.Taken;
        told.setText(
                switch (step) {
                    case KeysModel.Step.Rest(String done) -> done;
                    case KeysModel.Step.Waiting(KeyAction action, String refused) ->
                        "%s Press the new key for “%s”."
                                .formatted(refused, action.words())
                                .strip();
                    case KeysModel.Step.Taken(var action, var key, var holder) ->
                        "%s is the key of “%s”. Take it over for “%s”?"
                                .formatted(Keys.label(key), holder.words(), action.words());
                });
        for (Button button : new Button[] {take, leave}) {
            button.setVisible(asks);
            button.setManaged(asks);
        }
        table.refresh();
        showReset();
        if (asks) {
            take.requestFocus();
        } else if (!search.isFocused()) {
            toTable();
        }
    }

    private void showReset() {
        var chosen = table.getSelectionModel().getSelectedItem();
        reset.setDisable(chosen == null || !model.keys().changed().containsKey(chosen));
        resetAll.setDisable(model.keys().changed().isEmpty());
    }

    private void toTable() {
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        table.requestFocus();
    }

    @Override
    public void requestFocus() {
        search.requestFocus();
    }
}
