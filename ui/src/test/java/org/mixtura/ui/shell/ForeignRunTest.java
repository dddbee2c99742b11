package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.QueueWatch;
import org.mixtura.ui.task.Tasks;

/** A run that another process has queued while the window was open. */
class ForeignRunTest extends AppWindowTest {

    @Test
    void whoComesBackToTheWindowSeesIt() {
        var end = new CompletableFuture<StoredRun>();
        var workbench = new FakeWorkbench().training((_, _, _, _) -> Optional.of(end.join()));
        open(workbench, new NoDialogs());
        waitFor("the window in front", () -> stage.isFocused());
        var other = fx(() -> {
            var window = new Stage();
            window.setScene(new Scene(new Pane(), 200, 100));
            window.show();
            window.requestFocus();
            return window;
        });
        waitFor("another one in front", () -> !stage.isFocused());
        var spec = Samples.spec(folder.resolve("pbmc.h5ad"), 0);
        workbench.queued(folder.resolve("overnight"), spec);
        pulses(5);
        assertThat(app.workflow().session().placeProperty().get()).isEqualTo(Place.WELCOME);

        fx(() -> {
            other.close();
            stage.requestFocus();
        });
        waitForPlace(Place.TRAINING);
        end.complete(Samples.run(folder.resolve("overnight"), spec));
        waitForPlace(Place.EXPLORE);
    }

    @Test
    void aWindowThatStaysInFrontNoticesIt() {
        var end = new CompletableFuture<StoredRun>();
        var workbench = new FakeWorkbench().training((_, _, _, _) -> Optional.of(end.join()));
        open(workbench, new NoDialogs());
        var spec = Samples.spec(folder.resolve("pbmc.h5ad"), 0);
        try (var watch = new QueueWatch(app.workflow(), Tasks.onThreads())) {
            watch.look(Duration.ofMillis(20));
            pulses(5);
            workbench.queued(folder.resolve("overnight"), spec);
            waitForPlace(Place.TRAINING);
        }
        end.complete(Samples.run(folder.resolve("overnight"), spec));
        waitForPlace(Place.EXPLORE);
    }
}
