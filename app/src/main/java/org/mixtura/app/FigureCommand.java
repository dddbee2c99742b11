package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a figure of a run. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a figure of a run as PNG, SVG or PDF, as the file name says.",
            "What is about groups of cells is also written as numbers, in a file of the same name that ends in .csv."
        })
final class FigureCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(
            index = "1",
            paramLabel = "KIND",
            description =
                    "What to draw. Of the run: loss, umap, latent. Of groups of its cells: dotplot, violin, heatmap, confusion,"
                            + " composition, silhouette, distances, correlation. Of a run on images: images,"
                            + " component-images, traversal-grid.")
    @SuppressWarnings("NullAway.Init")
    private String kind;

    @Option(
            names = "--color",
            paramLabel = "COLUMN|GENE",
            description = "umap, latent: a column of the cells or a gene.")
    private @Nullable String colour;

    @Mixin
    private final GroupOptions groups = new GroupOptions();

    @Mixin
    private final ImageOptions images = new ImageOptions();

    @Option(
            names = "--against",
            paramLabel = "COLUMN|FILE:COLUMN",
            description =
                    "confusion: the types in rows. composition: the bars. Default: the labels of the run, for bars its"
                            + " batches where it has such.")
    private @Nullable String against;

    @Option(
            names = "--share",
            paramLabel = "type|group|cells",
            description = "confusion: shares of each type, of each group, or numbers of cells. Default: type.")
    private @Nullable TableShare share;

    @Option(
            names = "--order",
            paramLabel = "matched|tree|given",
            description =
                    "confusion: groups by the types that they are matched with, by a tree of their means, or as given."
                            + " Default: matched.")
    private @Nullable TableOrder order;

    @Option(
            names = "--genes",
            split = ",",
            paramLabel = "GENE",
            description =
                    "dotplot, violin, heatmap, correlation: genes, separated by commas. Default: those that mark the groups.")
    private List<String> genes = new ArrayList<>();

    @Option(
            names = "--markers",
            paramLabel = "N",
            description = "Without --genes: so many markers of each group. Default: 4 dotplot, 2 violin, 6"
                    + " heatmap, 4 correlation.")
    private @Nullable Integer markers;

    @Option(
            names = "--scale",
            paramLabel = "share|z|log",
            description =
                    "dotplot, heatmap: colours are shares of the gene's largest value, standard deviations from its"
                            + " mean, or log1p of counts per 10,000 alike for all genes. Default: share.")
    private @Nullable ExpressionScale scale;

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
        var output = output(format);
        var ofRun = named(FigureRequest.Kind.values());
        var ofGroups = named(GroupFigureRequest.Kind.values());
        var ofImages = ImageOptions.named(kind);
        if (ofRun.isEmpty() && ofGroups.isEmpty() && ofImages.isEmpty()) {
            throw unknownKind();
        }
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        if (ofImages.isPresent()) {
            write(stored, drawn(stored, ofImages.get()), output);
            return ExitCodes.DONE;
        }
        if (ofRun.isPresent()) {
            write(
                    stored,
                    workbench.figure(stored, new FigureRequest(ofRun.get(), Optional.ofNullable(colour))),
                    output);
            return ExitCodes.DONE;
        }
        var request = request(ofGroups.orElseThrow());
        var drawn = Question.ask(
                spec.commandLine().getErr(), watcher -> workbench.groups(stored).figure(request, watcher));
        write(stored, drawn.figure(), output);
        Path csv = sidecar();
        RunTable.write(csv.toAbsolutePath().normalize(), drawn.data());
        spec.commandLine().getOut().printf("Numbers written to %s%n", csv);
        return ExitCodes.DONE;
    }

    private Figure drawn(StoredRun stored, ImageOptions.Kind wanted) {
        var ofRun = workbench
                .images(stored)
                .orElseThrow(() -> new ConfigProblem(
                        "The cells of this run are no images.",
                        "Its genes are not called pixel_ROW_COLUMN.",
                        "Choose another figure, or a run on images."));
        return Question.ask(spec.commandLine().getErr(), watcher -> images.draw(wanted, ofRun, watcher));
    }

    private GroupFigureRequest request(GroupFigureRequest.Kind wanted) {
        var usual = GroupFigureRequest.of(wanted, groups.by(), groups.other(against));
        return new GroupFigureRequest(
                wanted,
                usual.by(),
                usual.against(),
                genes,
                markers == null ? usual.markers() : Math.max(1, markers),
                scale == null ? usual.scale() : scale,
                share == null ? usual.share() : share,
                order == null ? usual.order() : order);
    }

    private void write(StoredRun stored, Figure figure, FigureOutput output) {
        new FigureWriter()
                .write(
                        figure,
                        output.withMetadata(stored.provenance()),
                        out.toAbsolutePath().normalize());
        spec.commandLine().getOut().printf("Figure written to %s%n", out);
    }

    private Path sidecar() {
        String name = String.valueOf(out.getFileName());
        return out.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".csv");
    }

    private <K extends Enum<K>> Optional<K> named(K[] kinds) {
        return Stream.of(kinds)
                .filter(each -> each.name().equalsIgnoreCase(kind))
                .findFirst();
    }

    private ConfigProblem unknownKind() {
        var known = Stream.<Enum<?>>concat(
                        Stream.of(FigureRequest.Kind.values()), Stream.of(GroupFigureRequest.Kind.values()))
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        known.addAll(ImageOptions.words());
        return new ConfigProblem(
                "There is no figure '%s'.".formatted(kind),
                "There are %s.%s".formatted(String.join(", ", known), NearNames.hint(kind, known)),
                "Choose one of these.");
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
