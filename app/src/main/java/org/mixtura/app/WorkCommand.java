package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a worker process runs. Also for schedulers of clusters, which start the runs of a prepared sweep with it. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        description = "Trains in this process what was prepared in a run folder, or goes on with its run.")
final class WorkCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--spawned", hidden = true, description = "Started by another Mixtura, which may end before.")
    private boolean spawned;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    WorkCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        Path folder = run.toAbsolutePath().normalize();
        PrintWriter err = spec.commandLine().getErr();
        var control = new RunControl();
        // Who watches reads the events; what else it prints are its last words, should it die.
        TrainListener told =
                spawned ? TrainListener.NONE : new Progress(spec.commandLine().getOut());
        try (var _ = spawned ? Interrupts.ignored() : Interrupts.handledBy(control, err)) {
            var done = workbench.work(folder, !spawned, told, control);
            return done.isEmpty() || done.get().status().state() == RunStatus.State.STOPPED
                    ? ExitCodes.CANCELLED
                    : ExitCodes.DONE;
        }
    }
}
