package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.chart.CellSelection;

/** Labels, colours and components that are edited beside the maps of Explore. */
class EditedMapsTest extends MapsInWindow {

    @Test
    void aComponentDraggedOntoAnotherProposesAMerge() {
        open();
        click(FxTest.<Node>find("#inspect-components"));
        waitFor(
                "network",
                () -> model.components().networkProperty().get().nodes().size() == 3);
        pulses(3);
        GraphPane graph = find("#component-graph");
        Label key = find("#component-graph-key");
        assertThat(fx(key::getText)).startsWith("Lines: the wider, the more two overlap; ");
        double[] from = fx(() -> graph.middle(0));
        double[] to = fx(() -> graph.middle(1));
        double w = fx(graph::getWidth) / 2;
        double h = fx(graph::getHeight) / 2;
        moveTo(graph, from[0] - w, from[1] - h);
        press(MouseButton.PRIMARY);
        // With pictures drawn between the moves, as a hand is slow.
        pulses(2);
        for (int step = 1; step <= 4; step++) {
            moveTo(graph, from[0] + step / 4.0 * (to[0] - from[0]) - w, from[1] + step / 4.0 * (to[1] - from[1]) - h);
            pulses(2);
        }
        assertThat(fx(() -> graph.middle(0))[0]).as("stays where it is held").isCloseTo(to[0], within(1.5));
        release(MouseButton.PRIMARY);
        waitFor("proposal", () -> model.components().wordsProperty().get().startsWith("Merged"));
        assertThat(model.components().isEdited()).as("only proposed").isFalse();
        screenshot("explore-graph");
        click(FxTest.<Node>find("#merge-components"));
        waitFor("merged", () -> model.components().groups().size() == 2);
        waitFor(
                "network",
                () -> model.components().networkProperty().get().nodes().size() == 2);
    }

    @Test
    void selectedCellsGetALabelThatIsUndoneInOneStep() {
        open();
        fx(() -> {
            var two = new java.util.BitSet();
            two.set(3);
            two.set(8);
            model.view().select(CellSelection.Change.REPLACE, two);
        });
        // The panel grows as its parts are laid out.
        pulses(8);
        click("#label-name");
        waitFor("focus", FxTest.<TextField>find("#label-name")::isFocused);
        type("rare");
        keys(KeyCode.ENTER);
        waitFor(
                "label",
                () -> model.colours().columnProperty().get().isPresent()
                        && model.colours().columnProperty().get().get().name().equals("my labels"));
        assertThat(fx(() -> model.shownProperty()
                        .get()
                        .cells()
                        .column("my labels")
                        .orElseThrow()
                        .text(8)))
                .isEqualTo("rare");
        assertThat(history.undoNameProperty().get()).isEqualTo("Label 2 cells “rare”");
        screenshot("explore-labelled");

        pulses(8);
        click("#save-barcodes");
        waitFor("file", () -> Files.exists(folder.resolve("barcodes.txt")));
        assertThat(folder.resolve("barcodes.txt")).hasContent("cell3\ncell8\n");
        pulses(4);
        click("#subset-selection");
        assertThat(subsets).containsExactly("cell3\ncell8");

        fx(history::undo);
        waitFor(
                "gone",
                () -> model.shownProperty().get().cells().column("my labels").isEmpty());
        assertThat(fx(() -> model.colours().columnProperty().get().orElseThrow().name()))
                .isEqualTo("kmeans");
        // The folder of the test goes away, so nothing may be on its way there.
        waitFor("saved", () -> RunLayers.of(folder.resolve("run")).labels().isEmpty());
        assertThat(problems).isEmpty();
    }

    @Test
    void aSwatchChangesTheColourOfItsLevelAndOfItsCells() {
        open();
        fx(() -> model.namesProperty().set(false));
        fx(() -> model.componentsShownProperty().set(false));
        Node swatch = fx(() -> FxTest.<Node>find("#legend-2").lookup(".legend-swatch"));
        click(swatch);
        TextField code = find("#swatch-code");
        screenshot("explore-swatch");
        fx(() -> {
            code.setText("#ff0000");
            code.fireEvent(new javafx.event.ActionEvent());
        });
        pulses(4);
        var cell = grey(maps().getFirst(), 5);
        assertThat(cell.getRed()).isGreaterThan(0.85);
        assertThat(cell.getBlue()).isLessThan(0.3);
        fx(history::undo);
        assertThat(grey(maps().getFirst(), 5).getGreen()).isGreaterThan(0.5);
        waitFor(
                "saved",
                () -> RunLayers.of(folder.resolve("run")).colours().isEmpty()
                        || RunLayers.of(folder.resolve("run"))
                                .colours()
                                .get("kmeans")
                                .byLevel()
                                .isEmpty());
    }

    @Test
    void componentsAreMergedNamedLockedAndUndoneFromTheList() {
        open();
        click("#inspect-components");
        pulses(6);
        javafx.scene.control.ListView<?> list = find("#components-list");
        fx(() -> list.getSelectionModel().selectIndices(0, 1));
        waitFor("effect", () -> model.components().wordsProperty().get().startsWith("Merged: log likelihood"));
        click("#merge-components");
        waitFor("merged", () -> model.components().groups().size() == 2);
        assertThat(fx(() -> model.colours().columnProperty().get().orElseThrow().name()))
                .isEqualTo("component_edited");
        assertThat(history.undoNameProperty().get()).isEqualTo("Merge components 1+2");
        fx(() -> list.getSelectionModel().clearAndSelect(0));
        fx(() -> FxTest.<TextField>find("#component-name").setText("lymphoid"));
        click("#rename-component");
        waitFor("named", () -> model.components().groups().getFirst().name().equals("lymphoid"));
        sharp();
        assertThat(fx(() -> model.panes().panes().getLast().shapesProperty().get()))
                .hasSize(2);
        screenshot("explore-regrouped");

        fx(() -> list.getSelectionModel().clearAndSelect(0));
        click("#lock-component");
        waitFor("locked", () -> model.components().groups().getFirst().locked());
        fx(() -> list.getSelectionModel().selectIndices(0, 1));
        assertThat(fx(() -> model.components().problemProperty().get())).contains("locked");

        fx(history::undo);
        fx(history::undo);
        fx(history::undo);
        waitFor("as the model has them", () -> model.components().groups().size() == 3);
        waitFor("saved", () -> RunLayers.of(folder.resolve("run")).components().isEmpty());
        assertThat(problems).isEmpty();
    }
}
