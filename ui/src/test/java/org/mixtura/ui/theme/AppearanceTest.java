package org.mixtura.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
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
