package org.mixtura.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether a process gets a session of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no sessions")
class SearchPathTest {

    @TempDir
    private Path dir;

    private Path program(String folder, String name) throws IOException {
        Path file = Files.createDirectories(dir.resolve(folder)).resolve(name);
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void theFirstSetsidIsTaken() throws IOException {
        Files.createDirectories(dir.resolve("a/setsid"));
        Path setsid = program("b", "setsid");
        program("c", "setsid");
        Path java = program("elsewhere", "java");
        var path = new SearchPath(List.of(dir.resolve("a"), dir.resolve("b"), dir.resolve("c")));
        assertThat(path.ownSession(java.toString())).containsExactly(setsid.toString());
    }

    @Test
    void withoutSetsidTheProgramIsStartedAsItIs() throws IOException {
        Path java = program("elsewhere", "java");
        assertThat(new SearchPath(List.of(dir)).ownSession(java.toString())).isEmpty();
    }

    @Test
    void setsidIsNotAskedToStartWhatIsNotThere() throws IOException {
        program("b", "setsid");
        var path = new SearchPath(List.of(dir.resolve("b")));
        assertThat(path.ownSession("java")).isEmpty();
        program("b", "java");
        assertThat(path.ownSession("java")).hasSize(1);
    }
}
