package org.mixtura.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemReasonTest {

    @TempDir
    private Path dir;

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        Path nowhere = dir.resolve("nowhere");
        var failure = catchThrowable(() -> Files.readString(nowhere));
        assertThat(failure).hasMessage(nowhere.toString());
        assertThat(SystemReason.of(failure)).isEqualTo("'%s' does not exist.".formatted(nowhere));
        assertThat(SystemReason.of(new UncheckedIOException((IOException) failure)))
                .isEqualTo("'%s' does not exist.".formatted(nowhere));
    }

    @Test
    void aFileInPlaceOfAFolderIsSaidToBeOne() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));
        assertThat(SystemReason.of(catchThrowable(() -> Files.createDirectories(file))))
                .isEqualTo("'%s' is a file, not a folder.".formatted(file));
    }

    @Test
    void whatTheSystemSaysIsPassedOn() {
        assertThat(SystemReason.of(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("The system says of 'a': No space left on device.");
        assertThat(SystemReason.of(new IOException("PNG!", new IOException("No space left on device"))))
                .isEqualTo("The system says: No space left on device.");
        assertThat(SystemReason.of(new IOException("Broken pipe"))).isEqualTo("The system says: Broken pipe.");
        assertThat(SystemReason.of(new IOException())).isEqualTo("There is no further reason given.");
    }

    @Test
    void damagedJsonIsLocatedWithoutWordsOfTheParser() {
        var failure = catchThrowable(() -> new ObjectMapper().readTree("{\n  \"a\": ]"));
        assertThat(SystemReason.of(failure)).isEqualTo("It is no valid JSON at line 2, column 8.");
    }

    @Test
    void aKnownProblemSaysWhatAndWhyWithoutItsRemedy() {
        assertThat(SystemReason.of(new ConfigProblem("A is wrong.", "It is 3.", "Write 2.")))
                .isEqualTo("A is wrong. It is 3.");
    }
}
