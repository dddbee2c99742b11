package org.mixtura.core.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFiles;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.SeedsFigure;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.sweep.SweepTable.Measure;

/** The tests of a comparison as a picture: for each measure its values by group, and which groups differ. */
final class SeedPicture {

    private static final String NOTE =
            "A dot a seed, lines: means. Welch's t test: * p < 0.05, ** < 0.01, *** < 0.001, not adjusted for the number of tests.";

    /** Both columns of a page. */
    private static final double WIDTH_MM = 174;

    private final List<SeedTest> tests;
    private final List<RunGroup> order;

    SeedPicture(RunComparison comparison) {
        this.tests = comparison.tests();
        this.order = comparison.groups();
    }

    /** Empty where nothing can be tested. */
    Optional<SeedsFigure> figure() {
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SeedsFigure("", measures().stream().map(this::panel).toList(), NOTE));
    }

    void save(Path file) {
        var format = FigureFormat.of(file);
        var drawn = figure().orElseThrow(() -> new ConfigProblem(
                "There is nothing to draw.",
                "The figure shows whether models differ by more than their seeds do, and no two models of these runs have"
                        + " two seeds or more.",
                "Train two models with two or more seeds each ('mixtura sweep --seeds N')."));
        new FigureWriter().write(drawn, FigureOutput.of(format, WIDTH_MM), file);
        var beside = FigureFiles.beside(file);
        RunTable.write(beside.numbers(0, 1), values());
        RunTable.write(file.resolveSibling(beside.name() + "-tests.csv"), tests());
    }

    /** A line for each test, of two groups that do not differ, too. */
    private RunTable tests() {
        var header = List.of(
                "measure",
                "first",
                "first_runs",
                "first_mean",
                "first_sd",
                "second",
                "second_runs",
                "second_mean",
                "second_sd",
                "difference",
                "t",
                "df",
                "p");
        return new RunTable(header, tests.size(), i -> {
            var test = tests.get(i);
            return Stream.of(
                            Stream.of(test.measure().key()),
                            spread(test.first(), test.measure()),
                            spread(test.second(), test.measure()),
                            Stream.of(test.difference(), test.t(), test.df(), test.p())
                                    .map(String::valueOf))
                    .flatMap(each -> each)
                    .toList();
        });
    }

    private static Stream<String> spread(RunGroup group, Measure measure) {
        var spread = group.spread(measure);
        return Stream.of(
                group.name(),
                Integer.toString(group.values(measure).size()),
                Double.toString(spread.mean()),
                Double.toString(spread.sd()));
    }

    /** The dots: measure, group, run, seed, value. */
    private RunTable values() {
        var lines = new ArrayList<List<String>>();
        for (Measure measure : measures()) {
            for (RunGroup group : groups(measure)) {
                for (RunSummary run : group.runs()) {
                    if (Double.isFinite(run.value(measure))) {
                        lines.add(List.of(
                                measure.key(),
                                group.name(),
                                run.name(),
                                run.spec()
                                        .map(spec -> Long.toString(spec.seed()))
                                        .orElse(""),
                                Double.toString(run.value(measure))));
                    }
                }
            }
        }
        return new RunTable(List.of("measure", "group", "run", "seed", "value"), lines.size(), lines::get);
    }

    private List<Measure> measures() {
        return tests.stream().map(SeedTest::measure).distinct().toList();
    }

    /** The groups that were tested, in the order of the table. */
    private List<RunGroup> groups(Measure measure) {
        return tests.stream()
                .filter(test -> test.measure() == measure)
                .flatMap(test -> Stream.of(test.first(), test.second()))
                .distinct()
                .sorted(Comparator.comparingInt(order::indexOf))
                .toList();
    }

    private SeedsFigure.Panel panel(Measure measure) {
        var groups = groups(measure);
        return new SeedsFigure.Panel(
                measure.label(),
                groups.stream()
                        .map(group -> new SeedsFigure.Group(
                                group.name(),
                                group.values(measure).stream()
                                        .mapToDouble(v -> v)
                                        .toArray()))
                        .toList(),
                tests.stream()
                        .filter(test -> test.measure() == measure && test.isSignificant())
                        .map(test -> new SeedsFigure.Bracket(
                                groups.indexOf(test.first()), groups.indexOf(test.second()), stars(test.p())))
                        .toList());
    }

    private static String stars(double p) {
        return p < 0.001 ? "***" : p < 0.01 ? "**" : "*";
    }
}
