package org.mixtura.core.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.export.ProjectReport;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.project.DataRef;
import org.mixtura.core.project.JournalLine;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Step;

/**
 * Gathers what the report of a project says.
 *
 * @param reported a run, by the name it has in the project, as its report has it
 */
record ProjectReports(Workbench workbench, String version, Function<RunSummary, ProjectReport.ReportedRun> reported) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    void write(Path folder, Path out, Watcher watcher) {
        try (var project = Project.look(folder)) {
            var queue = workbench.queue();
            var runs = project.runs().stream()
                    .filter(run -> !run.isTrashed())
                    .map(run -> RunSummary.of(workbench, run, queue))
                    .toList();
            if (runs.isEmpty()) {
                throw new ConfigProblem(
                        "The project '%s' has no runs to report.".formatted(project.name()),
                        "Nothing was trained in it yet.",
                        "Train a model first: mixtura train --project %s".formatted(folder));
            }
            var comparison = new RunComparison(runs, workbench.models());
            var finished = runs.stream().filter(run -> run.state().hasResult()).toList();
            new ProjectReport(
                            project.name(),
                            overview(project, runs.size(), finished.size()),
                            tables(project, new ComparedRuns(comparison, workbench.models())),
                            each(finished, watcher),
                            project.journal().stream()
                                    .map(ProjectReports::words)
                                    .toList())
                    .write(out);
        }
    }

    private List<ProjectReport.ReportedRun> each(List<RunSummary> finished, Watcher watcher) {
        var all = new ArrayList<ProjectReport.ReportedRun>();
        for (RunSummary run : finished) {
            if (!watcher.goOn((double) all.size() / finished.size())) {
                throw new CancellationException("the report is no longer wanted");
            }
            all.add(reported.apply(run));
        }
        return all;
    }

    private Map<String, String> overview(Project project, int runs, int finished) {
        var all = new LinkedHashMap<String, String>();
        all.put("Project", String.valueOf(project.folder().getFileName()));
        all.put("Runs", runs == finished ? Integer.toString(runs) : "%d, %d with results".formatted(runs, finished));
        all.put("Reported by", "Mixtura " + version);
        return all;
    }

    private static List<ProjectReport.Table> tables(Project project, ComparedRuns compared) {
        var all = new ArrayList<ProjectReport.Table>();
        all.add(data(project));
        all.add(compared.runs());
        compared.ofModels().ifPresent(all::add);
        compared.groups().ifPresent(all::add);
        compared.differences().ifPresent(all::add);
        return all;
    }

    private static ProjectReport.Table data(Project project) {
        return new ProjectReport.Table(
                "Data",
                "",
                List.of("File", "Size, MB", "SHA-256"),
                project.data().stream().map(ProjectReports::data).toList());
    }

    private static List<String> data(DataRef ref) {
        String there = Files.exists(ref.path()) ? "" : " (no longer there)";
        return List.of(
                ref.path() + there,
                ref.content()
                        .map(content -> "%.1f".formatted(content.bytes() / 1e6))
                        .orElse(""),
                ref.content().map(content -> content.sha256()).orElse(""));
    }

    private static String words(JournalLine line) {
        String what =
                switch (line.step()) {
                    case Step.Do(var change) -> change.name();
                    case Step.Undo _ -> "Undo";
                    case Step.Redo _ -> "Redo";
                    case Step.Note(String text, String command) -> command.isBlank() ? text : text + ": " + command;
                };
        return TIME.format(line.at()) + "  " + what;
    }
}
