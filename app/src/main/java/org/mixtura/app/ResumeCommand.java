package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Will continue an interrupted run. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Not available yet: continues a run.")
final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Override
    public Integer call() {
        throw new ConfigProblem(
                "The run '%s' cannot be continued yet.".formatted(run),
                "This version keeps no optimiser state to continue from.",
                "Train again with 'mixtura train --config %s --out NEW_FOLDER'; the same seed gives the same run."
                        .formatted(run.resolve("run.json")));
    }
}
