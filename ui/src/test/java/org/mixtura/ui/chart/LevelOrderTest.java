package org.mixtura.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.ColourVision;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.FxTest;

/** Which group lies on top of a map and first in its legend, and what the context menu of a cell does. */
class LevelOrderTest extends FxTest {

    private static final CloudBuilder.Greys GREYS = new CloudBuilder.Greys(1, 2, 3, 4);

    private final Column.Categorical types =
            new Column.Categorical("type", List.of("B", "T", "NK"), new int[] {0, 1, 2, 0, 1, 2, -1});
    private final LinkedView view = new LinkedView(Colouring.of(types));
    private final ScatterModel model = new ScatterModel(view);

    private void placed() {
        model.show(new Points("x", "y", new float[] {0, 1, 2, 3, 4, 5, 6}, new float[] {0, 1, 2, 3, 4, 5, 6}));
    }

    /** The codes of the cells from the lowest to the one on top, those without a value as -1. */
    private List<Integer> drawn() {
        var state = new CloudBuilder.State(
                view.colouring(),
                LinkedView.NO_LEVEL,
                CellSelection.NONE,
                CellSelection.NONE,
                ColourVision.FULL,
                Optional.empty(),
                GREYS);
        var cloud = new CloudBuilder(types.size()).build(model.points(), state).points();
        return IntStream.range(0, cloud.size())
                .mapToObj(i -> types.codes()[(int) cloud.x()[i]])
                .toList();
    }

    @Test
    void theFirstOfTheLegendIsDrawnOnTop() {
        placed();
        view.moveLevel(2, 0);
        assertThat(view.levelsInOrder()).containsExactly(2, 0, 1);
        assertThat(drawn()).containsExactly(-1, 1, 1, 0, 0, 2, 2);
        view.moveLevel(2, 1);
        assertThat(view.levelsInOrder()).containsExactly(0, 1, 2);
        assertThat(drawn()).containsExactly(-1, 2, 2, 1, 1, 0, 0);
        view.resetOrder();
        assertThat(view.levelsInOrder()).containsExactly(0, 1, 2);
        assertThat(drawn().getFirst()).isEqualTo(-1);
    }

    @Test
    void whatAUserOrdersIsToldAndHidingKeepsIt() {
        var told = new ArrayList<List<String>>();
        view.onOrdered(told::add);
        view.moveLevel(1, 0);
        view.toggle(2);
        assertThat(view.levelsInOrder()).containsExactly(1, 0, 2);
        assertThat(view.hidden()).containsExactly(2);
        view.resetOrder();
        assertThat(told).containsExactly(List.of("T", "B", "NK"), List.of());
        view.colourBy(new Colouring.ByLevel(types, new int[] {7, 8, 9}, Set.of(), List.of("NK", "gone", "B")));
        assertThat(view.levelsInOrder()).containsExactly(2, 0, 1);
        assertThat(view.colouring())
                .isInstanceOfSatisfying(Colouring.ByLevel.class, levels -> assertThat(levels.layers())
                        .as("what has no place is lowest")
                        .containsExactly(1, 0, 2));
        assertThat(told).hasSize(2);
        view.colourBy(Colouring.of(types.named("other")));
        assertThat(view.levelsInOrder()).containsExactly(0, 1, 2);
    }

    private List<String> rows(LegendPane legend) {
        return fx(() -> legend.lookupAll(".legend-row").stream()
                .sorted(Comparator.comparingDouble(
                        (Node row) -> row.localToScene(row.getLayoutBounds()).getMinY()))
                .map(Node::getId)
                .toList());
    }

    @Test
    void rowsAreDraggedOrMovedByKeys() {
        var legend = fx(() -> new LegendPane(view));
        show(() -> new HBox(legend), 300, 300);
        assertThat(rows(legend)).containsExactly("legend-0", "legend-1", "legend-2");
        moveTo(find("#legend-2"), 0, 0);
        press(MouseButton.PRIMARY);
        moveBy(0, -10);
        moveTo(find("#legend-0"), 0, 0);
        pulses(2);
        release(MouseButton.PRIMARY);
        pulses(3);
        assertThat(rows(legend)).containsExactly("legend-2", "legend-0", "legend-1");
        assertThat(fx(view::hidden)).as("a drag is no click").isEmpty();

        Node row = find("#legend-2");
        fx(row::requestFocus);
        keys(KeyCode.ALT, KeyCode.DOWN);
        keys(KeyCode.ALT, KeyCode.DOWN);
        pulses(3);
        assertThat(rows(legend)).containsExactly("legend-0", "legend-1", "legend-2");
    }

    @Test
    void theMenuOfACellIsAboutItsGroupAndTheSelection() {
        placed();
        var pane = fx(() -> new ScatterPane(model, Runnable::run));
        show(() -> pane, 300, 300);
        var menu = new CellMenuInput(pane, model, new CellMenu() {
            @Override
            public String barcode(int cell) {
                return "AAAC-" + cell;
            }

            @Override
            public List<MenuItem> items(Spot spot) {
                return List.of(new MenuItem("Decode here"));
            }
        });
        var spot = new CellMenu.Spot(OptionalInt.of(1), 1, 1);
        fx(() -> choose(menu, spot, "menu-select-level"));
        assertThat(view.selection().stream()).containsExactly(1, 4);
        fx(() -> choose(menu, spot, "menu-copy-selected"));
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("AAAC-1\nAAAC-4");
        fx(() -> choose(menu, spot, "menu-copy-barcode"));
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("AAAC-1");
        fx(() -> choose(menu, spot, "menu-raise-level"));
        assertThat(view.levelsInOrder().getFirst()).isEqualTo(1);
        fx(() -> choose(menu, spot, "menu-hide-level"));
        assertThat(view.hidden()).containsExactly(1);
        // Beside all cells nothing of a cell is offered, the page's own and those of the selection are.
        var beside = fx(() -> menu.items(new CellMenu.Spot(OptionalInt.empty(), 0, 9)).stream()
                .map(item -> String.valueOf(item.getText()))
                .toList());
        assertThat(beside).first().isEqualTo("Decode here");
        assertThat(beside).contains("Clear the selection (Esc)").noneMatch(text -> text.contains("barcode AAAC"));
    }

    private static void choose(CellMenuInput menu, CellMenu.Spot spot, String id) {
        menu.items(spot).stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire();
    }
}
