package org.mixtura.core.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.resources.BundledResource;

/**
 * The one font of all figures, bundled: text has the same width on every machine and in every format.
 *
 * @param file where it comes from
 * @param size points
 */
record Typeface(BundledResource file, double size) {

    /** Sizes that journals accept, in print. */
    static final Typeface TITLE = new Typeface(BundledResource.FONT_BOLD, 8);

    /** The letter of a panel, as journals ask for it. */
    static final Typeface PANEL = new Typeface(BundledResource.FONT_BOLD, 10);

    static final Typeface HEADING = new Typeface(BundledResource.FONT_BOLD, 7);
    static final Typeface LABEL = new Typeface(BundledResource.FONT_REGULAR, 7);
    static final Typeface SMALL = new Typeface(BundledResource.FONT_REGULAR, 6);

    static final String FAMILY = "Liberation Sans";

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Font REGULAR = load(BundledResource.FONT_REGULAR);
    private static final Font BOLD = load(BundledResource.FONT_BOLD);

    private static Font load(BundledResource file) {
        try (var in = file.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the build is incomplete: " + file + " is not a font", e);
        }
    }

    /** The font for AWT; bold is marked as such, so that SVG says so. */
    Font font() {
        return file == BundledResource.FONT_BOLD
                ? BOLD.deriveFont(Font.BOLD, (float) size)
                : REGULAR.deriveFont((float) size);
    }

    /** Whether the font has all letters of a text. */
    boolean covers(String text) {
        return font().canDisplayUpTo(text) < 0;
    }

    /** The width of a text, points. */
    double width(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return covers(text)
                ? font().getStringBounds(text, EXACT).getWidth()
                : fallback(text).getAdvance();
    }

    /** The outline of a text, at the origin of its baseline. */
    Shape outline(String text) {
        return covers(text)
                ? font().createGlyphVector(EXACT, text).getOutline()
                : fallback(text).getOutline(null);
    }

    private TextLayout fallback(String text) {
        return new TextLayout(text, new Font(Font.SANS_SERIF, font().getStyle(), 1).deriveFont((float) size), EXACT);
    }

    /** The height of a line with some space, points. */
    double lineHeight() {
        return size * 1.25;
    }

    /** From the baseline to the middle of the letters, points. */
    double middle() {
        return size * 0.36;
    }

    /** The text in as many lines as a width takes, broken behind blanks and signs; a word that is wider is cut. */
    List<String> wrapped(String text, double width) {
        if (width(text) <= width) {
            return List.of(text);
        }
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String part : text.split("(?<=[\\s/_,;-])")) {
            if (!line.isEmpty() && width(line + part.strip()) > width) {
                lines.add(fittedInside(line.toString().strip(), width));
                line.setLength(0);
            }
            line.append(part);
        }
        lines.add(fittedInside(line.toString().strip(), width));
        return lines;
    }

    /** The text cut in the middle to a width: names of one family often differ in their ends only. */
    String fittedInside(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 1; kept--) {
            String head = text.substring(0, (kept + 1) / 2).stripTrailing();
            String shorter =
                    head + "…" + text.substring(text.length() - kept / 2).stripLeading();
            if (width(shorter) <= width) {
                return shorter;
            }
        }
        return fitted(text, width);
    }

    /** The text cut to a width, with an ellipsis where something is missing. */
    String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && width(text.substring(0, length).stripTrailing() + "…") > width) {
            length--;
        }
        return text.substring(0, length).stripTrailing() + "…";
    }
}
