package org.mixtura.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.NewDataset;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.ImageGridFigure;
import org.mixtura.core.image.Sprites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and shows data sets whose cells are images. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Makes and shows data sets whose cells are images: 'images dsprites', 'images show'.")
final class ImagesCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ImagesCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        throw new ConfigProblem(
                "Say what to do with images.",
                "There are dsprites, which makes a data set, and show, which draws one.",
                "For example: mixtura images dsprites --out sprites.h5ad");
    }

    @Command(
            name = "dsprites",
            mixinStandardHelpOptions = true,
            description =
                    "Makes white shapes on black from known factors, as the public dSprites: 3 shapes, 6 scales, 40"
                            + " orientations, 32 x 32 places, each combination at most once.")
    int dsprites(
            @Option(names = "--out", paramLabel = "FILE.h5ad", required = true, description = "The file to write.")
                    Path out,
            @Option(
                            names = "--size",
                            paramLabel = "N",
                            defaultValue = "5000",
                            description = "Number of images; 737280 are all. Default: ${DEFAULT-VALUE}.")
                    int size,
            @Option(
                            names = "--side",
                            paramLabel = "PIXELS",
                            defaultValue = "64",
                            description = "Height and width of an image. Default: ${DEFAULT-VALUE}.")
                    int side,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Which combinations are drawn. Default: ${DEFAULT-VALUE}.")
                    long seed) {
        if (size < 2 || size > Sprites.ALL || side < 16 || side > 256) {
            throw new ConfigProblem(
                    "There are no %d images of %d x %d pixels to make.".formatted(size, side, side),
                    "From 2 to %d images of 16 to 256 pixels can be made.".formatted(Sprites.ALL),
                    "Correct --size or --side.");
        }
        var made = new Sprites(side, seed).make(size);
        new NewDataset()
                .write(
                        made.pixels(),
                        made.shape().genes(),
                        made.cells(),
                        "sprites of %s pixels, seed %d".formatted(made.shape(), seed),
                        out.toAbsolutePath().normalize());
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%,d images of %s pixels written to %s%n", size, made.shape(), out);
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Draws some images of a data set, evenly spread over it.")
    int show(
            @Parameters(paramLabel = "DATA", description = "An idx file of images, or a data set of 'images dsprites'.")
                    Path data,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "The figure to write, .png, .svg or .pdf.")
                    Path out,
            @Option(names = "--title", paramLabel = "TEXT", description = "Words above it.") @Nullable String title) {
        var format = FigureFile.format(out);
        var grid = workbench
                .inspect(data, ReadOptions.DETECT)
                .images()
                .orElseThrow(() -> new DataProblem(
                        "%s holds no images.".formatted(data),
                        "Its genes are not called pixel_ROW_COLUMN, or it cannot be read at all.",
                        "See 'mixtura inspect %s', or choose an idx file of images.".formatted(data)));
        new FigureWriter()
                .write(
                        new ImageGridFigure(title == null ? "" : title, "", "", grid),
                        FigureOutput.of(format, 120),
                        out.toAbsolutePath().normalize());
        spec.commandLine().getOut().printf("Figure written to %s%n", out);
        return ExitCodes.DONE;
    }
}
