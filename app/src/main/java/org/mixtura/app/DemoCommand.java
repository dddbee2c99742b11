package org.mixtura.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.run.ColumnRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on the bundled data set. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Trains scVI on 800 real blood cells that ship with the program, and draws what it learned.")
final class DemoCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The run folder. Default: a new folder mixtura-demo-N here.")
    private @Nullable Path out;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DemoCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var command = spec.commandLine();
        var request = options.request(
                workbench.demoData(), ReadOptions.DETECT, Optional.of(ColumnRef.of("cell_type")), Optional.empty());
        Path folder = out != null ? out : FreeFolder.in(Path.of(""), "mixtura-demo");
        return new TrainingJob(workbench, command.getOut(), command.getErr())
                .run(workbench.resolve(request), folder, options.json);
    }
}
