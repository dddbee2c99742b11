package org.mixtura.core.compare;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.embed.ExactNeighbours;

/**
 * Whether a cell has the same neighbours in every run: of its k nearest cells in the latent space the share that two runs have in
 * common, the mean over all pairs of runs (L. Wendlandt, J. K. Kummerfeld and R. Mihalcea 2018, NAACL-HLT, 2092-2102, who
 * measure word embeddings so). Neighbours are looked for among the cells that all runs have. It needs no groups, so it also tells
 * what moves within one.
 *
 * @param neighbours k, how many were looked for
 * @param measured how many cells were; of more than {@link #MOST} these are some, drawn with a fixed seed
 * @param overlap of each cell of the table, 0 to 1; NaN for cells that were not measured or that a run lacks
 */
public record NeighbourStability(int neighbours, int measured, double[] overlap) {

    /** As many as UMAP's graph has. */
    public static final int USUAL = 15;

    /** More cells than this take minutes to compare pair by pair. */
    public static final int MOST = 20_000;

    private static final long SEED = 20_180_604;

    /**
     * Measures it.
     *
     * @param cancelled asked now and then
     * @return empty when it was cancelled, or when there are fewer than three cells in all runs
     */
    public static Optional<NeighbourStability> of(SharedCells cells, BooleanSupplier cancelled) {
        int[] chosen = chosen(cells.inAll());
        if (chosen.length < 3) {
            return Optional.empty();
        }
        int k = Math.min(USUAL, chosen.length - 1);
        int runs = cells.runs().size();
        int[][][] near = new int[runs][][];
        for (int run = 0; run < runs; run++) {
            var found = new ExactNeighbours().search(latent(cells, run, chosen), k, cancelled);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            near[run] = found.get().index();
            Arrays.stream(near[run]).forEach(Arrays::sort);
        }
        double[] overlap = new double[cells.size()];
        Arrays.fill(overlap, Double.NaN);
        for (int i = 0; i < chosen.length; i++) {
            overlap[chosen[i]] = shared(near, i) / k;
        }
        return Optional.of(new NeighbourStability(k, chosen.length, overlap));
    }

    private static int[] chosen(int[] all) {
        if (all.length <= MOST) {
            return all;
        }
        int[] order = Shuffle.of(all.length, SEED);
        return Arrays.stream(order, 0, MOST).map(i -> all[i]).sorted().toArray();
    }

    private static FloatMatrix latent(SharedCells cells, int run, int[] chosen) {
        return cells.runs()
                .get(run)
                .latent()
                .select(Arrays.stream(chosen)
                        .map(cell -> cells.rows()[run][cell])
                        .toArray());
    }

    /** How many neighbours of a cell two runs share, the mean over pairs of runs. */
    private static double shared(int[][][] near, int cell) {
        int sum = 0;
        int pairs = 0;
        for (int a = 0; a < near.length; a++) {
            for (int b = a + 1; b < near.length; b++) {
                int[] others = near[b][cell];
                sum += (int) IntStream.of(near[a][cell])
                        .filter(other -> Arrays.binarySearch(others, other) >= 0)
                        .count();
                pairs++;
            }
        }
        return (double) sum / pairs;
    }

    /** The mean over cells that were measured. */
    public double mean() {
        return Arrays.stream(overlap).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN);
    }

    /** What runs that have nothing to do with each other would share: k of n - 1 cells. */
    public double byChance() {
        return (double) neighbours / (measured - 1);
    }
}
