package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The names of categories and groups inside a picture. */
final class LevelLabels {

    private static final Typeface FACE = new Typeface(Typeface.TITLE.file(), 6.5);

    private LevelLabels() {}

    /**
     * The names of the levels that are shown, each at the densest place of its points.
     *
     * @param plot where the picture lies, points
     * @param window the part of the data that it shows; what lies densest outside has no name
     * @param named which levels have their names otherwise
     */
    static List<PlacedName> levels(
            ScatterFigure figure, Colouring.ByLevel by, Rectangle2D plot, PixelView window, IntPredicate named) {
        var names = new ArrayList<PlacedName>();
        float[] x = figure.points().column(0);
        float[] y = figure.points().column(1);
        // Of the whole map: a name stays where it is while somebody zooms.
        PixelView all = ScatterPoints.windowOf(figure.points());
        for (int level = 0; level < by.column().levels().size(); level++) {
            String name = by.column().levels().get(level);
            if (!by.hidden().contains(level) && !named.test(level)) {
                DensestPlace.of(x, y, by.column().codes(), level, all)
                        .filter(place -> window.contains(place.x(), place.y()))
                        .ifPresent(place -> names.add(name(
                                name,
                                plot.getX() + window.pixelX(place.x()) / window.width() * plot.getWidth(),
                                plot.getY() + window.pixelY(place.y()) / window.height() * plot.getHeight(),
                                plot)));
            }
        }
        return names;
    }

    /** A name with its middle at a place, cut where it would cover most of the picture. */
    static PlacedName name(String text, double x, double y, Rectangle2D plot) {
        String fitted = FACE.fittedInside(text, PlacedName.WIDEST * plot.getWidth());
        return PlacedName.at(fitted, x, y, FACE.width(fitted), FACE.size());
    }

    static void draw(FigureCanvas canvas, PlacedName name) {
        if (name.isAway()) {
            canvas.line(name.anchorX(), name.anchorY(), name.x(), name.y(), FigureCanvas.INK, FigureCanvas.HAIRLINE);
        }
        canvas.textOverPicture(name.text(), name.x(), name.y() + FACE.middle(), FACE, FigureCanvas.INK);
    }
}
