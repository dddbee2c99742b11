package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.DrawnPage;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.ImageFigureRequest;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.RunGroups;
import org.mixtura.core.RunImages;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.ImageGridFigure;
import org.mixtura.core.figure.PageFigure;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/** Draws what a description of a figure says, panel by panel; a run that several panels show is read once. */
final class PageDrawer {

    private final Function<Path, StoredRun> open;
    private final Function<StoredRun, RunGroups> groups;
    private final Function<StoredRun, Optional<RunImages>> images;
    private final Function<StoredRun, ModelFigures> models;
    private final RunFigures figures;
    private final Function<StoredRun, ExpressionSource> expression;
    private final Function<StoredRun, RunOutputs> outputs;
    private final Function<StoredRun, Optional<LatentMixture>> mixture;
    private final AlikeFigures alike;

    PageDrawer(
            Function<Path, StoredRun> open,
            Function<StoredRun, RunGroups> groups,
            Function<StoredRun, Optional<RunImages>> images,
            Function<StoredRun, ModelFigures> models,
            RunFigures figures,
            Function<StoredRun, ExpressionSource> expression,
            Function<StoredRun, RunOutputs> outputs,
            Function<StoredRun, Optional<LatentMixture>> mixture,
            AlikeFigures alike) {
        this.open = open;
        this.groups = groups;
        this.images = images;
        this.models = models;
        this.figures = figures;
        this.expression = expression;
        this.outputs = outputs;
        this.mixture = mixture;
        this.alike = alike;
    }

    DrawnPage draw(FigureSpec spec, Watcher watcher) {
        var runs = new LinkedHashMap<Path, StoredRun>();
        var drawn = new ArrayList<Figure>();
        var data = new ArrayList<RunTable>();
        int all = spec.panels().size();
        for (int p = 0; p < all; p++) {
            var panel = spec.panels().get(p);
            StoredRun run = runs.computeIfAbsent(panel.run(), open);
            DrawnFigure one = drawn(run, panel, watcher.part((double) p / all, (p + 1.0) / all));
            drawn.add(panel.look().of(one.figure()));
            data.add(one.data());
        }
        return new DrawnPage(
                all == 1 ? drawn.getFirst() : new PageFigure(drawn, spec.columns()),
                data,
                DrawnPage.joined(
                        runs.values().stream().map(StoredRun::provenance).toList()));
    }

    private DrawnFigure drawn(StoredRun run, FigureSpec.Panel panel, Watcher watcher) {
        return switch (panel.drawing()) {
            case MapFigureRequest request -> map(run, request, watcher);
            case FigureRequest request -> figures.drawn(run, request, () -> expression.apply(run));
            case GroupFigureRequest request -> groups.apply(run).figure(request, watcher);
            case ImageFigureRequest request -> ofImages(run, request, watcher);
            case ModelFigureRequest request -> models.apply(run).drawn(request, watcher);
            case AlikeFigureRequest request -> alike.drawn(run, request, watcher);
        };
    }

    private DrawnFigure map(StoredRun run, MapFigureRequest request, Watcher watcher) {
        return new MapFigures(run, () -> expression.apply(run), () -> outputs.apply(run), () -> mixture.apply(run))
                .draw(request, watcher);
    }

    private DrawnFigure ofImages(StoredRun run, ImageFigureRequest request, Watcher watcher) {
        var shown = images.apply(run)
                .orElseThrow(() -> new ConfigProblem(
                        "The cells of the run '%s' are no images.".formatted(run.folder()),
                        "Its genes are not called pixel_ROW_COLUMN.",
                        "Choose another figure, or a run on images."));
        int columns = request.columns();
        var figure =
                switch (request.kind()) {
                    case IMAGES -> new ImageGridFigure("", "", "", shown.reconstructions(columns, watcher));
                    case COMPONENT_IMAGES ->
                        new ImageGridFigure("", "component", "", shown.components(columns - 1, watcher));
                    case TRAVERSAL_GRID ->
                        new ImageGridFigure(
                                "",
                                "category",
                                "state %d, arm %d".formatted(request.state(), request.arm()),
                                shown.traversal(request.arm(), request.state(), columns, watcher));
                };
        return new DrawnFigure(figure, pixels(figure.grid()));
    }

    /** A line for each pixel of each image. */
    private static RunTable pixels(ImageGrid grid) {
        int size = grid.shape().height() * grid.shape().width();
        int columns = grid.columns().size();
        return new RunTable(
                List.of("row", "column", "image", "pixel_row", "pixel_column", "value"),
                grid.rows().size() * columns * size,
                line -> {
                    int image = line / size;
                    int pixel = line % size;
                    return List.of(
                            grid.rows().get(image / columns),
                            grid.columns().get(image % columns),
                            Integer.toString(image + 1),
                            Integer.toString(pixel / grid.shape().width() + 1),
                            Integer.toString(pixel % grid.shape().width() + 1),
                            Float.toString(grid.images().at(image, pixel)));
                });
    }
}
