package org.mixtura.ui.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.HexColour;

/** One category of a legend. */
final class LegendRow extends HBox {

    private static final PseudoClass DROP_ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass DROP_BELOW = PseudoClass.getPseudoClass("drop-below");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("level-hidden");
    private static final Duration SECOND_CLICK = Duration.millis(280);

    private final LinkedView view;
    private final int level;
    private final String name;
    private final PauseTransition secondClick = new PauseTransition(SECOND_CLICK);

    /** @param recolour takes a colour that is chosen at the swatch; null: none can be */
    LegendRow(LinkedView view, int level, String name, int count, int argb, LegendPane.@Nullable Recolour recolour) {
        this.view = view;
        this.level = level;
        this.name = name.toLowerCase(Locale.ROOT);
        getStyleClass().add("legend-row");
        setId("legend-" + level);
        setFocusTraversable(true);
        setAccessibleText("%s, %d cells".formatted(name, count));
        var swatch = new Region();
        swatch.getStyleClass().add("legend-swatch");
        view.visionProperty().subscribe(eyes -> swatch.setStyle("-swatch: %s;".formatted(css(eyes.seen(argb)))));
        if (recolour != null) {
            var chooser = new SwatchEditor(name, argb, recolour);
            swatch.getStyleClass().add("editable");
            swatch.setPickOnBounds(true);
            swatch.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown()) {
                    chooser.show(swatch, Side.BOTTOM, 0, 0);
                    event.consume();
                }
            });
        }
        var label = new Label(name);
        label.getStyleClass().add("legend-name");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setTooltip(new Tooltip(name));
        HBox.setHgrow(label, Priority.ALWAYS);
        var number = new Label(Numbers.count(count));
        number.getStyleClass().add("legend-count");
        number.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(swatch, label, number);
        secondClick.setOnFinished(_ -> view.toggle(level));
        view.colouringProperty()
                .subscribe(_ -> pseudoClassStateChanged(HIDDEN, view.hidden().contains(level)));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> highlight(true));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> highlight(false));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        setOnContextMenuRequested(event -> {
            menu().show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        // On another page no mouse leaves the row.
        sceneProperty().subscribe((before, now) -> {
            if (now == null && view.highlightedProperty().get() == level) {
                highlight(false);
            }
        });
    }

    private static String css(int argb) {
        return HexColour.text(argb);
    }

    /** In lower case. */
    String name() {
        return name;
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (event.isShortcutDown()) {
            view.selectLevel(event.isShiftDown() ? CellSelection.Change.ADD : CellSelection.Change.REPLACE, level);
        } else if (event.getClickCount() == 2) {
            secondClick.stop();
            view.isolate(level);
        } else {
            // A double click must not flash the level off and on first.
            secondClick.playFromStart();
        }
    }

    private void highlight(boolean on) {
        boolean visible = !view.hidden().contains(level);
        view.highlightedProperty().set(on && visible ? level : LinkedView.NO_LEVEL);
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
            highlight(false);
            mark(rowAt(event.getSceneY()));
        }
    }

    private void released(MouseEvent event) {
        mark(Optional.empty());
        if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
            rowAt(event.getSceneY()).ifPresent(row -> view.moveLevel(level, row.level));
        }
    }

    /** A line where this level would go: it takes the place of another, which makes room towards where it came from. */
    private void mark(Optional<LegendRow> over) {
        var rows = rows();
        for (LegendRow row : rows) {
            boolean target = over.equals(Optional.of(row));
            row.pseudoClassStateChanged(DROP_ABOVE, target && rows.indexOf(row) < rows.indexOf(this));
            row.pseudoClassStateChanged(DROP_BELOW, target && rows.indexOf(row) > rows.indexOf(this));
        }
    }

    /** The row at a height of the scene; above all of them the first, below the last. */
    private Optional<LegendRow> rowAt(double sceneY) {
        var rows = rows();
        return rows.stream()
                .filter(row -> sceneY < row.localToScene(row.getLayoutBounds()).getMaxY())
                .findFirst()
                .or(() -> rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast()));
    }

    /** All rows of this legend that are seen. */
    private List<LegendRow> rows() {
        return getParent() == null
                ? List.of()
                : getParent().getChildrenUnmodifiable().stream()
                        .filter(LegendRow.class::isInstance)
                        .map(LegendRow.class::cast)
                        .filter(Node::isManaged)
                        .toList();
    }

    /** Moves this level by so many rows, up when negative. */
    private void move(int by) {
        var rows = rows();
        int to = rows.indexOf(this) + by;
        if (to >= 0 && to < rows.size()) {
            view.moveLevel(level, rows.get(to).level);
        }
    }

    private ContextMenu menu() {
        boolean hidden = view.hidden().contains(level);
        return new ContextMenu(
                item("Select its cells", () -> view.selectLevel(CellSelection.Change.REPLACE, level)),
                item(hidden ? "Show" : "Hide", () -> view.toggle(level)),
                item("Only this", () -> view.isolate(level)),
                new SeparatorMenuItem(),
                item("Draw on top", () -> move(-rows().indexOf(this))),
                item("Move up (Alt ↑)", () -> move(-1)),
                item("Move down (Alt ↓)", () -> move(1)),
                item("Order of the data", view::resetOrder));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            view.toggle(level);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            view.isolate(level);
            event.consume();
        } else if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            move(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }
}
