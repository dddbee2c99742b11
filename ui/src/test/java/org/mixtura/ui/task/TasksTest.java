package org.mixtura.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.DataProblem;
import org.mixtura.ui.error.Problem;

class TasksTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);
    private final List<String> results = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void aTaskIsListedWhileItRunsAndThenDeliversItsResult() {
        var task = tasks.run("Reading", p -> "read", results::add, problems::add);
        assertThat(tasks.running()).containsExactly(task);

        background.remove().run();

        assertThat(results).containsExactly("read");
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void progressIsSeenOnTheTask() {
        var seen = new ArrayList<String>();
        var task = tasks.run(
                "Reading",
                p -> {
                    p.stage("half");
                    p.share(0.5);
                    return "read";
                },
                r -> {},
                problems::add);
        task.stageProperty().subscribe(text -> seen.add(text));
        background.remove().run();

        assertThat(seen).containsExactly("", "half");
        assertThat(task.shareProperty().get()).isEqualTo(0.5);
    }

    @Test
    void aProblemOfTheUserIsToldInItsOwnWords() {
        tasks.run(
                "Reading",
                p -> {
                    throw new DataProblem("No counts.", "All values are fractions.", "Choose raw/X.");
                },
                r -> {},
                problems::add);
        background.remove().run();

        assertThat(problems)
                .containsExactly(new Problem("No counts.", "All values are fractions.", "Choose raw/X.", ""));
    }

    @Test
    void aFaultOfTheProgramIsToldWithoutATrace() {
        tasks.run(
                "Reading",
                p -> {
                    throw new IllegalStateException("row 7");
                },
                r -> {},
                problems::add);
        background.remove().run();

        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.what()).contains("inside Mixtura");
            assertThat(p.details()).isEqualTo("IllegalStateException: row 7");
        });
    }

    @Test
    void aCancelledTaskHearsOfItAndDeliversNothing() {
        var heard = new ArrayList<String>();
        var task = tasks.run(
                TaskKind.of("Reading").onCancel(() -> heard.add("cancel")),
                p -> String.valueOf(p.isCancelled()),
                results::add,
                problems::add);
        task.cancel();
        task.cancel();
        background.remove().run();

        assertThat(heard).containsExactly("cancel");
        assertThat(results).isEmpty();
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void aStoppedTaskStillDelivers() {
        var task =
                tasks.run(TaskKind.stoppable("Training", "Stop", () -> {}), p -> "model", results::add, problems::add);
        task.cancel();
        background.remove().run();

        assertThat(results).containsExactly("model");
    }

    @Test
    void ofManyRequestsOnlyTheNewestIsDone() {
        var ran = new ArrayList<String>();
        var latest = new Latest<String>(tasks, "Colouring", results::add, problems::add);
        for (String gene : List.of("CD3D", "CD8A", "MS4A1")) {
            latest.submit(p -> {
                ran.add(gene);
                return gene;
            });
        }
        while (!background.isEmpty()) {
            background.remove().run();
        }

        assertThat(ran).containsExactly("CD3D", "MS4A1");
        assertThat(results).containsExactly("MS4A1");
    }

    @Test
    void aCancelledRequestDoesNotBlockTheNext() {
        var latest = new Latest<String>(tasks, "Colouring", results::add, problems::add);
        latest.submit(p -> "CD3D");
        tasks.running().getFirst().cancel();
        latest.submit(p -> "CD8A");
        while (!background.isEmpty()) {
            background.remove().run();
        }

        assertThat(results).containsExactly("CD8A");
    }
}
