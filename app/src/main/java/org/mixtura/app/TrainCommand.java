package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunPlace;
import org.mixtura.core.run.RunSpec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a model and writes a run folder.")
final class TrainCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration, or run.json of another run.")
    private @Nullable Path config;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Target target;

    /** Where the run goes: a folder of its own, or the next free one of a project; or that there is to be none. */
    private static final class Target {

        @Option(names = "--out", paramLabel = "RUN_FOLDER", description = "The folder to write.")
        private @Nullable Path out;

        @Option(
                names = "--project",
                paramLabel = "PROJECT",
                description = "The project whose next run this is; without a data set on that of the project.")
        private @Nullable Path project;

        @Option(
                names = "--estimate",
                description =
                        "Say how long training would take on this machine, and train nothing. It is told from a trial of"
                                + " some seconds the first time.")
        private boolean estimate;
    }

    @Option(
            names = "--queue",
            description = "Put the run into the queue and return; it starts when nothing else of the queue trains.")
    private boolean queued;

    @Option(
            names = "--in-process",
            description = "Train in this process and not in one of its own; the run ends with it.")
    private boolean inProcess;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    TrainCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (target.estimate && (queued || inProcess)) {
            throw new ConfigProblem(
                    "--estimate does not go with --queue or --in-process.",
                    "It trains nothing that could be kept.",
                    "Leave one of them out.");
        }
        if (queued && inProcess) {
            throw new ConfigProblem(
                    "--queue does not go with --in-process.",
                    "A queued run trains in a process of its own.",
                    "Leave one of them out.");
        }
        var project = Optional.ofNullable(target.project).map(ProjectTarget::new);
        project.ifPresent(chosen -> chosen.requireProject());
        if (target.out != null) {
            RunPlace.requireUsable(target.out.toAbsolutePath().normalize());
        }
        var command = spec.commandLine();
        var resolved = resolve(project);
        if (target.estimate) {
            return estimate(resolved);
        }
        Path out = project.map(chosen -> chosen.next(resolved))
                .orElseGet(() -> Objects.requireNonNull(target.out))
                .toAbsolutePath()
                .normalize();
        Notes.print(workbench.notes(resolved), command.getErr());
        if (queued) {
            workbench.enqueue(resolved, out);
            command.getOut().printf("Queued; watch it with 'mixtura watch %s'.%n", out);
            return ExitCodes.DONE;
        }
        var job = new TrainingJob(workbench, command.getOut(), command.getErr());
        return inProcess ? job.runHere(resolved, out, options.json) : job.run(resolved, out, options.json);
    }

    private int estimate(RunSpec resolved) {
        var time = workbench.trainingTime(resolved, Watcher.patient());
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("seconds", time.seconds())
                    .put("preparing", time.preparing())
                    .put("epoch", time.epoch())
                    .put("epochs", time.epochs())
                    .put("busy", time.busy()));
        } else {
            out.printf("Training would take %s.%n", time.words());
        }
        return ExitCodes.DONE;
    }

    private RunSpec resolve(Optional<ProjectTarget> project) {
        if (config != null) {
            if (!data.isEmpty()) {
                throw new ConfigProblem(
                        "--config does not go with a data set or its columns.",
                        "The file already says what to train on.",
                        "Leave them out, or change them in the file.");
            }
            return options.fromFile(workbench, config);
        }
        var request = options.request(
                data.namesData() || project.isEmpty()
                        ? data.data()
                        : project.get().data(),
                data.reading(),
                data.labels(),
                data.batch());
        Notes.print(workbench.adjusted(request), spec.commandLine().getErr());
        return workbench.resolve(request);
    }
}
