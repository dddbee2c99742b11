package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.project.DataRef;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Step;
import org.mixtura.core.run.RunSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a project, begins one, or says where its data are now. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        description =
                "Shows the data and runs of a project; the window makes one for each data set. --create begins one.")
final class ProjectCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "PROJECT", description = "The folder of a project.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--create", description = "Begin a project in this folder, which must not exist or be empty.")
    private boolean create;

    @Option(names = "--data", paramLabel = "DATA", description = "Take a data set in.")
    private @Nullable Path data;

    @Option(
            names = "--locate",
            paramLabel = "DATA",
            description = "Where the missing data set is now. Its content must be the same.")
    private @Nullable Path located;

    @Option(names = "--history", description = "Show everything that was done, with the commands that do the same.")
    private boolean history;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ProjectCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        try (var project = open()) {
            if (data != null) {
                requireThere(data);
                project.addData(data);
                project.measure();
            }
            if (located != null) {
                requireThere(located);
                locate(project, located);
            }
            project.flush();
            var queue = workbench.queue();
            var runs = project.runs().stream()
                    .filter(run -> !run.isTrashed())
                    .map(run -> RunSummary.of(workbench, run, queue))
                    .toList();
            show(project, runs);
        }
        return ExitCodes.DONE;
    }

    private Project open() {
        if (create) {
            Path place = folder.toAbsolutePath().normalize();
            return Project.create(place, String.valueOf(place.getFileName()), Version.current());
        }
        return data != null || located != null ? Project.open(folder) : Project.look(folder);
    }

    private static void requireThere(Path data) {
        if (!Files.exists(data)) {
            throw new ConfigProblem(
                    "There is no data set '%s'.".formatted(data),
                    "Neither a file nor a folder of that name exists.",
                    "Correct the path.");
        }
    }

    private static void locate(Project project, Path place) {
        var missing = project.missing();
        if (missing.isEmpty()) {
            throw new ConfigProblem(
                    "No data set of the project is missing.",
                    "All are where they were.",
                    "Leave --locate out; take another data set in with --data.");
        }
        project.locate(missing.getFirst(), place);
    }

    private void show(Project project, List<RunSummary> runs) {
        PrintWriter out = spec.commandLine().getOut();
        project.notices().forEach(notice -> spec.commandLine().getErr().println("mixtura: " + notice));
        if (json) {
            out.println(json(project, runs));
            return;
        }
        out.printf("%s (%s)%n", project.name(), project.folder());
        for (DataRef ref : project.data()) {
            out.printf(
                    "data  %s%s%n",
                    ref.path(), Files.exists(ref.path()) ? "" : "  (missing; say where it is now with --locate)");
        }
        runs.forEach(run -> out.printf(
                "%s  %s%s  %s%s%n",
                run.run().mark().star() ? "*run" : "run ",
                run.name(),
                run.spec().map(s -> "  " + s.model()).orElse(""),
                run.state().label().toLowerCase(Locale.ROOT),
                scores(run)));
        if (runs.isEmpty()) {
            out.printf("No runs yet; begin one with 'mixtura train --project %s'.%n", folder);
        }
        if (history) {
            project.journal().forEach(line -> out.printf("%s  %s%n", line.at(), words(line.step())));
        }
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Do(var change) -> change.name();
            case Step.Undo() -> "Undo";
            case Step.Redo() -> "Redo";
            case Step.Note(var text, var command) -> command.isEmpty() ? text : text + ": " + command;
        };
    }

    private static String scores(RunSummary run) {
        return run.values().entrySet().stream()
                .filter(e -> List.of("ari", "component_ari", "validation_loss").contains(e.getKey()))
                .map(e -> "  %s %.3f".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining());
    }

    private ObjectNode json(Project project, List<RunSummary> runs) {
        var root = JsonNodeFactory.instance
                .objectNode()
                .put("name", project.name())
                .put("folder", project.folder().toString());
        var sets = root.putArray("data");
        for (DataRef ref : project.data()) {
            var one = sets.addObject().put("path", ref.path().toString()).put("missing", !Files.exists(ref.path()));
            ref.content().ifPresent(content -> one.put("bytes", content.bytes()).put("sha256", content.sha256()));
        }
        var list = root.putArray("runs");
        for (RunSummary run : runs) {
            var one = list.addObject()
                    .put("name", run.name())
                    .put("folder", run.run().folder().toString())
                    .put("model", run.spec().map(RunSpec::model).orElse(""))
                    .put("state", run.state().name().toLowerCase(Locale.ROOT))
                    .put("star", run.run().mark().star())
                    .put("note", run.run().mark().note());
            var values = one.putObject("values");
            run.values().forEach(values::put);
        }
        return root;
    }
}
