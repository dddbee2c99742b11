package org.mixtura.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.FxTest;

class TrainingPageTest extends FxTest {

    private static final int CELLS = 300;

    private final RunControl control = new RunControl();
    private final TrainingViewModel model =
            new TrainingViewModel("scVI", true, control, _ -> {}, Runnable::run, Platform::runLater);

    /** What a window of 1366 to 768 leaves to the page, with the rail and the overview where there is room for them. */
    private void open(double scale) {
        fx(() -> appearance.scaleProperty().set(scale));
        show(
                () -> (Region) new TrainingPage(
                                model,
                                Optional.empty(),
                                new SimpleObjectProperty<>(QueueState.EMPTY),
                                _ -> {},
                                Runnable::run)
                        .node(),
                scale == 1 ? 900 : 1280,
                700);
    }

    private void train(int types) {
        var levels = IntStream.range(0, types)
                .mapToObj("Cell type no. %d"::formatted)
                .toList();
        int[] codes = IntStream.range(0, CELLS).map(i -> i % Math.max(1, types)).toArray();
        var groups = types == 0 ? null : new TrainEvent.Groups("cell_type", levels, codes, Map.of());
        model.listener().on(new TrainEvent.Started("scvi", CELLS, 1500, 10, "cpu", List.of("loss"), groups));
        float[] codesOfCells = new float[2 * CELLS];
        for (int i = 0; i < codesOfCells.length; i++) {
            codesOfCells[i] = (float) Math.sin(7.0 * i) + i % Math.max(1, 2 * types);
        }
        model.listener()
                .on(new TrainEvent.EpochDone(
                        1,
                        10,
                        Map.of("loss", 700.0),
                        Map.of("loss", 710.0),
                        Map.of("ARI", 0.5),
                        new FloatMatrix(CELLS, 2, codesOfCells),
                        2,
                        true,
                        new TrainEvent.Usage(4000, 400L << 20, 300L << 20)));
        waitFor("a map", () -> model.frameProperty().get().isPresent());
        pulses(3);
    }

    private static Bounds place(Node node) {
        return fx(() -> node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void theLiveMapSaysWhichColourIsWhichType() {
        open(1);
        train(8);
        assertThat(FxTest.<Label>find("#legend-7 .legend-name").getText()).isEqualTo("Cell type no. 7");
        screenshot("training-legend");
    }

    @Test
    void manyTypesStayInTheCardAlsoInLargePrint() {
        for (double scale : new double[] {1, 1.5}) {
            open(scale);
            train(60);
            Bounds legend = place(find("#live-legend"));
            Bounds map = place(find("#live-map"));
            assertThat(legend.getMaxY()).as("scrolls").isLessThanOrEqualTo(700);
            assertThat(legend.getMaxX())
                    .isLessThanOrEqualTo(fx(() -> stage.getScene().getWidth()));
            assertThat(legend.getMinX()).isGreaterThanOrEqualTo(map.getMaxX() - 1);
            for (String button : new String[] {"#discard", "#stop-and-keep", "#pause"}) {
                Button whole = find(button);
                assertThat(fx(() -> whole.prefWidth(-1)))
                        .as(button + " is not cut")
                        .isLessThanOrEqualTo(whole.getWidth() + 1);
            }
            assertThat(map.getWidth()).as("room for the map").isGreaterThan(legend.getWidth());
            screenshot("training-legend-many-" + (int) (100 * scale));
            fx(() -> stage.hide());
        }
    }

    @Test
    void withoutKnownTypesThereIsNoLegend() {
        open(1);
        train(0);
        assertThat(exists("#live-legend")).isFalse();
    }

    @Test
    void aRunThatRestsSaysGoOnAndOneThatFinishesCanOnlyBeDiscarded() {
        open(1);
        model.listener().on(new TrainEvent.Paused(true));
        waitFor("a rest", () -> model.pausedProperty().get());
        assertThat(FxTest.<Button>find("#pause").getText()).isEqualTo("Go on");

        model.listener().on(new TrainEvent.TrainingEnded(10, 1, "All 10 epochs are done."));
        waitFor("the end", () -> model.endedProperty().get());
        assertThat(FxTest.<Button>find("#pause").isDisabled()).isTrue();
        assertThat(FxTest.<Button>find("#stop-and-keep").isDisabled()).isTrue();
        assertThat(FxTest.<Button>find("#discard").isDisabled()).isFalse();
    }

    @Test
    void whereTheRunWasStartedASecondClickDoesNotEndIt() {
        open(1);
        Bounds pause = place(find("#pause"));
        assertThat(place(find("#stop-and-keep")).getMaxX()).isLessThan(pause.getMinX());
        assertThat(pause.getWidth()).as("covers the button that starts a run").isGreaterThanOrEqualTo(140);
    }

    @Test
    void aLongStageLeavesThePageAsWideAsItIs() {
        open(1);
        train(3);
        double width = fx(() -> stage.getScene().getWidth());
        model.listener().on(new TrainEvent.Stage("Given up; what was trained before stays, and can be continued"));
        waitFor(
                "the stage",
                () -> FxTest.<Label>find("#training-stage").getText().startsWith("Given up"));
        pulses(3);
        assertThat(place(find("#pause")).getMaxX()).isLessThanOrEqualTo(width);
        Label told = find("#training-stage");
        assertThat(told.getWidth()).as("whole").isGreaterThanOrEqualTo(fx(() -> told.prefWidth(-1)) - 1);
    }

    @Test
    void whoDiscardsAContinuedRunIsAskedAboutWhatIsNew() {
        open(1);
        train(3);
        click("#discard");
        assertThat(FxTest.<Label>find("#discards").getText()).contains("Delete this run");
        model.listener().on(new TrainEvent.Continued(2));
        waitFor("epochs of before", () -> model.continuedProperty().get());
        assertThat(FxTest.<Label>find("#discards").getText()).contains("since it went on");
    }

    @Test
    void whatHasItsNewResultsCanNoLongerBeDiscarded() {
        open(1);
        train(3);
        model.listener().on(new TrainEvent.Continued(2));
        waitFor("what was before", () -> model.continuedProperty().get());
        assertThat(FxTest.<Button>find("#discard").isDisabled()).isFalse();
        model.listener().on(new TrainEvent.Settled());
        waitFor("the new results", () -> FxTest.<Button>find("#discard").isDisabled());
    }
}
