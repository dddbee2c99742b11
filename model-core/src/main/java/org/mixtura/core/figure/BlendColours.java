package org.mixtura.core.figure;

/**
 * Colours for two values at once: magenta for the first alone, blue for the second alone, gold where both are equally
 * strong, paler the weaker the stronger of the two is. Eyes of all kinds tell the three apart, on white and on dark ground
 * (a test holds that); red, green and yellow, the usual choice, are one colour to many.
 */
public final class BlendColours {

    /** Steps of each of the two values. */
    public static final int STEPS = 16;

    private static final int FIRST = 0xffd81b60;
    private static final int SECOND = 0xff1e78e0;
    private static final int BOTH = 0xfff5b301;
    private static final int PALE = 0xffd9d9e2;
    private static final double LEAST = 0.25;

    private BlendColours() {}

    /** All colours, {@code 0xAARRGGBB}; the steps of the second value are together for each step of the first. */
    public static int[] table() {
        int[] table = new int[STEPS * STEPS];
        for (int step = 0; step < table.length; step++) {
            table[step] = of(middle(step / STEPS), middle(step % STEPS));
        }
        return table;
    }

    /** The colour of two shares in the table; 0 and below is the lowest, 1 and above the highest. */
    public static int step(double first, double second) {
        return one(first) * STEPS + one(second);
    }

    private static int one(double share) {
        return (int) Math.clamp((long) Math.floor(share * STEPS), 0, STEPS - 1);
    }

    private static double middle(int step) {
        return (double) step / (STEPS - 1);
    }

    /** The larger of the two shares of a colour of the table, 0 to 1. */
    public static double strength(int step) {
        return middle(Math.max(step / STEPS, step % STEPS));
    }

    private static int of(double first, double second) {
        double strong = Math.max(first, second);
        double weak = Math.min(first, second);
        int alone = first >= second ? FIRST : SECOND;
        return strong == 0 ? PALE : mixed(PALE, mixed(alone, BOTH, weak / strong), LEAST + (1 - LEAST) * strong);
    }

    private static int mixed(int from, int to, double share) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = from >> shift & 255;
            double b = to >> shift & 255;
            argb = argb << 8 | (int) Math.round(a + share * (b - a));
        }
        return argb;
    }
}
