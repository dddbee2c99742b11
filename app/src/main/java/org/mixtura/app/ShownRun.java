package org.mixtura.app;

import java.nio.file.Path;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The run whose training a command shows, and how its end is printed; {@code watch} and {@code resume} share them. */
final class ShownRun {

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    Path folder() {
        return run;
    }

    boolean json() {
        return json;
    }

    TrainingJob job(Workbench workbench) {
        return new TrainingJob(
                workbench, command.commandLine().getOut(), command.commandLine().getErr());
    }
}
