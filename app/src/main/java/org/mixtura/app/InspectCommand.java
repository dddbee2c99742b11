package org.mixtura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The import check. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Says what is in a data set and whether a model can be trained on it.")
final class InspectCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(
            paramLabel = "DATA",
            description = "HDF5 (.h5ad, 10x .h5, .loom, X/Y), a 10x folder, Matrix Market, a table, idx images.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Mixin
    private final ImportOptions options = new ImportOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--save-lists",
            paramLabel = "FOLDER",
            description =
                    "Write the lists of names that were found, such as those of genes that occur more than once, as CSV"
                            + " files. --json has them, too.")
    private @Nullable Path lists;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    InspectCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var inspection = workbench.inspect(data, options.reading());
        var filter = options.filter();
        Optional<FilterEffect> effect = filter.isNone() || !inspection.isUsable()
                ? Optional.empty()
                : Optional.of(workbench.filterEffect(data, options.reading(), filter));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(InspectionJson.write(inspection, effect));
        } else {
            InspectionText.print(inspection, effect, Runtime.getRuntime().maxMemory(), out);
        }
        if (lists != null) {
            save(inspection.problems(), lists);
        }
        boolean judged = effect.map(FilterEffect::judged).orElse(true);
        if (!judged) {
            // Training and import refuse such a limit, so a check of it must not pass.
            spec.commandLine()
                    .getErr()
                    .println(
                            "mixtura: The mitochondrial share of the cells cannot be judged, for no gene is known to be"
                                    + " mitochondrial. Leave --max-mito out, or use a data set with all genes and their symbols.");
        }
        boolean left = effect.map(kept -> kept.cells() > 0 && kept.genes() > 0).orElse(true);
        if (!left) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "mixtura: The filter leaves no cell or no gene. Choose lower limits (--min-genes, --min-cells)"
                                    + " or a larger --max-mito.");
        }
        return inspection.isUsable() && judged && left ? ExitCodes.DONE : ExitCodes.DATA;
    }

    private void save(List<Finding> findings, Path folder) {
        for (Finding finding : findings) {
            for (Fix fix : finding.fixes()) {
                if (fix instanceof Fix.ShowList list) {
                    save(list, folder.resolve(finding.code() + ".csv"));
                }
            }
        }
    }

    private void save(Fix.ShowList list, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFiles.write(file, out -> out.write(list.csv().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new StorageProblem(
                    "'%s' cannot be written.".formatted(file),
                    SystemReason.of(e),
                    "Free some space, or choose another folder (--save-lists).",
                    e);
        }
        spec.commandLine().getErr().printf("mixtura: %s are in %s%n", list.title(), file);
    }
}
