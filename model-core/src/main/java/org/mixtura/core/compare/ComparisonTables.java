package org.mixtura.core.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.WorkbookFile;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;
import org.mixtura.core.sweep.TextTable;

/** A comparison as CSV, LaTeX, Excel and text. */
public final class ComparisonTables {

    private final RunComparison comparison;
    private final List<Measure> measures;

    ComparisonTables(RunComparison comparison) {
        this.comparison = comparison;
        this.measures = comparison.measures();
    }

    /** A line a run with all digits: name, state, changed settings, measures, device, seed, note. */
    public TextTable runs() {
        return runs(ComparisonTables::number);
    }

    /** The same with as many digits as people read. */
    public TextTable readable() {
        return runs(
                value -> Double.isNaN(value) ? "" : Spread.of(List.of(value)).words(""));
    }

    private TextTable runs(DoubleFunction<String> number) {
        var head = joined(
                Stream.of("run", "state", "star"),
                comparison.changed().stream(),
                Stream.of("seed"),
                measures.stream().map(Measure::key),
                Stream.of("device", "note"));
        return new TextTable(
                head, comparison.runs().stream().map(run -> line(run, number)).toList());
    }

    private List<String> line(RunSummary run, DoubleFunction<String> number) {
        return joined(
                Stream.of(run.name(), run.state().label(), run.run().mark().star() ? "*" : ""),
                settings(run),
                Stream.of(seed(run)),
                measures.stream().map(measure -> number.apply(run.value(measure))),
                Stream.of(
                        run.status().map(RunStatus::device).orElse(""),
                        run.run().mark().note()));
    }

    /** A line a group of seeds: mean and standard deviation of each measure. */
    public TextTable groups() {
        var head = joined(
                Stream.of("runs"),
                comparison.changed().stream(),
                Stream.of("n"),
                measures.stream().map(Measure::key));
        return new TextTable(
                head,
                comparison.groups().stream()
                        .map(group -> joined(
                                Stream.of(group.name()),
                                settings(group.runs().getFirst()),
                                Stream.of(Integer.toString(group.runs().size())),
                                measures.stream()
                                        .map(measure -> group.spread(measure).words(" ± "))))
                        .toList());
    }

    /** A line a test of the difference between two groups. */
    public TextTable tests() {
        return new TextTable(
                List.of("measure", "first", "second", "difference", "t", "df", "p", "significant"),
                comparison.tests().stream()
                        .map(test -> List.of(
                                test.measure().key(),
                                test.first().name(),
                                test.second().name(),
                                short4(test.difference()),
                                short4(test.t()),
                                short4(test.df()),
                                short4(test.p()),
                                test.isSignificant() ? "yes" : "no"))
                        .toList());
    }

    private Stream<String> settings(RunSummary run) {
        return comparison.changed().stream()
                .map(key -> comparison.setting(run, key).orElse(""));
    }

    private static String seed(RunSummary run) {
        return run.spec().map(spec -> Long.toString(spec.seed())).orElse("");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String short4(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
    }

    @SafeVarargs
    private static List<String> joined(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).toList();
    }

    /**
     * Writes the comparison by the ending of the file's name: {@code .csv} a line a run, {@code .tex} a line a group,
     * {@code .xlsx} runs, groups, tests and settings in tabs of their own.
     *
     * @throws ConfigProblem when the file has another ending
     * @throws StorageProblem when it cannot be written
     */
    public void save(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            write(file, runs().csv());
        } else if (name.endsWith(".tex")) {
            write(file, groups().latex(1 + comparison.changed().size()));
        } else if (WorkbookFile.isAskedForBy(file)) {
            WorkbookFile.write(file, sheets());
        } else {
            throw new ConfigProblem(
                    "A comparison cannot be saved as '%s'.".formatted(file.getFileName()),
                    "It is written as CSV, LaTeX or Excel, by the end of the file's name.",
                    "Choose a name that ends in .csv, .tex or .xlsx.");
        }
    }

    private List<WorkbookFile.Sheet> sheets() {
        var sheets = new ArrayList<WorkbookFile.Sheet>();
        sheets.add(sheet("Runs", List.of(), runs()));
        sheets.add(sheet("Mean over seeds", List.of("Mean ± sample standard deviation over seeds"), groups()));
        if (!comparison.tests().isEmpty()) {
            sheets.add(sheet("Differences", List.of("Welch's t test over seeds; p values are not adjusted"), tests()));
        }
        sheets.add(sheet(
                "Settings",
                List.of("Every setting, those that differ first; empty where a model has no such setting"),
                comparison.settings(comparison.runs()).table(true)));
        return sheets;
    }

    private static WorkbookFile.Sheet sheet(String name, List<String> notes, TextTable table) {
        return new WorkbookFile.Sheet(
                name,
                notes,
                table.head(),
                table.lines().stream()
                        .map(line -> line.stream().map(ComparisonTables::cell).toList())
                        .toList());
    }

    /** Numbers stay numbers in a workbook. */
    private static Object cell(String text) {
        try {
            return text.isEmpty() ? text : (Object) Double.valueOf(text);
        } catch (NumberFormatException words) {
            return text;
        }
    }

    private static void write(Path file, String text) {
        try {
            AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The table cannot be written to '%s'.".formatted(file),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another folder.",
                    failure);
        }
    }
}
