package org.mixtura.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.run.RunSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a model and writes a run folder.")
final class TrainCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATA",
            description = "A data set of any format that 'mixtura inspect' can read.")
    private @Nullable Path data;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN|FILE:COLUMN",
            description = "Known cell types, for scores and colours only.")
    private @Nullable String labels;

    @Option(names = "--batch", paramLabel = "COLUMN|FILE:COLUMN", description = "The batch of each cell.")
    private @Nullable String batch;

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration, or run.json of another run.")
    private @Nullable Path config;

    @Option(names = "--out", paramLabel = "RUN_FOLDER", required = true, description = "The folder to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--queue",
            description = "Put the run into the queue and return; it starts when nothing else of the queue trains.")
    private boolean queued;

    @Option(
            names = "--in-process",
            description = "Train in this process and not in one of its own; the run ends with it.")
    private boolean inProcess;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    TrainCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (queued && inProcess) {
            throw new ConfigProblem(
                    "--queue does not go with --in-process.",
                    "A queued run trains in a process of its own.",
                    "Leave one of them out.");
        }
        RunFolder.requireUsable(out.toAbsolutePath().normalize());
        var command = spec.commandLine();
        var resolved = resolve();
        if (queued) {
            workbench.enqueue(resolved, out.toAbsolutePath().normalize());
            command.getOut().printf("Queued; watch it with 'mixtura watch %s'.%n", out);
            return ExitCodes.DONE;
        }
        var job = new TrainingJob(workbench, command.getOut(), command.getErr());
        return inProcess ? job.runHere(resolved, out, options.json) : job.run(resolved, out, options.json);
    }

    private RunSpec resolve() {
        if (config != null) {
            if (data != null || labels != null || batch != null || countsAt != null) {
                throw new ConfigProblem(
                        "--config does not go with a data set or its columns.",
                        "The file already says what to train on.",
                        "Leave them out, or change them in the file.");
            }
            return options.fromFile(workbench, config);
        }
        if (data == null) {
            throw new ConfigProblem(
                    "There is nothing to train on.",
                    "Neither a data set nor a configuration was given.",
                    "Name an .h5ad file, a 10x .h5 file or a 10x folder, or give --config FILE.");
        }
        return workbench.resolve(options.request(data, Optional.ofNullable(countsAt), column(labels), column(batch)));
    }

    private static Optional<ColumnRef> column(@Nullable String text) {
        Path here = Path.of("").toAbsolutePath();
        return Optional.ofNullable(text).map(typed -> ColumnRef.parse(typed, here));
    }
}
