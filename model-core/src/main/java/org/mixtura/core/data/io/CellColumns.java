package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.MissingWords;
import org.mixtura.core.error.DataProblem;

/** Finds a column of cell metadata by name, in the data set or in a file beside it. */
public final class CellColumns {

    private final CellTable cells;

    public CellColumns(CellTable cells) {
        this.cells = cells;
    }

    /**
     * The column as it is used for labels and batches: words for a missing value are none, see {@link Column#asGroups}.
     *
     * @param file the table to join by barcode; empty: the data set's own columns
     * @throws DataProblem when there is no such column, with the list of those there are, or when the file cannot be
     *     joined, see {@link LabelFile}
     */
    public Column find(Optional<Path> file, String column) {
        return find(file, column, TableMatch.WHOLE, _ -> {});
    }

    /**
     * The column.
     *
     * @param match how a file is joined
     * @param notes is told how far that led, and which words were taken for missing values, a sentence each
     */
    public Column find(Optional<Path> file, String column, TableMatch match, Consumer<String> notes) {
        if (file.isPresent()) {
            LabelFile.Joined joined = LabelFile.read(file.get()).join(cells, column, match);
            notes.accept(joined.words());
            joined.doubt().ifPresent(notes);
            var told = new ArrayList<Finding>();
            Column edited = match.columns().edited(joined.columns().getFirst(), told);
            told.forEach(finding -> notes.accept(finding.sentence()));
            return grouped(edited, notes);
        }
        return grouped(
                cells.column(column)
                        .orElseThrow(() -> unknown(
                                column,
                                "The data set",
                                cells.columns().stream().map(Column::name).toList())),
                notes);
    }

    private static Column grouped(Column column, Consumer<String> notes) {
        var all = column.asCategorical();
        var groups = column.asGroups();
        if (groups.levels().size() == all.levels().size()) {
            return column;
        }
        int[] counts = all.counts();
        String words = IntStream.range(0, counts.length)
                .filter(level -> MissingWords.isNoGroup(all.levels().get(level)))
                .mapToObj(
                        level -> "%s: %d".formatted(Findings.shown(all.levels().get(level)), counts[level]))
                .collect(Collectors.joining(", "));
        notes.accept(
                "%d cells have no value in %s (%s); they are left out of scores, and as a batch they are the level (missing)."
                        .formatted(groups.missing(), Findings.shown(column.name()), words));
        return groups;
    }

    /**
     * A column of the data set itself.
     *
     * @throws DataProblem when there is no such column
     */
    public Column find(String column) {
        return find(Optional.empty(), column);
    }

    static DataProblem unknown(String column, String where, List<String> known) {
        return new DataProblem(
                "%s has no column '%s'.".formatted(where, Findings.shown(column)),
                known.isEmpty()
                        ? "It has no columns at all."
                        : "Its columns are: %s.".formatted(String.join(", ", known)),
                known.isEmpty() ? "Join a table with labels, or go on without." : "Choose one of these.");
    }
}
