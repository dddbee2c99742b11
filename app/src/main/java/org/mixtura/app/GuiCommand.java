package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window. */
@Command(name = "gui", mixinStandardHelpOptions = true, description = "Opens the window.")
final class GuiCommand implements Callable<Integer> {

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
        return Display.needed(err, () -> {
            var drawn = window.open(
                    Optional.ofNullable(path).map(p -> p.toAbsolutePath().normalize()), measureStart);
            if (measureStart) {
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .ifPresent(start -> out.printf(
                                Locale.ROOT,
                                "The window was drawn after %.2f s.%n",
                                Duration.between(start, drawn).toMillis() / 1000.0));
            }
        });
    }
}
