package org.mixtura.app;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window. */
@Command(name = GuiCommand.NAME, mixinStandardHelpOptions = true, description = "Opens the window.")
final class GuiCommand implements Callable<Integer> {

    static final String NAME = "gui";

    private final Window window;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A data set, or the folder of a project, run or sweep, to show first.")
    private @Nullable Path path;

    @Option(
            names = "--measure-start",
            description = "Close the window again once it was drawn, and say how long that took.")
    private boolean measureStart;

    GuiCommand(Window window, PrintWriter out, PrintWriter err) {
        this.window = window;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return open(Optional.ofNullable(path), measureStart);
    }

    /**
     * Opens the window and waits until it is closed.
     *
     * @param shown what to show first
     * @param measure whether the window closes once it was drawn, and the time that took is told
     * @return the exit code
     */
    int open(Optional<Path> shown, boolean measure) {
        return Display.needed(err, () -> {
            var drawn = window.open(shown.map(p -> p.toAbsolutePath().normalize()), measure);
            if (measure) {
                // The system knows the start of a process by the second only; Java knows its own by the millisecond.
                var start = Instant.ofEpochMilli(
                        ManagementFactory.getRuntimeMXBean().getStartTime());
                out.printf(
                        Locale.ROOT,
                        "The window was drawn after %.2f s.%n",
                        Duration.between(start, drawn).toMillis() / 1000.0);
            }
        });
    }
}
