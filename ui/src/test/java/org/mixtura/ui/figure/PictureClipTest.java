package org.mixtura.ui.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureCanvas;
import org.mixtura.ui.FxTest;

/** Figures on the clipboard. */
class PictureClipTest extends FxTest {

    private final List<Image> copied = new ArrayList<>();
    private final PictureClip clip = fx(() -> new PictureClip(Runnable::run, copied::add));

    /** Half as high as wide, with a red square in its upper left corner. */
    private record Corner() implements Figure {

        @Override
        public void draw(FigureCanvas canvas) {
            canvas.graphics().setColor(Color.RED);
            canvas.graphics().fillRect(0, 0, 20, 20);
        }

        @Override
        public double heightAt(double width) {
            return width / 2;
        }
    }

    @Test
    void aPictureIsOnWhiteInTheSizeOfPaper() {
        fx(() -> clip.copy(new Corner()));
        waitFor("a picture", () -> copied.size() == 1);
        var picture = copied.getFirst();
        assertThat(picture.getWidth()).isEqualTo(Math.round(85 / 25.4 * 300));
        assertThat(picture.getHeight()).isEqualTo(Math.round(picture.getWidth() / 2));
        assertThat(picture.getPixelReader().getArgb(5, 5)).isEqualTo(0xffff0000);
        assertThat(picture.getPixelReader().getArgb(900, 400)).isEqualTo(0xffffffff);
    }

    @Test
    void aPictureHasAtMostFourThousandPixelsOnItsLongerSide() {
        fx(() -> clip.copy(new Corner(), 180, 90, 1200));
        fx(() -> clip.copy(new Corner(), 100, 400, 1200));
        waitFor("pictures", () -> copied.size() == 2);
        assertThat(copied.getFirst().getWidth()).isEqualTo(4000);
        assertThat(copied.getLast().getHeight()).isEqualTo(4000);
        assertThat(copied.getLast().getWidth()).isEqualTo(1000);
    }

    @Test
    void aRightClickOnAFigureOffersToCopyIt() {
        var view = fx(() -> new FigureView(Runnable::run, "A corner"));
        show(() -> new VBox(view), 400, 300);
        fx(() -> view.show(Optional.of(new Corner())));
        waitFor("picture", view::isUpToDate);
        pulses(2);
        fx(() -> Clipboard.getSystemClipboard().clear());
        moveTo(view, 0, 0);
        press(MouseButton.SECONDARY);
        release(MouseButton.SECONDARY);
        waitFor("a menu", () -> menu().isPresent());
        fx(() -> menu().orElseThrow().getItems().getFirst().fire());
        waitFor("the clipboard", () -> Clipboard.getSystemClipboard().hasImage());
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(menu -> "copy-picture".equals(menu.getItems().getFirst().getId()))
                .findFirst();
    }
}
