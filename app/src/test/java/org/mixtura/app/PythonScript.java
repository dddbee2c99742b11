package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Python to see our files with the eyes of other programs. Needs Debian's packages, which {@code .ci/run} installs. */
final class PythonScript {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private PythonScript() {}

    /** Skips the test unless these modules are installed. */
    static void needs(String... modules) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed");
        assumeTrue(
                process(List.of("-c", "import " + String.join(", ", modules))).code() == 0,
                String.join(", ", modules) + " is not installed");
    }

    /** What a script prints; the test fails when it fails. */
    static String run(String... arguments) throws IOException, InterruptedException {
        var ended = process(List.of(arguments));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    /** What a script says that gives up; the test fails when it does not. */
    static String refused(String... arguments) throws IOException, InterruptedException {
        var ended = process(List.of(arguments));
        assertThat(ended.code()).as(ended.output()).isNotZero();
        return ended.output();
    }

    private record Ended(int code, String output) {}

    private static Ended process(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON.toString(), "-W", "ignore"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
