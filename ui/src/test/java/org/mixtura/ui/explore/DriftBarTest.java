package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.chart.ScatterPane;

/** The drift of housekeeping genes is told whole in a narrow panel, and does not widen it. */
class DriftBarTest extends FxTest {

    private static final double NARROW = 280;

    @Test
    void theBarIsAsLongAsTheDriftAndAmberBeyondTheLimit() {
        var bar = fx(DriftBar::new);
        show(
                () -> {
                    var page = new VBox(bar);
                    page.getStylesheets()
                            .add(ScatterPane.class.getResource("pages.css").toExternalForm());
                    return page;
                },
                NARROW,
                200);
        for (double drift : List.of(0.2, 0.4, 0.8, 1.6)) {
            fx(() -> bar.show(Optional.of(new Drift(drift, 5)), PathLook.OF_PATHS));
            pulses(3);
            Color filled = colour(bar);
            assertThat(filled.getHue() > 25 && filled.getHue() < 60 && filled.getSaturation() > 0.6)
                    .as("amber at %s: %s, hue %s", drift, filled, filled.getHue())
                    .isEqualTo(drift > PathLook.USUAL_DRIFT);
            assertThat(share(bar, filled)).as("of the bar").isCloseTo(Math.min(1, drift), within(0.05));
        }
    }

    /** The colour of the part of the bar that is filled. */
    private Color colour(DriftBar bar) {
        var picture = picture();
        return fx(() -> {
            Node part = bar.lookup(".bar");
            var filled = part.localToScene(part.getLayoutBounds());
            return picture.getPixelReader().getColor((int) filled.getCenterX(), (int) filled.getCenterY());
        });
    }

    /** The share of the middle of the bar that has a colour. */
    private double share(DriftBar bar, Color colour) {
        var picture = picture();
        return fx(() -> {
            Node whole = bar.lookup(".track");
            var track = whole.localToScene(whole.getLayoutBounds());
            long found = IntStream.range((int) track.getMinX(), (int) track.getMaxX())
                    .filter(x -> picture.getPixelReader()
                            .getColor(x, (int) track.getCenterY())
                            .equals(colour))
                    .count();
            return found / track.getWidth();
        });
    }

    @Test
    void aWarningWrapsInsteadOfWideningItsPanel() {
        var bar = fx(DriftBar::new);
        show(() -> new VBox(bar), NARROW, 200);
        fx(() -> bar.show(Optional.of(new Drift(0.7, 10)), PathLook.OF_PATHS));
        pulses(3);
        assertThat(fx(() -> bar.minWidth(-1))).isLessThan(NARROW);
        assertThat(fx(bar::getWidth)).isLessThanOrEqualTo(NARROW);
        Label words = fx(() -> (Label) bar.lookup(".label"));
        assertThat(fx(() -> ((Text) words.lookup(".text")).getText()))
                .as("nothing is cut")
                .isEqualTo("Housekeeping drift 70 %, too much (10 genes)");
        screenshot("drift-narrow");
        fx(() -> bar.show(Optional.of(new Drift(0.9, 1)), PathLook.OF_PATHS));
        pulses(2);
        assertThat(fx(() -> words.getText())).isEqualTo("Housekeeping drift 90 % (1 gene: too few to judge by)");
        fx(() -> bar.show(Optional.empty(), PathLook.OF_PATHS));
        assertThat(fx(bar::isVisible)).isFalse();
    }
}
