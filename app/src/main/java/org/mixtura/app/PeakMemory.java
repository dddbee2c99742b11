package org.mixtura.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest resident set of this process since it was last forgotten, as Linux counts it. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path FORGET = Path.of("/proc/self/clear_refs");
    private static final String HIGHEST = "VmHWM:";
    private static final double KIBI = 1024;

    private PeakMemory() {}

    /** Begins anew; where the system cannot, what is told later is the largest since the process began. */
    static void forget() {
        try {
            Files.writeString(FORGET, "5");
        } catch (IOException notThere) {
            // Then the largest so far counts, too, which is not less.
        }
    }

    /** In MiB; NaN where it cannot be known. */
    static double mebibytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(HIGHEST))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBI)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notThere) {
            return Double.NaN;
        }
    }
}
