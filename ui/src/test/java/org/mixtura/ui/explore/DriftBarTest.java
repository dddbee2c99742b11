package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.mixtura.core.component.PathLook;
import org.mixtura.ui.FxTest;

/** The drift of housekeeping genes is told whole in a narrow panel, and does not widen it. */
class DriftBarTest extends FxTest {

    private static final double NARROW = 280;

    @Test
    void aWarningWrapsInsteadOfWideningItsPanel() {
        var bar = fx(DriftBar::new);
        show(() -> new VBox(bar), NARROW, 200);
        fx(() -> bar.show(OptionalDouble.of(0.7), PathLook.OF_PATHS));
        pulses(3);
        assertThat(fx(() -> bar.minWidth(-1))).isLessThan(NARROW);
        assertThat(fx(bar::getWidth)).isLessThanOrEqualTo(NARROW);
        Label words = fx(() -> (Label) bar.lookup(".label"));
        assertThat(fx(() -> ((Text) words.lookup(".text")).getText()))
                .as("nothing is cut")
                .isEqualTo("Housekeeping drift 70 %, too much");
        screenshot("drift-narrow");
        fx(() -> bar.show(OptionalDouble.of(0.1), PathLook.OF_PATHS));
        pulses(2);
        assertThat(fx(() -> words.getText())).isEqualTo("Housekeeping drift 10 %");
        fx(() -> bar.show(OptionalDouble.empty(), PathLook.OF_PATHS));
        assertThat(fx(bar::isVisible)).isFalse();
    }
}
