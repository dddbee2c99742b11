package org.mixtura.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.NoDialogs;

/** What the help card leads to. */
class HelpInWindowTest extends AppWindowTest {

    @BeforeEach
    void openWindow() {
        open(new FakeWorkbench(), new NoDialogs());
        keys(KeyCode.F1);
        pulses(3);
    }

    private long words() {
        return fx(() -> stage.getScene().getRoot().lookupAll(".word").size());
    }

    @Test
    void wordsAreFoundByTyping() {
        click("#help-words");
        waitFor("words", () -> words() > 40);
        screenshots("words");
        type("silhouette");
        waitFor("fewer", () -> words() == 1);
        assertThat(fx(() -> ((Label) stage.getScene().getRoot().lookup(".word")).getText()))
                .isEqualTo("silhouette");
        keys(KeyCode.ESCAPE);
        assertThat(exists("#words-search")).isFalse();
    }

    @Test
    void whatToCiteIsCopied() {
        click("#help-cite");
        waitFor("papers", () -> exists("#cite-copy"));
        screenshots("cite");
        click("#cite-copy");
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("Nature Methods 15, 1053-1058 (2018)", "UMAP", "Leiden");
        keys(KeyCode.ESCAPE);
        assertThat(exists("#cite-copy")).isFalse();
    }
}
