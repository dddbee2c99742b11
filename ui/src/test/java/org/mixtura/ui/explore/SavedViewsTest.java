package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.mixtura.core.map.MapAxis;

/** Saved views, and other keys of the maps, in a window. */
class SavedViewsTest extends MapsInWindow {

    @Test
    void keysSaveAViewSplitTheMapAndComeBack() {
        open();
        click(maps().getFirst());
        Button views = find("#saved-views");
        assertThat(fx(views::getText)).isEmpty();
        keys(KeyCode.S);
        assertThat(fx(views::getText)).isEqualTo("1");
        keys(KeyCode.BACK_SLASH);
        waitFor("a third map", () -> maps().size() == 3);
        fx(() -> model.panes().active().xProperty().set(new MapAxis.Gene("CD3D")));
        // What is seen is saved, and a gene has to be read first.
        waitFor("the gene", this::showsTheGene);
        keys(KeyCode.S);
        assertThat(fx(views::getText)).isEqualTo("2");
        keys(KeyCode.DIGIT1);
        waitFor("two maps", () -> maps().size() == 2);
        keys(KeyCode.DIGIT2);
        waitFor("three again", () -> maps().size() == 3);
        waitFor("the gene", () -> model.panes().panes().getLast().shownX().equals(new MapAxis.Gene("CD3D")));
        keys(KeyCode.DIGIT7);
        assertThat(maps()).as("there is no seventh").hasSize(3);
        sharp();
        click(views);
        waitFor("its menu", () -> menuHas("view-2"));
        screenshot("explore-views");
        assertThat(problems).isEmpty();
    }

    private boolean showsTheGene() {
        return model.panes().panes().getLast().shownX().equals(new MapAxis.Gene("CD3D"));
    }

    private static boolean menuHas(String id) {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream())
                .anyMatch(item -> id.equals(item.getId()));
    }

    /** The letter of a key is typed right after it was pressed, before anything else happens. */
    @Test
    void theKeyThatAsksForAGeneIsNotTypedIntoTheField() {
        open();
        click(maps().getFirst());
        TextField gene = find("#gene");
        waitFor("genes", () -> !gene.isDisabled());
        fx(() -> {
            fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.G, false, false, false, false));
            fire(new KeyEvent(KeyEvent.KEY_TYPED, "g", "", KeyCode.UNDEFINED, false, false, false, false));
        });
        waitFor("the field", gene::isFocused);
        assertThat(fx(() -> gene.getText())).isEmpty();
        type("CD");
        assertThat(fx(() -> gene.getText())).isEqualTo("CD");
    }

    private void fire(KeyEvent event) {
        stage.getScene().getFocusOwner().fireEvent(event);
    }
}
