package org.mixtura.ui.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.FxTest;

class ErrorPaneTest extends FxTest {

    private final List<String> done = new ArrayList<>();
    private final Problem lost = new Problem("The process is gone.", "It was killed.", "See the manual.", "");

    @Test
    void theClickThatMendsComesAfterTheCardIsClosed() {
        var problem = lost.mendedBy("Go on with it now.", new Problem.Mend("Go on", () -> done.add("gone on")));
        show(() -> new ErrorPane(problem, () -> done.add("closed")), 600, 300);
        screenshot("error-mend");
        click("#error-mend");

        assertThat(done).containsExactly("closed", "gone on");
    }

    @Test
    void whereNothingCanBeDoneThereIsNoSuchButton() {
        show(() -> new ErrorPane(lost, () -> done.add("closed")), 600, 300);

        assertThat(exists("#error-mend")).isFalse();
        click("#error-close");
        assertThat(done).containsExactly("closed");
    }
}
