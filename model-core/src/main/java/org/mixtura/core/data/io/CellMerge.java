package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/** Puts a column from a table beside those that the cells have; one of the same name is completed, and not lost. */
final class CellMerge {

    private CellMerge() {}

    /**
     * The column to keep: what the table says; what was there for cells without a row, and where the table says nothing.
     *
     * @param hasRow for each cell whether the table has a row for it
     */
    static Column of(CellTable cells, Column fromTable, boolean[] hasRow, ImportLog log) {
        Optional<Column> before = cells.column(fromTable.name());
        if (before.isEmpty()) {
            return fromTable;
        }
        int changed = 0;
        int kept = 0;
        int unsaid = 0;
        var texts = new ArrayList<@Nullable String>(hasRow.length);
        for (int cell = 0; cell < hasRow.length; cell++) {
            String old = before.get().text(cell);
            String said = hasRow[cell] ? fromTable.text(cell) : "";
            String now = said.isEmpty() ? old : said;
            kept += !hasRow[cell] && !old.isEmpty() ? 1 : 0;
            unsaid += hasRow[cell] && said.isEmpty() && !old.isEmpty() ? 1 : 0;
            changed += hasRow[cell] && !old.isEmpty() && !old.equals(now) ? 1 : 0;
            texts.add(now.isEmpty() ? null : now);
        }
        if (changed > 0) {
            log.warn(
                    "The data set had a column '%s' already. The table says something else for %d cells; its values were taken."
                            .formatted(fromTable.name(), changed));
        }
        if (kept > 0) {
            log.step("%d cells without a row kept their value of '%s'.".formatted(kept, fromTable.name()));
        }
        if (unsaid > 0) {
            log.step("%d cells for which the table says nothing kept their value of '%s'."
                    .formatted(unsaid, fromTable.name()));
        }
        if (kept + unsaid == 0) {
            return fromTable;
        }
        // What was text stays text, also where the values look like numbers.
        boolean wasText = before.get() instanceof Column.Text
                || before.get() instanceof Column.Categorical levels && levels.kind() == Column.Levels.TEXT;
        return wasText ? Column.Categorical.of(fromTable.name(), texts) : TextColumn.of(fromTable.name(), texts);
    }
}
