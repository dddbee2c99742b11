package org.mixtura.core.figure;

import java.util.Arrays;
import org.mixtura.core.data.Column;

/**
 * Colours for categories, the same in the window and in figures; {@code 0xAARRGGBB}, opaque. The first seven are those
 * of Okabe and Ito (2008), made for people who confuse red and green; each further one is as different as possible from
 * all before it, from white and from light grey, seen with normal, deuteranope and protanope eyes.
 */
public final class Palette {

    /** Cells without a value, and expression of zero: light grey, below everything else. */
    public static final int MISSING = 0xffd3d3d3;

    /** Cells that are not selected where some are; darker than {@link #MISSING}, so that nobody takes them for zeros. */
    public static final int NOT_SELECTED = 0xffa8adb3;

    private static final int[] COLOURS = {
        0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff700a3d,
        0xff295c00, 0xff331f99, 0xff00e08f, 0xffad2985, 0xff8f5ce0, 0xffad0a00, 0xff00475c, 0xff8f5c5c,
        0xff29ebff, 0xff8fb88f, 0xff7a29ad, 0xff998fff, 0xffff99c2, 0xff8f8547, 0xff3d85ff, 0xffa3d61f,
        0xfff55266, 0xffffb885, 0xff4747cc, 0xff7a7ab8, 0xff662900, 0xff66007a, 0xffc2b8ff, 0xffcc2952,
        0xfff570d6, 0xff52c23d, 0xff665c8f, 0xffc266d6, 0xff47858f, 0xff523d7a, 0xffff8f70, 0xff29ccc2,
        0xff00a3b8, 0xff7a3d47, 0xffad9900, 0xff528f00, 0xff8fcce0, 0xffa3e0ad, 0xff8f0066, 0xff856600
    };

    private Palette() {}

    /** How many categories have a colour of their own; from there on colours repeat. */
    public static int size() {
        return COLOURS.length;
    }

    /** The colour of a category; {@link #MISSING} for {@link Column.Categorical#MISSING}. */
    public static int colour(int level) {
        return level < 0 ? MISSING : COLOURS[level % COLOURS.length];
    }

    /** The colours of the first categories. */
    public static int[] colours(int levels) {
        int[] out = new int[levels];
        Arrays.setAll(out, Palette::colour);
        return out;
    }
}
