package org.mixtura.ui.explore;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.component.Fade;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.session.FigureDraft;

/**
 * Turns a scatter on the screen into the figure that shows the same: cells, colours, selection, part of the map; and into words
 * that draw it again.
 *
 * @param run with the columns that lie on top of it
 * @param x what lies along the horizontal axis
 * @param y what lies along the vertical axis
 * @param names whether categories are named
 * @param shapes what is drawn over the points
 * @param fade what makes cells faint
 * @param marks a path or a place that is drawn over the points
 */
record SeenFigure(
        StoredRun run,
        ScatterModel scatter,
        MapAxis x,
        MapAxis y,
        boolean names,
        List<GroupShape> shapes,
        Optional<Fade> fade,
        MapMarks marks) {

    private static final int SIDE = 1000;

    /**
     * The figure.
     *
     * @param proportion height by width of the picture on the screen
     */
    FigureDraft draft(double proportion) {
        Points points = scatter.points();
        Colouring colouring = scatter.view().colouring();
        var request = request(proportion);
        var figure = request.figure(
                points.x(),
                points.y(),
                colouring,
                shapes,
                scatter.view().keptProperty().get());
        var drawn = DrawnFigure.ofCells(run, figure.withLook(figure.look().withLevelLabels(names)));
        String name = kind() + "-" + colouring.title().toLowerCase(Locale.ROOT);
        return FigureDraft.of(run, drawn.figure(), name, drawn.data(), request);
    }

    /** Begins the file's name. */
    private String kind() {
        if (x instanceof MapAxis.Map && y instanceof MapAxis.Map) {
            return "umap";
        }
        return x instanceof MapAxis.Latent && y instanceof MapAxis.Latent ? "latent" : "map";
    }

    private MapFigureRequest request(double proportion) {
        LinkedView view = scatter.view();
        return new MapFigureRequest(
                x,
                y,
                Optional.of(window(proportion)),
                Optional.of(ShownColour.of(run, view.colouring())),
                view.selection().isEmpty() ? Optional.empty() : Optional.of(bits(view.selection())),
                bits(view.hiddenCellsProperty().get()),
                view.sizeFactorProperty().get(),
                opacity(),
                !shapes.isEmpty(),
                view.keptProperty().get().isPresent() ? fade : Optional.empty(),
                marks);
    }

    /** What the user set; else what suits paper. */
    private OptionalDouble opacity() {
        boolean automatic = scatter.view().opacityFactorProperty().get() == 1;
        return automatic
                ? OptionalDouble.empty()
                : OptionalDouble.of(scatter.view().opacity(scatter.points().size()));
    }

    private PixelView window(double proportion) {
        DataWindow seen = scatter.window();
        int height = Math.max(1, (int) Math.round(SIDE * proportion));
        return new PixelView(SIDE, height, seen.minX(), seen.maxX(), seen.minY(), seen.maxY());
    }

    private static BitSet bits(CellSelection selection) {
        var bits = new BitSet();
        selection.stream().forEach(bits::set);
        return bits;
    }
}
