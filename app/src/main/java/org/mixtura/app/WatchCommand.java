package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a run that trains. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Shows the progress of a run that another window or command started, until it has ended.")
final class WatchCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    WatchCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var command = spec.commandLine();
        return new TrainingJob(workbench, command.getOut(), command.getErr()).follow(run, json);
    }
}
