package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.worker.WorkerCommand;

/** A repetition that nobody waits for any more leaves neither a process nor a folder. */
class VerifyProcessTest extends DemoRunTest {

    @Test
    void aSignalEndsTheRepetitionAndClearsItsFolder() throws Exception {
        Path temporary = Files.createDirectories(dir.resolve("temporary"));
        // So many epochs that it still trains when it is told to end.
        Path spec = trained.resolve("run.json");
        Files.writeString(spec, Files.readString(spec).replaceFirst("\"epochs\" : 2\\b", "\"epochs\" : 40000"));
        assertThat(spec).content().contains("40000");
        var verify = start(temporary, trained);
        WorkerFixture.waitFor("the repetition", () -> repetitions(temporary).stream()
                .anyMatch(run -> WorkerFixture.epochsLogged(run.resolve("run")) >= 2));
        ProcessHandle worker =
                WorkerFixture.worker(repetitions(temporary).getFirst().resolve("run"));
        assertThat(worker.isAlive()).isTrue();

        new ProcessBuilder("kill", "-TERM", Long.toString(verify.pid())).start().waitFor();
        verify.waitFor();

        WorkerFixture.waitFor("the end of its process", () -> !worker.isAlive());
        assertThat(repetitions(temporary)).isEmpty();
    }

    private Process start(Path temporary, Path folder) throws IOException {
        var command = new ArrayList<>(
                WorkerCommand.likeThisProcess(Launcher.class.getName()).words());
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("verify", folder.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", dir.toString());
        builder.environment().put("XDG_CONFIG_HOME", dir.toString());
        return builder.redirectOutput(dir.resolve("verify.log").toFile()).start();
    }

    private static List<Path> repetitions(Path temporary) {
        try (var found = Files.list(temporary)) {
            return found.filter(path -> path.getFileName().toString().startsWith("mixtura-verify"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
