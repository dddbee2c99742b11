package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.sweep.LocalScheduler;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepListener;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains many runs. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Trains every combination of settings, each with several seeds, and writes a table. Give several"
                + " values as --set KEY=VALUE,VALUE. The same call again goes on after a stop.")
final class SweepCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "DATA", description = "A data set of any format that 'mixtura inspect' can read.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN|FILE:COLUMN",
            description = "Known cell types, for scores and colours only.")
    private @Nullable String labels;

    @Option(names = "--batch", paramLabel = "COLUMN|FILE:COLUMN", description = "The batch of each cell.")
    private @Nullable String batch;

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Seeds of each combination. Default: 3.")
    private int seeds;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1", description = "Runs at a time. Default: 1.")
    private int jobs;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The folder of the sweep.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--prepare",
            description = "Train nothing; write the run folders and print them, one a line, for a scheduler that runs"
                    + " 'mixtura work FOLDER' for each.")
    private boolean prepare;

    @Option(names = "--collect", description = "Train nothing; write the table of the runs that are complete.")
    private boolean collect;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SweepCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (prepare && collect) {
            throw new ConfigProblem(
                    "--prepare does not go with --collect.",
                    "Runs are prepared before and collected after they were trained.",
                    "Leave one of them out.");
        }
        var terminal = spec.commandLine().getOut();
        var scheduler = new LocalScheduler(jobs);
        var sweep = new Sweep(workbench, plan(), out);
        if (prepare) {
            sweep.prepare().forEach(terminal::println);
            return ExitCodes.DONE;
        }
        if (collect) {
            return told(sweep.collect(), terminal);
        }
        var control = new RunControl();
        try (var _ = Interrupts.handledBy(control, spec.commandLine().getErr())) {
            int code = told(sweep.run(scheduler, new Lines(terminal), control), terminal);
            return control.isRequested() ? ExitCodes.CANCELLED : code;
        }
    }

    private SweepPlan plan() {
        int cores = Runtime.getRuntime().availableProcessors();
        return options.sweep(
                data,
                Optional.ofNullable(countsAt),
                column(labels),
                column(batch),
                seeds,
                Math.max(1, cores / Math.max(1, jobs)));
    }

    private int told(SweepTable table, PrintWriter terminal) {
        terminal.print(table.plain());
        table.failures()
                .forEach(row -> terminal.printf(
                        "%s seed %d: %s%n",
                        String.join(", ", row.cell().point().values()),
                        row.cell().seed(),
                        row.problem()));
        terminal.printf("tables: %s%n", out.resolve("table.csv"));
        return table.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
    }

    private static Optional<ColumnRef> column(@Nullable String text) {
        Path here = Path.of("").toAbsolutePath();
        return Optional.ofNullable(text).map(typed -> ColumnRef.parse(typed, here));
    }

    /** One line when a run begins, and one when it ends. */
    private record Lines(PrintWriter out) implements SweepListener {

        @Override
        public synchronized void begun(Path run) {
            out.printf("begun  %s%n", run);
            out.flush();
        }

        @Override
        public void event(Path run, TrainEvent event) {
            if (event instanceof TrainEvent.Adjusted adjusted) {
                synchronized (this) {
                    out.printf("%s: %s%n", run, adjusted.text());
                    out.flush();
                }
            }
        }

        @Override
        public synchronized void ended(Path run, String problem, int done, int all) {
            out.printf("%d of %d  %s%s%n", done, all, run, problem.isEmpty() ? "" : ": " + problem);
            out.flush();
        }
    }
}
