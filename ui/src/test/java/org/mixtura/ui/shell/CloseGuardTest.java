package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.train.RunControl.Request;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** Whoever closes the window decides about the run that he was asked about, and about no other. */
class CloseGuardTest {

    @TempDir
    private Path dir;

    private final AtomicInteger closed = new AtomicInteger();
    private Workflow workflow;
    private CloseGuard guard;
    private LiveRun first;
    private LiveRun second;

    @BeforeEach
    void begin() {
        var tasks = new Tasks(Runnable::run, Runnable::run);
        workflow = new Workflow(new FakeWorkbench(), tasks, new RecentItems(dir, tasks));
        guard = new CloseGuard(workflow, closed::incrementAndGet);
        first = run("001");
        second = run("002");
    }

    private LiveRun run(String name) {
        return new LiveRun(Samples.spec(dir.resolve("cells.h5ad"), 0), dir.resolve(name), Optional.empty());
    }

    private void trains(Optional<LiveRun> run) {
        workflow.session().trainingProperty().set(run);
    }

    @Test
    void withoutARunTheWindowClosesAtOnce() {
        guard.request();
        assertThat(closed).hasValue(1);
    }

    @Test
    void theQuestionNamesItsRunAndFollowsTheOneThatTrains() {
        trains(Optional.of(first));
        guard.request();
        assertThat(guard.askedProperty().get()).contains(first);
        assertThat(CloseGuard.where(first)).contains("001");

        trains(Optional.of(second));
        assertThat(guard.askedProperty().get()).contains(second);
        guard.discardAndClose();
        assertThat(first.control().request()).isEqualTo(Request.NONE);
        assertThat(second.control().request()).isEqualTo(Request.DISCARD);
    }

    @Test
    void aQuestionAboutARunThatHasEndedIsGone() {
        trains(Optional.of(first));
        guard.request();
        trains(Optional.empty());
        assertThat(guard.askedProperty().get()).isEmpty();
        assertThat(closed).hasValue(0);
    }

    @Test
    void theWindowClosesWhenTheRunHasEndedEvenIfAnotherOneBegins() {
        trains(Optional.of(first));
        guard.request();
        guard.stopSaveAndClose();
        assertThat(first.control().request()).isEqualTo(Request.STOP_AND_KEEP);
        assertThat(closed).hasValue(0);

        trains(Optional.of(second));
        assertThat(closed).hasValue(1);
        assertThat(second.control().request()).isEqualTo(Request.NONE);
    }
}
