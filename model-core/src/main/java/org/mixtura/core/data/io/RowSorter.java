package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Turns entries in any order into rows, in bounded memory. Entries that come cell by cell pass straight through; others
 * are sorted in memory, and where they are too many, a band of cells at a time with one reading for each band.
 */
final class RowSorter {

    /** A band may take this many times the memory of a matrix in memory: fewer bands are fewer readings. */
    private static final int BAND = 4;

    private final String name;
    private final EntrySource source;
    private final int cells;
    private final int genes;
    private final Spill spill;

    /** @param name of the file or element, for messages */
    RowSorter(String name, EntrySource source, int cells, int genes, Spill spill) {
        this.name = name;
        this.source = source;
        this.cells = cells;
        this.genes = genes;
        this.spill = spill;
    }

    CountMatrix sort() throws UnreadableData {
        return sort(Optional.empty());
    }

    /** @param known how many entries each cell has, where that is known; saves a reading */
    CountMatrix sort(Optional<int[]> known) throws UnreadableData {
        try (var rows = new Rows(name, genes, spill)) {
            var inOrder = new InOrder(rows);
            source.read(inOrder);
            if (!inOrder.broken) {
                inOrder.endRows(cells);
                return rows.finish();
            }
        }
        return inBands(known.isPresent() ? known.get() : entries());
    }

    private int[] entries() throws UnreadableData {
        int[] entries = new int[cells];
        source.read((cell, gene, value) -> {
            entries[cell]++;
            return true;
        });
        return entries;
    }

    private CountMatrix inBands(int[] entries) throws UnreadableData {
        try (var rows = new Rows(name, genes, spill)) {
            long most = Math.min(Integer.MAX_VALUE - 8L, Math.max(1, spill.entriesInMemory() * BAND));
            int first = 0;
            while (first < cells) {
                int end = first;
                long held = 0;
                while (end < cells && (end == first || held + entries[end] <= most)) {
                    held += entries[end++];
                }
                addBand(first, end, entries, Math.toIntExact(held), rows);
                first = end;
            }
            return rows.finish();
        }
    }

    private void addBand(int first, int end, int[] entries, int held, Rows rows) throws UnreadableData {
        int[] next = new int[end - first];
        for (int cell = first + 1; cell < end; cell++) {
            next[cell - first] = next[cell - first - 1] + entries[cell - 1];
        }
        int[] starts = next.clone();
        int[] geneOf = new int[held];
        float[] values = new float[held];
        source.read((cell, gene, value) -> {
            if (cell >= first && cell < end) {
                int at = next[cell - first]++;
                geneOf[at] = gene;
                values[at] = value;
            }
            return true;
        });
        for (int row = 0; row < starts.length; row++) {
            rows.add(geneOf, values, starts[row], next[row] - starts[row]);
        }
    }

    /** Passes entries through as long as cells ascend. */
    private static final class InOrder implements EntrySource.Visitor {
        private final Rows rows;
        private int row;
        private int[] genes = new int[256];
        private float[] values = new float[256];
        private int length;
        private boolean broken;

        InOrder(Rows rows) {
            this.rows = rows;
        }

        @Override
        public boolean visit(int cell, int gene, float value) throws UnreadableData {
            if (cell < row) {
                broken = true;
                return false;
            }
            endRows(cell);
            if (length == genes.length) {
                genes = Arrays.copyOf(genes, 2 * length);
                values = Arrays.copyOf(values, 2 * length);
            }
            genes[length] = gene;
            values[length++] = value;
            return true;
        }

        void endRows(int before) throws UnreadableData {
            while (row < before) {
                rows.add(genes, values, 0, length);
                length = 0;
                row++;
            }
        }
    }
}
