package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.Column;

/**
 * The lines of a list of barcodes or genes beside a matrix, blank ones left out.
 *
 * @param isTable whether commas part its fields and not tabs
 */
record ListLines(List<String[]> lines, boolean isTable) {

    static ListLines of(Path file) throws UnreadableData {
        boolean table = isTable(file);
        return new ListLines(
                MtxParser.lines(file).stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.split(table ? "," : "\t", -1))
                        .toList(),
                table);
    }

    /** Whether commas part the fields of a list, below a line that names them. */
    static boolean isTable(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz)?");
    }

    /** A field of each line; the first where a line has no other. */
    List<String> fields(int field) {
        return lines.stream()
                .map(line -> unquoted(line[line.length > field ? field : 0].strip()))
                .toList();
    }

    /** The columns of a table beside its first, without its first line, which names them; none of a list. */
    List<Column> columns() {
        var columns = new ArrayList<Column>();
        String[] header = isTable && !lines.isEmpty() ? lines.getFirst() : new String[0];
        for (int field = 1; field < header.length; field++) {
            int at = field;
            columns.add(TextColumn.of(
                    unquoted(header[at].strip()),
                    lines.stream()
                            .skip(1)
                            .map(line -> line.length > at ? unquoted(line[at].strip()) : "")
                            .toList()));
        }
        return columns;
    }

    /** What 10x says each feature is; empty where it does not. */
    List<String> kinds() {
        return lines.stream()
                .map(line -> line.length > 2 ? line[2].strip() : "")
                .toList();
    }

    private String unquoted(String text) {
        return isTable ? text.replaceAll("^\"|\"$", "") : text;
    }
}
