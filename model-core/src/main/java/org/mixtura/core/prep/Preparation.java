package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.error.DataProblem;

/** Turns a data set into what a model is trained on: cells with counts, chosen genes, a split. */
public final class Preparation {

    /** The level that cells without a batch get. */
    public static final String MISSING = "(missing)";

    private static final int FEWEST_CELLS = 10;

    private final PrepConfig config;

    public Preparation(PrepConfig config) {
        this.config = config;
    }

    /**
     * Prepares a data set. Cells without any count, before or after the choice of genes, are left out.
     *
     * @param labels the column of known cell types
     * @param batch the column of batches; cells without one form a level of their own
     * @param random decides the split
     * @throws DataProblem when too few cells or genes are left
     */
    public PreparedData apply(
            CellDataset dataset,
            Optional<Column.Categorical> labels,
            Optional<Column.Categorical> batch,
            RandomGenerator random) {
        int[] filled = filled(dataset.counts());
        requireEnough(dataset, filled.length);
        var withCounts = dataset.counts().select(filled, all(dataset.counts().genes()));
        int[] genes = VariableGenes.choose(withCounts, config.variableGenes());
        var chosen = withCounts.select(all(filled.length), genes);
        int[] stillFilled = filled(chosen);
        requireEnough(dataset, stillFilled.length);
        int[] kept = Arrays.stream(stillFilled).map(row -> filled[row]).toArray();
        return new PreparedData(
                stillFilled.length == filled.length ? chosen : chosen.select(stillFilled, all(genes.length)),
                dataset.genes().select(genes),
                dataset.cells().select(kept),
                split(kept.length, random),
                labels.map(column -> column.select(kept)),
                batch.map(column -> withoutMissing(column.select(kept))),
                kept,
                genes);
    }

    private static int[] filled(CountMatrix counts) {
        return IntStream.range(0, counts.cells())
                .filter(cell -> counts.nonZeros(cell) > 0)
                .toArray();
    }

    private static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static void requireEnough(CellDataset dataset, int cells) {
        if (cells < FEWEST_CELLS) {
            throw new DataProblem(
                    "'%s' has only %d cells with counts.".formatted(dataset.name(), cells),
                    "A model needs at least %d, and is useful from a few hundred on.".formatted(FEWEST_CELLS),
                    "Check that the right matrix was chosen.");
        }
    }

    /** As scvi-tools: the training part is rounded up. */
    private Split split(int cells, RandomGenerator random) {
        int[] order = all(cells);
        for (int i = cells - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int heldOut = Math.max(1, (int) Math.floor(config.validationShare() * cells));
        int[] validation = Arrays.copyOf(order, heldOut);
        int[] train = Arrays.copyOfRange(order, heldOut, cells);
        Arrays.sort(validation);
        Arrays.sort(train);
        return new Split(train, validation);
    }

    private static Column.Categorical withoutMissing(Column.Categorical column) {
        if (column.missing() == 0) {
            return column;
        }
        List<String> levels = new ArrayList<>(column.levels());
        levels.add(MISSING);
        int[] codes = Arrays.stream(column.codes())
                .map(code -> code == Column.Categorical.MISSING ? levels.size() - 1 : code)
                .toArray();
        return new Column.Categorical(column.name(), levels, codes);
    }
}
