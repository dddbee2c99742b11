package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Optional;

/** Lays out and draws one scatter figure: title, axes, points, shapes, names, key. */
final class ScatterDrawing {

    private static final double MARGIN = 3;
    private static final double TITLE = 13;
    private static final double BEFORE_KEY = 9;
    private static final double SMALLEST_SIDE = 40;
    /** Beside the picture a key may take this share of the width; more, and it goes below. */
    private static final double MOST_KEY = 0.42;
    /** A picture that is narrower than this share of the width, for the sake of its key, has the key below. */
    private static final double LEAST_PICTURE = 0.5;
    /** Pixels round the height; a layout must not change for that. */
    private static final double ROUNDING = 1;

    private final ScatterFigure figure;
    private final ScatterPoints points;
    private final PixelView window;
    private final Frame frame;
    private final Key key;

    ScatterDrawing(ScatterFigure figure) {
        this.figure = figure;
        this.window = figure.axes().window().orElseGet(() -> ScatterPoints.windowOf(figure.points()));
        this.points = ScatterPoints.of(figure);
        this.frame = figure.axes().measured()
                ? new TickFrame(figure.axes().x(), figure.axes().y(), window)
                : new ArrowFrame(figure.axes().x(), figure.axes().y());
        this.key = figure.look().legend() ? key() : Key.NONE;
    }

    /** What the title says already is not said again. */
    private Key key() {
        return figure.title().equals(figure.colouring().title()) ? points.key().untitled() : points.key();
    }

    /** Where things lie; the origin is the canvas's upper left corner. */
    private record Layout(Rectangle2D plot, Block key, double keyX, double keyY, double height) {}

    double heightAt(double width) {
        Optional<Layout> beside = beside(width, Double.POSITIVE_INFINITY);
        return beside.orElseGet(() -> below(width, Double.POSITIVE_INFINITY)).height();
    }

    void draw(FigureCanvas canvas) {
        Layout layout = layout(canvas.width(), canvas.height());
        if (!figure.title().isBlank()) {
            String title = Typeface.TITLE.fitted(figure.title(), canvas.width() - 2 * MARGIN);
            canvas.text(title, MARGIN, MARGIN + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        }
        points.draw(canvas, layout.plot(), window);
        var shapes = new ShapesDrawing(figure.shapes(), figure.colouring(), window);
        shapes.draw(canvas, layout.plot());
        frame.draw(canvas, layout.plot());
        var names = new ArrayList<>(shapes.names(layout.plot()));
        if (figure.look().levelLabels() && figure.colouring() instanceof Colouring.ByLevel byLevel) {
            names.addAll(LevelLabels.levels(figure, byLevel, layout.plot(), window, shapes::isNamed));
        }
        new MarksDrawing(figure.marks(), window).draw(canvas, layout.plot());
        PlacedName.readable(names, shapes.crosses(layout.plot()), layout.plot())
                .forEach(name -> LevelLabels.draw(canvas, name));
        layout.key().painter().paint(canvas, layout.keyX(), layout.keyY());
    }

    /** Of the places where the whole key fits the one that leaves the larger picture; if none does, a cut key. */
    private Layout layout(double width, double height) {
        Optional<Layout> beside = beside(width, height);
        Layout below = below(width, height);
        boolean belowFits = below.height() <= height + ROUNDING;
        if (beside.isEmpty()) {
            return belowFits ? below : squeezed(width, height);
        }
        boolean suits = height > heightAt(width) - ROUNDING;
        boolean larger = beside.get().plot().getWidth() >= below.plot().getWidth();
        return suits || larger || !belowFits ? beside.get() : below;
    }

    private double proportion() {
        return figure.axes().window().isPresent() ? (double) window.height() / window.width() : 1;
    }

    private double top() {
        return MARGIN + (figure.title().isBlank() ? 0 : TITLE);
    }

    private Optional<Layout> beside(double width, double height) {
        double inner = width - 2 * MARGIN - frame.left();
        double room = height - top() - frame.bottom() - MARGIN;
        // The taller the picture the more rows fit beside it, so try the widest picture first.
        for (double share = 0.05; share <= MOST_KEY; share += 0.01) {
            double plotWidth = Math.min(inner - share * width - BEFORE_KEY, room / proportion());
            double plotHeight = plotWidth * proportion();
            double keyRoom = inner - plotWidth - BEFORE_KEY;
            boolean free = Double.isInfinite(height);
            double keyHeight = free ? plotHeight + frame.bottom() : height - top() - MARGIN;
            Optional<Block> block = key.beside(keyRoom, keyHeight);
            boolean roomy = plotWidth >= SMALLEST_SIDE
                    && (plotWidth >= LEAST_PICTURE * width || plotWidth >= room / proportion());
            if (block.isPresent() && roomy) {
                double used =
                        block.get().width() == 0 ? inner : inner - block.get().width() - BEFORE_KEY;
                double finalWidth = Math.max(plotWidth, Math.min(used, room / proportion()));
                var plot = new Rectangle2D.Double(MARGIN + frame.left(), top(), finalWidth, finalWidth * proportion());
                double total = plot.getMaxY() + frame.bottom() + MARGIN;
                return Optional.of(new Layout(plot, block.get(), plot.getMaxX() + BEFORE_KEY, top(), total));
            }
        }
        return Optional.empty();
    }

    private Layout below(double width, double height) {
        double inner = width - 2 * MARGIN - frame.left();
        Block block = key.below(width - 2 * MARGIN);
        double gap = block.height() == 0 ? 0 : BEFORE_KEY;
        double room = height - top() - frame.bottom() - gap - block.height() - MARGIN;
        double plotWidth = Math.max(SMALLEST_SIDE, Math.min(inner, room / proportion()));
        var plot = new Rectangle2D.Double(MARGIN + frame.left(), top(), plotWidth, plotWidth * proportion());
        double keyY = plot.getMaxY() + frame.bottom() + gap;
        return new Layout(plot, block, MARGIN, keyY, keyY + block.height() + MARGIN);
    }

    private Layout squeezed(double width, double height) {
        double inner = width - 2 * MARGIN - frame.left();
        double room = height - top() - frame.bottom() - MARGIN;
        double plotWidth = Math.max(1, Math.min((1 - MOST_KEY) * inner, room / proportion()));
        var plot = new Rectangle2D.Double(MARGIN + frame.left(), top(), plotWidth, plotWidth * proportion());
        double keyX = plot.getMaxX() + BEFORE_KEY;
        Block block = key.squeezed(width - MARGIN - keyX, height - top() - MARGIN);
        return new Layout(plot, block, keyX, top(), height);
    }
}
