package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.error.DataProblem;

/** Turns a data set into what a model is trained on: without empty cells, with chosen genes, and split. */
public final class Preparation {

    /** The level of cells without a batch. */
    public static final String NO_BATCH = "(missing)";

    private static final String GENERATOR = "L64X128MixRandom";

    /**
     * Drops cells without counts, chooses genes, drops cells that have no count in these, and splits. Equal arguments
     * give equal results.
     *
     * @param labels known cell types, one entry for each cell of the data set
     * @param batch the batch of each cell of the data set; missing entries become a level of their own
     * @param seed determines which cells are held out
     * @throws DataProblem when too few cells or genes are left to train on
     */
    public PreparedData prepare(
            CellDataset data, PrepConfig config, Optional<Column> labels, Optional<Column> batch, long seed) {
        int[] withCounts = IntStream.range(0, data.counts().cells())
                .filter(cell -> data.counts().nonZeros(cell) > 0)
                .toArray();
        requireCells(withCounts.length, data.counts().cells());
        CountMatrix all = withCounts.length == data.counts().cells()
                ? data.counts()
                : data.counts().select(withCounts, everyGene(data));
        int[] genes = VariableGenes.choose(all, config.variableGenes());
        CountMatrix chosen = all.select(IntStream.range(0, withCounts.length).toArray(), genes);
        int[] filled = IntStream.range(0, chosen.cells())
                .filter(cell -> chosen.nonZeros(cell) > 0)
                .toArray();
        requireCells(filled.length, data.counts().cells());
        int[] kept = IntStream.of(filled).map(cell -> withCounts[cell]).toArray();
        return new PreparedData(
                filled.length == chosen.cells()
                        ? chosen
                        : chosen.select(filled, IntStream.range(0, genes.length).toArray()),
                data.genes().select(genes),
                data.cells().select(kept),
                split(kept.length, config.validationShare(), seed),
                labels.map(column -> column.asCategorical().select(kept)),
                batch.map(column -> withoutMissing(column.asCategorical().select(kept))),
                kept,
                genes,
                data.counts().cells() - withCounts.length,
                withCounts.length - kept.length);
    }

    private static int[] everyGene(CellDataset data) {
        return IntStream.range(0, data.counts().genes()).toArray();
    }

    private static void requireCells(int left, int of) {
        if (left < 2) {
            throw new DataProblem(
                    "Only %d of %d cells have any count in the chosen genes.".formatted(left, of),
                    "Training needs at least two cells, one of them held out.",
                    "Check where the counts are in the file, or choose more genes.");
        }
    }

    /**
     * Splits like scvi-tools: of a shuffled order the first {@code ceil((1 - share) N)} cells train, the others are
     * held out; at least one cell is in each part.
     */
    static Split split(int cells, double share, long seed) {
        int[] order = IntStream.range(0, cells).toArray();
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        for (int i = cells - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        // 1 - 0.1 is a little more than nine tenths in binary; without the margin ceil would take one cell too many.
        int training = Math.clamp((long) Math.ceil((1 - share) * cells - 1e-9 * cells), 1, cells - 1);
        int[] train = Arrays.copyOf(order, training);
        int[] validation = Arrays.copyOfRange(order, training, cells);
        Arrays.sort(train);
        Arrays.sort(validation);
        return new Split(train, validation);
    }

    /** Levels that no kept cell has are dropped, for a model would learn a shift for each; missing becomes a level. */
    private static Column.Categorical withoutMissing(Column.Categorical batch) {
        int[] counts = batch.counts();
        List<String> levels = new ArrayList<>();
        int[] newCode = new int[counts.length];
        for (int level = 0; level < counts.length; level++) {
            newCode[level] = levels.size();
            if (counts[level] > 0) {
                levels.add(batch.levels().get(level));
            }
        }
        int missing = levels.indexOf(NO_BATCH) >= 0 ? levels.indexOf(NO_BATCH) : levels.size();
        if (batch.missing() > 0 && missing == levels.size()) {
            levels.add(NO_BATCH);
        }
        int[] codes = Arrays.stream(batch.codes())
                .map(code -> code == Column.Categorical.MISSING ? missing : newCode[code])
                .toArray();
        return new Column.Categorical(batch.name(), levels, codes);
    }
}
