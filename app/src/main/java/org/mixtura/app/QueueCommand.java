package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.worker.QueueState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the queue of runs. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description =
                "Lists the run that trains from the queue and those that wait. Runs come there with 'train --queue'"
                        + " and from the window.")
final class QueueCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Option(names = "--remove", paramLabel = "RUN", description = "Take a waiting run out.")
    private @Nullable Path removed;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    QueueCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (removed != null && !workbench.dequeue(removed.toAbsolutePath().normalize())) {
            throw new ConfigProblem(
                    "'%s' does not wait in the queue.".formatted(removed),
                    "It trains already, has ended, or was never put there.",
                    "A run that trains is ended with 'mixtura control RUN stop'.");
        }
        var out = spec.commandLine().getOut();
        var queue = workbench.queue();
        queue.active().ifPresent(run -> out.println("trains  " + run));
        queue.beside().forEach(run -> out.println("trains  " + run + "  (beside the queue)"));
        queue.waiting().forEach(run -> out.println("waits   " + run));
        if (queue.equals(QueueState.EMPTY)) {
            out.println("Nothing trains, and nothing waits.");
        }
        return ExitCodes.DONE;
    }
}
