package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.session.Place;

/** A new user is led from data to a figure, once, and again when asked for. */
class TourTest extends AppWindowTest {

    private static String title() {
        return fx(() -> FxTest.<Label>find("#tour-title").getText());
    }

    private static boolean isPointedAt(String rail) {
        return fx(() ->
                FxTest.<Button>find(rail).getPseudoClassStates().contains(PseudoClass.getPseudoClass("pointed-at")));
    }

    @Test
    void itComesOnceAndCanBeLeafedThrough() {
        openFirst(new FakeWorkbench(), new NoDialogs());
        assertThat(title()).isEqualTo("Open data");
        assertThat(isPointedAt("#go-welcome")).isTrue();
        assertThat(fx(() -> FxTest.<Button>find("#tour-back").isDisabled())).isTrue();
        screenshots("tour-first");

        click("#tour-next");
        assertThat(title()).isEqualTo("See what was read");
        assertThat(isPointedAt("#go-welcome")).isFalse();
        assertThat(isPointedAt("#go-import-check")).isTrue();
        click("#tour-back");
        assertThat(title()).isEqualTo("Open data");
        for (int stop = 1; stop < 7; stop++) {
            click("#tour-next");
        }
        assertThat(title()).isEqualTo("Take it to the paper");
        screenshots("tour-last");
        click("#tour-next");
        pulses(2);
        assertThat(exists("#tour")).isFalse();
        assertThat(isPointedAt("#go-figures")).isFalse();
        waitFor("kept", () -> text().contains("\"toured\" : true"));

        fx(() -> stage.hide());
        openFirst(new FakeWorkbench(), new NoDialogs());
        assertThat(exists("#tour")).as("the second time").isFalse();
        keys(KeyCode.F1);
        pulses(3);
        click("#help-tour");
        pulses(2);
        assertThat(title()).isEqualTo("Open data");
        click("#tour-end");
        pulses(2);
        assertThat(exists("#tour")).isFalse();
    }

    @Test
    void itGoesAlongWithTheWork() {
        openFirst(new FakeWorkbench(), new NoDialogs());
        fx(() -> app.workflow().openDemo());
        waitForPlace(Place.IMPORT_CHECK);
        assertThat(title()).isEqualTo("See what was read");
        screenshots("tour-import-check");
        fx(() -> app.workflow().go(Place.RUNS));
        pulses(2);
        assertThat(title()).as("where there is nothing to tell, it stays").isEqualTo("See what was read");
    }

    private String text() {
        try {
            return Files.readString(folder.resolve("config/settings.json"));
        } catch (java.io.IOException notYet) {
            return "";
        }
    }
}
