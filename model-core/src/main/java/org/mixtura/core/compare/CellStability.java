package org.mixtura.core.compare;

import java.util.Arrays;
import java.util.List;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;

/**
 * How surely each cell finds its group whatever the seed: the groups of every run are matched one to one with those of the
 * first (as T. Lange, V. Roth, M. L. Braun and J. M. Buhmann 2004, Neural Computation 16, 1299-1323, do to tell how stable a
 * clustering is), and counted is the share of runs in which a cell is in the group that most runs put it into.
 *
 * @param run the first run, whose cells and groups are meant
 * @param group of each cell the group of the first run that most runs put it into; -1 where none does
 * @param stability of each cell, 1 over the number of runs to 1; NaN for a cell without a group in any run
 */
public record CellStability(StoredRun run, int[] group, double[] stability) {

    /**
     * Measures stability.
     *
     * @param runs at least two of the same cells; cells that a run lacks are counted in the others
     * @throws ConfigProblem when there are fewer
     */
    public static CellStability of(List<StoredRun> runs) {
        if (runs.size() < 2) {
            throw new ConfigProblem(
                    "Stability needs at least two runs.",
                    "It says how alike runs are.",
                    "Name runs that differ in their seeds, for example those of a sweep.");
        }
        StoredRun first = runs.getFirst();
        int levels = GroupAgreement.groups(first).levels().size();
        int cells = first.cells().size();
        int[][] votes = new int[cells][levels];
        int[] cast = new int[cells];
        for (StoredRun run : runs) {
            count(first, run, votes, cast);
        }
        int[] group = new int[cells];
        double[] stability = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            int best = 0;
            for (int level = 1; level < levels; level++) {
                best = votes[cell][level] > votes[cell][best] ? level : best;
            }
            boolean voted = cast[cell] > 0 && votes[cell][best] > 0;
            group[cell] = voted ? best : -1;
            stability[cell] = cast[cell] == 0 ? Double.NaN : (double) votes[cell][best] / cast[cell];
        }
        return new CellStability(first, group, stability);
    }

    private static void count(StoredRun first, StoredRun run, int[][] votes, int[] cast) {
        var own = GroupAgreement.groups(run);
        int[] partners =
                GroupAgreement.partners(first.cells().barcodes(), run.cells().barcodes());
        int[] match = GroupAgreement.matched(first, run, partners);
        for (int cell = 0; cell < partners.length; cell++) {
            if (partners[cell] >= 0 && own.codes()[partners[cell]] >= 0) {
                cast[cell]++;
                int level = match[own.codes()[partners[cell]]];
                if (level >= 0) {
                    votes[cell][level]++;
                }
            }
        }
    }

    /** The mean over cells with a group. */
    public double mean() {
        return Arrays.stream(stability).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN);
    }

    /** The share of cells that every run puts into the same group. */
    public double shareStable() {
        return Arrays.stream(stability)
                .filter(s -> !Double.isNaN(s))
                .map(s -> s == 1 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
