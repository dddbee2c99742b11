package org.mixtura.core.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * What a figure draws on: a {@code Graphics2D} in points from the upper left corner, and the few things that must differ
 * between pixels and vectors.
 */
public final class FigureCanvas {

    /** More points than this are one image inside a vector file: thousands of circles make it large and slow. */
    static final int MOST_VECTOR_POINTS = 20_000;

    static final Color INK = new Color(0x222222);
    static final Color FAINT_INK = new Color(0x6b6b6b);
    static final Color RULE = new Color(0xd9d9d9);
    static final double HAIRLINE = 0.5;
    private static final Color LIGHT_INK = new Color(0xe3e3e3);
    private static final Color FAINT_LIGHT_INK = new Color(0xa0a7af);
    private static final Color DARK_RULE = new Color(0x3a424c);

    /** What a figure is drawn on. */
    public enum Paper {
        /** White, for print. */
        WHITE,
        /** Nothing, over something light. */
        CLEAR,
        /** Nothing, over something dark: letters and lines are light. */
        CLEAR_ON_DARK;

        Color shown(Color colour) {
            if (this != CLEAR_ON_DARK) {
                return colour;
            }
            return colour.equals(INK)
                    ? LIGHT_INK
                    : colour.equals(FAINT_INK) ? FAINT_LIGHT_INK : colour.equals(RULE) ? DARK_RULE : colour;
        }
    }

    /** How a text lies at its point. */
    enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    private final Graphics2D g;
    private final double width;
    private final double height;
    private final double pixelsPerPoint;
    private final boolean vector;
    private final Paper paper;

    private FigureCanvas(
            Graphics2D g, double width, double height, double pixelsPerPoint, boolean vector, Paper paper) {
        this.g = g;
        this.width = width;
        this.height = height;
        this.pixelsPerPoint = pixelsPerPoint;
        this.vector = vector;
        this.paper = paper;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** A canvas of shapes and text; {@code pixelsPerPoint} is for layers of many points. */
    static FigureCanvas ofVectors(Graphics2D g, double width, double height, double pixelsPerPoint) {
        return new FigureCanvas(g, width, height, pixelsPerPoint, true, Paper.WHITE);
    }

    /** A white canvas of pixels. */
    static FigureCanvas ofPixels(BufferedImage image, double pixelsPerPoint) {
        return ofPixels(image, pixelsPerPoint, Paper.WHITE);
    }

    /** A canvas of pixels; without white paper what is not drawn on stays as it is in the image. */
    static FigureCanvas ofPixels(BufferedImage image, double pixelsPerPoint, Paper paper) {
        Graphics2D g = image.createGraphics();
        if (paper == Paper.WHITE) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
        }
        g.scale(pixelsPerPoint, pixelsPerPoint);
        return new FigureCanvas(
                g, image.getWidth() / pixelsPerPoint, image.getHeight() / pixelsPerPoint, pixelsPerPoint, false, paper);
    }

    /** Width to draw on, points. */
    public double width() {
        return width;
    }

    /** Height to draw on, points. */
    public double height() {
        return height;
    }

    /** For what has no method here. */
    public Graphics2D graphics() {
        return g;
    }

    /** A canvas for a part of this one, whose upper left corner is that of the part. */
    FigureCanvas part(Rectangle2D place) {
        var own = (Graphics2D) g.create();
        own.translate(place.getX(), place.getY());
        return new FigureCanvas(own, place.getWidth(), place.getHeight(), pixelsPerPoint, vector, paper);
    }

    void dispose() {
        g.dispose();
    }

    /** Fills a shape. */
    void fill(Shape shape, Color colour) {
        g.setColor(paper.shown(colour));
        g.fill(shape);
    }

    /** Draws an outline with round joins. */
    void stroke(Shape shape, Color colour, double lineWidth) {
        g.setColor(paper.shown(colour));
        g.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    /** Draws a broken outline, as the shape of its pieces: all formats show the same ones. */
    void dashed(Shape shape, Color colour, double lineWidth, double on, double off) {
        float[] pieces = {(float) on, (float) off};
        var dashes = new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pieces, 0);
        fill(dashes.createStrokedShape(shape), colour);
    }

    /** Draws a straight line that ends where it is told to. */
    void line(double x1, double y1, double x2, double y2, Color colour, double lineWidth) {
        g.setColor(paper.shown(colour));
        g.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Fills a disc. */
    void disc(double x, double y, double diameter, Color colour) {
        fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter), colour);
    }

    /** Writes a text with its baseline at y. */
    void text(String text, double x, double y, Typeface face, Color colour, Align align) {
        if (text.isBlank()) {
            return;
        }
        double left = x - align.share * face.width(text);
        g.setColor(paper.shown(colour));
        if (face.covers(text)) {
            g.setFont(face.font());
            g.drawString(text, (float) left, (float) y);
        } else {
            g.fill(AffineTransform.getTranslateInstance(left, y).createTransformedShape(face.outline(text)));
        }
    }

    /** Writes a text upwards, centred at y, with its baseline at x. */
    void textUpwards(String text, double x, double y, Typeface face, Color colour) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        text(text, 0, 0, face, colour, Align.CENTRE);
        g.setTransform(before);
    }

    /** Writes a centred text that stays readable over anything: with a white rim. */
    void textOverPicture(String text, double x, double y, Typeface face, Color colour) {
        double left = x - face.width(text) / 2;
        Shape rim = AffineTransform.getTranslateInstance(left, y).createTransformedShape(face.outline(text));
        stroke(rim, new Color(255, 255, 255, 225), 1.6);
        text(text, x, y, face, colour, Align.CENTRE);
    }

    /**
     * Draws points: as discs in a vector file if they are few, else as one image.
     *
     * @param area where the window of data lies, points
     * @param window the data to show; its width and height in pixels are not used
     */
    void points(PointCloud cloud, int[] argb, double diameter, double opacity, Rectangle2D area, PixelView window) {
        if (vector && cloud.size() <= MOST_VECTOR_POINTS) {
            vectorPoints(cloud, argb, diameter, opacity, area, window);
        } else {
            rasterPoints(cloud, argb, diameter, opacity, area, window);
        }
    }

    /** Colours of a line of values, from one share of its length to another. */
    @FunctionalInterface
    interface LineColours {
        int colour(double from, double to);
    }

    /** Draws a line of colours, a column of the device's pixels each; in a vector file it is an image. */
    void colours(Rectangle2D area, LineColours colours) {
        int width = (int) Math.max(1, Math.round(area.getWidth() * pixelsPerPoint));
        var image = new BufferedImage(width, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, 0, colours.colour((double) x / width, (x + 1.0) / width));
        }
        var place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        place.scale(area.getWidth() / width, area.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
    }

    /** Draws an image of few pixels with sharp borders; in a vector file it stays an image. */
    void picture(BufferedImage image, Rectangle2D area) {
        var place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        place.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
    }

    private void vectorPoints(
            PointCloud cloud, int[] argb, double diameter, double opacity, Rectangle2D area, PixelView window) {
        int[] order = cloud.order();
        for (int i = 0; i < cloud.size(); i++) {
            int p = order == null ? i : order[i];
            float x = cloud.x()[p];
            float y = cloud.y()[p];
            if (window.contains(x, y) && cloud.colour()[p] >= 0) {
                disc(window.x(x, area), window.y(y, area), diameter, faded(argb[cloud.colour()[p]], opacity));
            }
        }
    }

    private static Color faded(int argb, double opacity) {
        return new Color(argb & 0xffffff | (int) Math.round((argb >>> 24) * opacity) << 24, true);
    }

    /** The image lies exactly on the device's pixels, and its window of data is widened to match. */
    private void rasterPoints(
            PointCloud cloud, int[] argb, double diameter, double opacity, Rectangle2D area, PixelView window) {
        int left = (int) Math.floor(area.getMinX() * pixelsPerPoint);
        int top = (int) Math.floor(area.getMinY() * pixelsPerPoint);
        int right = (int) Math.ceil(area.getMaxX() * pixelsPerPoint);
        int bottom = (int) Math.ceil(area.getMaxY() * pixelsPerPoint);
        double unitsX = (window.maxX() - window.minX()) / (area.getWidth() * pixelsPerPoint);
        double unitsY = (window.maxY() - window.minY()) / (area.getHeight() * pixelsPerPoint);
        var pixels = new PixelView(
                right - left,
                bottom - top,
                window.minX() - (area.getMinX() * pixelsPerPoint - left) * unitsX,
                window.maxX() + (right - area.getMaxX() * pixelsPerPoint) * unitsX,
                window.minY() - (bottom - area.getMaxY() * pixelsPerPoint) * unitsY,
                window.maxY() + (area.getMinY() * pixelsPerPoint - top) * unitsY);
        var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        int[] data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        new PointRaster(Math.max(0.2, diameter * pixelsPerPoint), opacity).draw(cloud, argb, pixels, data);
        var place = AffineTransform.getTranslateInstance(left / pixelsPerPoint, top / pixelsPerPoint);
        place.scale(1 / pixelsPerPoint, 1 / pixelsPerPoint);
        g.drawImage(image, place, null);
    }
}
