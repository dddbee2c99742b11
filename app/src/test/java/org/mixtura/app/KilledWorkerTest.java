package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** A worker that dies anywhere in the life of a run, from its first words to its last figure. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledWorkerTest {

    private static final int LONGEST_PAUSE_NANOS = 60_000_000;

    @TempDir
    private Path dir;

    private WorkerFixture fixture;
    private final Random random = new Random(11);

    /** A model whose mixture starts in the middle of training, which takes a while of its own. */
    @BeforeEach
    void trainWhole() throws IOException {
        fixture = new WorkerFixture(dir, "--model", "dgd", "--set", "prep.variableGenes=200");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theRunGoesOnToTheSameEnd() {
        Path folder = dir.resolve("killed");
        var moments = List.of(
                moment("reading", stage("Reading")),
                moment("begin", TrainEvent.Started.class::isInstance),
                moment("first minibatches", TrainEvent.StepDone.class::isInstance),
                moment("end of an epoch", TrainEvent.EpochDone.class::isInstance),
                moment("start of the mixture", stage("Starting the mixture")),
                moment("encoding", stage("Encoding")),
                moment("clustering", stage("Clustering")),
                moment("figures", stage("Drawing")));
        for (Moment moment : moments) {
            killAt(moment, folder);
        }
        assertThat(fixture.run("resume", folder.toString()).code()).isZero();
        fixture.assertSameAsWhole(folder);
        assertThat(folder.resolve("figures"))
                .isDirectoryContaining(figure -> figure.toString().endsWith(".pdf"));
    }

    private record Moment(String name, Predicate<TrainEvent> begins) {}

    private static Moment moment(String name, Predicate<TrainEvent> begins) {
        return new Moment(name, begins);
    }

    private static Predicate<TrainEvent> stage(String begin) {
        return event -> event instanceof TrainEvent.Stage(String text) && text.startsWith(begin);
    }

    private void killAt(Moment moment, Path folder) {
        var killed = new AtomicBoolean();
        TrainListener killer = event -> {
            if (moment.begins().test(event) && !killed.getAndSet(true)) {
                LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOS));
                WorkerFixture.worker(folder).destroyForcibly();
            }
        };
        assertThatThrownBy(() -> {
                    if (Files.exists(folder)) {
                        fixture.workbench().resume(folder, killer, new RunControl());
                    } else {
                        fixture.workbench().train(fixture.spec(), folder, killer, new RunControl());
                    }
                })
                .as(moment.name())
                .isInstanceOf(WorkerLost.class);
        assertThat(killed).as(moment.name()).isTrue();
    }
}
