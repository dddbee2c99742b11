package org.mixtura.app;

import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a run that trains. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Shows the progress of a run that another window or command started, until it has ended.")
final class WatchCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Mixin
    private final ShownRun run = new ShownRun();

    WatchCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        return run.job(workbench).follow(run.folder(), run.json());
    }
}
