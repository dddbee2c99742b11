package org.mixtura.ui.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.FxTest;

/** What the other tests rely on: the robot's input reaches the scene as a user's would, on both platforms. */
class PlatformTest extends FxTest {

    @Test
    void aDragWithShiftKeepsButtonAndModifier() {
        var seen = new ArrayList<String>();
        var pane = new Pane();
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> seen.add(e.isPrimaryButtonDown() + " " + e.isShiftDown()));
        show(() -> pane, 300, 200);

        holdKey(KeyCode.SHIFT);
        moveTo(pane, -50, 0);
        press(MouseButton.PRIMARY);
        for (int i = 0; i < 5; i++) {
            moveBy(10, 5);
            pulses(1);
        }
        release(MouseButton.PRIMARY);
        releaseKey(KeyCode.SHIFT);
        pulses(2);

        assertThat(seen).hasSizeGreaterThanOrEqualTo(3).allMatch("true true"::equals);
    }

    @Test
    void aSliderFollowsTheMouse() {
        var slider = new Slider(0, 100, 0);
        show(() -> new VBox(slider), 400, 100);

        moveTo(fx(() -> slider.lookup(".thumb")), 0, 0);
        press(MouseButton.PRIMARY);
        for (int i = 0; i < 10; i++) {
            moveBy(20, 0);
        }
        release(MouseButton.PRIMARY);
        pulses(2);

        assertThat(slider.getValue()).isBetween(40.0, 65.0);
    }

    @Test
    void theWheelReachesTheNodeUnderTheMouse() {
        var deltas = new ArrayList<Double>();
        var pane = new Pane();
        pane.addEventHandler(ScrollEvent.SCROLL, e -> deltas.add(e.getDeltaY()));
        show(() -> pane, 300, 200);

        moveTo(pane, 10, 10);
        wheel(1);

        assertThat(deltas).isNotEmpty().allMatch(d -> d < 0);
    }

    @Test
    void keysAndTextReachTheFocusedField() {
        var field = new TextField("old");
        show(() -> new VBox(field), 300, 100);

        click(field);
        keys(KeyCode.CONTROL, KeyCode.A);
        type("α=0.1");

        assertThat(field.getText()).isEqualTo("α=0.1");
    }

    @Test
    void aChooserAnswersWithTheQueuedFileAndThenIsCancelled() {
        var desktop = headlessDesktop();
        show(() -> new VBox(new Button("x")), 200, 100);
        desktop.answerNextChooser(new File("/data/pbmc.h5ad"));

        assertThat(fx(() -> new FileChooser().showOpenDialog(stage))).isEqualTo(new File("/data/pbmc.h5ad"));
        assertThat(fx(() -> new FileChooser().showOpenDialog(stage))).isNull();
    }

    @Test
    void filesFromOutsideCanBeDropped() {
        var desktop = headlessDesktop();
        var dropped = new ArrayList<File>();
        var pane = new Pane();
        pane.setOnDragOver(e -> e.acceptTransferModes(TransferMode.COPY));
        pane.setOnDragDropped(e -> {
            dropped.addAll(e.getDragboard().getFiles());
            e.setDropCompleted(true);
        });
        show(() -> pane, 300, 200);

        fx(() -> desktop.dragFilesFromOutside(List.of(new File("/data/run"))));
        moveTo(pane, 0, 0);
        release(MouseButton.PRIMARY);
        pulses(2);

        assertThat(dropped).containsExactly(new File("/data/run"));
    }
}
