package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.sweep.LocalScheduler;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepNotes;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains many runs. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Trains every combination of settings, each with several seeds, and writes a table. Give several"
                + " values as --set KEY=VALUE,VALUE. The same call again goes on after a stop, and so does --out FOLDER"
                + " alone, also with a sweep that was begun in the window.")
final class SweepCommand implements Callable<Integer> {

    private static final int USUAL_SEEDS = 3;

    private final Workbench workbench;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds of each combination. Default: 3.")
    private @Nullable Integer seeds;

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
        var sweep = data.isGiven() ? begun() : begunBefore();
        if (prepare) {
            sweep.prepare().forEach(terminal::println);
            return ExitCodes.DONE;
        }
        if (collect) {
            return told(sweep.collect(), terminal);
        }
        var control = new RunControl();
        try (var _ = Interrupts.handledBy(control, spec.commandLine().getErr())) {
            int code = told(sweep.run(scheduler, new RunLines(terminal), control), terminal);
            if (!control.isRequested()) {
                return code;
            }
            if (code == ExitCodes.INCOMPLETE) {
                spec.commandLine().getErr().printf("mixtura: Stopped; 'mixtura sweep --out %s' goes on.%n", out);
            }
            return ExitCodes.CANCELLED;
        }
    }

    private Sweep begun() {
        var plan = plan();
        Notes.print(
                SweepNotes.of(workbench, plan, () -> false), spec.commandLine().getErr());
        return new Sweep(workbench, plan, out);
    }

    private Sweep begunBefore() {
        if (!data.isEmpty() || !options.isEmpty() || seeds != null) {
            throw new ConfigProblem(
                    "There is nothing to train on.",
                    "No data set was given, and a sweep that was begun before goes on with the settings it has.",
                    "Name a file or folder with counts, or give --out FOLDER alone to go on.");
        }
        return Sweep.open(workbench, out);
    }

    private SweepPlan plan() {
        int cores = Runtime.getRuntime().availableProcessors();
        return options.sweep(data, seeds != null ? seeds : USUAL_SEEDS, Math.max(1, cores / Math.max(1, jobs)));
    }

    private int told(SweepTable table, PrintWriter terminal) {
        terminal.print(table.plain());
        table.failures().forEach(new RunLines(terminal)::failed);
        terminal.printf("tables: %s%n", out.resolve("table.csv"));
        if (options.json) {
            terminal.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("sweep", out.toAbsolutePath().normalize().toString())
                    .put("runs", table.rows().size())
                    .put("complete", table.rows().size() - table.failures().size())
                    .put(
                            "table",
                            out.toAbsolutePath()
                                    .normalize()
                                    .resolve("table.csv")
                                    .toString()));
        }
        return table.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
    }
}
