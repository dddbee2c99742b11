package org.mixtura.core.figure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.data.FloatMatrix;

/**
 * Points of a map or of two latent dimensions, coloured by category or number, with a legend or scale.
 *
 * @param points points x 2
 * @param colouring one colour a point
 * @param title above the picture; may be empty
 * @param axes names and meaning of the axes
 * @param look size, opacity, legend, labels
 * @param selected points to stress: all others are grey; empty: all points count
 * @param shapes groups to draw over the points, for example the components of a model
 * @param kept how much of its opacity each point keeps, 0 to 1, where it is not a selected one; empty: all of it
 * @param marks what is drawn above all, for example a path
 */
public record ScatterFigure(
        FloatMatrix points,
        Colouring colouring,
        String title,
        Axes axes,
        Look look,
        Optional<BitSet> selected,
        List<GroupShape> shapes,
        Optional<float[]> kept,
        MapMarks marks)
        implements Figure {

    /**
     * The axes.
     *
     * @param x name of the horizontal one
     * @param y name of the vertical one
     * @param measured whether their numbers mean something; if not (UMAP), there are arrows and no ticks
     * @param window the part of the data to show, in the proportions of its width and height; empty: all, in a square
     */
    public record Axes(String x, String y, boolean measured, Optional<PixelView> window) {

        /** Axes of a map, whose numbers have no meaning: {@code "UMAP"} gives "UMAP 1" and "UMAP 2". */
        public static Axes ofMap(String name) {
            return new Axes(name + " 1", name + " 2", false, Optional.empty());
        }

        /** Axes with ticks. */
        public static Axes measured(String x, String y) {
            return new Axes(x, y, true, Optional.empty());
        }

        /** The same axes, showing only a part of the data. */
        public Axes showing(PixelView part) {
            return new Axes(x, y, measured, Optional.of(part));
        }
    }

    /**
     * What a user may choose.
     *
     * @param pointSize of a point: 1 is what suits the number of points
     * @param opacity of a point, above 0 to 1; empty: from the number of points
     * @param legend whether colours are explained
     * @param levelLabels whether categories are named in the picture, where their points lie most densely
     */
    public record Look(double pointSize, OptionalDouble opacity, boolean legend, boolean levelLabels) {

        /** Size and opacity by number, with a legend, without labels in the picture. */
        public static final Look STANDARD = new Look(1, OptionalDouble.empty(), true, false);

        /** The same with or without names in the picture. */
        public Look withLevelLabels(boolean on) {
            return new Look(pointSize, opacity, legend, on);
        }

        /** The same with or without a legend. */
        public Look withLegend(boolean on) {
            return new Look(pointSize, opacity, on, levelLabels);
        }
    }

    public ScatterFigure {
        if (points.columns() != 2 || colouring.size() != points.rows()) {
            throw new IllegalArgumentException(
                    "%d x %d points with %d colours".formatted(points.rows(), points.columns(), colouring.size()));
        }
        shapes = List.copyOf(shapes);
        selected = selected.map(bits -> (BitSet) bits.clone());
    }

    /** Without faint points and marks. */
    public ScatterFigure(
            FloatMatrix points,
            Colouring colouring,
            String title,
            Axes axes,
            Look look,
            Optional<BitSet> selected,
            List<GroupShape> shapes) {
        this(points, colouring, title, axes, look, selected, shapes, Optional.empty(), MapMarks.NONE);
    }

    /** All points of a map with a legend. */
    public static ScatterFigure of(FloatMatrix points, Colouring colouring, Axes axes) {
        return new ScatterFigure(points, colouring, "", axes, Look.STANDARD, Optional.empty(), List.of());
    }

    /** The same with a title. */
    public ScatterFigure withTitle(String text) {
        return new ScatterFigure(points, colouring, text, axes, look, selected, shapes, kept, marks);
    }

    /** The same with another look. */
    public ScatterFigure withLook(Look other) {
        return new ScatterFigure(points, colouring, title, axes, other, selected, shapes, kept, marks);
    }

    /** The same with some points stressed. */
    public ScatterFigure withSelected(BitSet stressed) {
        return new ScatterFigure(points, colouring, title, axes, look, Optional.of(stressed), shapes, kept, marks);
    }

    /** The same with groups over the points. */
    public ScatterFigure withShapes(List<GroupShape> groups) {
        return new ScatterFigure(points, colouring, title, axes, look, selected, groups, kept, marks);
    }

    @Override
    public double heightAt(double width) {
        return new ScatterDrawing(this).heightAt(width);
    }

    @Override
    public void draw(FigureCanvas canvas) {
        new ScatterDrawing(this).draw(canvas);
    }
}
