package org.mixtura.core.data;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Chosen cells of a matrix of counts, made comparable: log1p of counts per 10,000 of a cell's total. Values that are no counts are
 * taken as they are. Genes are read one by one, some at a time in memory, however many cells there are. Immutable and safe for use by
 * several threads.
 */
public final class NormalisedCounts {

    /** What is common to all cells: so many counts. */
    public static final double PER = 10_000;

    /** Entries in memory at once, 8 bytes each. */
    private static final int MOST_ENTRIES = 1 << 23;

    private final CountMatrix counts;
    private final int[] rows;
    private final double[] factors;
    private final boolean counted;

    /**
     * @param rows the cells, in the order of the answers
     * @param counted whether the values are counts
     */
    public NormalisedCounts(CountMatrix counts, int[] rows, boolean counted) {
        this.counts = counts;
        this.rows = rows.clone();
        this.counted = counted;
        this.factors = new double[rows.length];
        double[] totals = counted ? counts.librarySizes() : new double[0];
        Arrays.setAll(factors, cell -> counted ? PER / totals[rows[cell]] : 1);
    }

    /** Number of cells. */
    public int cells() {
        return rows.length;
    }

    /** Whether values are counts, and not taken as they are. */
    public boolean counted() {
        return counted;
    }

    /** What the values are, as it stands at a scale. */
    public String unit() {
        return counted ? "log1p counts per 10,000" : "value in the data set";
    }

    /** The counts of one gene, one value a cell. */
    public float[] counts(int gene) {
        return dense(gene, false);
    }

    /** The normalised values of one gene, one value a cell. */
    public float[] logNormalised(int gene) {
        return dense(gene, counted);
    }

    private float[] dense(int gene, boolean normalised) {
        int[] columns = new int[longestRow()];
        float[] values = new float[columns.length];
        float[] out = new float[rows.length];
        for (int cell = 0; cell < rows.length; cell++) {
            int length = counts.copyRow(rows[cell], columns, values, 0);
            int at = Arrays.binarySearch(columns, 0, length, gene);
            float value = at >= 0 ? values[at] : 0;
            out[cell] = normalised ? value(cell, value) : value;
        }
        return out;
    }

    private int longestRow() {
        int longest = 0;
        for (int row : rows) {
            longest = Math.max(longest, counts.nonZeros(row));
        }
        return longest;
    }

    private float value(int cell, float count) {
        return counted ? (float) Math.log1p(count * factors[cell]) : count;
    }

    /**
     * The cells that have a gene, ascending, and their normalised values; all others have zero.
     *
     * @param from first place in both arrays
     * @param to place after the last
     */
    public record Entries(int[] cells, float[] values, int from, int to) {}

    /** What is done with each gene. */
    @FunctionalInterface
    public interface GeneWork {

        /**
         * Called once for each gene, by several threads and in no order; the arrays are valid during the call only.
         *
         * @param place of the gene among those that were asked for
         */
        void on(int place, Entries entries);
    }

    /**
     * Reads genes one by one.
     *
     * @param genes columns of the matrix, each once
     * @param done told how many genes are done, now and then
     */
    public void forEachGene(int[] genes, GeneWork work, IntConsumer done) {
        int[] place = new int[counts.genes()];
        Arrays.fill(place, -1);
        for (int i = 0; i < genes.length; i++) {
            place[genes[i]] = i;
        }
        int[] sizes = sizes(place, genes.length);
        for (int from = 0; from < genes.length; ) {
            int to = from;
            long entries = 0;
            do {
                entries += sizes[to++];
            } while (to < genes.length && entries + sizes[to] <= MOST_ENTRIES);
            band(place, sizes, from, to, work);
            done.accept(to);
            from = to;
        }
    }

    private int[] sizes(int[] place, int genes) {
        int[] sizes = new int[genes];
        int[] columns = new int[longestRow()];
        float[] values = new float[columns.length];
        for (int row : rows) {
            int length = counts.copyRow(row, columns, values, 0);
            for (int i = 0; i < length; i++) {
                if (place[columns[i]] >= 0) {
                    sizes[place[columns[i]]]++;
                }
            }
        }
        return sizes;
    }

    private void band(int[] place, int[] sizes, int from, int to, GeneWork work) {
        int[] ends = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            ends[i - from + 1] = ends[i - from] + sizes[i];
        }
        int[] starts = ends.clone();
        int[] cells = new int[ends[to - from]];
        float[] entries = new float[cells.length];
        int[] columns = new int[longestRow()];
        float[] values = new float[columns.length];
        for (int cell = 0; cell < rows.length; cell++) {
            int length = counts.copyRow(rows[cell], columns, values, 0);
            for (int i = 0; i < length; i++) {
                int own = place[columns[i]] - from;
                if (own >= 0 && own < to - from) {
                    cells[starts[own]] = cell;
                    entries[starts[own]++] = value(cell, values[i]);
                }
            }
        }
        IntStream.range(0, to - from)
                .parallel()
                .forEach(i -> work.on(from + i, new Entries(cells, entries, ends[i], ends[i + 1])));
    }
}
