package org.mixtura.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.FxTest;

class AppearanceTest extends FxTest {

    @Test
    void theDarkThemeTurnsTheBackgroundDarkAndTheTextLight() {
        var label = new Label("Cells");
        var pane = new StackPane(label);
        show(() -> pane, 300, 200);
        var light = colourAt(pane, 100, 60);

        fx(appearance::toggleTheme);
        var dark = colourAt(pane, 100, 60);

        assertThat(light.getBrightness()).isGreaterThan(0.9);
        assertThat(dark.getBrightness()).isLessThan(0.2);
        assertThat(((javafx.scene.paint.Color) label.getTextFill()).getBrightness())
                .isGreaterThan(0.7);
    }

    @Test
    void menusAndListsAreEnlargedToo() {
        var menu = new ContextMenu(new MenuItem("Make a figure of this"));
        var choice = new ComboBox<>(FXCollections.observableArrayList("CD14+ Monocyte", "CD19+ B"));
        var pane = new StackPane(choice);
        show(() -> pane, 400, 300);
        double before = width(menu, pane);
        double line = lineOf(choice);
        fx(() -> appearance.scaleProperty().set(2));
        pulses(2);
        assertThat(width(menu, pane)).isGreaterThan(1.5 * before);
        assertThat(lineOf(choice)).isGreaterThan(1.7 * line);
        fx(() -> appearance.scaleProperty().set(1));
        assertThat(width(menu, pane)).isCloseTo(before, within(1.0));
    }

    private double width(ContextMenu menu, StackPane pane) {
        fx(() -> menu.show(pane, 10, 10));
        pulses(3);
        double width = fx(menu::getWidth);
        fx(menu::hide);
        return width;
    }

    /** Height of the text of a line of the list that a choice opens. */
    private double lineOf(ComboBox<String> choice) {
        fx(choice::show);
        pulses(3);
        double height = fx(() -> {
            var list = (ListView<?>) ((ComboBoxListViewSkin<?>) choice.getSkin()).getPopupContent();
            return ((ListCell<?>) list.lookup(".list-cell")).getFont().getSize();
        });
        fx(choice::hide);
        return height;
    }

    @Test
    void theScaleEnlargesTextAndStaysInItsBounds() {
        var label = new Label("Cells");
        show(() -> new StackPane(label), 300, 200);
        double before = fx(label::getWidth);

        fx(() -> appearance.scaleProperty().set(1.5));
        pulses(2);

        assertThat(fx(label::getWidth)).isBetween(before * 1.35, before * 1.65);
        appearance.scaleProperty().set(9);
        assertThat(appearance.scaleProperty().get()).isEqualTo(Appearance.MAX_SCALE);
    }
}
