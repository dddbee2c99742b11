package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;

/** Keys of the maps that the user changed. */
class ChangedMapKeysTest extends MapsInWindow {

    private LinkedView.Mode mode() {
        return fx(() -> model.view().modeProperty().get());
    }

    private void give(KeyAction action, String key) {
        fx(() -> {
            var keys = Keymap.of(stage.getScene()).keysProperty();
            keys.set(keys.get().with(action, Optional.of(KeyCombination.valueOf(key))));
        });
        pulses(1);
    }

    @Test
    void aChangedKeyWorksOnTheMapsAndInTheirTooltips() {
        open();
        ButtonBase lasso = find(".lasso-tool");
        assertThat(fx(() -> lasso.getTooltip().getText())).endsWith("(L)");
        give(KeyAction.LASSO, "Q");
        assertThat(fx(() -> lasso.getTooltip().getText())).endsWith("(Q)");
        click(maps().getFirst());
        keys(KeyCode.L);
        assertThat(mode()).isEqualTo(LinkedView.Mode.PAN);
        keys(KeyCode.Q);
        assertThat(mode()).isEqualTo(LinkedView.Mode.LASSO);

        give(KeyAction.DUPLICATE, "Shortcut+Y");
        keys(KeyCode.CONTROL, KeyCode.D);
        pulses(3);
        assertThat(maps()).hasSize(2);
        keys(KeyCode.CONTROL, KeyCode.Y);
        waitFor("a third map", () -> maps().size() == 3);
    }

    @Test
    void aChangedKeyRestsWhileAGeneIsTyped() {
        open();
        give(KeyAction.LASSO, "Q");
        click(maps().getFirst());
        keys(KeyCode.G);
        waitFor("the field of the gene", () -> stage.getScene().getFocusOwner() instanceof TextField);
        keys(KeyCode.Q);
        assertThat(mode()).isEqualTo(LinkedView.Mode.PAN);
        click(FxTest.<javafx.scene.Node>find(".scatter-pane"));
        keys(KeyCode.Q);
        assertThat(mode()).isEqualTo(LinkedView.Mode.LASSO);
    }
}
