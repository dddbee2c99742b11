package org.mixtura.ui.chart;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Label;
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
        if (event.getButton() != MouseButton.PRIMARY) {
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

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            view.toggle(level);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            view.isolate(level);
            event.consume();
        }
    }
}
