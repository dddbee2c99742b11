package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;

/** The context menu of a scatter: the cell under the mouse and its group, what the page offers, the selected cells. */
final class CellMenuInput {

    private static final int LONGEST_NAME = 40;

    private final ScatterPane pane;
    private final ScatterModel model;
    private final CellMenu more;
    private final ContextMenu menu = new ContextMenu();

    CellMenuInput(ScatterPane pane, ScatterModel model, CellMenu more) {
        this.pane = pane;
        this.model = model;
        this.more = more;
        menu.setId("cell-menu");
    }

    void show(ContextMenuEvent event) {
        var spot = spot(event);
        if (spot.isEmpty()) {
            return;
        }
        pane.hover().hide();
        menu.getItems().setAll(items(spot.get()));
        menu.show(pane, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** With the keyboard nothing is pointed at, so only the selected cells and the middle of the map are meant. */
    private Optional<CellMenu.Spot> spot(ContextMenuEvent event) {
        var canvas = pane.canvas();
        Point2D at = event.isKeyboardTrigger()
                ? new Point2D(canvas.getWidth() / 2, canvas.getHeight() / 2)
                : canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (!canvas.contains(at)) {
            return Optional.empty();
        }
        var cell = event.isKeyboardTrigger()
                ? OptionalInt.empty()
                : pane.hover()
                        .find(at.getX(), at.getY())
                        .map(found -> OptionalInt.of(found.cell()))
                        .orElseGet(OptionalInt::empty);
        var window = model.window();
        return Optional.of(new CellMenu.Spot(
                cell,
                window.minX() + at.getX() / canvas.getWidth() * window.width(),
                window.maxY() - at.getY() / canvas.getHeight() * window.height()));
    }

    /** What can be done there. */
    List<MenuItem> items(CellMenu.Spot spot) {
        var items = new ArrayList<MenuItem>();
        spot.cell().ifPresent(cell -> ofCell(cell, items));
        var own = more.items(spot);
        if (!own.isEmpty()) {
            separate(items);
            items.addAll(own);
        }
        separate(items);
        ofSelection(items);
        return items;
    }

    private void ofCell(int cell, List<MenuItem> items) {
        var view = model.view();
        if (view.colouring() instanceof Colouring.ByLevel levels
                && levels.column().codes()[cell] >= 0) {
            int level = levels.column().codes()[cell];
            String name = shortened(levels.column().levels().get(level));
            items.add(item(
                    "Select all “%s”".formatted(name),
                    "menu-select-level",
                    () -> view.selectLevel(CellSelection.Change.REPLACE, level)));
            items.add(item("Hide “%s”".formatted(name), "menu-hide-level", () -> view.toggle(level)));
            items.add(item(
                    view.hidden().size() == levels.column().levels().size() - 1
                            ? "Show all groups"
                            : "Show only “%s”".formatted(name),
                    "menu-isolate-level",
                    () -> view.isolate(level)));
            items.add(item(
                    "Draw “%s” on top".formatted(name),
                    "menu-raise-level",
                    () -> view.moveLevel(level, view.levelsInOrder().getFirst())));
            separate(items);
        }
        items.add(item(
                "Copy barcode " + shortened(more.barcode(cell)), "menu-copy-barcode", () -> copy(more.barcode(cell))));
    }

    private void ofSelection(List<MenuItem> items) {
        var keys = Keymap.of(pane).getValue();
        var view = model.view();
        int selected = view.selection().size();
        if (selected > 0) {
            items.add(item(
                    "Copy %,d selected barcodes".formatted(selected),
                    "menu-copy-selected",
                    () -> copy(view.selection().stream().mapToObj(more::barcode).collect(Collectors.joining("\n")))));
            items.add(item(
                    keys.behind("Hide the selected cells", KeyAction.HIDE), "menu-hide-selected", view::hideSelected));
            items.add(item(keys.behind("Select all others", KeyAction.INVERT), "menu-invert", view::invertSelection));
            items.add(item(keys.behind("Clear the selection", KeyAction.CLEAR), "menu-clear", view::clearSelection));
        } else if (!view.hiddenCellsProperty().get().isEmpty()) {
            items.add(item(keys.behind("Show hidden cells", KeyAction.HIDE), "menu-show-hidden", view::hideSelected));
        }
        items.add(item(keys.behind("Show all of the map", KeyAction.FIT), "menu-fit", model::fit));
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty() && !(items.getLast() instanceof SeparatorMenuItem)) {
            items.add(new SeparatorMenuItem());
        }
    }

    private static MenuItem item(String text, String id, Runnable action) {
        var item = new MenuItem(text);
        // An underscore in a name is no letter to press.
        item.setMnemonicParsing(false);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
