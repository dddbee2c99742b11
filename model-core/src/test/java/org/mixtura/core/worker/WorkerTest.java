package org.mixtura.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** How a worker leaves a run with which another one goes on at once. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a process that only waits")
class WorkerTest {

    @TempDir
    private Path dir;

    private final RunSpecJson specs = new RunSpecJson(new ModelFamilies());
    private final RunReader reader = new RunReader(specs);

    @AfterEach
    void endTheOther() {
        new WorkerFolder(run()).process().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void theFolderOfTheWorkerThatGoesOnIsLeftAlone() {
        var setup = new WorkerSetup(new WorkerCommand(List.of("sh", "-c", "sleep 60")), dir.resolve("queue"));
        RunFolder.create(run(), JsonNodeFactory.instance.objectNode()).close();
        var files = new WorkerFolder(run());
        files.begin();
        var queue = new RunQueue(setup);

        var worker = new Worker(new EndsAsAnotherBegins(queue), specs, reader, setup);
        assertThat(worker.work(run(), false, TrainListener.NONE, new RunControl()))
                .contains(run());

        assertThat(files.isUsedByAnother()).isTrue();
        assertThat(queue.state().active()).contains(run());
    }

    private Path run() {
        return dir.resolve("run");
    }

    /** A run that has told its end, and that somebody begins again before its process has ended. */
    private record EndsAsAnotherBegins(RunQueue queue) implements RunTraining {

        @Override
        public Optional<Path> train(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
            throw new AssertionError("the run has begun already");
        }

        @Override
        public Optional<Path> resume(Path folder, TrainListener listener, RunControl control) {
            var files = new WorkerFolder(folder);
            files.clear();
            files.begin();
            queue.alone(turn -> {
                turn.add(folder);
                return files;
            });
            return Optional.of(folder);
        }
    }
}
