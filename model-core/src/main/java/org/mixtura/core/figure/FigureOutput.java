package org.mixtura.core.figure;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a figure is to be written.
 *
 * @param widthMm width on paper, millimetres; journals ask for 85 (one column) and 174 (two columns)
 * @param heightMm height on paper; empty: what suits the figure
 * @param dpi pixels per inch of PNG, and of layers of many points inside SVG and PDF
 * @param metadata what the file says about itself, for example {@code Title}, {@code Run}, {@code Command}
 */
public record FigureOutput(
        FigureFormat format, double widthMm, OptionalDouble heightMm, int dpi, Map<String, String> metadata) {

    /** Dots per inch that print needs. */
    public static final int PRINT_DPI = 300;

    /** How high a figure may be so that it and its legend fit on a page of A4 with margins, millimetres. */
    public static final double PAGE_MM = 247;

    static final double POINTS_PER_MM = 72 / 25.4;

    public FigureOutput {
        requireSize("width", widthMm);
        heightMm.ifPresent(height -> requireSize("height", height));
        if (dpi < 36 || dpi > 2400) {
            throw new IllegalArgumentException("dpi must be 36 to 2400, not " + dpi);
        }
        metadata = Map.copyOf(metadata);
    }

    private static void requireSize(String what, double mm) {
        if (!(mm >= 20) || mm > 1000) {
            throw new IllegalArgumentException(what + " must be 20 to 1000 mm, not " + mm);
        }
    }

    /** A figure of the height that suits it, for print, without metadata. */
    public static FigureOutput of(FigureFormat format, double widthMm) {
        return new FigureOutput(format, widthMm, OptionalDouble.empty(), PRINT_DPI, Map.of());
    }

    /** The same with metadata. */
    public FigureOutput withMetadata(Map<String, String> entries) {
        return new FigureOutput(format, widthMm, heightMm, dpi, entries);
    }

    /** Height on paper, millimetres. */
    public double heightMm(Figure figure) {
        return heightPt(figure) / POINTS_PER_MM;
    }

    double widthPt() {
        return widthMm * POINTS_PER_MM;
    }

    double heightPt(Figure figure) {
        return heightMm.isPresent() ? heightMm.getAsDouble() * POINTS_PER_MM : figure.heightAt(widthPt());
    }
}
