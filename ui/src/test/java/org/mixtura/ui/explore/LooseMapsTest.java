package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.theme.Appearance;

/** Maps in windows of their own, for a second screen. */
class LooseMapsTest extends MapsInWindow {

    private List<Stage> others() {
        return fx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window != stage)
                .map(Stage.class::cast)
                .toList());
    }

    private MenuItem item(Node map, String id) {
        Node menu = fx(() -> map.lookup(".pane-menu"));
        click(menu);
        waitFor("menu", () -> fx(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance)));
        return fx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(open -> open.getItems().stream())
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow());
    }

    /** Gives the last map of the page a window. */
    private Stage tearOff() {
        Node map = fx(() -> maps().getLast().getParent().getParent());
        var tear = item(map, "tear-off-pane");
        assertThat(tear.isDisable()).isFalse();
        fx(tear::fire);
        waitFor("window", () -> others().size() == 1);
        pulses(3);
        return others().getFirst();
    }

    @Test
    void aMapInAWindowOfItsOwnIsLinkedAsBeforeAndComesBack() {
        open();
        var window = tearOff();
        assertThat(maps()).hasSize(1);
        assertThat(model.panes().panes()).hasSize(2);
        var map = fx(() -> (ScatterPane) window.getScene().getRoot().lookup(".scatter-pane"));
        waitFor("the map is drawn there", () -> fx(map::isSharp));
        assertThat(fx(window::getTitle)).contains("latent 1").contains("Mixtura");
        assertThat(fx(window::getOwner)).isSameAs(stage);

        // Draws a box around all cells there; the page has the same selection.
        fx(() -> map.fireEvent(key(KeyCode.B)));
        double w = fx(map::getWidth);
        double h = fx(map::getHeight);
        moveTo(map, -0.4 * w, -0.4 * h);
        press(MouseButton.PRIMARY);
        moveBy(0.5 * w, 0.5 * h);
        moveBy(0.3 * w, 0.3 * h);
        release(MouseButton.PRIMARY);
        waitFor("selection", () -> !model.view().selection().isEmpty());

        // A letter that is typed means nothing else; a key that no map takes is the page's.
        var field = new TextField();
        fx(() -> ((StackPane) window.getScene().getRoot()).getChildren().add(field));
        fx(() -> field.fireEvent(key(KeyCode.S)));
        pulses(2);
        assertThat(fx(() -> model.views().viewsProperty().get())).isEmpty();
        fx(() -> map.fireEvent(key(KeyCode.S)));
        waitFor(
                "saved view",
                () -> !fx(() -> model.views().viewsProperty().get().isEmpty()));

        fx(() -> appearance.themeProperty().set(Appearance.Theme.DARK));
        assertThat(fx(() -> window.getScene().getRoot().getPseudoClassStates().toString()))
                .contains("dark");
        fx(() -> window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)));
        waitFor("the map is back", () -> maps().size() == 2);
        assertThat(problems).isEmpty();
    }

    @Test
    void theLastMapOfThePageStaysThere() {
        open();
        var window = tearOff();
        assertThat(item(fx(() -> maps().getFirst().getParent().getParent()), "tear-off-pane")
                        .isDisable())
                .isTrue();
        fx(() -> model.panes().close(model.panes().panes().getFirst()));
        waitFor("the map is back", () -> maps().size() == 1 && !fx(window::isShowing));
        assertThat(fx(page::draft)).isNotNull();
    }

    @Test
    void windowsComeAndGoWithThePage() {
        open();
        var window = tearOff();
        fx(() -> page.showLoose(false));
        assertThat(fx(window::isShowing)).isFalse();
        fx(() -> page.showLoose(true));
        assertThat(fx(window::isShowing)).isTrue();
        fx(() -> model.panes().close(model.panes().panes().getLast()));
        waitFor("closed", () -> others().isEmpty());
        assertThat(maps()).hasSize(1);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, code.getChar(), code.getName(), code, false, false, false, false);
    }
}
