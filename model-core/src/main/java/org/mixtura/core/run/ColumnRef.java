package org.mixtura.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixtura.core.data.io.TableMatch;

/**
 * Names a column of cell metadata: of the data set itself, or of a CSV/TSV file that is joined by barcode.
 *
 * @param file the separate file, if any
 * @param column the column's name
 * @param match how the file is joined
 */
public record ColumnRef(Optional<Path> file, String column, TableMatch match) {

    private static final Pattern LOOKS_LIKE_A_FILE = Pattern.compile("(?i)[/\\\\]|\\.(tsv|csv|txt)(\\.gz)?$");

    /** A file is joined by the whole barcode, every cell. */
    public ColumnRef(Optional<Path> file, String column) {
        this(file, column, TableMatch.WHOLE);
    }

    /** The same with the file, if it is in one, joined in another way. */
    public ColumnRef with(TableMatch other) {
        return file.isPresent() ? new ColumnRef(file, column, other) : this;
    }

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

    /** The same with the file, if it is in one, named as from a folder, which is absolute. */
    public ColumnRef seenFrom(Path base) {
        return new ColumnRef(file.map(there -> Path.of(RelativePath.of(there, base))), column, match);
    }

    /** The files that columns are joined from, each once. */
    public static List<Path> files(Optional<ColumnRef> labels, Optional<ColumnRef> batch) {
        return Stream.of(labels, batch)
                .flatMap(Optional::stream)
                .flatMap(ref -> ref.file.stream())
                .distinct()
                .toList();
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
