package org.mixtura.core.data;

import java.util.regex.Pattern;

/** Colours as files write them: {@code #rrggbb}. */
public final class HexColour {

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

    private HexColour() {}

    /** Of {@code 0xAARRGGBB}, whose opacity is not written. */
    public static String text(int argb) {
        return "#%06x".formatted(argb & 0xffffff);
    }

    /**
     * The opaque colour, {@code 0xffRRGGBB}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static int parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no colour such as #0072b2".formatted(text));
        }
        return 0xff000000 | Integer.parseInt(text.substring(1), 16);
    }
}
