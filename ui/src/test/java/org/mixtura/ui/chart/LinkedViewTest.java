package org.mixtura.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;

class LinkedViewTest {

    private final Column.Categorical types =
            new Column.Categorical("type", List.of("B", "T", "NK"), new int[] {0, 1, 2, 0, -1});
    private final LinkedView view = new LinkedView(Colouring.of(types));

    @Test
    void aHiddenLevelComesBackWithASecondClick() {
        view.toggle(1);
        assertThat(view.isVisible(1)).isFalse();
        assertThat(view.isVisible(0)).isTrue();

        view.toggle(1);
        assertThat(view.hidden()).isEmpty();
    }

    @Test
    void aLevelThatIsHiddenUnderTheMouseStressesNothingAnyMore() {
        view.highlightedProperty().set(1);
        view.toggle(0);
        assertThat(view.highlightedProperty().get()).isEqualTo(1);
        view.toggle(1);
        assertThat(view.highlightedProperty().get()).isEqualTo(LinkedView.NO_LEVEL);
    }

    @Test
    void isolatingTheOnlyVisibleLevelShowsAllAgain() {
        view.isolate(2);
        assertThat(view.hidden()).containsExactlyInAnyOrder(0, 1);

        view.isolate(2);
        assertThat(view.hidden()).isEmpty();
    }

    @Test
    void aPartOfTheSquareOfTwoGenesSelectsItsCells() {
        var first = Colouring.ByValue.of("a", "", new float[] {0, 4, 4, 0, Float.NaN}, true)
                .between(0, 4);
        var second =
                Colouring.ByValue.of("b", "", new float[] {0, 0, 8, 1, 1}, true).between(0, 4);
        view.colourBy(new Colouring.Blend(first, second));
        var low = new LinkedView.Shares(0, 0.5);
        var high = new LinkedView.Shares(0.5, 1);
        view.selectBlend(CellSelection.Change.REPLACE, high, high);
        assertThat(view.selection().stream()).containsExactly(2);
        view.selectBlend(CellSelection.Change.REPLACE, high, low);
        assertThat(view.selection().stream()).containsExactly(1);
        view.selectBlend(CellSelection.Change.REPLACE, low, low);
        assertThat(view.selection().stream()).containsExactly(0, 3);
    }

    @Test
    void selectionsAddAndSubtract() {
        view.selectLevel(CellSelection.Change.REPLACE, 0);
        assertThat(view.selection().stream()).containsExactly(0, 3);

        var more = new BitSet();
        more.set(1);
        view.select(CellSelection.Change.ADD, more);
        view.selectLevel(CellSelection.Change.SUBTRACT, 0);
        assertThat(view.selection().stream()).containsExactly(1);
        assertThat(view.selection().inverted(5).stream()).containsExactly(0, 2, 3, 4);
    }

    @Test
    void theClipStaysARange() {
        view.colourBy(Colouring.ByValue.of("gene", "", new float[] {0, 1, 2, 3, 4}, true));
        view.clip(3, 3);
        assertThat(((Colouring.ByValue) view.colouring()).low()).isLessThan(3);

        view.clip(1, 3);
        var clipped = (Colouring.ByValue) view.colouring();
        assertThat(clipped.low()).isEqualTo(1);
        assertThat(clipped.high()).isEqualTo(3);
        assertThat(clipped.isGrey(0)).isTrue();
    }
}
