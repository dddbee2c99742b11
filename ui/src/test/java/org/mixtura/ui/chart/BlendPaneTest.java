package org.mixtura.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.BlendColours;
import org.mixtura.core.figure.ColourVision;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.FxTest;

/** Two genes in one colour: what lies on top, and what the square beside the maps says and selects. */
class BlendPaneTest extends FxTest {

    private final Colouring.ByValue first = Colouring.ByValue.of(
                    "CD3D", "log", new float[] {4, 0, 4, 0, Float.NaN}, true)
            .between(0, 4);
    private final Colouring.ByValue second = Colouring.ByValue.of("NKG7", "log", new float[] {0, 2, 8, 0, 8}, true)
            .between(0, 8);
    private final LinkedView view = new LinkedView(new Colouring.Blend(first, second));

    @Test
    void theStrongerAreDrawnOverTheWeakerAndGreyOnesBelow() {
        float[] places = {0, 1, 2, 3, 4};
        var state = new CloudBuilder.State(
                view.colouring(),
                LinkedView.NO_LEVEL,
                CellSelection.NONE,
                CellSelection.NONE,
                ColourVision.FULL,
                Optional.empty(),
                new CloudBuilder.Greys(1, 2, 3, 4));
        var cloud = new CloudBuilder(5).build(new Points("x", "y", places, places), state);
        var order =
                IntStream.range(0, 5).mapToObj(i -> (int) cloud.points().x()[i]).toList();
        assertThat(order.subList(0, 3)).containsExactly(4, 3, 1);
        assertThat(order.subList(3, 5)).containsExactlyInAnyOrder(0, 2);
        int both = order.indexOf(2);
        assertThat(cloud.argb()[cloud.points().colour()[both]])
                .isEqualTo(BlendColours.table()[BlendColours.step(1, 1)]);
    }

    @Test
    void theSquareNamesBothGenesAndSelectsWhereItIsDragged() {
        show(() -> new LegendPane(view), 300, 400);
        assertThat(BlendPaneTest.<Label>find("#blend-first").getText()).contains("CD3D");
        assertThat(BlendPaneTest.<Label>find("#blend-second").getText()).contains("NKG7");
        var legend = FxTest.<Node>find(".blend-square");
        Node square = fx(() -> legend.lookup("Canvas"));
        double side = fx(() -> square.getLayoutBounds().getWidth());
        moveTo(square, 0.3 * side, -0.3 * side);
        press(MouseButton.PRIMARY);
        moveBy(0.1 * side, -0.1 * side);
        moveBy(0.2 * side, -0.2 * side);
        release(MouseButton.PRIMARY);
        pulses(2);
        assertThat(view.selection().stream()).containsExactly(2);

        fx(() -> view.colourBy(Colouring.of(new Column.Categorical("type", List.of("B"), new int[5]))));
        assertThat(legend.isVisible()).isFalse();
    }
}
