package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Names a column of cell metadata: of the data set itself, or of a CSV/TSV file that is joined by barcode.
 *
 * @param file the separate file, if any
 * @param column the column's name
 */
public record ColumnRef(Optional<Path> file, String column) {

    /** Reads {@code COLUMN} or {@code FILE:COLUMN}; the last colon separates. */
    public static ColumnRef parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon > 0 && colon < text.length() - 1
                ? new ColumnRef(Optional.of(Path.of(text.substring(0, colon))), text.substring(colon + 1))
                : new ColumnRef(Optional.empty(), text);
    }

    /** A column of the data set itself. */
    public static ColumnRef of(String column) {
        return new ColumnRef(Optional.empty(), column);
    }

    /** This reference with a relative file made absolute. */
    ColumnRef resolveAgainst(Path base) {
        return new ColumnRef(file.map(base::resolve).map(Path::normalize), column);
    }

    @Override
    public String toString() {
        return file.map(f -> f + ":" + column).orElse(column);
    }
}
