package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;

/** What explains a figure is whole at any width: in a narrow one it takes more lines. */
class NarrowFiguresTest {

    private static final ColourKey KEY = new ColourKey(
            ColourMap.VIRIDIS, "0", "1", List.of("mean of the group,", "in standard deviations from the gene's mean"));

    @Test
    void aKeyBreaksItsWords() {
        assertThat(KEY.fits(300)).isTrue();
        assertThat(KEY.fits(130)).isFalse();
        assertThat(KEY.heightAt(130)).isGreaterThan(KEY.heightAt(300));
        assertThat(KEY.heightAt(100)).isGreaterThan(KEY.heightAt(130));
    }

    @Test
    void keyAndDriftLieBesideEachOtherWhereTheyFitAndElseBelow() {
        var both = new KeyAndDrift(
                KEY,
                DriftMeter.of(
                        Optional.of(new Drift(0.3, 5)),
                        PathLook.OF_PATHS,
                        "of the change of the set that changes most"));
        var alone = new KeyAndDrift(KEY, Optional.empty());
        assertThat(both.heightAt(460)).isLessThan(alone.heightAt(460) + 10);
        assertThat(both.heightAt(200)).isGreaterThan(alone.heightAt(200) + 20);
    }

    @Test
    void aFootTakesTheLinesItNeeds() {
        String foot = "Discs: weight, and the type of most cells. Lines: overlap. Places: about the means on the UMAP.";
        var sheet = new PanelSheet("", List.of(new Empty()), foot);
        double one = sheet.heightAt(600) - new PanelSheet("", List.of(new Empty()), "").heightAt(600);
        double several = sheet.heightAt(100) - new PanelSheet("", List.of(new Empty()), "").heightAt(100);
        assertThat(several).isGreaterThan(one + Typeface.SMALL.lineHeight());
    }

    private record Empty() implements Panel {

        @Override
        public double heightAt(double width) {
            return 50;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {}
    }
}
