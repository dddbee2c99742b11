package org.mixtura.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.error.DataProblem;

/**
 * Which cells and genes are good enough to learn from. Cells are judged first; a gene is judged by the cells that are left.
 *
 * @param minGenes fewest genes with a count in a cell; 0: no limit
 * @param minCells fewest cells with a count of a gene; 0: no limit
 * @param maxMitochondrial largest share of a cell's counts in mitochondrial genes (known by symbol or Ensembl id), 0 to 1; 1:
 *     no limit
 */
public record QualityFilter(int minGenes, int minCells, double maxMitochondrial) {

    /** Leaves all cells and genes in. */
    public static final QualityFilter NONE = new QualityFilter(0, 0, 1);

    public QualityFilter {
        if (minGenes < 0 || minCells < 0 || !(maxMitochondrial >= 0 && maxMitochondrial <= 1)) {
            throw new IllegalArgumentException(
                    "no filter: %d genes, %d cells, share %s".formatted(minGenes, minCells, maxMitochondrial));
        }
    }

    /**
     * What a filter leaves of a data set.
     *
     * @param cells kept cells, ascending
     * @param genes kept genes, ascending
     * @param fewGenes cells that were left out because they have too few genes
     * @param mitochondrial cells with genes enough that were left out for their mitochondrial share
     * @param rareGenes genes that were left out because too few of the kept cells have them
     */
    public record Kept(int[] cells, int[] genes, int fewGenes, int mitochondrial, int rareGenes) {}

    /** Whether it leaves everything in. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** What it left out and why, a sentence. */
    public String words(Kept kept) {
        var all = new ArrayList<String>();
        if (minGenes > 0) {
            all.add("%d cells have fewer than %d genes".formatted(kept.fewGenes(), minGenes));
        }
        if (maxMitochondrial < 1) {
            all.add(String.format(
                    Locale.ROOT,
                    "%d cells have a mitochondrial share above %.0f %%",
                    kept.mitochondrial(),
                    100 * maxMitochondrial));
        }
        if (minCells > 0) {
            all.add("%d genes are in fewer than %d of the cells that are left".formatted(kept.rareGenes(), minCells));
        }
        return all.isEmpty() ? "Everything is left in." : String.join("; ", all) + ".";
    }

    /** Judges the cells and genes of a data set. */
    public Kept apply(CountMatrix counts, GeneTable genes) {
        if (isNone()) {
            return new Kept(range(counts.cells()), range(counts.genes()), 0, 0, 0);
        }
        boolean[] mitochondrialGenes = mitochondrial(genes);
        int[] rowGenes = new int[counts.genes()];
        float[] row = new float[counts.genes()];
        int[] kept = new int[counts.cells()];
        int[] cellsOfGene = new int[counts.genes()];
        int left = 0;
        int fewGenes = 0;
        int stressed = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, rowGenes, row, 0);
            if (length < minGenes) {
                fewGenes++;
            } else if (share(rowGenes, row, length, mitochondrialGenes) > maxMitochondrial) {
                stressed++;
            } else {
                kept[left++] = cell;
                for (int i = 0; i < length; i++) {
                    cellsOfGene[rowGenes[i]]++;
                }
            }
        }
        int[] keptGenes = IntStream.range(0, counts.genes())
                .filter(gene -> cellsOfGene[gene] >= minCells)
                .toArray();
        return new Kept(Arrays.copyOf(kept, left), keptGenes, fewGenes, stressed, counts.genes() - keptGenes.length);
    }

    /** Which genes are mitochondrial, by their symbols or Ensembl ids. */
    public static boolean[] mitochondrial(GeneTable genes) {
        return MitochondrialGenes.of(genes);
    }

    /** Whether it asks for mitochondrial shares and the data set has no gene that is known to be mitochondrial. */
    public boolean cannotJudge(GeneTable genes) {
        if (maxMitochondrial < 1) {
            for (boolean is : mitochondrial(genes)) {
                if (is) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    /**
     * Refuses a filter that would keep every cell because nothing can be judged.
     *
     * @throws DataProblem when it {@link #cannotJudge} these genes
     */
    public void requireJudgement(GeneTable genes) {
        if (cannotJudge(genes)) {
            throw new DataProblem(
                    "The mitochondrial share of the cells cannot be judged.",
                    "None of the %d genes is known to be mitochondrial: none has a symbol that begins with MT- or the Ensembl"
                                    .formatted(genes.size())
                            + " id of one of human or mouse.",
                    "Use a data set with all genes and with their symbols, or leave the limit of the mitochondrial share"
                            + " out.");
        }
    }

    /**
     * Refuses a limit of mitochondrial shares where there are no counts to take a share of.
     *
     * @throws DataProblem when there is such a limit and the values are no counts
     */
    public void requireCounts(boolean counted) {
        if (!counted && maxMitochondrial < 1) {
            throw new DataProblem(
                    "The mitochondrial share of the cells cannot be judged.",
                    "The values are no counts, and a share of logarithms or scaled values means nothing.",
                    "Leave the limit of the mitochondrial share out, or use the raw counts.");
        }
    }

    private static double share(int[] genes, float[] counts, int length, boolean[] mitochondrial) {
        double all = 0;
        double inMitochondria = 0;
        for (int i = 0; i < length; i++) {
            all += counts[i];
            inMitochondria += mitochondrial[genes[i]] ? counts[i] : 0;
        }
        return all > 0 ? inMitochondria / all : 0;
    }

    private static int[] range(int end) {
        return IntStream.range(0, end).toArray();
    }
}
