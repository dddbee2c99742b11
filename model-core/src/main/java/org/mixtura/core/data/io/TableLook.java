package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was found out about a table before its counts are taken.
 *
 * @param summaries rows and columns that are called as sums or means are and were kept among the counts
 */
record TableLook(TableLayout layout, TableScan scan, OrientationGuess.Verdict verdict, Summaries summaries) {

    /** So often a table is read at most to find rows and columns that are none of genes and cells. */
    private static final int LOOKS = 3;

    /**
     * Looks at a table.
     *
     * @throws UnreadableData also when nobody can know what the points in its numbers are
     */
    static TableLook of(Path source, ReadOptions options, OrientationGuess guess) throws IOException, UnreadableData {
        var look = told(source, options, guess);
        look.scan.notes().points().check(String.valueOf(source.getFileName()), options);
        return look;
    }

    /** Coordinates of cells are told by their names, which are those of samples where rows turn out to be genes. */
    private static TableLook told(Path source, ReadOptions options, OrientationGuess guess)
            throws IOException, UnreadableData {
        var head = TableHead.of(source);
        TableLayout layout;
        try {
            layout = TableLayout.of(head, options, true);
        } catch (UnreadableData onlyPlaces) {
            var samples = of(source, TableLayout.of(head, options, false), options, guess);
            if (samples.rows(options) == Orientation.CELLS_BY_GENES) {
                throw onlyPlaces;
            }
            return samples;
        }
        var table = of(source, layout, options, guess);
        return table.rows(options) == Orientation.GENES_BY_CELLS && layout.hasPlaces()
                ? of(source, TableLayout.of(head, options, false), options, guess)
                : table;
    }

    private static TableLook of(Path source, TableLayout told, ReadOptions options, OrientationGuess guess)
            throws IOException, UnreadableData {
        var layout = told;
        var scan = TableScan.of(source, layout);
        boolean columnsDone = false;
        // Rows at an end are looked at again where one of them was left out.
        for (int look = 0; look < LOOKS && options.findsNotCounts(); look++) {
            Orientation rows =
                    options.orientation().orElse(verdict(layout, scan, guess).orientation());
            // What genes are called says nothing about a column among samples.
            Predicate<String> isGene = name -> rows == Orientation.CELLS_BY_GENES && guess.isGene(name);
            var columns = columnsDone
                    ? new TreeMap<Integer, String>()
                    : scan.suspicion().reasons(layout, rows, isGene);
            columnsDone |= !columns.isEmpty();
            Map<String, String> asideRows = layout.names() < 0 || rows == Orientation.CELLS_BY_GENES
                    ? Map.of()
                    : RowSuspicion.reasons(scan, guess);
            var summaries = Summaries.of(source, layout, scan, asideRows.keySet(), columns.keySet(), guess::isGene);
            columns.putAll(summaries.columns());
            var allRows = new HashMap<>(asideRows);
            allRows.putAll(summaries.rows());
            if (columns.isEmpty() && allRows.isEmpty()) {
                break;
            }
            layout = layout.without(columns).withoutRows(allRows);
            scan = TableScan.of(source, layout);
        }
        var kept = Summaries.of(source, layout, scan, Set.of(), Set.of(), guess::isGene);
        return new TableLook(layout, scan, verdict(layout, scan, guess), kept);
    }

    private static OrientationGuess.Verdict verdict(TableLayout layout, TableScan scan, OrientationGuess guess) {
        return guess.of(layout.corner(), scan.rowNames(), layout.columnNames(), scan.rowTotals(), scan.columnTotals());
    }

    /** What rows are. */
    Orientation rows(ReadOptions options) {
        return options.orientation().orElse(verdict.orientation());
    }
}
