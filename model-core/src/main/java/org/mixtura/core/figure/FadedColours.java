package org.mixtura.core.figure;

/** A table of colours in steps of opacity: the first steps are the colours themselves, each further one is fainter. */
public final class FadedColours {

    private static final int STEPS = 6;
    /** What the faintest keep, so that none vanishes. */
    private static final double FAINTEST = 0.15;

    private FadedColours() {}

    /** All steps of a table one after the other: colour {@code i} in step {@code s} is at {@code i + s * colours.length}. */
    public static int[] table(int[] argb) {
        int[] all = new int[argb.length * STEPS];
        for (int i = 0; i < all.length; i++) {
            int colour = argb[i % argb.length];
            double share = 1 - (1 - FAINTEST) * (i / argb.length) / (STEPS - 1);
            all[i] = (int) Math.round((colour >>> 24) * share) << 24 | colour & 0xffffff;
        }
        return all;
    }

    /** The step of a point that keeps a share of its opacity, 0 to 1. */
    public static int step(float kept) {
        return Math.round((1 - kept) * (STEPS - 1));
    }
}
