package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.GroupAgreement;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.compare.SettingsTable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Puts runs side by side: settings that differ, scores, mean and deviation over seeds, and whether models"
                        + " differ by more than their seeds do (Welch's t test).")
final class CompareCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN|SWEEP|PROJECT", arity = "1..*", description = "Folders of runs, sweeps or projects.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> folders;

    @Option(names = "--csv", paramLabel = "FILE.csv", description = "Write a line for each run.")
    private @Nullable Path csv;

    @Option(names = "--latex", paramLabel = "FILE.tex", description = "Write a table for a paper.")
    private @Nullable Path latex;

    @Option(names = "--xlsx", paramLabel = "FILE.xlsx", description = "Write an Excel workbook.")
    private @Nullable Path xlsx;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description =
                    "Draw the scores of all seeds by model, with brackets over models that differ, as .png, .tif, .svg or"
                            + " .pdf; the dots and the tests go into two .csv files beside it.")
    private @Nullable Path figure;

    @Option(
            names = "--stability",
            paramLabel = "FILE.csv",
            description =
                    "Write for each cell the share of runs that put it into the same group, and the share of its 15"
                            + " nearest cells that two runs have in common.")
    private @Nullable Path stability;

    @Option(
            names = "--agreement",
            description = "Print how the groups of each run agree with those of the first, matched one to one.")
    private boolean agreement;

    @Option(
            names = "--settings",
            description = "Print the settings side by side, those that differ, and nothing else of the runs.")
    private boolean settings;

    @Option(names = "--all-settings", description = "The same with those settings in which all runs agree.")
    private boolean allSettings;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CompareCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var files =
                Stream.of(csv, latex, xlsx, stability).filter(Objects::nonNull).toList();
        files.forEach(file -> MatrixFile.requireFolder(file.toAbsolutePath()));
        requireEnding(csv, "--csv", ".csv");
        requireEnding(latex, "--latex", ".tex");
        requireEnding(xlsx, "--xlsx", ".xlsx");
        if (figure != null) {
            FigureFile.format(figure.toAbsolutePath());
        }
        var runs = runs();
        if (runs.isEmpty()) {
            throw new ConfigProblem(
                    "There are no runs to compare.",
                    "The folders hold none.",
                    "Name run folders, or train in the project first.");
        }
        var comparison = new RunComparison(runs, workbench.models());
        Stream.of(csv, latex, xlsx)
                .filter(Objects::nonNull)
                .forEach(file -> comparison.tables().save(file.toAbsolutePath()));
        if (figure != null) {
            comparison.saveSeeds(figure.toAbsolutePath());
        }
        var stored = stability != null || agreement ? opened(runs) : List.<StoredRun>of();
        PrintWriter out = spec.commandLine().getOut();
        var found =
                Optional.ofNullable(stability).map(file -> writeStability(comparison, stored, file.toAbsolutePath()));
        if (json) {
            var told = ComparisonJson.of(comparison, agreement ? stored : List.of());
            if (settings || allSettings) {
                ComparisonJson.write(comparison.settings(runs), told.putArray("allSettings"));
            }
            found.ifPresent(stable -> ComparisonJson.write(stable, told.putObject("stability")));
            out.println(told);
        } else if (settings || allSettings) {
            printSettings(comparison.settings(runs), out);
        } else {
            print(comparison, out);
        }
        if (agreement && !json) {
            printAgreements(stored, out);
        }
        return ExitCodes.DONE;
    }

    private void printSettings(SettingsTable table, PrintWriter out) {
        int equal = table.lines(SettingsTable.Kind.EQUAL).size();
        if (!allSettings && equal == table.lines().size()) {
            out.printf("The runs agree in all %,d settings, the seed among them.%n", equal);
            return;
        }
        out.print(table.table(allSettings).plain());
        if (!allSettings) {
            out.printf("%,d settings are alike in all runs; --all-settings lists them, too.%n", equal);
        }
    }

    private static void requireEnding(@Nullable Path file, String option, String ending) {
        if (file != null && !file.toString().endsWith(ending)) {
            throw new ConfigProblem(
                    "'%s' cannot be written with %s.".formatted(file, option),
                    "Such a file ends in %s.".formatted(ending),
                    "Choose a name with that ending.");
        }
    }

    private List<RunSummary> runs() {
        var queue = workbench.queue();
        var all = new ArrayList<RunSummary>();
        for (Path folder : folders) {
            Path place = folder.toAbsolutePath().normalize();
            if (Project.isIn(place)) {
                try (var project = Project.look(place)) {
                    project.runs().stream()
                            .filter(run -> !run.isTrashed())
                            .forEach(run -> all.add(RunSummary.of(workbench, run, queue)));
                }
            } else if (Sweep.isIn(place)) {
                var sweep = Sweep.open(workbench, place);
                sweep.plan().cells().forEach(cell -> all.add(RunSummary.of(workbench, sweep.runFolder(cell), queue)));
            } else {
                // Throws for a folder that is no run.
                var _ = workbench.specOf(place);
                all.add(RunSummary.of(workbench, place, queue));
            }
        }
        return all.stream().distinct().toList();
    }

    private List<StoredRun> opened(List<RunSummary> runs) {
        return runs.stream()
                .filter(run -> run.state().hasResult())
                .map(run -> workbench.openRun(run.run().folder()))
                .toList();
    }

    private SeedStability writeStability(RunComparison comparison, List<StoredRun> stored, Path file) {
        PrintWriter err = spec.commandLine().getErr();
        var used = comparison.runs().stream()
                .filter(run -> run.state().hasResult())
                .toList();
        if (!comparison.settings(used).onlySeedsDiffer()) {
            err.println("These runs differ in more than their seeds, so this is also what their settings change;"
                    + " 'mixtura compare ... --settings' says which.");
        }
        var found = SeedStability.of(stored, () -> false);
        RunTable.write(file, found.table());
        err.printf(
                "Of %,d cells %.1f %% are in the same group in all %d runs; mean stability %.3f.%n",
                found.groups().stability().length,
                100 * found.groups().shareStable(),
                stored.size(),
                found.groups().mean());
        found.neighbours()
                .ifPresent(near -> err.printf(
                        "Of a cell's %d nearest cells two runs have %.1f %% in common, the mean of %,d cells; by chance %.1f %%.%n",
                        near.neighbours(), 100 * near.mean(), near.measured(), 100 * near.byChance()));
        return found;
    }

    private static void print(RunComparison comparison, PrintWriter out) {
        var tables = comparison.tables();
        out.print(tables.readable().plain());
        if (comparison.groups().size() < comparison.runs().size()) {
            out.printf("%nMean ± sample standard deviation over seeds%n");
            out.print(tables.groups().plain());
        }
        if (!comparison.tests().isEmpty()) {
            out.printf("%nWelch's t test over seeds; p values are not adjusted for their number%n");
            out.print(tables.tests().plain());
        }
        comparison.runs().stream()
                .filter(run -> run.state().hasResult())
                .flatMap(run -> comparison.lossObstacle(run).stream().map(why -> run.name() + ": " + why))
                .forEach(why -> out.printf("%s%n", why));
    }

    private static void printAgreements(List<StoredRun> stored, PrintWriter out) {
        for (StoredRun other : stored.subList(Math.min(1, stored.size()), stored.size())) {
            var found = GroupAgreement.of(stored.getFirst(), other);
            out.printf(
                    "%n%s and %s: ARI %.3f, %.1f %% of cells in matched groups%n",
                    stored.getFirst().folder().getFileName(),
                    other.folder().getFileName(),
                    found.scores().ari(),
                    100 * found.scores().accuracy());
        }
    }
}
