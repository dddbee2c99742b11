package org.mixtura.app;

import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was interrupted or stopped, after its last whole epoch.")
final class ResumeCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Mixin
    private final ShownRun run = new ShownRun();

    @Option(
            names = "--in-process",
            description = "Train in this process and not in one of its own; the run ends with it.")
    private boolean inProcess;

    ResumeCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var job = run.job(workbench);
        return inProcess ? job.resumeHere(run.folder(), run.json()) : job.resume(run.folder(), run.json());
    }
}
