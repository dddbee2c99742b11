package org.mixtura.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a column of cell metadata: of the data set itself, or of a CSV/TSV file that is joined by barcode.
 *
 * @param file the separate file, if any
 * @param column the column's name
 */
public record ColumnRef(Optional<Path> file, String column) {

    private static final Pattern LOOKS_LIKE_A_FILE = Pattern.compile("(?i)[/\\\\]|\\.(tsv|csv|txt)(\\.gz)?$");

    /**
     * Reads what a user typed, {@code COLUMN} or {@code FILE:COLUMN}; the last colon separates. Columns may have colons
     * in their names, so it is a file only where there is one, or where the text before the colon looks like one.
     *
     * @param base where relative files count from
     */
    public static ColumnRef parse(String text, Path base) {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && colon < text.length() - 1) {
            String before = text.substring(0, colon);
            Path file = base.resolve(before).normalize();
            if (Files.exists(file) || LOOKS_LIKE_A_FILE.matcher(before).find()) {
                return new ColumnRef(Optional.of(file), text.substring(colon + 1));
            }
        }
        return of(text);
    }

    /** A column of the data set itself. */
    public static ColumnRef of(String column) {
        return new ColumnRef(Optional.empty(), column);
    }

    @Override
    public String toString() {
        return file.map(f -> f + ":" + column).orElse(column);
    }
}
