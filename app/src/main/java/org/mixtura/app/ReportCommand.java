package org.mixtura.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a project or of a run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes a page that opens anywhere without a network: data and checks, settings, curves, maps, scores, a"
                        + " methods paragraph with citations, and how to repeat it. Of a project: its runs side by side, and"
                        + " each of them.")
final class ReportCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "PROJECT|RUN", description = "The folder of a project or of a run.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "The page to write. Default: report/index.html in the project, or RUN.html beside the run.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReportCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        Path place = folder.toAbsolutePath().normalize();
        boolean ofProject = Project.isIn(place);
        if (!ofProject && !Files.isRegularFile(place.resolve(RunFolder.SPEC))) {
            throw new ConfigProblem(
                    "There is nothing to report in '%s'.".formatted(folder),
                    Files.isDirectory(place)
                            ? "It is neither a project nor a run: it has no project.json and no %s."
                                    .formatted(RunFolder.SPEC)
                            : "There is no such folder.",
                    "Name the folder of a project or of a run.");
        }
        Path usual = ofProject
                ? place.resolve("report").resolve("index.html")
                : place.resolveSibling(place.getFileName() + ".html");
        Path target = out == null ? usual : out.toAbsolutePath().normalize();
        if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw new ConfigProblem(
                    "The report '%s' cannot be written.".formatted(target),
                    "A report is a page of HTML.",
                    "Choose a file name that ends in .html.");
        }
        Question.ask(spec.commandLine().getErr(), watcher -> {
            if (ofProject) {
                workbench.report(place, target, watcher);
            } else {
                workbench.export(List.of(workbench.openRun(place)), ExportFormat.HTML, target, watcher);
            }
            return target;
        });
        spec.commandLine().getOut().printf("Report written to %s%n", target);
        return ExitCodes.DONE;
    }
}
