package org.mixtura.core.figure;

import java.util.Locale;
import java.util.Optional;

/** A file format of figures. */
public enum FigureFormat {
    /** Pixels, with their size on paper. */
    PNG,
    /** Vectors with text as text, for the web and for drawing programs. */
    SVG,
    /** Vectors with the font inside, for print. */
    PDF;

    /** The usual ending of a file name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file name asks for. */
    public static Optional<FigureFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (lower.endsWith("." + format.extension())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
