package org.mixtura.ui.chart;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.figure.BlendColours;
import org.mixtura.core.figure.ColourVision;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.FadedColours;
import org.mixtura.core.figure.PointCloud;

/**
 * Puts the cells in the order to draw them and gives each its colour: what is not selected or highlighted first, in
 * grey; then what has no value; then categories in an arbitrary but fixed order, so that none covers the others, or
 * numbers from low to high. Categories that somebody put in an order lie over each other in it. Hidden cells are left out.
 */
final class CloudBuilder {

    private static final int SHUFFLE_SEED = 20_000_731;

    private final int[] shuffled;

    CloudBuilder(int cells) {
        shuffled = Shuffle.of(cells, new SplittableRandom(SHUFFLE_SEED));
    }

    /**
     * What decides the colours, taken at one moment.
     *
     * @param hidden cells that are left out
     * @param vision whose eyes the colours are for
     * @param kept how much of its opacity each cell keeps, 0 to 1; empty: all of it
     */
    record State(
            Colouring colouring,
            int highlighted,
            CellSelection selection,
            CellSelection hidden,
            ColourVision vision,
            Optional<float[]> kept,
            Greys greys) {}

    /**
     * Greys of the theme, {@code 0xAARRGGBB}.
     *
     * @param dimmed of cells that are not selected
     * @param missing of cells without a value
     * @param zero of exact zeros, where they are apart
     * @param chosenZero of exact zeros among selected cells, which would look like those that are not selected
     */
    record Greys(int dimmed, int missing, int zero, int chosenZero) {}

    /** A cloud in draw order, and its table of colours. */
    record Cloud(PointCloud points, int[] argb) {}

    /** Whether this builder can be used for these points. */
    boolean isFor(Points points) {
        return points.size() == shuffled.length;
    }

    Cloud build(Points points, State state) {
        var ranks = ranks(state);
        int[] starts = new int[ranks.argb.length + 1];
        for (int rank : ranks.of) {
            if (rank >= 0) {
                starts[ranks.layer(rank) + 1]++;
            }
        }
        for (int r = 0; r < ranks.argb.length; r++) {
            starts[r + 1] += starts[r];
        }
        int total = starts[ranks.argb.length];
        float[] x = new float[total];
        float[] y = new float[total];
        int[] colour = new int[total];
        for (int i : shuffled) {
            int rank = ranks.of[i];
            if (rank >= 0) {
                // A copy in draw order: reading it straight through is what makes a million points quick.
                int at = starts[ranks.layer(rank)]++;
                x[at] = points.x()[i];
                y[at] = points.y()[i];
                colour[at] = rank + ranks.argb.length * fade(state, i);
            }
        }
        int[] table = state.kept().isPresent() ? FadedColours.table(ranks.argb) : ranks.argb;
        return new Cloud(PointCloud.inOrder(x, y, colour), table);
    }

    /** In how many steps a cell is fainter than it would be; selected ones are as they are. */
    private static int fade(State state, int cell) {
        return state.kept().isEmpty() || state.selection().contains(cell)
                ? 0
                : FadedColours.step(state.kept().get()[cell]);
    }

    /** Colour index of each cell, 0 dimmed, 1 missing, then the colouring's own; -1: hidden. */
    private record Ranks(int[] of, int[] argb, int[] layers) {

        /** The layer that a colour is drawn in. */
        int layer(int rank) {
            return layers[rank];
        }
    }

    /** Dimmed and missing cells lowest, then levels mixed in one layer, or each in its own where they have an order. */
    private static int[] layers(Colouring.ByLevel colouring) {
        int[] layers = new int[2 + colouring.colours().length];
        Arrays.fill(layers, 2);
        layers[0] = 0;
        layers[1] = 1;
        int[] own = colouring.layers();
        Arrays.setAll(layers, rank -> rank < 2 || rank - 2 >= own.length ? layers[rank] : 2 + own[rank - 2]);
        return layers;
    }

    private Ranks ranks(State state) {
        return switch (state.colouring()) {
            case Colouring.ByLevel levels -> ofLevels(levels, state);
            case Colouring.ByValue values -> ofValues(values, state);
            case Colouring.Blend blend -> ofBlend(blend, state);
        };
    }

    private Ranks ofLevels(Colouring.ByLevel colouring, State state) {
        int[] codes = colouring.column().codes();
        boolean[] hidden = new boolean[colouring.colours().length];
        colouring.hidden().forEach(level -> hidden[level] = true);
        int[] ranks = new int[shuffled.length];
        for (int i = 0; i < ranks.length; i++) {
            int code = codes[i];
            if (code >= 0 && hidden[code] || state.hidden().contains(i)) {
                ranks[i] = -1;
            } else if (isDimmed(i, state) || state.highlighted() >= 0 && code != state.highlighted()) {
                ranks[i] = 0;
            } else {
                ranks[i] = code < 0 ? 1 : 2 + code;
            }
        }
        return new Ranks(ranks, table(state, colouring.colours()), layers(colouring));
    }

    private Ranks ofValues(Colouring.ByValue colouring, State state) {
        int[] ranks = new int[shuffled.length];
        for (int i = 0; i < ranks.length; i++) {
            float value = colouring.values()[i];
            if (state.hidden().contains(i)) {
                ranks[i] = -1;
            } else if (isDimmed(i, state)) {
                ranks[i] = 0;
            } else if (Float.isNaN(value)) {
                ranks[i] = 1;
            } else {
                ranks[i] = colouring.isGrey(i) ? 2 : 3 + colouring.map().step(colouring.share(value));
            }
        }
        int[] shown = table(state, afterZero(state, colouring.map().colours()));
        return new Ranks(ranks, shown, IntStream.range(0, shown.length).toArray());
    }

    /** The stronger of the two decides which cell is drawn over which. */
    private Ranks ofBlend(Colouring.Blend colouring, State state) {
        int[] ranks = new int[shuffled.length];
        for (int i = 0; i < ranks.length; i++) {
            int step = colouring.step(i);
            if (state.hidden().contains(i)) {
                ranks[i] = -1;
            } else if (isDimmed(i, state)) {
                ranks[i] = 0;
            } else {
                ranks[i] = step == Colouring.Blend.UNKNOWN ? 1 : step == Colouring.Blend.NEITHER ? 2 : 3 + step;
            }
        }
        int[] shown = table(state, afterZero(state, BlendColours.table()));
        int[] layers = new int[shown.length];
        Arrays.setAll(
                layers,
                rank -> rank < 3
                        ? rank
                        : 3 + (int) Math.round(BlendColours.strength(rank - 3) * (BlendColours.STEPS - 1)));
        return new Ranks(ranks, shown, layers);
    }

    private static int[] afterZero(State state, int[] colours) {
        int[] argb = new int[colours.length + 1];
        argb[0] = state.selection().isEmpty()
                ? state.greys().zero()
                : state.greys().chosenZero();
        System.arraycopy(colours, 0, argb, 1, colours.length);
        return argb;
    }

    private static boolean isDimmed(int cell, State state) {
        return !state.selection().isEmpty() && !state.selection().contains(cell);
    }

    private static int[] table(State state, int[] own) {
        int[] argb = new int[own.length + 2];
        argb[0] = state.greys().dimmed();
        argb[1] = state.greys().missing();
        System.arraycopy(own, 0, argb, 2, own.length);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = state.vision().seen(argb[i]);
        }
        return argb;
    }
}
