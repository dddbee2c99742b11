package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;

/** A user changes keys in the window and uses them. */
class ChangedKeysTest extends AppWindowTest {

    private void openCard() {
        keys(KeyCode.CONTROL, KeyCode.COMMA);
        waitFor("the card", () -> exists("#keys-card"));
    }

    /** Finds an action and lets it wait for a key, by keyboard alone. */
    private void choose(KeyAction action) {
        TextField search = find("#keys-search");
        fx(() -> search.setText(action.words()));
        fx(search::requestFocus);
        TableView<KeyAction> table = find("#keys-table");
        fx(() -> table.getSelectionModel().clearSelection());
        keys(KeyCode.ENTER);
        assertThat(fx(() -> table.getSelectionModel().getSelectedItem())).isEqualTo(action);
        keys(KeyCode.ENTER);
        assertThat(told()).contains("Press the new key for “" + action.words() + "”");
    }

    private static String told() {
        return fx(() -> FxTest.<Label>find("#keys-told").getText());
    }

    private String label(KeyAction action) {
        return fx(() -> Keymap.of(stage.getScene()).keysProperty().get().label(action));
    }

    private boolean isDark() {
        return fx(() -> app.appearance().isDark());
    }

    private void begin() {
        open(new FakeWorkbench(), new NoDialogs());
    }

    @Test
    void aChangedKeyWorksAtOnceAndIsShownEverywhere() {
        begin();
        openCard();
        choose(KeyAction.DRAWER);
        keys(KeyCode.CONTROL, KeyCode.B);
        assertThat(told()).isEqualTo("“Show or hide tasks, log and history” has the key Ctrl B now.");
        keys(KeyCode.ESCAPE);
        waitFor("the card closed", () -> !exists("#keys-card"));

        keys(KeyCode.CONTROL, KeyCode.J);
        assertThat(exists(".drawer")).as("the old key").isFalse();
        keys(KeyCode.CONTROL, KeyCode.B);
        assertThat(exists(".drawer")).as("the new key").isTrue();
        assertThat(fx(() -> FxTest.<Button>find("#toggle-drawer").getTooltip().getText()))
                .isEqualTo("Tasks, log and history (Ctrl B)");
        keys(KeyCode.CONTROL, KeyCode.K);
        TextField palette = find("#palette-search");
        fx(() -> palette.setText("tasks"));
        pulses(3);
        assertThat(shown("#palette-list .key")).containsExactly("Ctrl B");
        keys(KeyCode.ESCAPE);
        keys(KeyCode.F1);
        assertThat(shown(".help-card .key")).contains("Ctrl B").doesNotContain("Ctrl J");
    }

    private List<String> shown(String selector) {
        return fx(() -> stage.getScene().getRoot().lookupAll(selector).stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void aKeyOfAnotherIsToldByNameAndLeftOrTakenOver() {
        begin();
        openCard();
        choose(KeyAction.THEME);
        keys(KeyCode.CONTROL, KeyCode.R);
        assertThat(told()).isEqualTo("Ctrl R is the key of “New run”. Take it over for “Light or dark”?");
        click("#keys-leave");
        assertThat(label(KeyAction.THEME)).isEmpty();
        assertThat(label(KeyAction.NEW_RUN)).isEqualTo("Ctrl R");

        choose(KeyAction.THEME);
        keys(KeyCode.CONTROL, KeyCode.R);
        // The button has the focus.
        keys(KeyCode.SPACE);
        assertThat(label(KeyAction.THEME)).isEqualTo("Ctrl R");
        assertThat(label(KeyAction.NEW_RUN)).isEmpty();

        choose(KeyAction.NEW_RUN);
        keys(KeyCode.ESCAPE);
        assertThat(exists("#keys-card")).as("Esc leaves the key, not the card").isTrue();
        TableView<KeyAction> table = find("#keys-table");
        assertThat(fx(() -> table.getSelectionModel().getSelectedItem())).isEqualTo(KeyAction.NEW_RUN);
        click("#keys-reset");
        assertThat(told()).as("a reset asks, too").startsWith("Ctrl R is the key of “Light or dark”.");
        click("#keys-take");
        assertThat(label(KeyAction.NEW_RUN)).isEqualTo("Ctrl R");
        assertThat(label(KeyAction.THEME)).isEmpty();
    }

    @Test
    void keysAreTakenAwayAndComeBack() {
        begin();
        openCard();
        choose(KeyAction.DRAWER);
        keys(KeyCode.BACK_SPACE);
        assertThat(told()).isEqualTo("“Show or hide tasks, log and history” has no key now.");
        assertThat(fx(() -> FxTest.<Button>find("#toggle-drawer").getTooltip().getText()))
                .isEqualTo("Tasks, log and history");
        choose(KeyAction.LASSO);
        for (KeyCode code : new KeyCode[] {KeyCode.TAB, KeyCode.DIGIT4, KeyCode.SPACE, KeyCode.UP}) {
            keys(code);
            assertThat(told())
                    .contains("Press the new key for “Draw around cells”")
                    .doesNotStartWith("Press");
        }
        keys(KeyCode.Q);
        assertThat(label(KeyAction.LASSO)).isEqualTo("Q");
        click("#keys-reset");
        assertThat(label(KeyAction.LASSO)).isEqualTo("L");
        assertThat(label(KeyAction.DRAWER)).isEmpty();
        click("#keys-reset-all");
        assertThat(label(KeyAction.DRAWER)).isEqualTo("Ctrl J");
        assertThat(fx(() -> FxTest.<Button>find("#keys-reset-all").isDisabled()))
                .isTrue();
    }

    @Test
    void aPlainKeyRestsWhileTextIsEdited() {
        begin();
        openCard();
        choose(KeyAction.THEME);
        keys(KeyCode.T);
        boolean before = isDark();
        fx(() -> FxTest.<TextField>find("#keys-search").requestFocus());
        keys(KeyCode.T);
        assertThat(isDark()).as("typed").isEqualTo(before);
        keys(KeyCode.ESCAPE);
        waitFor("the card closed", () -> !exists("#keys-card"));
        keys(KeyCode.T);
        assertThat(isDark()).as("pressed").isNotEqualTo(before);
    }

    @Test
    void onlyChangedKeysAreKeptFromStartToStart() throws IOException {
        begin();
        openCard();
        choose(KeyAction.NEW_RUN);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        choose(KeyAction.SAVE);
        keys(KeyCode.BACK_SPACE);
        Path file = folder.resolve("config").resolve("settings.json");
        waitFor("the file", () -> read(file).contains("\"save\" : \"\""));
        assertThat(read(file)).contains("\"new-run\" : \"Shift+Shortcut+N\"").doesNotContain("open");
        fx(() -> stage.hide());

        openFirst(new FakeWorkbench(), new NoDialogs());
        assertThat(label(KeyAction.NEW_RUN)).isEqualTo("Ctrl Shift N");
        assertThat(label(KeyAction.SAVE)).isEmpty();
        assertThat(label(KeyAction.OPEN)).isEqualTo("Ctrl O");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException beingReplaced) {
            return "";
        }
    }

    @Test
    void whatCannotBeReadInTheFileIsIgnored() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("settings.json"), """
                {"theme": "DARK", "scale": 1.25, "toured": true, "keys": {"fly": "Ctrl+F", "open": "Ctrl+Nonsense",
                "new-run": 7, "undo": null, "drawer": "Shortcut+B", "palette": ""}}
                """);
        openFirst(new FakeWorkbench(), new NoDialogs());
        assertThat(isDark()).isTrue();
        assertThat(label(KeyAction.OPEN)).isEqualTo("Ctrl O");
        assertThat(label(KeyAction.NEW_RUN)).isEqualTo("Ctrl R");
        assertThat(label(KeyAction.UNDO)).isEqualTo("Ctrl Z");
        assertThat(label(KeyAction.DRAWER)).isEqualTo("Ctrl B");
        assertThat(label(KeyAction.PALETTE)).isEmpty();
        fx(() -> stage.hide());

        Files.writeString(
                config.resolve("settings.json"),
                "{\"theme\": \"DARK\", \"scale\": 1, \"toured\": true, \"keys\": [\"Ctrl+F\"]}");
        openFirst(new FakeWorkbench(), new NoDialogs());
        assertThat(isDark()).as("the rest is read").isTrue();
        assertThat(label(KeyAction.DRAWER)).isEqualTo("Ctrl J");
    }

    @Test
    void theCardFitsTheWindow() {
        begin();
        openCard();
        screenshots("keys");
        fx(() -> app.appearance().scaleProperty().set(1.5));
        pulses(4);
        choose(KeyAction.THEME);
        keys(KeyCode.CONTROL, KeyCode.R);
        screenshot("keys-taken-150");
        for (String id : new String[] {"#keys-search", "#keys-take", "#keys-reset", "#keys-reset-all", "#keys-close"}) {
            Node node = find(id);
            var bounds = fx(() -> node.localToScene(node.getLayoutBounds()));
            assertThat(bounds.getMinY()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(fx(() -> stage.getScene()
                    .getHeight()));
        }
        TableView<KeyAction> table = find("#keys-table");
        assertThat(fx(table::getHeight)).as("room for some lines").isGreaterThan(120);
    }
}
