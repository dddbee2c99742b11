package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.ImageFigureRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.RunDrawing;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFiles;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.PanelLook;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a figure of a run, or one that was drawn before, or several on one page. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a figure of a run as PNG, TIFF, SVG or PDF, as the file name says.",
            "Beside it are written its numbers (.csv) and how it was made (.fig.json).",
            "mixtura figure FIGURE.fig.json draws that again; several become the panels A, B, C of one page."
        })
final class FigureCommand implements Callable<Integer> {

    private static final double USUAL_WIDTH_MM = 120;
    static final String MAP = "map";

    private final Workbench workbench;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN KIND|FIGURE.fig.json",
            description =
                    "A run folder and what to draw of it, or descriptions of figures. Of the run: loss, umap, latent, map, movie. Of groups of"
                            + " its cells: dotplot, violin, heatmap, matrixplot, confusion, component-heatmap, composition,"
                            + " silhouette, distances, correlation, annotation. Of"
                            + " what its model decodes: decode, path, states, alike (in several runs), arms, graph, sample, uncertainty. Of a run on images: images, component-images, traversal-grid.")
    private final List<String> what = new ArrayList<>();

    @Option(
            names = "--color",
            paramLabel = "COLUMN|GENE|GENE+GENE",
            description = "umap, latent, map: a column of the cells, a gene, or two genes in one colour.")
    private @Nullable String colour;

    @Mixin
    private final GroupOptions groups = new GroupOptions();

    @Mixin
    private final CurveOptions curves = new CurveOptions();

    @Mixin
    private final MapOptions map = new MapOptions();

    @Mixin
    private final ImageOptions images = new ImageOptions();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    @Mixin
    private final AlikeOptions alike = new AlikeOptions();

    @Mixin
    private final DriftOption drift = new DriftOption();

    @Option(
            names = "--against",
            paramLabel = "COLUMN|FILE:COLUMN",
            description =
                    "confusion, component-heatmap: the types in rows. composition: the bars. Default: the labels of the run, for bars its"
                            + " batches where it has such. violin: a column of two values, whose cells are a half of each violin.")
    private @Nullable String against;

    @Option(
            names = "--share",
            paramLabel = "type|group|cells",
            description = "confusion: shares of each type, of each group, or numbers of cells. Default: type.")
    private @Nullable TableShare share;

    @Option(
            names = "--order",
            paramLabel = "matched|tree|walk|peak|change|given",
            description =
                    "confusion: groups by the types that they are matched with (the default), by a tree of their means, by a"
                            + " walk from mean to near mean, or as given. path, states: genes of a set by their peak (the default of paths), change, tree, or as"
                            + " given (the default of states).")
    private @Nullable String order;

    @Option(
            names = "--genes",
            split = ",",
            paramLabel = "GENE",
            description =
                    "dotplot, violin, heatmap, matrixplot, correlation: genes, separated by commas. Default: those that mark the groups.")
    private List<String> genes = new ArrayList<>();

    @Option(
            names = "--markers",
            paramLabel = "N",
            description = "Without --genes: so many markers of each group. Default: 4 dotplot, matrixplot and"
                    + " correlation, 2 violin, 6 heatmap, 50"
                    + " annotation.")
    private @Nullable Integer markers;

    @Option(
            names = "--scale",
            paramLabel = "share|change|z|log",
            description =
                    "dotplot, heatmap, matrixplot: colours are shares of the gene's largest value (the default), standard deviations from its"
                            + " mean, or log1p of counts per 10,000 alike for all genes. path: change since the start (the"
                            + " default), z, log or share. states: share (the default), change, z, or log.")
    private @Nullable String scale;

    @Option(names = "--width", paramLabel = "MM", description = "Width in millimetres. Default: 120, or as described.")
    private @Nullable Double widthMm;

    @Option(names = "--dpi", paramLabel = "N", description = "Pixels per inch. Default: 300, or as described.")
    private @Nullable Integer dpi;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description =
                    "Panels beside each other, where there are several. Default: 2, or as described. Of figures of images:"
                            + " images in a row. Default: 10.")
    private @Nullable Integer columns;

    @Option(names = "--no-title", description = "Leave the title out.")
    private boolean noTitle;

    @Option(names = "--no-legend", description = "umap, latent, map: leave the legend out.")
    private boolean noLegend;

    @Option(names = "--names", description = "umap, latent, map: name the groups in the picture.")
    private boolean names;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; its ending says the format.")
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
        var format = FigureFile.format(out);
        var wanted = what.stream().allMatch(FigureCommand::isDescription) ? described() : asked();
        var output = output(format, wanted);
        Path file = out.toAbsolutePath().normalize();
        var files = FigureFiles.beside(file);
        requireFree(files.description(), wanted);
        var page = Question.ask(spec.commandLine().getErr(), watcher -> workbench.draw(wanted, watcher));
        var said = new HashMap<>(page.provenance());
        said.put("Command", files.command());
        new FigureWriter().write(page.figure(), output.withMetadata(said), file);
        var printer = spec.commandLine().getOut();
        printer.printf("Figure written to %s%n", out);
        if (output.heightMm(page.figure()) > FigureOutput.PAGE_MM) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "mixtura: The figure is %.0f mm high, more than a page of A4 has room for. Take fewer panels or genes,"
                                    + " more --columns or another --width.%n",
                            output.heightMm(page.figure()));
        }
        for (int p = 0; p < page.data().size(); p++) {
            Path csv = files.numbers(p, page.data().size());
            RunTable.write(csv, page.data().get(p));
            printer.printf("Numbers written to %s%n", out.resolveSibling(csv.getFileName()));
        }
        workbench.writeFigureSpec(wanted, files.description());
        return ExitCodes.DONE;
    }

    private static boolean isDescription(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** Figures that were drawn before, all on one page. */
    private FigureSpec described() {
        FigureKindOptions.requireDescribed(given());
        Least.require("--columns", columns, 1);
        var all = what.stream()
                .map(file ->
                        workbench.readFigureSpec(Path.of(file).toAbsolutePath().normalize()))
                .toList();
        var first = all.getFirst();
        var panels = all.stream().flatMap(each -> each.panels().stream()).toList();
        if (columns != null && panels.size() == 1) {
            throw new ConfigProblem(
                    "--columns does not apply to a figure of one panel.",
                    "It says how many panels stand beside each other, and '%s' has one.".formatted(what.getFirst()),
                    "Leave it out, or give several figures.");
        }
        int beside = columns != null ? columns : all.size() == 1 ? first.columns() : 2;
        boolean narrow = all.size() > 1 && beside > 1 && first.widthMm() < FigureSpec.TWO_PANELS_MM;
        double described = narrow ? FigureSpec.TWO_COLUMNS_MM : first.widthMm();
        return new FigureSpec(
                panels,
                beside,
                widthMm == null ? described : widthMm,
                all.size() == 1 && widthMm == null ? first.heightMm() : OptionalDouble.empty(),
                dpi == null ? first.dpi() : dpi);
    }

    private FigureSpec asked() {
        if (what.size() != 2) {
            throw new ConfigProblem(
                    "'%s' does not say what to draw.".formatted(String.join(" ", what)),
                    "A figure is a run folder and a kind, as 'RUN umap', or one or more files that end in .fig.json.",
                    "See 'mixtura figure --help' for the kinds.");
        }
        String kind = what.getLast();
        FigureKindOptions.require(kind, given());
        Least.require("--columns", columns, 2);
        Least.require("--markers", markers, 0);
        return FigureSpec.of(
                new FigureSpec.Panel(
                        Path.of(what.getFirst()).toAbsolutePath().normalize(),
                        drawing(kind),
                        new PanelLook(!noTitle, !noLegend, names)),
                widthMm == null ? USUAL_WIDTH_MM : widthMm,
                dpi == null ? FigureOutput.PRINT_DPI : dpi);
    }

    /** A description that somebody wrote is not replaced by one that says something else. */
    private void requireFree(Path description, FigureSpec wanted) {
        boolean named = what.stream()
                .filter(FigureCommand::isDescription)
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .anyMatch(description::equals);
        if (named && !workbench.describes(description, wanted)) {
            throw new ConfigProblem(
                    "The description '%s' would be replaced.".formatted(description.getFileName()),
                    "Beside '%s' stands how it is made, in a file of that name, and it would say something else than it does now."
                            .formatted(out.getFileName()),
                    "Choose another name for the figure, or write the size into the description.");
        }
    }

    private List<OptionSpec> given() {
        return spec.commandLine().getParseResult().matchedOptions();
    }

    private RunDrawing drawing(String kind) {
        if (kind.equalsIgnoreCase(AlikeFigureRequest.KIND)) {
            return alike.request(genes, places.sets(), markers, images.arm(1), images.state());
        }
        if (kind.equalsIgnoreCase(MAP)) {
            return map.request(colour);
        }
        var ofRun = FigureKinds.named(FigureRequest.Kind.values(), kind);
        if (ofRun.isPresent()) {
            return new FigureRequest(ofRun.get(), Optional.ofNullable(colour), curves.choice());
        }
        return Stream.of(ImageFigureRequest.Kind.values())
                .filter(each -> each.id().equalsIgnoreCase(kind))
                .findFirst()
                .<RunDrawing>map(each -> images.request(each, columns))
                .or(() -> FigureKinds.named(ModelFigureRequest.Kind.values(), kind)
                        .map(this::request))
                .orElseGet(() -> request(FigureKinds.named(GroupFigureRequest.Kind.values(), kind)
                        .orElseThrow(() -> FigureKinds.unknownKind(kind))));
    }

    private GroupFigureRequest request(GroupFigureRequest.Kind wanted) {
        Least.require("--markers", markers, wanted == GroupFigureRequest.Kind.ANNOTATION ? 2 : 1);
        var usual = GroupFigureRequest.of(wanted, groups.by(), groups.other(against));
        return new GroupFigureRequest(
                wanted,
                usual.by(),
                usual.against(),
                genes,
                markers == null ? usual.markers() : markers,
                FigureKinds.chosen(ExpressionScale.class, "--scale", scale, usual.scale()),
                share == null ? usual.share() : share,
                FigureKinds.chosen(TableOrder.class, "--order", order, usual.order()),
                places.sets());
    }

    private ModelFigureRequest request(ModelFigureRequest.Kind wanted) {
        var usual = ModelFigureRequest.of(wanted, places.places());
        return new ModelFigureRequest(
                wanted,
                usual.places(),
                places.anchor(),
                places.dimension(),
                genes,
                places.sets(),
                markers == null ? usual.markers() : markers,
                new PathLook(
                        FigureKinds.chosen(
                                PathScale.class, "--scale", scale, usual.look().scale()),
                        FigureKinds.chosen(
                                PathOrder.class, "--order", order, usual.look().order()),
                        drift.limit()),
                images.arm(usual.arm()),
                images.state());
    }

    private static FigureOutput output(FigureFormat format, FigureSpec wanted) {
        try {
            return new FigureOutput(format, wanted.widthMm(), wanted.heightMm(), wanted.dpi(), Map.of());
        } catch (IllegalArgumentException outOfRange) {
            throw new ConfigProblem(
                    "The figure cannot have that size.",
                    "Its " + outOfRange.getMessage() + ".",
                    "Correct --width or --dpi.");
        }
    }
}
