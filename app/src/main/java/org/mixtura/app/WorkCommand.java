package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.local.DeviceReports;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Work work;

    /** What to do. */
    static final class Work {

        @Parameters(paramLabel = "RUN", description = "A run folder.")
        private @Nullable Path run;

        @Option(names = "--devices", hidden = true, description = "Say what a process that trains can compute on.")
        private boolean devices;
    }

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
        if (work.devices || work.run == null) {
            spec.commandLine().getOut().println(DeviceReports.write(workbench.devices()));
            return ExitCodes.DONE;
        }
        Path folder = work.run.toAbsolutePath().normalize();
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
