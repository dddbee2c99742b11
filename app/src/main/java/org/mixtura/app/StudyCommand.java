package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.sweep.LocalScheduler;
import org.mixtura.core.sweep.Studies;
import org.mixtura.core.sweep.Study;
import org.mixtura.core.sweep.StudyFolder;
import org.mixtura.core.sweep.StudyTable;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the sweeps that answer a question about models. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Trains the sweeps that answer a question about models, and writes one table and figure. Without anything:"
                        + " the questions. The same call again goes on after a stop, and so does --out FOLDER alone. Each part of the"
                        + " folder is a sweep, which 'mixtura sweep' and the window can open.")
final class StudyCommand implements Callable<Integer> {

    private static final int USUAL_SEEDS = 3;

    private final Workbench workbench;

    @Parameters(index = "0", arity = "0..1", paramLabel = "STUDY", description = "Which, see 'mixtura study'.")
    private @Nullable String id;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds of each combination. Default: 3.")
    private @Nullable Integer seeds;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1", description = "Runs at a time. Default: 1.")
    private int jobs;

    @Option(names = "--out", paramLabel = "FOLDER", description = "The folder of the study.")
    private @Nullable Path out;

    @Option(
            names = "--prepare",
            description = "Train nothing; write the run folders and print them, one a line, for a scheduler that runs"
                    + " 'mixtura work FOLDER' for each.")
    private boolean prepare;

    @Option(names = "--collect", description = "Train nothing; write the table of the runs that are complete.")
    private boolean collect;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw accuracies as .png, .tif, .svg or .pdf.")
    private @Nullable Path figure;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    StudyCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var terminal = spec.commandLine().getOut();
        if (out == null && id == null) {
            list(terminal);
            return ExitCodes.DONE;
        }
        requireConsistent();
        var format = figure == null ? null : FigureFile.format(figure);
        var scheduler = new LocalScheduler(jobs);
        var folder = folder();
        if (prepare) {
            folder.prepare().forEach(terminal::println);
            return ExitCodes.DONE;
        }
        var control = new RunControl();
        try (var _ = Interrupts.handledBy(control, spec.commandLine().getErr())) {
            var table = collect ? folder.collect() : folder.run(scheduler, new RunLines(terminal), control);
            if (figure != null && format != null) {
                new FigureWriter()
                        .write(
                                table.figure(),
                                FigureOutput.of(format, 174),
                                figure.toAbsolutePath().normalize());
            }
            int code = told(table, folder, terminal);
            return control.isRequested() ? ExitCodes.CANCELLED : code;
        }
    }

    private void requireConsistent() {
        if (prepare && collect) {
            throw new ConfigProblem(
                    "--prepare does not go with --collect.",
                    "Runs are prepared before and collected after they were trained.",
                    "Leave one of them out.");
        }
        if (out == null) {
            throw new ConfigProblem(
                    "There is no folder for the study.", "Its runs are kept in one.", "Name a new folder with --out.");
        }
        if (options.namesModel()) {
            throw new ConfigProblem(
                    "--model does not go with a study.",
                    "A study says itself which models it trains.",
                    "Leave it out, or use 'mixtura sweep' for one model.");
        }
    }

    private StudyFolder folder() {
        Path own = Objects.requireNonNull(out);
        if (id == null) {
            return begunBefore(own);
        }
        var study = Studies.byId(id);
        if (!data.isGiven()) {
            throw new ConfigProblem(
                    "There is nothing to train on.",
                    "No data set was given for the study '%s'.".formatted(study.id()),
                    "Name a file or folder with counts, or give --out FOLDER alone to go on.");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        var base = options.sweep(data, 1, Math.max(1, cores / Math.max(1, jobs)));
        if (!base.axes().isEmpty()) {
            throw new ConfigProblem(
                    "'%s' has several values.".formatted(base.axes().getFirst().key()),
                    "A study says itself what varies.",
                    "Give one value, or use 'mixtura sweep'.");
        }
        return StudyFolder.begin(workbench, study, base.base(), seeds != null ? seeds : USUAL_SEEDS, own);
    }

    private StudyFolder begunBefore(Path own) {
        if (!data.isEmpty() || !options.isEmpty() || seeds != null) {
            throw new ConfigProblem(
                    "It is not said which study.",
                    "Options for a new one were given, and one that was begun before goes on with those it has.",
                    "Name the study, or give --out FOLDER alone to go on.");
        }
        return StudyFolder.open(workbench, own);
    }

    private static void list(PrintWriter terminal) {
        for (Study study : Studies.all()) {
            terminal.printf("%s (%s)%n    %s%n", study.id(), study.source(), study.question());
            for (Study.Part part : study.parts()) {
                terminal.printf("    %s%n", part.words());
            }
        }
    }

    private int told(StudyTable table, StudyFolder folder, PrintWriter terminal) {
        terminal.print(table.plain());
        table.failures().forEach(new RunLines(terminal)::failed);
        Path csv = folder.folder().resolve("study.csv");
        terminal.printf("tables: %s%n", csv);
        if (options.json) {
            terminal.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("study", folder.study().id())
                    .put("folder", folder.folder().toString())
                    .put("runs", table.runs())
                    .put("complete", table.runs() - table.failures().size())
                    .put("table", csv.toString()));
        }
        return table.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
    }
}
