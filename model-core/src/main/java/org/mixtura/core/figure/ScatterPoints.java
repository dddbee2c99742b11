package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Shuffle;

/**
 * The points of a scatter figure as they are drawn, and what explains their colours.
 *
 * @param cloud with indices into {@code argb}; in draw order: those that are not selected first, then grey ones
 * @param argb table of colours; the last two are the greys of points without a value and of those that are not selected
 * @param key explains the colours
 */
record ScatterPoints(ScatterFigure figure, PointCloud cloud, int[] argb, Key key) {

    private static final String ZERO = "0";
    private static final String NO_VALUE = "no value";
    private static final String NOT_SELECTED = "not selected";
    private static final double ROOM = 0.03;
    private static final double SIZE = 0.62;
    private static final double LEAST_SIZE = 0.35;
    private static final double MOST_SIZE = 3.2;
    private static final double OPACITY_FEW = 0.9;
    private static final double OPACITY_MANY = 0.65;
    private static final int FEW = 5_000;
    private static final int MANY = 50_000;

    static ScatterPoints of(ScatterFigure figure) {
        return switch (figure.colouring()) {
            case Colouring.ByLevel byLevel -> byLevel(figure, byLevel);
            case Colouring.ByValue byValue -> byValue(figure, byValue);
            case Colouring.Blend blend -> blend(figure, blend);
        };
    }

    /** All points with some room around, for a square plot. */
    static PixelView windowOf(FloatMatrix points) {
        double[] x = range(points.column(0));
        double[] y = range(points.column(1));
        return new PixelView(1, 1, x[0], x[1], y[0], y[1]);
    }

    private static double[] range(float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float v : values) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        if (low > high) {
            return new double[] {0, 1};
        }
        double room = high > low ? ROOM * (high - low) : 1;
        return new double[] {low - room, high + room};
    }

    private static ScatterPoints byLevel(ScatterFigure figure, Colouring.ByLevel by) {
        int n = figure.points().rows();
        int levels = by.column().levels().size();
        int[] argb = withGreys(Arrays.copyOf(by.colours(), levels));
        int[] colour = new int[n];
        int[] counts = new int[levels + 1];
        for (int i = 0; i < n; i++) {
            int level = by.column().codes()[i];
            boolean stressed = isStressed(figure, i);
            boolean hidden = level >= 0 && by.hidden().contains(level);
            colour[i] = hidden ? -1 : !stressed ? levels + 1 : level < 0 ? levels : level;
            // As beside the maps of the window: all that is not hidden, whatever is selected or zoomed into.
            if (!hidden && Float.isFinite(figure.points().at(i, 0))) {
                counts[level < 0 ? levels : level]++;
            }
        }
        var entries = new ArrayList<Legend.Entry>();
        for (int level : by.levelsInOrder()) {
            if (counts[level] > 0) {
                entries.add(new Legend.Entry(by.column().levels().get(level), counts[level], new Color(argb[level])));
            }
        }
        if (counts[levels] > 0) {
            entries.add(new Legend.Entry(NO_VALUE, counts[levels], new Color(Palette.MISSING)));
        }
        // Always the same mixture, so that no category hides the others because it comes last, but where it is to.
        int[] order = greyFirst(colour, levels, layered(by, Shuffle.of(n, new SplittableRandom(1))));
        return new ScatterPoints(
                figure,
                cloud(figure, faded(figure, colour, argb.length), order),
                table(figure, argb),
                new Legend(by.column().name(), entries));
    }

    /** Points in the layers of their levels, those of one layer as they were. */
    private static int[] layered(Colouring.ByLevel by, int[] points) {
        if (by.order().isEmpty()) {
            return points;
        }
        int[] layers = by.layers();
        return Arrays.stream(points)
                .boxed()
                .sorted(Comparator.comparingInt(point -> {
                    int level = by.column().codes()[point];
                    return level < 0 ? 0 : layers[level];
                }))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static ScatterPoints byValue(ScatterFigure figure, Colouring.ByValue by) {
        int n = figure.points().rows();
        int[] argb = withGreys(by.map().colours());
        int grey = argb.length - 2;
        int[] colour = new int[n];
        boolean below = false;
        boolean above = false;
        boolean unknown = false;
        boolean others = false;
        for (int i = 0; i < n; i++) {
            boolean stressed = isStressed(figure, i);
            boolean coloured = stressed && !by.isGrey(i);
            colour[i] = coloured ? by.map().step(by.share(by.values()[i])) : stressed ? grey : grey + 1;
            below |= coloured && by.values()[i] < by.low();
            above |= coloured && by.values()[i] > by.high();
            unknown |= stressed && Float.isNaN(by.values()[i]);
            others |= !stressed;
        }
        int[] order = greyFirst(colour, grey, ascending(by.values()));
        return new ScatterPoints(
                figure,
                cloud(figure, faded(figure, colour, argb.length), order),
                table(figure, argb),
                new ColourBar(by, below, above, true, greys(by.zeroApart(), unknown, others)));
    }

    private static ScatterPoints blend(ScatterFigure figure, Colouring.Blend by) {
        int n = figure.points().rows();
        int[] argb = withGreys(BlendColours.table());
        int grey = argb.length - 2;
        int[] colour = new int[n];
        float[] strength = new float[n];
        boolean unknown = false;
        boolean others = false;
        for (int i = 0; i < n; i++) {
            boolean stressed = isStressed(figure, i);
            int step = by.step(i);
            strength[i] = by.strength(i);
            colour[i] = !stressed ? grey + 1 : step < 0 ? grey : step;
            unknown |= stressed && step == Colouring.Blend.UNKNOWN;
            others |= !stressed;
        }
        int[] order = greyFirst(colour, grey, ascending(strength));
        return new ScatterPoints(
                figure,
                cloud(figure, faded(figure, colour, argb.length), order),
                table(figure, argb),
                new BlendKey(by, greys(by.first().zeroApart() && by.second().zeroApart(), unknown, others)));
    }

    /** The greys that are seen, and what they say. */
    private static List<ColourBar.Grey> greys(boolean zeros, boolean unknown, boolean others) {
        var greys = new ArrayList<ColourBar.Grey>();
        if (zeros || unknown) {
            String text = !unknown ? ZERO : zeros ? ZERO + " or " + NO_VALUE : NO_VALUE;
            greys.add(new ColourBar.Grey(text, Palette.MISSING));
        }
        if (others) {
            greys.add(new ColourBar.Grey(NOT_SELECTED, Palette.NOT_SELECTED));
        }
        return greys;
    }

    private static int[] table(ScatterFigure figure, int[] argb) {
        return figure.kept().isPresent() ? FadedColours.table(argb) : argb;
    }

    /** Colours in their steps of opacity; selected points are as they are. */
    private static int[] faded(ScatterFigure figure, int[] colour, int colours) {
        float[] kept = figure.kept().orElse(null);
        if (kept == null) {
            return colour;
        }
        int[] faded = colour.clone();
        for (int i = 0; i < faded.length; i++) {
            boolean selected = figure.selected().isPresent() && isStressed(figure, i);
            if (faded[i] >= 0 && !selected) {
                faded[i] += colours * FadedColours.step(kept[i]);
            }
        }
        return faded;
    }

    private static boolean isStressed(ScatterFigure figure, int point) {
        BitSet selected = figure.selected().orElse(null);
        return selected == null || selected.get(point);
    }

    private static PointCloud cloud(ScatterFigure figure, int[] colour, int[] order) {
        return new PointCloud(figure.points().column(0), figure.points().column(1), colour, order);
    }

    private static int[] withGreys(int[] colours) {
        int[] out = Arrays.copyOf(colours, colours.length + 2);
        out[colours.length] = Palette.MISSING;
        out[colours.length + 1] = Palette.NOT_SELECTED;
        return out;
    }

    /** Indices by rising value; equal values in order of index. */
    static int[] ascending(float[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            // Bits of positive floats rise with the float, those of negative ones fall.
            int rising = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[i] = (long) rising << 32 | i;
        }
        Arrays.parallelSort(keys);
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> (int) keys[i]);
        return order;
    }

    private static int[] greyFirst(int[] colour, int grey, int[] order) {
        return Stream.<IntPredicate>of(c -> c > grey, c -> c == grey, c -> c >= 0 && c < grey)
                .flatMapToInt(layer -> Arrays.stream(order).filter(p -> layer.test(colour[p])))
                .toArray();
    }

    void draw(FigureCanvas canvas, Rectangle2D plot, PixelView window) {
        int n = Math.max(1, cloud.size());
        double side = Math.sqrt(plot.getWidth() * plot.getHeight());
        double automatic = Math.max(LEAST_SIZE, Math.min(MOST_SIZE, SIZE * side / Math.sqrt(n)));
        double size = figure.look().pointSize() * automatic;
        double many = Math.max(0, Math.min(1, Math.log((double) n / FEW) / Math.log((double) MANY / FEW)));
        double opacity = figure.look().opacity().orElse(OPACITY_FEW + many * (OPACITY_MANY - OPACITY_FEW));
        canvas.points(cloud, argb, size, opacity, plot, window);
    }
}
