package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.local.Places;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.worker.WorkerCommand;
import org.mixtura.resources.BundledResource;

/** A workbench that trains in processes of its own, and a run of the demo that nothing interrupted to compare with. */
final class WorkerFixture implements AutoCloseable {

    private static final int EPOCHS = 12;

    private final List<String> settings;
    private final Path data;
    private final Path whole;
    private final LocalWorkbench workbench;
    private final CliSession session;

    /**
     * @param dir gets everything: data, queue, runs
     * @param settings of all runs, options of {@code train}
     */
    WorkerFixture(Path dir, String... settings) throws IOException {
        this.settings = List.of(settings);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        var words = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + dir, "XDG_CONFIG_HOME=" + dir));
        words.addAll(WorkerCommand.likeThisProcess(Launcher.class.getName(), "work", "--spawned")
                .words());
        var places = new Places(dir, dir.resolve("mixtura/queue"), dir.resolve("mixtura/libtorch"));
        workbench = new LocalWorkbench("test", places, Optional.of(new WorkerCommand(words)));
        session = new CliSession(workbench);
        whole = dir.resolve("whole");
        run(trainArguments(whole)).succeeded();
    }

    LocalWorkbench workbench() {
        return workbench;
    }

    /** The demo. */
    Path data() {
        return data;
    }

    /** A run of the demo. */
    Path whole() {
        return whole;
    }

    List<String> trainArguments(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of("train", data.toString(), "--labels", "cell_type", "--threads", "1"));
        arguments.addAll(List.of("--epochs", Integer.toString(EPOCHS), "--out", folder.toString()));
        arguments.addAll(settings);
        arguments.addAll(List.of(more));
        return arguments;
    }

    RunSpec spec() {
        return workbench.openRun(whole).spec();
    }

    void assertSameAsWhole(Path folder) {
        for (String file : List.of("metrics.csv", "weights.safetensors", "latent.npy", "umap.npy", "cells.csv")) {
            assertThat(folder.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(folder.resolve("worker")).doesNotExist();
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    CliSession.Outcome run(String... args) {
        return session.run(args);
    }

    CliSession.Outcome run(List<String> args) {
        return session.run(args);
    }

    static void waitFor(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute for: " + what).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    static int epochsLogged(Path folder) {
        try {
            return (int) Files.readAllLines(folder.resolve("metrics.csv")).stream()
                    .filter(line -> line.contains(",train,loss,"))
                    .count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    static ProcessHandle worker(Path folder) {
        try {
            var text = Files.readString(folder.resolve("worker/process.json"));
            return ProcessHandle.of(Long.parseLong(text.replaceAll(".*\"pid\":(\\d+).*", "$1")))
                    .orElseThrow();
        } catch (IOException gone) {
            throw new AssertionError("no worker in " + folder, gone);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            throw new AssertionError("could not delete " + folder, busy);
        }
    }

    @Override
    public void close() {
        workbench.close();
    }
}
