package org.mixtura.core.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.map.GenePair;
import org.mixtura.core.run.StoredRun;

/**
 * What a name says of colours: a column of a run's cells, a gene, or two genes with a plus between them.
 *
 * @param expression of the genes of the data set; asked only where a gene is named
 */
record NamedColours(StoredRun run, Supplier<ExpressionSource> expression) {

    /**
     * The usual colours of what is named; without a name those of the run's labels, else of its clusters.
     *
     * @throws DataProblem when there is nothing of that name
     */
    Colouring of(Optional<String> name) {
        if (name.isEmpty()) {
            return RunLayers.of(run.folder())
                    .colouring(run.labels().map(Column::asCategorical).orElseGet(run::clusters));
        }
        var column = run.cells().column(name.get());
        if (column.isPresent()) {
            return RunLayers.of(run.folder()).colouring(column.get());
        }
        return GenePair.in(name.get(), expression.get().genes())
                .<Colouring>map(pair -> Colouring.Blend.of(counted(pair.first()), counted(pair.second())))
                .orElseGet(() -> counted(name.get()));
    }

    /**
     * The colours of a gene as it was counted.
     *
     * @param gene id or symbol
     * @throws DataProblem when there is no such gene
     */
    Colouring.ByValue counted(String gene) {
        var source = expression.get();
        int index = source.genes()
                .find(gene)
                .orElseThrow(() -> new DataProblem(
                        "There is no column or gene '%s'.".formatted(gene),
                        "Columns are %s; genes are those of %s."
                                .formatted(
                                        String.join(", ", columnNames()),
                                        run.spec().data().getFileName()),
                        "Check the spelling; genes are found by id or symbol, two at once are written A + B."));
        return Colouring.ByValue.of(
                        source.genes().symbols().get(index), source.unit(), source.logNormalised(index), true)
                .from(Colouring.Origin.COUNTED);
    }

    private List<String> columnNames() {
        return run.cells().columns().stream().map(Column::name).toList();
    }
}
