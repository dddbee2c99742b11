package org.mixtura.ui.explore;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.session.FigureDraft;

/** Turns a scatter on the screen into the figure that shows the same: cells, colours, selection, part of the map. */
final class SeenFigure {

    private static final int SIDE = 1000;

    private final StoredRun run;
    private final ScatterModel scatter;
    private final boolean names;
    private final List<GroupShape> shapes;

    /** @param shapes what is drawn over the points */
    SeenFigure(StoredRun run, ScatterModel scatter, boolean names, List<GroupShape> shapes) {
        this.run = run;
        this.scatter = scatter;
        this.names = names;
        this.shapes = shapes;
    }

    /**
     * The figure.
     *
     * @param kind begins the file's name, for example {@code umap}
     * @param measured whether the numbers on the axes mean something
     * @param proportion height by width of the picture on the screen
     */
    FigureDraft draft(String kind, boolean measured, double proportion) {
        Points points = scatter.points();
        Colouring colouring = scatter.view().colouring();
        var axes = new ScatterFigure.Axes(points.xName(), points.yName(), measured, Optional.of(window(proportion)));
        var look = new ScatterFigure.Look(OptionalDouble.empty(), opacity(points.size()), true, names);
        var figure = ScatterFigure.of(matrix(points), colouring, axes)
                .withTitle(name(colouring))
                .withLook(look)
                .withShapes(shapes);
        var selection = scatter.view().selection();
        var drawn = DrawnFigure.ofCells(run, selection.isEmpty() ? figure : figure.withSelected(bits(selection)));
        return FigureDraft.of(run, drawn.figure(), kind + "-" + name(colouring).toLowerCase(Locale.ROOT), drawn.data());
    }

    /** What the user set; else what suits paper. */
    private OptionalDouble opacity(int cells) {
        boolean automatic = scatter.view().opacityFactorProperty().get() == 1;
        return automatic
                ? OptionalDouble.empty()
                : OptionalDouble.of(scatter.view().opacity(cells));
    }

    private PixelView window(double proportion) {
        DataWindow seen = scatter.window();
        int height = Math.max(1, (int) Math.round(SIDE * proportion));
        return new PixelView(SIDE, height, seen.minX(), seen.maxX(), seen.minY(), seen.maxY());
    }

    private static String name(Colouring colouring) {
        return switch (colouring) {
            case Colouring.ByLevel levels -> levels.column().name();
            case Colouring.ByValue values -> values.name();
        };
    }

    private static FloatMatrix matrix(Points points) {
        float[] both = new float[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            both[2 * i] = points.x()[i];
            both[2 * i + 1] = points.y()[i];
        }
        return new FloatMatrix(points.size(), 2, both);
    }

    private static BitSet bits(CellSelection selection) {
        var bits = new BitSet();
        selection.stream().forEach(bits::set);
        return bits;
    }
}
