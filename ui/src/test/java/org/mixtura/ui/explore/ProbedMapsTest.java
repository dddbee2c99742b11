package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.figure.FigureView;

/** Places that are decoded and paths that are drawn on the maps of Explore. */
class ProbedMapsTest extends MapsInWindow {

    @Test
    void aClickDecodesAPlaceAndAGeneOfItColoursTheMaps() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.D);
        pulses(3);
        sharp();
        click(map);
        waitFor("decoded", () -> model.probe().decode().decodedProperty().get().isPresent());
        sharp();
        FigureView view = find(".probe-pane .figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(0xc8442c)).as("the place is far from cells").isGreaterThan(10);
        screenshot("explore-decoded");
        fx(() -> FxTest.<Button>find("#figure-decoded").fire());
        assertThat(drafts).hasSize(1);
        fx(() -> FxTest.<Button>find("#save-decoded").fire());
        waitFor("written", () -> Files.exists(folder.resolve("decoded.csv")));
        assertThat(folder.resolve("decoded.csv")).content().contains("CD3D,99.0,90.0,110.0,9.0");
        fx(() -> view.getOnMouseClicked().handle(press(60, 50)));
        waitFor(
                "gene",
                () -> model.view().colouring() instanceof Colouring.ByValue by
                        && by.name().equals("CD3D"));
        fx(() -> FxTest.<Button>find("#close-probe").fire());
        pulses(2);
        assertThat(fx(() -> stage.getScene().getRoot().lookup(".probe-pane").isVisible()))
                .isFalse();
    }

    /** A click on a picture, at its own coordinates. */
    private static MouseEvent press(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private void genesOfDraggedRowsMakeASet(FigureView view) {
        drag(view, 0, 1 - fx(view::getHeight) / 2, 0, fx(view::getHeight) / 2 - 1);
        var menu = fx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertThat(menu.getItems().getFirst().getText()).isEqualTo("CD3D, ACTB");
        fx(() -> {
            menu.getItems().get(2).fire();
            menu.hide();
        });
        Path set = folder.resolve("my-genes.gmt");
        waitFor("followed", () -> model.probe().path().setsProperty().get().isPresent());
        assertThat(GeneSetFile.read(set)).containsExactly(new GeneSet("my-genes", "", List.of("CD3D", "ACTB")));
        waitFor(
                "with the set",
                () -> outputs.decoder().chosen().getLast().sets().isPresent());
        waitFor("drawn", () -> model.probe()
                .path()
                .followedProperty()
                .get()
                .filter(now -> now.request().sets().isPresent())
                .isPresent());
    }

    @Test
    void aPathIsDrawnAndItsStepsAreSeenInBothMaps() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.P);
        pulses(3);
        sharp();
        double w = fx(map::getWidth) / 4;
        moveTo(map, -w / 2, 30);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        moveTo(map, w / 2, -60);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        waitFor("path", () -> model.probe().path().followedProperty().get().isPresent());
        sharp();
        FigureView view = find(".probe-pane .figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(0xc8442c)).as("the middle step is far from cells").isGreaterThan(15);
        screenshot("explore-path");
        assertThat(model.probe().path().seen().orElseThrow().words(0, 0)).contains("90 %: 89.1 to 109");
        genesOfDraggedRowsMakeASet(view);
        int asked = outputs.decoder().followed().size();
        drag(map, w / 2, -60, w / 2 + 20, -100);
        waitFor("live", () -> outputs.decoder().followed().size() > asked);
        assertThat(model.probe().path().stops()).as("dragged, not added").hasSize(2);
    }

    @Test
    void aMarkedCellIsSeenInAllMapsUntilEscape() {
        open();
        var map = maps().getFirst();
        click(map);
        long dark = count(0x1b1b1b);
        fx(() -> model.probe().mark(model.run().cells().barcodes().get(7)));
        pulses(3);
        assertThat(count(0x1b1b1b)).isGreaterThan(dark + 10);
        keys(KeyCode.ESCAPE);
        pulses(3);
        assertThat(count(0x1b1b1b)).isEqualTo(dark);
    }
}
