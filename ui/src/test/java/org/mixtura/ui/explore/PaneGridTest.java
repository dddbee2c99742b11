package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.chart.ScatterPane;

/** Maps stand below each other where there is no room beside each other, and what stands there becomes figures. */
class PaneGridTest extends MapsInWindow {

    private List<Bounds> places() {
        return fx(() -> maps().stream()
                .map(map -> map.localToScene(map.getLayoutBounds()))
                .toList());
    }

    private void resize(double width, double height) {
        fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        pulses(6);
        sharp();
    }

    /** Pixels inside a map that have the colour of none of its ground: points, axes and names. */
    private long drawn(ScatterPane map) {
        var picture = picture();
        return fx(() -> {
            var place = map.localToScene(map.getLayoutBounds());
            var ground = picture.getPixelReader().getArgb((int) place.getMaxX() - 3, (int) place.getMinY() + 3);
            long found = 0;
            for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
                for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
                    found += picture.getPixelReader().getArgb(x, y) == ground ? 0 : 1;
                }
            }
            return found;
        });
    }

    @Test
    void twoMapsStandBelowEachOtherWhereTheyWouldBeNarrow() {
        open();
        var beside = places();
        assertThat(beside.get(1).getMinX()).isGreaterThan(beside.get(0).getMaxX());
        assertThat(beside.get(1).getMinY()).isEqualTo(beside.get(0).getMinY());

        resize(760, 900);
        var below = places();
        assertThat(below.get(1).getMinY()).isGreaterThan(below.get(0).getMaxY());
        assertThat(below.get(1).getMinX()).isEqualTo(below.get(0).getMinX());
        assertThat(below.get(0).getWidth())
                .as("the whole width")
                .isGreaterThan(1.5 * below.get(0).getHeight() / 2);
        assertThat(maps()).allSatisfy(map -> assertThat(drawn(map)).isGreaterThan(1000));
        screenshot("explore-stacked");

        resize(1500, 900);
        assertThat(places().get(1).getMinY()).isEqualTo(places().get(0).getMinY());
    }

    @Test
    void noToolLeavesTheCardOfANarrowMapWithLargeLetters() {
        fx(() -> appearance.scaleProperty().set(1.5));
        open();
        resize(1040, 700);
        fx(() -> model.panes().close(model.panes().panes().getLast()));
        pulses(3);
        resize(720, 700);
        Node card = find(".map-pane");
        assertThat(fx(() -> card.getLayoutBounds().getWidth()))
                .as("as narrow as beside what is decoded")
                .isLessThan(340);
        var place = fx(() -> card.localToScene(card.getLayoutBounds()));
        for (String part : List.of(".scatter-tool", ".axis-choice", ".why-shapes")) {
            var found = fx(() -> List.copyOf(card.lookupAll(part)));
            assertThat(found).as(part).isNotEmpty().allSatisfy(each -> {
                var own = fx(() -> each.localToScene(each.getLayoutBounds()));
                assertThat(own.getMaxX()).as("%s", each).isLessThanOrEqualTo(place.getMaxX());
                assertThat(own.getWidth()).as("%s", each).isGreaterThan(12);
            });
        }
        screenshot("explore-narrow-large");
    }

    @Test
    void mapsThatStandBelowEachOtherAreAllFigures() {
        open();
        resize(760, 900);
        var shown = maps();
        assertThat(shown).hasSize(2);
        assertThat(fx(page::draft).together()).hasSize(2);

        resize(620, 420);
        assertThat(fx(() ->
                        maps().stream().filter(map -> map.getScene() != null).toList()))
                .as("no room for two")
                .hasSize(1);
        assertThat(fx(page::draft).together()).hasSizeLessThan(2);
    }
}
