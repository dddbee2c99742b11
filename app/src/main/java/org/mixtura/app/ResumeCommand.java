package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was interrupted or stopped, after its last whole epoch.")
final class ResumeCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    private boolean json;

    @Option(
            names = "--in-process",
            description = "Train in this process and not in one of its own; the run ends with it.")
    private boolean inProcess;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ResumeCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var command = spec.commandLine();
        var job = new TrainingJob(workbench, command.getOut(), command.getErr());
        return inProcess ? job.resumeHere(run, json) : job.resume(run, json);
    }
}
