package org.mixtura.core.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.error.ConfigProblem;

/** A file format of figures. */
public enum FigureFormat {
    /** Pixels, with their size on paper. */
    PNG("png"),
    /** Pixels with their size on paper, as some journals ask for. */
    TIFF("tif", "tiff"),
    /** Vectors with text as text, for the web and for drawing programs. */
    SVG("svg"),
    /** Vectors with the font inside, for print. */
    PDF("pdf");

    private final List<String> endings;

    FigureFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** The usual ending of a file name, without the dot. */
    public String extension() {
        return endings.getFirst();
    }

    /**
     * The format that a file is to be written in.
     *
     * @throws ConfigProblem when its ending says none
     */
    public static FigureFormat of(Path file) {
        return ofFileName(file.toString())
                .orElseThrow(() -> new ConfigProblem(
                        "The figure '%s' cannot be written.".formatted(file),
                        "The ending says the format, and there are .png, .tif, .svg and .pdf.",
                        "Choose a file name with one of these endings."));
    }

    /** The format that a file name asks for. */
    public static Optional<FigureFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (format.endings.stream().anyMatch(ending -> lower.endsWith("." + ending))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
