package org.mixtura.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a figure of a run. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = "Draws a figure of a run as PNG, SVG or PDF, as the file name says.")
final class FigureCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(index = "1", paramLabel = "loss|umap|latent", description = "What to draw.")
    @SuppressWarnings("NullAway.Init")
    private FigureRequest.Kind kind;

    @Option(names = "--color", paramLabel = "COLUMN|GENE", description = "A column of the cells or a gene.")
    private @Nullable String colour;

    @Option(names = "--width", paramLabel = "MM", description = "Width in millimetres. Default: ${DEFAULT-VALUE}.")
    private double widthMm = 120;

    @Option(names = "--dpi", paramLabel = "N", description = "Resolution of a PNG. Default: ${DEFAULT-VALUE}.")
    private int dpi = 300;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    FigureCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var format = format();
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var figure = workbench.figure(stored, new FigureRequest(kind, Optional.ofNullable(colour)));
        new FigureWriter()
                .write(
                        figure,
                        output(format).withMetadata(stored.provenance()),
                        out.toAbsolutePath().normalize());
        spec.commandLine().getOut().printf("Figure written to %s%n", out);
        return ExitCodes.DONE;
    }

    private FigureFormat format() {
        return FigureFormat.ofFileName(out.toString())
                .orElseThrow(() -> new ConfigProblem(
                        "The figure '%s' cannot be written.".formatted(out),
                        "The ending says the format, and there are .png, .svg and .pdf.",
                        "Choose a file name with one of these endings."));
    }

    private FigureOutput output(FigureFormat format) {
        try {
            return new FigureOutput(format, widthMm, OptionalDouble.empty(), dpi, Map.of());
        } catch (IllegalArgumentException outOfRange) {
            throw new ConfigProblem(
                    "The figure cannot have that size.",
                    "Its " + outOfRange.getMessage() + ".",
                    "Correct --width or --dpi.");
        }
    }
}
