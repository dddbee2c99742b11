package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.PanelLook;

/**
 * How the user wants figures; the next figure starts with the same.
 *
 * @param widthMm width on paper
 * @param heightMm height on paper; empty: what suits the figure
 * @param dpi pixels per inch
 * @param title whether the title is drawn
 * @param legend whether colours are explained
 * @param labels whether groups are named in the picture
 * @param folder where figures are saved
 */
public record FigureSettings(
        FigureFormat format,
        double widthMm,
        OptionalDouble heightMm,
        int dpi,
        boolean title,
        boolean legend,
        boolean labels,
        Path folder) {

    /** One column of a journal as PDF. */
    public static FigureSettings standard(Path folder) {
        return new FigureSettings(
                FigureFormat.PDF, 85, OptionalDouble.empty(), FigureOutput.PRINT_DPI, true, true, false, folder);
    }

    /** What is drawn of a figure and what is left out. */
    PanelLook look() {
        return new PanelLook(title, legend, labels);
    }

    public FigureSettings withFormat(FigureFormat value) {
        return new FigureSettings(value, widthMm, heightMm, dpi, title, legend, labels, folder);
    }

    public FigureSettings withWidth(double mm) {
        return new FigureSettings(format, mm, heightMm, dpi, title, legend, labels, folder);
    }

    public FigureSettings withHeight(OptionalDouble mm) {
        return new FigureSettings(format, widthMm, mm, dpi, title, legend, labels, folder);
    }

    public FigureSettings withDpi(int value) {
        return new FigureSettings(format, widthMm, heightMm, value, title, legend, labels, folder);
    }

    public FigureSettings withTitle(boolean on) {
        return new FigureSettings(format, widthMm, heightMm, dpi, on, legend, labels, folder);
    }

    public FigureSettings withLegend(boolean on) {
        return new FigureSettings(format, widthMm, heightMm, dpi, title, on, labels, folder);
    }

    public FigureSettings withLabels(boolean on) {
        return new FigureSettings(format, widthMm, heightMm, dpi, title, legend, on, folder);
    }

    public FigureSettings withFolder(Path value) {
        return new FigureSettings(format, widthMm, heightMm, dpi, title, legend, labels, value);
    }
}
