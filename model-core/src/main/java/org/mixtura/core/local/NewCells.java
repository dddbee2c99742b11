package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.data.io.CellColumns;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.LatentCodes;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/** Places the cells of another data set in the latent space of a finished run. */
final class NewCells {

    /** Below these shares of the model's genes, codes are refused, or come with a warning. */
    private static final double REFUSED = 0.1;

    private static final double DOUBTFUL = 0.5;

    private final Inference inference;

    NewCells(Inference inference) {
        this.inference = inference;
    }

    EmbedReport embed(
            StoredRun run,
            ModelFamily<?> family,
            Map<String, Tensor> weights,
            CellDataset cells,
            EmbedRequest request,
            Path csv,
            Watcher watcher) {
        var alignment = GeneAlignment.of(run.genes(), cells.genes());
        int found = alignment.found();
        int known = run.genes().size();
        requireEnough(alignment, run, cells);
        var model = new RunModel(run);
        var batch = batch(model.batches(), cells, request);
        var codes = inference.latent(
                model.model(family, model.sizes(), weights),
                new Cells(alignment.apply(cells.counts()), batch.codes, new int[0]),
                watcher);
        write(cells, codes, request, run, StoredComponents.mixture(run, family, weights), csv);
        return new EmbedReport(
                cells.cells().size(),
                found,
                known,
                alignment.missing(),
                batch.assumed,
                found < DOUBTFUL * known
                        ? Optional.of(
                                "Fewer than half of the model's genes were found, so these codes say little; compare them"
                                        + " with care.")
                        : Optional.empty());
    }

    private static void requireEnough(GeneAlignment alignment, StoredRun run, CellDataset cells) {
        int found = alignment.found();
        int known = run.genes().size();
        if (found == 0 || found < REFUSED * known) {
            throw new DataProblem(
                    found == 0
                            ? "No gene of '%s' is known to the model."
                                    .formatted(cells.source().getFileName())
                            : "'%s' has only %,d of the model's %,d genes."
                                    .formatted(cells.source().getFileName(), found, known),
                    "The model lacks for example %s; the data have for example %s."
                            .formatted(
                                    alignment.missing().getFirst(),
                                    cells.genes().size() == 0
                                            ? "no gene at all"
                                            : cells.genes().ids().getFirst()),
                    found == 0
                            ? "Use a data set of the same species with the same kind of gene names."
                            : "Use a data set with all genes that were measured, of the same species and with the same kind of"
                                    + " gene names.");
        }
    }

    /**
     * The batch of each new cell.
     *
     * @param codes empty when the model has no batches
     * @param assumed the level that was taken because none was named
     */
    private record Batch(int[] codes, Optional<String> assumed) {}

    private static Batch batch(BatchLevels levels, CellDataset cells, EmbedRequest request) {
        if (request.batch().isPresent() && request.batchLevel().isPresent()) {
            throw new ConfigProblem(
                    "The batch is given twice.",
                    "A column says the batch of each cell, a level that of all of them.",
                    "Give either --batch or --batch-level.");
        }
        if (request.batch().isPresent()) {
            ColumnRef ref = request.batch().get();
            var column = new CellColumns(cells.cells()).find(ref.file(), ref.column(), ref.match(), _ -> {});
            return new Batch(levels.codes(column.asCategorical()), Optional.empty());
        }
        var assumed = request.batchLevel().isPresent() ? Optional.<String>empty() : levels.largest();
        var level = request.batchLevel().or(() -> assumed);
        int[] codes = new int[level.isPresent() ? cells.cells().size() : 0];
        level.ifPresent(name -> Arrays.fill(codes, levels.code(name)));
        return new Batch(codes, assumed);
    }

    private static void write(
            CellDataset cells,
            LatentCodes codes,
            EmbedRequest request,
            StoredRun run,
            Optional<LatentMixture> mixture,
            Path csv) {
        var barcodes = cells.cells().barcodes();
        var table = request.spread()
                ? RunTable.latent(barcodes, codes.mean(), codes.sd())
                : RunTable.latent(barcodes, codes.mean());
        RunTable.write(
                csv,
                mixture.map(own -> beside(
                                table, OwnComponents.of(codes.memberships(), own, codes.mean()), place(run, codes)))
                        .orElse(table));
    }

    private static FloatMatrix place(StoredRun run, LatentCodes codes) {
        return MapPlacement.on(run.latent(), run.umap()).of(codes.mean());
    }

    private static RunTable beside(RunTable table, OwnComponents own, FloatMatrix map) {
        return table.beside(
                List.of(StoredRun.COMPONENT, StoredRun.COMPONENT_PROBABILITY, "umap_1", "umap_2"),
                cell -> List.of(
                        own.names().get(own.component()[cell]),
                        Float.toString((float) own.probability()[cell]),
                        Float.toString(map.at(cell, 0)),
                        Float.toString(map.at(cell, 1))));
    }
}
