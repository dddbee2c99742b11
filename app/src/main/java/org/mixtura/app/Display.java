package org.mixtura.app;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.NoDisplay;

/** Whether there is something to show a window on. */
final class Display {

    private Display() {}

    /**
     * Does what needs one.
     *
     * @param err where it is said that there is none
     * @return the exit code
     */
    static int needed(PrintWriter err, Runnable shows) {
        if (!isThere(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform"))) {
            return missing("The variable DISPLAY is not set", err);
        }
        try {
            shows.run();
            return ExitCodes.DONE;
        } catch (NoDisplay refused) {
            return missing("The display named by DISPLAY does not answer", err);
        }
    }

    private static int missing(String why, PrintWriter err) {
        err.println("mixtura: There is no display to open the window on. " + why
                + ", so this looks like a server or a container. Use a command, for example 'mixtura demo' or"
                + " 'mixtura --help', or connect with a display.");
        return ExitCodes.NO_DISPLAY;
    }

    static boolean isThere(String system, Map<String, String> environment, @Nullable String glassPlatform) {
        boolean alwaysHasOne = system.startsWith("Windows") || system.startsWith("Mac");
        return alwaysHasOne
                || glassPlatform != null
                || !environment.getOrDefault("DISPLAY", "").isBlank();
    }
}
