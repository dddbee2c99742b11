package org.mixtura.core.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/** The model of a finished run and the cells it was trained on, put together again from the run and its data set. */
final class RunModel {

    private final StoredRun run;
    private final BatchLevels batches;

    RunModel(StoredRun run) {
        this.run = run;
        this.batches = BatchLevels.of(run);
    }

    BatchLevels batches() {
        return batches;
    }

    /** The run's cells with the genes of the model, as they were when it was trained. */
    PreparedData data(CellDataset dataset) {
        return new PreparedData(counts(dataset), run.genes(), run.cells(), split(), labels(), batches.column());
    }

    /** The run's cells as the model takes them, with the codes that it has learned for them. */
    static Cells cells(PreparedData data, Map<String, Tensor> weights) {
        return new Cells(
                data.counts(),
                DataSpec.batchCodes(data.counts(), data.batch()),
                DataSpec.labelCodes(data.counts(), data.labels()),
                Optional.ofNullable(weights.get(FreeCodeModel.CODES)).map(Tensor::matrix));
    }

    <C extends Record> StoredModel<C> model(ModelFamily<C> family, DataSpec data, Map<String, Tensor> weights) {
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        return new StoredModel<>(
                family, config, data, weights, "auto", run.spec().coreThreads());
    }

    /** What the network's size depends on; without the cells of training the library prior is not known. */
    DataSpec sizes() {
        int levels = batches.column().map(b -> b.levels().size()).orElse(1);
        double[] ones = new double[levels];
        Arrays.fill(ones, 1);
        int labels =
                labels().map(l -> l.levels().size() + (l.missing() > 0 ? 1 : 0)).orElse(0);
        int types = labels().map(l -> l.levels().size()).orElse(0);
        return new DataSpec(
                run.genes().size(), levels, labels, types, new double[levels], ones, ImageShape.of(run.genes()));
    }

    /** Cells that were trained on, and those held out. */
    Split split() {
        var column = run.cells().column(StoredRun.SPLIT).orElseThrow().asCategorical();
        return new Split(withSplit(column, "train"), withSplit(column, "validation"), withSplit(column, "test"));
    }

    private static int[] withSplit(Column.Categorical column, String level) {
        int code = column.levels().indexOf(level);
        return IntStream.range(0, column.size())
                .filter(cell -> code >= 0 && column.codes()[cell] == code)
                .toArray();
    }

    private Optional<Column.Categorical> labels() {
        return run.spec()
                .labels()
                .map(ColumnRef::column)
                .flatMap(run.cells()::column)
                .map(Column::asCategorical);
    }

    private CountMatrix counts(CellDataset dataset) {
        var places = new HashMap<String, Integer>();
        for (int gene = 0; gene < dataset.genes().size(); gene++) {
            places.put(dataset.genes().ids().get(gene), gene);
        }
        int[] genes = run.genes().ids().stream()
                .mapToInt(id -> places.getOrDefault(id, -1))
                .toArray();
        if (Arrays.stream(genes).anyMatch(gene -> gene < 0)) {
            throw new DataProblem(
                    "The data set of this run has other genes than the model.",
                    "Its file is the same, but genes of the run's genes.csv are not in it.",
                    "Restore the run folder from a copy, or train again.");
        }
        return dataset.counts().select(run.sourceRows(), genes);
    }
}
