package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapAxis;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.chart.CellSelection;

/** The maps of Explore by mouse and keyboard. */
class ExploreMapsTest extends MapsInWindow {

    @Test
    void aBoxSelectsShiftAddsAndAltSubtracts() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.B);
        double w = fx(map::getWidth) / 2 - 80;
        double h = fx(map::getHeight) / 2 - 60;
        drag(map, -w, h, 0, -h);
        waitFor("selection", () -> !model.view().selection().isEmpty());
        int left = model.view().selection().size();
        assertThat(left).isBetween(1, 59);

        holdKey(KeyCode.SHIFT);
        drag(map, 0, h, w + 70, -h);
        releaseKey(KeyCode.SHIFT);
        waitFor("more", () -> model.view().selection().size() > left);
        int all = model.view().selection().size();

        holdKey(KeyCode.ALT);
        drag(map, 0, h, w + 70, -h);
        releaseKey(KeyCode.ALT);
        waitFor("fewer", () -> model.view().selection().size() < all);
        assertThat(model.view().selection().size()).isEqualTo(left);

        keys(KeyCode.I);
        assertThat(model.view().selection().size()).isEqualTo(60 - left);
        keys(KeyCode.H);
        assertThat(fx(() -> model.view().hiddenCellsProperty().get().size())).isEqualTo(60 - left);
        keys(KeyCode.H);
        assertThat(fx(() -> model.view().hiddenCellsProperty().get().isEmpty())).isTrue();
    }

    @Test
    void whyGenesCannotBeShownIsToldWholeAndLeavesTheMapsInTheirPlace() {
        String lost = "The data set of this run is not there: '%s'.".formatted("/a/long/way/to/".repeat(12));
        open(() -> {
            throw new DataProblem(lost, "It was moved or deleted.", "Put it back, or tell where it is.");
        });
        waitFor(
                "problem",
                () -> exists("#gene-problem") && fx(() -> find("#gene-problem").isManaged()));
        sharp();
        Label words = find("#gene-problem");
        assertThat(fx(() -> ((Text) words.lookup(".text")).getText().replace("\n", "")))
                .contains(lost, "tell where it is");
        double right =
                fx(() -> page.node().localToScene(page.node().getLayoutBounds()).getMaxX());
        assertThat(fx(() -> words.localToScene(words.getLayoutBounds()).getMaxX()))
                .isLessThanOrEqualTo(right);
        assertThat(maps()).allSatisfy(map -> assertThat(
                        fx(() -> map.localToScene(map.getLayoutBounds()).getMaxX()))
                .isLessThanOrEqualTo(right));
    }

    @Test
    void theScaleOfAGeneIsWholeInALowWindow() {
        open();
        fx(() -> {
            appearance.scaleProperty().set(1.5);
            ((ToggleButton) find("#inspect-components")).setSelected(true);
            model.colours().byGene("CD3D");
        });
        waitFor(
                "gene",
                () -> fx(() -> FxTest.<Label>find(".legend-title").getText().equals("CD3D")));
        pulses(3);
        var inspector = find(".explore-inspector");
        for (String part : List.of(".legend-title", ".colour-bar", "#inspect-components")) {
            var node = find(part);
            var place = fx(() -> inspector.sceneToLocal(node.localToScene(node.getLayoutBounds())));
            assertThat(place.getMinY()).as(part).isGreaterThanOrEqualTo(0);
            assertThat(fx(() -> node.getLayoutBounds().getHeight()))
                    .as(part)
                    .isGreaterThanOrEqualTo(fx(() -> node.prefHeight(-1)) - 1);
        }
        double bar = fx(() -> find(".colour-bar").localToScene(0, 0).getY()
                + find(".colour-bar").getLayoutBounds().getHeight());
        assertThat(fx(() -> find("#inspect-components").localToScene(0, 0).getY()))
                .as("below the scale")
                .isGreaterThanOrEqualTo(bar);
    }

    @Test
    void unselectedCellsStayToBeSeenInGrey() {
        open();
        var map = maps().getFirst();
        fx(() -> model.componentsShownProperty().set(false));
        fx(() -> model.namesProperty().set(false));
        var before = grey(map, 5);
        assertThat(before.getSaturation()).isGreaterThan(0.3);
        fx(() -> {
            var one = new java.util.BitSet();
            one.set(0);
            model.view().select(CellSelection.Change.REPLACE, one);
        });
        var after = grey(map, 5);
        assertThat(after.getSaturation()).isLessThan(0.2);
        assertThat(after.getBrightness()).isLessThan(0.97);
    }

    @Test
    void ctrlDAddsALinkedMapWhoseAxisCanBeAGene() {
        open();
        click(maps().getFirst());
        keys(KeyCode.CONTROL, KeyCode.D);
        assertThat(model.panes().panes()).hasSize(3);
        sharp();
        var copy = model.panes().active();
        ComboBox<MapAxis> axis = fx(() -> {
            var heads = stage.getScene().getRoot().lookupAll("#axis-x");
            @SuppressWarnings("unchecked")
            var last = (ComboBox<MapAxis>) List.copyOf(heads).getLast();
            return last;
        });
        fx(() -> axis.setValue(MapAxis.Gene.ANY));
        pulses(3);
        TextField gene = find("#axis-x-gene");
        assertThat(fx(gene::isFocused)).isTrue();
        type("CD3D");
        keys(KeyCode.ENTER);
        waitFor("gene", () -> copy.title().startsWith("CD3D"));
        sharp();
        screenshot("explore-three-maps");
        fx(() -> model.panes().close(copy));
        pulses(3);
        assertThat(maps()).hasSize(2);
    }

    @Test
    void uncertainCellsAreFaintAndTheOthersAsTheyWere() {
        open();
        var map = maps().getFirst();
        fx(() -> {
            model.componentsShownProperty().set(false);
            model.namesProperty().set(false);
        });
        var sure = grey(map, 0);
        var unsure = grey(map, 59);
        fx(() -> model.fade().byProperty().set(FadeModel.By.ENTROPY));
        waitFor("kept", () -> model.shared().keptProperty().get().isPresent());
        assertThat(grey(map, 0)).isEqualTo(sure);
        assertThat(grey(map, 59).getSaturation()).isLessThan(0.6 * unsure.getSaturation());
        assertThat(model.fade().possible()).as("no posterior").doesNotContain(FadeModel.By.SPREAD);
        assertThat(model.fade().why()).contains("no posterior sd");
        fx(() -> model.fade().byProperty().set(FadeModel.By.NOTHING));
        assertThat(grey(map, 59)).isEqualTo(unsure);
        fx(() -> model.fade().colouring(FadeModel.By.ENTROPY).ifPresent(model.colours()::by));
        assertThat(model.view().colouring().title()).contains("assignment entropy");
    }

    @Test
    void draggingOverTheHistogramSelectsByExpression() {
        open();
        fx(() -> model.colours().byGene("CD3D"));
        waitFor("gene", () -> model.view().colouring() instanceof Colouring.ByValue);
        pulses(3);
        var bar = FxTest.<Node>find(".colour-bar");
        Node histogram = fx(() -> bar.lookup("Canvas"));
        double w = fx(() -> histogram.getLayoutBounds().getWidth());
        // From the middle of the values to well below the upper handle.
        drag(histogram, 0, -20, w / 2 - 20, -20);
        waitFor("selection", () -> !model.view().selection().isEmpty());
        assertThat(model.view().selection().stream())
                .allSatisfy(cell -> assertThat(cell).isBetween(29, 58));
    }

    @Test
    void crossesAndOutlinesAreDrawnOverTheCells() {
        open();
        fx(() -> model.namesProperty().set(false));
        var latent = maps().getLast();
        waitFor(
                "shapes",
                () -> !model.panes().panes().getLast().shapesProperty().get().isEmpty());
        sharp();
        var shape = model.panes().panes().getLast().shapesProperty().get().getFirst();
        var middle = latent.toScene(shape.x(), shape.y());
        var cross =
                picture().getPixelReader().getColor((int) Math.round(middle.getX()), (int) Math.round(middle.getY()));
        assertThat(cross.getBrightness()).isLessThan(0.45);
        screenshot("explore-components");
    }
}
