package org.mixtura.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Option;

/** The options that say what is made of columns about cells while they are read; the files stay as they are. */
final class ColumnOptions {

    @Option(
            names = "--merge-spellings",
            paramLabel = "COLUMN",
            description = "Make one level of those that differ only in blanks, capitals, - and _; may be repeated.")
    private List<String> merged = new ArrayList<>();

    @Option(
            names = "--as-missing",
            paramLabel = "COLUMN=LEVEL",
            description =
                    "Take cells with this level as without a value, for example cell_type=Unknown; may be repeated.")
    private List<String> missing = new ArrayList<>();

    @Option(
            names = "--samples-from-barcodes",
            description = "Add a column 'sample' with what stands before or behind the sequence in each barcode.")
    private boolean samples;

    /** Whether none of these options was given. */
    boolean isEmpty() {
        return merged.isEmpty() && missing.isEmpty() && !samples;
    }

    ColumnEdits edits() {
        var edits = new ColumnEdits(merged, Map.of(), samples);
        for (String typed : missing) {
            int sign = typed.indexOf('=');
            if (sign < 1 || sign == typed.length() - 1) {
                throw new ConfigProblem(
                        "'%s' names no level of a column.".formatted(typed),
                        "A column and one of its levels stand on both sides of a sign =.",
                        "Write for example --as-missing cell_type=Unknown.");
            }
            edits = edits.withMissing(typed.substring(0, sign), List.of(typed.substring(sign + 1)));
        }
        return edits;
    }
}
