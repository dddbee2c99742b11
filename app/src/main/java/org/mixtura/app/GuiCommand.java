package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.NoDisplay;
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
        if (!hasDisplay(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform"))) {
            return noDisplay("The variable DISPLAY is not set");
        }
        try {
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
            return ExitCodes.DONE;
        } catch (NoDisplay refused) {
            return noDisplay("The display named by DISPLAY does not answer");
        }
    }

    private int noDisplay(String why) {
        err.println("mixtura: There is no display to open the window on. " + why
                + ", so this looks like a server or a container. Use a command, for example 'mixtura demo' or"
                + " 'mixtura --help', or connect with a display.");
        return ExitCodes.NO_DISPLAY;
    }

    static boolean hasDisplay(String system, Map<String, String> environment, @Nullable String glassPlatform) {
        boolean alwaysHasOne = system.startsWith("Windows") || system.startsWith("Mac");
        return alwaysHasOne
                || glassPlatform != null
                || !environment.getOrDefault("DISPLAY", "").isBlank();
    }
}
