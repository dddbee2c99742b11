package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMovie;

/**
 * The latent space at some moments of training, one picture each, all in the same frame of reference and at the same scale.
 *
 * @param title above all; may be empty
 * @param frames by epoch, at least one
 * @param colouring one colour a cell
 */
public record MovieFigure(String title, List<LatentMovie.Frame> frames, Colouring colouring) implements SheetFigure {

    private static final double NARROWEST = 48;
    private static final double WIDEST = 130;
    private static final int BESIDE = 4;
    private static final String FOOT =
            "Codes in two directions of the latent space, in the end their principal components";

    public MovieFigure {
        frames = List.copyOf(frames);
    }

    @Override
    public MovieFigure withTitle(String text) {
        return new MovieFigure(text, frames, colouring);
    }

    @Override
    public PanelSheet sheet() {
        var window = window();
        List<Panel> pictures = frames.stream()
                .<Panel>map(frame ->
                        new Picture("Epoch " + frame.epoch(), ScatterPoints.of(picture(frame, window)), window))
                .toList();
        var key = ScatterPoints.of(picture(frames.getLast(), window)).key();
        return new PanelSheet(
                title, List.of(new PanelGrid(pictures, NARROWEST, WIDEST, BESIDE), new Explained(key)), FOOT);
    }

    private ScatterFigure picture(LatentMovie.Frame frame, PixelView window) {
        return ScatterFigure.of(
                frame.places(),
                colouring,
                ScatterFigure.Axes.ofMap("latent direction").showing(window));
    }

    /** All cells of all frames. */
    private PixelView window() {
        int cells = frames.getFirst().places().rows();
        float[] all = new float[2 * cells * frames.size()];
        for (int f = 0; f < frames.size(); f++) {
            System.arraycopy(frames.get(f).places().values(), 0, all, 2 * cells * f, 2 * cells);
        }
        return ScatterPoints.windowOf(new FloatMatrix(cells * frames.size(), 2, all));
    }

    /** The cells at one moment, in a square below its name. */
    private record Picture(String name, ScatterPoints points, PixelView window) implements Panel {

        private static final double HEAD = 9;
        private static final double EDGE = 0.5;

        @Override
        public double heightAt(double width) {
            return HEAD + width;
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double side = place.getWidth();
            canvas.text(
                    name,
                    place.getX(),
                    place.getY() + HEAD - 3,
                    Typeface.HEADING,
                    FigureCanvas.INK,
                    FigureCanvas.Align.LEFT);
            var square = new Rectangle2D.Double(place.getX(), place.getY() + HEAD, side, side);
            points.draw(canvas, square, window);
            canvas.stroke(square, FigureCanvas.RULE, EDGE);
        }
    }

    /** What the colours mean. */
    private record Explained(Key key) implements Panel {

        @Override
        public double heightAt(double width) {
            return key.below(width).height();
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            key.below(place.getWidth()).painter().paint(canvas, place.getX(), place.getY());
        }
    }
}
