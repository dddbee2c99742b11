package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.MovieFigure;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** The latent space of a run while it was trained, from the codes that were kept on the way. */
final class RunMovie {

    /** Pictures of a figure. */
    private static final int MOST = 8;

    private final RunReader reader;

    RunMovie(RunReader reader) {
        this.reader = reader;
    }

    /** Empty where nothing was kept, as of a run that was taken out of a data set. */
    Optional<LatentMovie> of(StoredRun run) {
        int[] cells = Trainer.snapshotCells(run.cells().size(), run.spec().seed());
        var codes = reader.snapshots(run.folder());
        for (FloatMatrix code : codes.values()) {
            if (code.rows() != cells.length) {
                throw new StorageProblem(
                        "The codes that '%s' kept in training are not those of its cells."
                                .formatted(run.folder().getFileName()),
                        "There are %,d rows for %,d cells.".formatted(code.rows(), cells.length),
                        "Train it again, or leave this figure out.",
                        null);
            }
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(LatentMovie.of(cells, codes));
    }

    /**
     * Some frames of it, and the places of the cells in them.
     *
     * @param colouring of all cells of the run
     * @throws ConfigProblem when nothing was kept
     */
    DrawnFigure drawn(StoredRun run, Colouring colouring) {
        var movie = of(run).orElseThrow(() -> new ConfigProblem(
                "Of '%s' there is nothing to see of its training."
                        .formatted(run.folder().getFileName()),
                "Latent codes are kept on the way, and this run has none.",
                "Choose a run that was trained here, or another figure."));
        var frames = movie.some(MOST);
        var colours = colouring.select(movie.cells());
        int cells = movie.cells().length;
        var header = new ArrayList<>(List.of("epoch", "barcode", "latent direction 1", "latent direction 2"));
        header.addAll(DrawnFigure.names(colours));
        var table = new RunTable(header, frames.size() * cells, row -> {
            var frame = frames.get(row / cells);
            int cell = row % cells;
            var values = new ArrayList<>(List.of(
                    Integer.toString(frame.epoch()),
                    run.cells().barcodes().get(movie.cells()[cell]),
                    Float.toString(frame.places().at(cell, 0)),
                    Float.toString(frame.places().at(cell, 1))));
            values.addAll(DrawnFigure.texts(colours, cell));
            return values;
        });
        return new DrawnFigure(new MovieFigure("Latent space during training", frames, colours), table);
    }
}
