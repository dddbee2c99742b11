package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.StudyFolder;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one .h5ad file of whatever can be read. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads one data set or several of one study, joins, filters, and writes one .h5ad file.")
final class ImportCommand implements Callable<Integer> {

    private static final String AS_FOUND = "found";

    private final Workbench workbench;

    @Parameters(
            arity = "1..*",
            paramLabel = "DATA",
            description = "HDF5 (.h5ad, 10x .h5, .loom, X/Y), 10x folders, Matrix Market, tables, idx images.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> data;

    @Option(names = "--out", paramLabel = "FILE.h5ad", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--cells",
            paramLabel = "TABLE",
            description =
                    "A CSV or TSV table about cells to join: one for each DATA in their order, or for all together.")
    private List<Path> cells = new ArrayList<>();

    @Mixin
    private final MatchOptions match = new MatchOptions();

    @Option(
            names = "--join-genes",
            paramLabel = "all|common",
            description =
                    "Which genes are kept of several DATA: all, where one that a file does not list counts 0 there, or"
                            + " those that all list. Default: all; must be said where the files share few.")
    private @Nullable String joinGenes;

    @Option(
            names = "--batch-column",
            paramLabel = "NAME",
            description = "The column that says which DATA a cell is from. Default: batch.")
    private String batchColumn = ImportRequest.BATCH;

    @Option(
            names = "--batch-names",
            split = ",",
            paramLabel = "NAME",
            description = "What that column says, one name for each DATA. Default: the files' names.")
    private List<String> batchNames = new ArrayList<>();

    @Option(
            names = "--join-samples",
            description = "Take each sample in a DATA folder that holds several for a DATA of its own, and join them.")
    private boolean joinSamples;

    @Option(
            names = "--counts-each",
            split = ",",
            paramLabel = "AT",
            description = "Where the counts are, said for each DATA in their order; 'found' leaves one as it is found.")
    private List<String> countsEach = new ArrayList<>();

    @Option(
            names = "--orientation-each",
            split = ",",
            paramLabel = "WAY",
            description = "Which way round each DATA is, in their order; 'found' leaves one as it is found.")
    private List<String> orientationEach = new ArrayList<>();

    @Option(
            names = "--genes",
            paramLabel = "FILE",
            description = "Keep only these genes: a list, a table or a GMT file.")
    private @Nullable Path genes;

    @Option(
            names = "--without-genes",
            split = ",",
            paramLabel = "NAME",
            description = "Leave out these genes, named by symbol or id.")
    private List<String> withoutGenes = new ArrayList<>();

    @Option(names = "--sum-duplicates", description = "Make one gene of genes with one symbol, with the sum of counts.")
    private boolean sumDuplicates;

    @Option(names = "--drop-empty", description = "Leave out cells without any count.")
    private boolean dropEmpty;

    @Option(names = "--subsample", paramLabel = "N", description = "Keep at most N cells, chosen at random.")
    private @Nullable Integer subsample;

    @Option(
            names = "--stratify",
            paramLabel = "COLUMN",
            description = "Each level of the column keeps its share in the subsample.")
    private @Nullable String stratify;

    @Option(
            names = "--only-cells",
            paramLabel = "FILE",
            description = "Keep only these cells: a file of barcodes, one a line.")
    private @Nullable Path onlyCells;

    @Option(names = "--seed", paramLabel = "N", description = "Root of the random choice. Default: 0.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private final ImportOptions options = new ImportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ImportCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (!out.toString().endsWith(".h5ad")) {
            throw new ConfigProblem(
                    "%s does not end in .h5ad.".formatted(out),
                    "What is written is an .h5ad file, whatever it is called, and other programs go by the name.",
                    "Write --out %s.h5ad.".formatted(out.toString().replaceFirst("\\.[A-Za-z0-9]{1,4}$", "")));
        }
        if (joinSamples) {
            data = StudyFolder.samplesOf(data);
        }
        if (subsample != null && subsample < 1) {
            throw new ConfigProblem(
                    "%d cells are no subsample.".formatted(subsample),
                    "At least one cell must be left.",
                    "Give --subsample a larger number.");
        }
        var changes = new ImportRequest.Changes(
                options.filter(),
                dropEmpty,
                sumDuplicates,
                Optional.ofNullable(genes),
                Optional.ofNullable(subsample),
                Optional.ofNullable(stratify),
                seed,
                Optional.ofNullable(onlyCells),
                options.reading().columns().withSamples(false),
                withoutGenes);
        var request = new ImportRequest(
                data, reading(), cells, match.match(), batchColumn, batchNames, genesOfAll(), changes);
        print(workbench.importData(request, out));
        return ExitCodes.DONE;
    }

    /** How each is read: alike, but for what was said of each. */
    private List<ReadOptions> reading() {
        requireEach("--counts-each", countsEach);
        requireEach("--orientation-each", orientationEach);
        var each = new ArrayList<ReadOptions>();
        for (int i = 0; i < data.size(); i++) {
            // Levels are edited once all files are joined, samples named while each is read.
            ReadOptions reading = options.reading()
                    .with(ColumnEdits.NONE.withSamples(
                            options.reading().columns().samples()));
            if (isSaid(countsEach, i)) {
                reading = reading.withCountsAt(Optional.of(countsEach.get(i)));
            }
            if (isSaid(orientationEach, i)) {
                reading = reading.with(Orientation.parse(orientationEach.get(i)));
            }
            each.add(reading);
        }
        return each;
    }

    private static boolean isSaid(List<String> each, int source) {
        return !each.isEmpty() && !each.get(source).equals(AS_FOUND);
    }

    private void requireEach(String option, List<String> said) {
        if (!said.isEmpty() && said.size() != data.size()) {
            throw new ConfigProblem(
                    "%s says something of %d files, and there are %d.".formatted(option, said.size(), data.size()),
                    "It is said for each file in their order.",
                    "Give one for each, separated by commas; 'found' leaves a file as it is found.");
        }
    }

    private GeneJoin genesOfAll() {
        return switch (joinGenes) {
            case null -> GeneJoin.ASK;
            case "all" -> GeneJoin.ALL;
            case "common" -> GeneJoin.COMMON;
            default ->
                throw new ConfigProblem(
                        "'%s' is no choice of genes.".formatted(joinGenes),
                        "Files are joined with all their genes or with the common ones.",
                        "Write --join-genes all or --join-genes common.");
        };
    }

    private void print(ImportReport report) {
        var to = spec.commandLine().getOut();
        Notes.print(report.warnings(), spec.commandLine().getErr());
        if (json) {
            var object = JsonNodeFactory.instance
                    .objectNode()
                    .put("file", report.file().toString())
                    .put("cells", report.cells())
                    .put("genes", report.genes())
                    .put("nonZero", report.nonZero());
            var steps = object.putArray("steps");
            report.steps().forEach(steps::add);
            var warnings = object.putArray("warnings");
            report.warnings().forEach(warnings::add);
            to.println(object);
            return;
        }
        report.steps().forEach(to::println);
        to.printf("Wrote %,d cells x %,d genes to %s%n", report.cells(), report.genes(), report.file());
    }
}
