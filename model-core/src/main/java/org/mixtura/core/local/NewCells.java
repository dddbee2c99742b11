package org.mixtura.core.local;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Embedder;

/** Places the cells of another data set in the latent space of a finished run. */
final class NewCells {

    private final Embedder embedder;

    NewCells(Embedder embedder) {
        this.embedder = embedder;
    }

    /**
     * The result.
     *
     * @param latent cells x latent dimensions
     * @param genesFound how many of the model's genes the data set has
     */
    record Embedded(FloatMatrix latent, int genesFound) {}

    <C extends Record> Embedded embed(
            StoredRun run, ModelFamily<C> family, Map<String, Tensor> weights, CellDataset cells) {
        int[] columns = columnsOf(run.genes(), cells.genes());
        // Two genes of the model with one symbol may find the same column; the first one has it.
        int found = (int) Arrays.stream(columns).filter(c -> c >= 0).distinct().count();
        if (found == 0) {
            throw new DataProblem(
                    "No gene of '%s' is known to the model."
                            .formatted(cells.source().getFileName()),
                    "The model has for example %s, the data %s."
                            .formatted(
                                    run.genes().ids().getFirst(),
                                    cells.genes().ids().getFirst()),
                    "Use a data set of the same species with the same kind of gene names.");
        }
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        var latent = embedder.embed(
                family,
                config,
                spec(run),
                weights,
                aligned(cells.counts(), columns),
                Optional.empty(),
                "auto",
                Runtime.getRuntime().availableProcessors());
        return new Embedded(latent, found);
    }

    /** For each gene of the model its column in the data, by id, then by symbol; -1 where it is missing. */
    private static int[] columnsOf(GeneTable model, GeneTable data) {
        return IntStream.range(0, model.size())
                .map(g -> data.find(model.ids().get(g))
                        .orElseGet(() -> data.find(model.symbols().get(g)).orElse(-1)))
                .toArray();
    }

    /** The columns of the model in its order; genes that the data lack count 0. */
    private static CsrMatrix aligned(CountMatrix counts, int[] columns) {
        int[] newColumn = new int[counts.genes()];
        Arrays.fill(newColumn, -1);
        for (int g = 0; g < columns.length; g++) {
            if (columns[g] >= 0 && newColumn[columns[g]] < 0) {
                newColumn[columns[g]] = g;
            }
        }
        int[] starts = new int[counts.cells() + 1];
        int[] genes = new int[Math.toIntExact(counts.nonZeros())];
        float[] values = new float[genes.length];
        int[] row = new int[counts.genes()];
        float[] rowValues = new float[counts.genes()];
        int at = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, row, rowValues, 0);
            for (int i = 0; i < length; i++) {
                if (newColumn[row[i]] >= 0) {
                    genes[at] = newColumn[row[i]];
                    values[at++] = rowValues[i];
                }
            }
            starts[cell + 1] = at;
        }
        return CsrMatrix.of(columns.length, starts, Arrays.copyOf(genes, at), Arrays.copyOf(values, at));
    }

    /** What the network's size depended on when it was trained. The library prior plays no part in encoding. */
    private static DataSpec spec(StoredRun run) {
        int batches = levels(run, run.spec().batch());
        int labels = levels(run, run.spec().labels());
        int atLeastOne = Math.max(1, batches);
        double[] ones = new double[atLeastOne];
        Arrays.fill(ones, 1);
        return new DataSpec(run.genes().size(), atLeastOne, labels, new double[atLeastOne], ones);
    }

    private static int levels(StoredRun run, Optional<ColumnRef> column) {
        return column.map(ColumnRef::column)
                .flatMap(run.cells()::column)
                .map(c -> c.asCategorical())
                .map(c -> c.levels().size() + (c.missing() > 0 ? 1 : 0))
                .orElse(0);
    }
}
