package org.mixtura.ui.chart;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.theme.Icon;

/** The buttons in the corner of a scatter: pan, lasso, box, fit. */
final class ScatterTools extends HBox {

    private final ScatterModel model;
    private Runnable fitting;

    ScatterTools(ScatterModel model) {
        this.model = model;
        this.fitting = model::fit;
        getStyleClass().add("scatter-tools");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        var pan = mode(
                "Pan: drag to move, wheel to zoom", KeyAction.PAN, "mdi2c-cursor-move", LinkedView.Mode.PAN, model);
        var lasso = mode(
                "Lasso: draw around cells; Shift adds, Alt subtracts",
                KeyAction.LASSO,
                "mdi2l-lasso",
                LinkedView.Mode.LASSO,
                model);
        var box = mode(
                "Box: draw a rectangle around cells; Shift adds, Alt subtracts",
                KeyAction.BOX,
                "mdi2s-selection-drag",
                LinkedView.Mode.BOX,
                model);
        var fit = dressed(new Button(), "Show all cells", KeyAction.FIT, "mdi2f-fit-to-page-outline");
        fit.setOnAction(_ -> fitting.run());
        pan.getStyleClass().add("pan-tool");
        lasso.getStyleClass().add("lasso-tool");
        box.getStyleClass().add("box-tool");
        fit.getStyleClass().add("fit-tool");
        getChildren().addAll(pan, lasso, box, fit);
    }

    /** Has the button do this instead of showing all cells of its scatter. */
    void fitBy(Runnable action) {
        fitting = action;
    }

    /** Adds the tools that place points and paths. */
    void offerPlacing() {
        var place = mode(
                "Decode: click anywhere; Shift-click sets what it is compared with",
                KeyAction.PLACE,
                "mdi2c-crosshairs-gps",
                LinkedView.Mode.PLACE,
                model);
        var path = mode(
                "Path: click or draw; drag its points, Alt-click takes one away",
                KeyAction.PATH,
                "mdi2v-vector-polyline",
                LinkedView.Mode.PATH,
                model);
        place.getStyleClass().add("place-tool");
        path.getStyleClass().add("path-tool");
        getChildren().addAll(3, List.of(place, path));
    }

    private static ToggleButton mode(
            String text, KeyAction key, String icon, LinkedView.Mode mode, ScatterModel model) {
        var button = dressed(new ToggleButton(), text, key, icon);
        model.view().modeProperty().subscribe(current -> button.setSelected(current == mode));
        button.setOnAction(_ -> {
            model.view().modeProperty().set(mode);
            button.setSelected(true);
        });
        return button;
    }

    private static <B extends ButtonBase> B dressed(B button, String text, KeyAction key, String icon) {
        button.setGraphic(new Icon(icon));
        button.setTooltip(Keymap.tooltip(button, text, key));
        button.setAccessibleText(text);
        button.setFocusTraversable(false);
        button.getStyleClass().addAll("scatter-tool", "flat", "button-icon");
        return button;
    }
}
