package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.NewickTree;
import org.mixtura.core.component.TypeTable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.AgreementFigure;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Says what the components of a model are, and draws cells from one. */
@Command(
        name = "components",
        mixinStandardHelpOptions = true,
        description = "Says what the components of a trained mixture are: weights, cells, markers, types, distances."
                + " Draws new cells from one of them with --sample.")
final class ComponentsCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--genes",
            split = ",",
            paramLabel = "GENE",
            description = "Genes whose rank correlation with every component is wanted, separated by commas.")
    private List<String> genes = new ArrayList<>();

    @Option(names = "--markers", paramLabel = "N", description = "Genes for each component. Default: ${DEFAULT-VALUE}.")
    private int markers = 5;

    @Option(
            names = "--agreement",
            description =
                    "Instead: whether the arms of the model agree on its categories, and how these fit known types.")
    private boolean agreement;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write that as CSV, one value a line, too; with --agreement.")
    private @Nullable Path csv;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw it as .png, .tif, .svg or .pdf, too; with --agreement.")
    private @Nullable Path figure;

    @Option(
            names = "--tree",
            paramLabel = "FILE",
            description = "A tree of the known types in Newick's format, by which they are ordered and merged; with"
                    + " --agreement. Default: one by their mean expression.")
    private @Nullable Path tree;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--probabilities",
            paramLabel = "FILE",
            description = "Write how likely each cell belongs to each component, as .csv or .npy.")
    private @Nullable Path probabilities;

    @Option(
            names = "--arms",
            description = "Write what each arm of the model says, side by side; with --probabilities.")
    private boolean arms;

    @Option(
            names = "--sample",
            paramLabel = "K|mixture",
            description =
                    "Draw cells from this component, counted from 1, or from all by their weights, and compare them with"
                            + " real ones.")
    private @Nullable String sample;

    @Option(names = "--cells", paramLabel = "N", description = "Cells to draw. Default: ${DEFAULT-VALUE}.")
    private int cells = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Where drawn cells go, .csv or .npy; with --sample.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ComponentsCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        requireEffect();
        Least.require("--markers", markers, 0);
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var components = workbench
                .components(stored)
                .orElseThrow(() -> stored.noComponents(
                        "Train one that does (--model dgd or mixvae; --model scaespy with variant gmvae, gmmmd or gmmmdvae),"
                                + " or cluster this one with 'evaluate'."));
        if (probabilities != null) {
            writeProbabilities(components, probabilities);
        }
        if (sample != null) {
            draw(components, sample);
            return ExitCodes.DONE;
        }
        if (agreement) {
            agree(stored, components);
            return ExitCodes.DONE;
        }
        var report = Question.ask(spec.commandLine().getErr(), watcher -> components.report(genes, markers, watcher));
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(json(report));
        } else {
            printer.print(text(report));
        }
        return ExitCodes.DONE;
    }

    /** Refuses options of one question that are given with another: they would do nothing, and nobody would say so. */
    private void requireEffect() {
        var given = spec.commandLine().getParseResult();
        requireWith(given, "--agreement", List.of("--csv", "--figure", "--tree"));
        requireWith(given, "--probabilities", List.of("--arms"));
        requireWith(given, "--sample", List.of("--cells", "--seed", "--out"));
        requireWithout(given, "--agreement", List.of("--genes", "--markers", "--sample"));
        requireWithout(given, "--sample", List.of("--genes", "--markers", "--json"));
    }

    private static void requireWith(ParseResult given, String question, List<String> options) {
        if (!given.hasMatchedOption(question)) {
            options.stream().filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
                throw new ConfigProblem(
                        "%s has no effect without %s.".formatted(option, question),
                        "It belongs to that question.",
                        "Add %s, or leave it out.".formatted(question));
            });
        }
    }

    private static void requireWithout(ParseResult given, String question, List<String> options) {
        if (given.hasMatchedOption(question)) {
            options.stream().filter(given::hasMatchedOption).findFirst().ifPresent(option -> {
                throw new ConfigProblem(
                        "%s has no effect together with %s.".formatted(option, question),
                        "They belong to different questions.",
                        "Ask one at a time.");
            });
        }
    }

    private void writeProbabilities(RunComponents components, Path wished) {
        Path file = wished.toAbsolutePath().normalize();
        MatrixFile.requireFolder(file);
        Question.ask(spec.commandLine().getErr(), watcher -> {
            if (arms) {
                components.writeArmProbabilities(file);
            } else {
                components.writeProbabilities(file, watcher);
            }
            return file;
        });
        if (!json) {
            spec.commandLine().getOut().printf("Probabilities written to %s%n", wished);
        }
    }

    private void agree(StoredRun stored, RunComponents components) {
        var format = figure == null ? null : FigureFile.format(figure);
        if (csv != null) {
            MatrixFile.requireFolder(csv.toAbsolutePath());
        }
        var given = Optional.ofNullable(tree).map(file -> NewickTree.read(file.toAbsolutePath()));
        var found = Question.ask(spec.commandLine().getErr(), watcher -> components.agreement(given, watcher));
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), found.table());
        }
        if (figure != null && format != null) {
            new FigureWriter()
                    .write(
                            AgreementFigure.of(found),
                            FigureOutput.of(format, 174).withMetadata(stored.provenance()),
                            figure.toAbsolutePath().normalize());
        }
        var report = new AgreementReport(found);
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(report.json());
        } else {
            printer.print(report.text());
        }
    }

    private void draw(RunComponents components, String from) {
        if (out == null) {
            throw new ConfigProblem(
                    "Drawn cells need a file.", "--sample was given without --out.", "Name a .csv or .npy file.");
        }
        var request = new GeneratedRequest(component(from), cells, seed);
        Path file = out.toAbsolutePath().normalize();
        MatrixFile.requireFolder(file);
        var check = Question.ask(
                spec.commandLine().getErr(), watcher -> components.sample(request, Optional.of(file), watcher));
        var printer = spec.commandLine().getOut();
        printer.printf("%,d cells of %s written to %s%n", cells, request.from(), out);
        printer.printf(
                Locale.ROOT,
                "Beside %,d different real cells whose depths they have: zeros %.3f generated, %.3f real; correlation over genes of log1p"
                        + " means %.3f, variances %.3f%n%s%n",
                check.realCells(),
                check.check().generatedZeros(),
                check.check().observedZeros(),
                check.meanAgreement(),
                check.varianceAgreement(),
                check.verdict());
    }

    private static OptionalInt component(String from) {
        if (from.equalsIgnoreCase("mixture")) {
            return OptionalInt.empty();
        }
        try {
            // As the place is called elsewhere, too.
            return OptionalInt.of(Integer.parseInt(from.replaceFirst("^component:", "")));
        } catch (NumberFormatException none) {
            throw new ConfigProblem(
                    "There is no component '%s'.".formatted(from),
                    "Components are counted from 1; 'mixture' stands for all of them.",
                    "Write a number, for example --sample 2.");
        }
    }

    private static String text(ComponentReport report) {
        var text = new StringBuilder();
        add(text, "%-10s %8s %7s  %s%n", "component", "weight", "cells", "genes that go with it (Spearman)");
        for (int k : report.graph().order()) {
            var best = report.markers().get(k).stream()
                    .map(m -> String.format(Locale.ROOT, "%s %.2f", m.gene(), m.correlation()))
                    .toList();
            add(text, "%-10d %8.4f %7d  %s%n", k + 1, report.weights()[k], report.cells()[k], String.join(", ", best));
        }
        report.types().ifPresent(types -> table(text, types));
        for (var gene : report.correlations()) {
            text.append(gene.gene()).append(':');
            for (int k : report.graph().order()) {
                add(text, " %d %.2f", k + 1, gene.byComponent()[k]);
            }
            add(text, "%n");
        }
        add(
                text,
                "%d of %d pairs of components are nearer than %.3f%n",
                report.graph().edges().size(),
                report.weights().length * (report.weights().length - 1) / 2,
                report.graph().threshold());
        return text.toString();
    }

    /** Shares below one per cent are left blank, as in the paper. */
    private static void table(StringBuilder text, TypeTable types) {
        add(text, "%n%-24s %7s", "per cent of the type", "cells");
        for (int k : types.components()) {
            add(text, " %4d", k + 1);
        }
        add(text, "%n");
        for (int row = 0; row < types.types().size(); row++) {
            add(text, "%-24s %7d", types.types().get(row), types.cells()[row]);
            for (double percent : types.percent()[row]) {
                text.append(percent < 1 ? "     " : String.format(Locale.ROOT, " %4.0f", percent));
            }
            add(text, "%n");
        }
        add(text, "%n");
    }

    private static void add(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values));
    }

    private static ObjectNode json(ComponentReport report) {
        var json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("components");
        for (int k = 0; k < report.weights().length; k++) {
            var each = list.addObject()
                    .put("component", k + 1)
                    .put("weight", report.weights()[k])
                    .put("cells", report.cells()[k])
                    .put("umap_1", report.map().at(k, 0))
                    .put("umap_2", report.map().at(k, 1));
            var mean = each.putArray("mean");
            var variance = each.putArray("variance");
            for (int d = 0; d < report.mixture().means().columns(); d++) {
                double sd = report.mixture().sd(k, d);
                mean.add(report.mixture().means().at(k, d));
                variance.add(sd * sd);
            }
            var markers = each.putArray("markers");
            report.markers()
                    .get(k)
                    .forEach(m -> markers.addObject().put("gene", m.gene()).put("spearman", m.correlation()));
        }
        var order = json.putArray("order");
        for (int k : report.graph().order()) {
            order.add(k + 1);
        }
        json.put("threshold", report.graph().threshold());
        var edges = json.putArray("edges");
        report.graph().edges().forEach(e -> edges.addObject()
                .put("from", e.from() + 1)
                .put("to", e.to() + 1)
                .put("distance", e.distance()));
        report.types().ifPresent(types -> {
            var rows = json.putArray("types");
            for (int row = 0; row < types.types().size(); row++) {
                var each = rows.addObject().put("type", types.types().get(row)).put("cells", types.cells()[row]);
                var percent = each.putArray("percent");
                for (double value : types.percent()[row]) {
                    percent.add(value);
                }
            }
        });
        var genes = json.putObject("genes");
        report.correlations().forEach(gene -> {
            var values = genes.putArray(gene.gene());
            for (double value : gene.byComponent()) {
                values.add(value);
            }
        });
        return json;
    }
}
