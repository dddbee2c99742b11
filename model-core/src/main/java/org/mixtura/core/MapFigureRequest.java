package org.mixtura.core;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.component.Fade;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;

/**
 * A map of the cells as it is seen: any two axes, any colours, a part of it, cells that are selected or hidden.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param window the part that is shown, in its proportions; empty: all, in a square
 * @param colour what gives the colours; empty: the labels of the run, else its clusters
 * @param selected cells to stress, all others are grey; empty: all cells count
 * @param hidden cells that are not drawn
 * @param pointSize 1 is what suits the number of cells
 * @param opacity of a point, above 0 to 1; empty: what suits the number of cells
 * @param components whether the components of the model are drawn over the cells, where it has such
 * @param fade what makes cells faint; empty: nothing
 * @param marks a path or a place that is drawn over the cells
 */
public record MapFigureRequest(
        MapAxis x,
        MapAxis y,
        Optional<PixelView> window,
        Optional<MapColour> colour,
        Optional<BitSet> selected,
        BitSet hidden,
        double pointSize,
        OptionalDouble opacity,
        boolean components,
        Optional<Fade> fade,
        MapMarks marks)
        implements RunDrawing {

    public MapFigureRequest {
        selected = selected.map(cells -> (BitSet) cells.clone());
        hidden = (BitSet) hidden.clone();
        if (!(pointSize > 0) || !Double.isFinite(pointSize)) {
            throw new IllegalArgumentException("points of size " + pointSize);
        }
    }

    /** All of a map in usual sizes. */
    public static MapFigureRequest of(MapAxis x, MapAxis y, Optional<MapColour> colour, boolean components) {
        return new MapFigureRequest(
                x,
                y,
                Optional.empty(),
                colour,
                Optional.empty(),
                new BitSet(),
                1,
                OptionalDouble.empty(),
                components,
                Optional.empty(),
                MapMarks.NONE);
    }

    /** The same with faint cells, or without. */
    public MapFigureRequest faded(Optional<Fade> by) {
        return new MapFigureRequest(x, y, window, colour, selected, hidden, pointSize, opacity, components, by, marks);
    }

    /**
     * The figure, with a legend.
     *
     * @param alongX the place of each cell along the horizontal axis
     * @param alongY the place of each cell along the vertical axis
     * @param colouring of the cells
     * @param shapes drawn over the cells
     * @param kept how much of its opacity each cell keeps, 0 to 1; empty: all of it
     */
    public ScatterFigure figure(
            float[] alongX, float[] alongY, Colouring colouring, List<GroupShape> shapes, Optional<float[]> kept) {
        float[] places = new float[2 * alongX.length];
        for (int cell = 0; cell < alongX.length; cell++) {
            boolean drawn = !hidden.get(cell);
            places[2 * cell] = drawn ? alongX[cell] : Float.NaN;
            places[2 * cell + 1] = drawn ? alongY[cell] : Float.NaN;
        }
        boolean measured = x.measured() || y.measured();
        var axes = new ScatterFigure.Axes(x.name(), y.name(), measured, window);
        return new ScatterFigure(
                new FloatMatrix(alongX.length, 2, places),
                colouring,
                colouring.title(),
                axes,
                new ScatterFigure.Look(pointSize, opacity, true, false),
                selected,
                shapes,
                kept,
                marks);
    }
}
