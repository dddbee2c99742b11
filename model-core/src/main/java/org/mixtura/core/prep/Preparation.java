package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.error.DataProblem;

/** Turns a data set into what a model is trained on: without empty cells, with chosen genes, and split. */
public final class Preparation {

    /** The level of cells without a batch. */
    public static final String NO_BATCH = "(missing)";

    /**
     * Drops cells that the quality filter refuses and cells without counts, chooses genes, drops cells that have no count in these, and splits. Equal arguments
     * give equal results.
     *
     * @param labels known cell types, one entry for each cell of the data set
     * @param batch the batch of each cell of the data set; missing entries become a level of their own
     * @param seed determines which cells are held out
     * @throws DataProblem when too few cells or genes are left to train on
     */
    public PreparedData prepare(
            CellDataset data, PrepConfig config, Optional<Column> labels, Optional<Column> batch, long seed) {
        CountMatrix source = data.counts();
        config.filter().requireJudgement(data.genes());
        config.filter().requireCounts(data.counted());
        var good = config.filter().apply(source, data.genes());
        int[] withCounts = IntStream.of(good.cells())
                .filter(cell -> source.nonZeros(cell) > 0)
                .toArray();
        requireKept(good, config.filter(), source);
        requireCells(withCounts.length, source.cells());
        boolean whole = withCounts.length == source.cells() && good.genes().length == source.genes();
        CountMatrix all = whole ? source : source.select(withCounts, good.genes());
        int[] chosenOfGood = genes(
                all,
                data.counted(),
                data.genes().select(good.genes()),
                config,
                batch.map(column -> column.asCategorical().select(withCounts)));
        int[] genes = IntStream.of(chosenOfGood).map(gene -> good.genes()[gene]).toArray();
        CountMatrix chosen = all.select(IntStream.range(0, withCounts.length).toArray(), chosenOfGood);
        int[] filled = IntStream.range(0, chosen.cells())
                .filter(cell -> chosen.nonZeros(cell) > 0)
                .toArray();
        requireCells(filled.length, source.cells());
        int[] kept = IntStream.of(filled).map(cell -> withCounts[cell]).toArray();
        // A type that no kept cell has is none: models and scores count them.
        var keptLabels =
                labels.map(column -> column.asCategorical().select(kept).used());
        return new PreparedData(
                filled.length == chosen.cells()
                        ? chosen
                        : chosen.select(filled, IntStream.range(0, genes.length).toArray()),
                data.genes().select(genes),
                data.cells().select(kept),
                CellSplit.of(
                        kept.length,
                        config.validationShare(),
                        config.testShare(),
                        config.stratify() ? keptLabels : Optional.empty(),
                        seed),
                keptLabels,
                batch.map(column -> withoutMissing(column.asCategorical().select(kept))),
                kept,
                genes,
                source.cells() - withCounts.length,
                withCounts.length - kept.length);
    }

    /** The genes to train on, ascending: the most variable ones and those that are wanted in any case, if expressed. */
    private static int[] genes(
            CountMatrix counts,
            boolean counted,
            GeneTable names,
            PrepConfig config,
            Optional<Column.Categorical> batch) {
        if (ImageShape.of(names).isPresent()) {
            // An image is taken whole: without the pixels that are always dark nobody would know what lies beside what.
            return IntStream.range(0, names.size()).toArray();
        }
        int[] variable = config.variableWithinBatches() && batch.isPresent()
                ? VariableGenes.choose(counts, config.variableGenes(), counted, withoutMissing(batch.get()))
                : VariableGenes.choose(counts, config.variableGenes(), counted);
        int[] panels = GenePanels.wanted(names, config);
        if (panels.length == 0) {
            return variable;
        }
        var expressed = IntStream.of(VariableGenes.choose(counts, 0)).boxed().collect(Collectors.toSet());
        return IntStream.concat(IntStream.of(variable), IntStream.of(panels).filter(expressed::contains))
                .distinct()
                .sorted()
                .toArray();
    }

    private static void requireKept(QualityFilter.Kept kept, QualityFilter filter, CountMatrix all) {
        if (!filter.isNone() && (kept.cells().length < 2 || kept.genes().length == 0)) {
            throw new DataProblem(
                    "The quality filter leaves %d of %d cells and %d of %d genes."
                            .formatted(kept.cells().length, all.cells(), kept.genes().length, all.genes()),
                    filter.words(kept),
                    "Choose lower limits (prep.minGenes, prep.minCells) or a larger mitochondrial share"
                            + " (prep.maxMitochondrial).");
        }
    }

    private static void requireCells(int left, int of) {
        if (left < 2) {
            throw new DataProblem(
                    "Only %d of %d cells have any count in the chosen genes.".formatted(left, of),
                    "Training needs at least two cells, one of them held out.",
                    "Check where the counts are in the file, or choose more genes.");
        }
    }

    /** Levels that no kept cell has are dropped, for a model would learn a shift for each; missing becomes a level. */
    private static Column.Categorical withoutMissing(Column.Categorical batch) {
        var used = batch.used();
        var levels = new ArrayList<>(used.levels());
        int missing = levels.indexOf(NO_BATCH) >= 0 ? levels.indexOf(NO_BATCH) : levels.size();
        if (used.missing() > 0 && missing == levels.size()) {
            levels.add(NO_BATCH);
        }
        int[] codes = Arrays.stream(used.codes())
                .map(code -> code == Column.Categorical.MISSING ? missing : code)
                .toArray();
        return new Column.Categorical(used.name(), levels, codes).coloured(used.colours());
    }
}
