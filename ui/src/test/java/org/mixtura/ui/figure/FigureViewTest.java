package org.mixtura.ui.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureCanvas;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.theme.Appearance.Theme;

/** The band over the rows that somebody drags over in a picture. */
class FigureViewTest extends FxTest {

    private static final double SIDE = 300;
    private static final int DOWN = 60;

    private record Swept(double from, double to, double width) {}

    private final List<Swept> swept = new ArrayList<>();

    /** An empty sheet, as high as wide, so that a band alone is seen on it. */
    private record Sheet() implements Figure {

        @Override
        public void draw(FigureCanvas canvas) {
            // Nothing is on it.
        }

        @Override
        public double heightAt(double width) {
            return width;
        }
    }

    private FigureView open() {
        var view = fx(() -> new FigureView(Runnable::run, "A sheet"));
        fx(() -> view.onSwept((from, to, width, _, _) -> swept.add(new Swept(from, to, width))));
        show(() -> new VBox(view), SIDE, SIDE + 40);
        fx(() -> view.show(Optional.of(new Sheet())));
        waitFor("picture", view::isUpToDate);
        pulses(2);
        return view;
    }

    /** The colour so many pixels below the upper edge, and from the left one. */
    private Color at(int x, int y) {
        return picture().getPixelReader().getColor(x, y);
    }

    private static void drag(FigureView view, double from, double to) {
        double middle = fx(view::getHeight) / 2;
        moveTo(view, 0, from - middle);
        press(MouseButton.PRIMARY);
        moveTo(view, 0, (from + to) / 2 - middle);
        moveTo(view, 0, to - middle);
        pulses(2);
    }

    @Test
    void aBandLiesOverTheRowsFromEdgeToEdgeWhileTheyAreDraggedOver() {
        for (Theme theme : Theme.values()) {
            fx(() -> appearance.themeProperty().set(theme));
            var view = open();
            Color plain = at(5, DOWN - 10);
            drag(view, DOWN, 2 * DOWN);
            for (int x : new int[] {2, (int) SIDE / 2, (int) SIDE - 3}) {
                assertThat(at(x, DOWN + 4)).as("%s, inside at %d", theme, x).isNotEqualTo(plain);
                assertThat(at(x, 2 * DOWN - 4)).as("%s, inside at %d", theme, x).isEqualTo(at(x, DOWN + 4));
                assertThat(at(x, DOWN - 4)).as("%s, above at %d", theme, x).isEqualTo(plain);
                assertThat(at(x, 2 * DOWN + 4)).as("%s, below at %d", theme, x).isEqualTo(plain);
            }
            assertThat(at(5, DOWN + 4).getBlue() - at(5, DOWN + 4).getRed())
                    .as("the accent of the theme")
                    .isGreaterThan(0.1);
            release(MouseButton.PRIMARY);
            pulses(2);
            assertThat(at(5, DOWN + 4)).as("stays until the next click").isNotEqualTo(plain);
            var told = swept.getLast();
            assertThat(told.from() / told.width()).isCloseTo(DOWN / SIDE, within(0.01));
            assertThat(told.to() / told.width()).isCloseTo(2 * DOWN / SIDE, within(0.01));
        }
    }

    @Test
    void theBandGoesWithTheNextClickOrPictureAndKeepsInsideThePicture() {
        var view = open();
        Color plain = at(5, DOWN);
        drag(view, SIDE - DOWN, SIDE + 20);
        assertThat(at(5, (int) SIDE - 3)).isNotEqualTo(plain);
        assertThat(at(5, (int) SIDE + 5)).as("below the picture").isEqualTo(at(5, (int) SIDE + 30));
        release(MouseButton.PRIMARY);
        moveTo(view, 0, 0);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        pulses(2);
        assertThat(at(5, (int) SIDE - 3)).as("after a click").isEqualTo(plain);
        assertThat(swept).as("a click is no drag").hasSize(1);
        drag(view, DOWN, 2 * DOWN);
        release(MouseButton.PRIMARY);
        fx(() -> view.follow(Optional.of(new Sheet())));
        waitFor("picture", view::isUpToDate);
        pulses(2);
        assertThat(at(5, DOWN + 4)).as("another picture has other rows").isEqualTo(plain);
    }
}
