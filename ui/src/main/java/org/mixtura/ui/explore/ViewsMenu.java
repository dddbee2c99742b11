package org.mixtura.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.theme.Icon;

/** Saved views behind a button: to save what is seen, to come back to it, to name and to remove it. */
final class ViewsMenu {

    private static final int KEYS = 9;

    private final ViewsModel model;
    private final Button button;
    private final ContextMenu menu = new ContextMenu();

    ViewsMenu(ViewsModel model, Button button) {
        this.model = model;
        this.button = button;
    }

    /** Lets the button show it. */
    void show() {
        button.setContentDisplay(ContentDisplay.LEFT);
        button.setAccessibleText("Saved views");
        button.setTooltip(Keymap.tooltip(
                button, "Views of the maps to come back to: 1 to 9 show them; save what is seen", KeyAction.SAVE));
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        model.viewsProperty().subscribe(this::fill);
    }

    private void fill(List<SavedView> views) {
        button.setGraphic(new Icon(views.isEmpty() ? "mdi2b-bookmark-outline" : "mdi2b-bookmark-multiple-outline"));
        button.setText(views.isEmpty() ? "" : Integer.toString(views.size()));
        var save = item("save-view", "", model::save);
        save.textProperty().bind(Keymap.behind(button, "Save this view", KeyAction.SAVE));
        menu.getItems().setAll(save);
        if (views.isEmpty()) {
            return;
        }
        menu.getItems().add(new SeparatorMenuItem());
        views.forEach(view -> menu.getItems().add(item("view-" + view.number(), words(view), () -> model.show(view))));
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        each("Rename", "rename-view-", views, this::rename),
                        each("Remove", "remove-view-", views, model::remove));
    }

    private static String words(SavedView view) {
        return view.number() <= KEYS ? view.number() + "  " + view.name() : view.name();
    }

    private static Menu each(String title, String id, List<SavedView> views, Consumer<SavedView> action) {
        var choice = new Menu(title);
        views.forEach(view -> choice.getItems().add(item(id + view.number(), words(view), () -> action.accept(view))));
        return choice;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        // An underscore of a column's name is no key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void rename(SavedView view) {
        var dialog = new TextInputDialog(view.name());
        dialog.initOwner(button.getScene().getWindow());
        dialog.setTitle("Rename view");
        dialog.setHeaderText(null);
        dialog.setContentText("Name");
        dialog.getDialogPane().getStylesheets().setAll(button.getScene().getStylesheets());
        dialog.showAndWait().ifPresent(name -> model.rename(view, name));
    }
}
