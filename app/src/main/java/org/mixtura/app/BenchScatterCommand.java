package org.mixtura.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.ui.Toolkit;
import org.mixtura.ui.bench.ScatterBench;
import org.mixtura.ui.bench.ScatterTimes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries how many cells the maps of the window can move. */
@Command(
        name = "scatter",
        mixinStandardHelpOptions = true,
        description =
                "Shows made-up cells in a window, drags them about and draws a lasso, and prints how long a frame takes."
                        + " Needs a display.")
final class BenchScatterCommand implements Callable<Integer> {

    private static final int FEWEST = 1000;
    private static final int MOST = 10_000_000;

    @Option(
            names = "--cells",
            paramLabel = "N",
            split = ",",
            description = "How many points, several separated by commas. Default: 100000,1000000.")
    private List<Integer> cells = List.of(100_000, 1_000_000);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (int count : cells) {
            if (count < FEWEST || count > MOST) {
                throw new ConfigProblem(
                        "A map of %,d points says nothing.".formatted(count),
                        "--cells takes numbers from %,d to %,d.".formatted(FEWEST, MOST),
                        "For example --cells 100000,1000000.");
            }
        }
        var out = spec.commandLine().getOut();
        return Display.needed(spec.commandLine().getErr(), () -> {
            Toolkit.start(() -> {});
            try {
                var bench = new ScatterBench();
                out.println(ScatterTimes.head());
                for (int count : cells) {
                    out.println(bench.measure(count).line());
                    out.flush();
                }
            } finally {
                Toolkit.stop();
            }
        });
    }
}
