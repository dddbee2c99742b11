package org.mixtura.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes runs in a form that other programs read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes cells, clusters, components, map and latent codes of a run for other programs. An .h5ad file"
                        + " also has the counts, takes several runs of the same cells, and carries the runs themselves:"
                        + " 'restore' takes them out again.")
final class ExportCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders; several for h5ad only.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> runs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description =
                    "One of ${COMPLETION-CANDIDATES}. Default: what the ending of --out says, .h5ad, .csv or .html (a report).")
    private @Nullable String format;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            required = true,
            description = "The file to write; for seurat, loupe and npy the folder.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ExportCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var chosen = format == null ? byEnding() : ExportFormat.of(format);
        List<StoredRun> stored = runs.stream()
                .map(run -> workbench.openRun(run.toAbsolutePath().normalize()))
                .toList();
        Path target = out.toAbsolutePath().normalize();
        var err = spec.commandLine().getErr();
        var written = Question.ask(err, watcher -> workbench.export(stored, chosen, target, watcher));
        spec.commandLine()
                .getOut()
                .printf("%,d cells written to %s%n", stored.getFirst().cells().size(), out);
        written.sentences().forEach(sentence -> err.printf("mixtura: %s%n", sentence));
        return ExitCodes.DONE;
    }

    private ExportFormat byEnding() {
        String name = String.valueOf(out.getFileName());
        return Arrays.stream(ExportFormat.values())
                .filter(known -> !known.isFolder() && name.endsWith("." + known.extension()))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "The format of '%s' is not known.".formatted(out),
                        "Its ending is none of %s, and --format is not given.".formatted(endings()),
                        "Give --format: %s.".formatted(String.join(", ", new Formats()))));
    }

    private static String endings() {
        return Arrays.stream(ExportFormat.values())
                .filter(known -> !known.isFolder())
                .map(known -> "." + known.extension())
                .collect(Collectors.joining(", "));
    }

    /** The formats by name, for help and completion. */
    static final class Formats implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ExportFormat.values()).map(ExportFormat::id).iterator();
        }
    }
}
