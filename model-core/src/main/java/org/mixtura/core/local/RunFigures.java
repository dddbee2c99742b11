package org.mixtura.core.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.MapThumbnail;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.RunFolder;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/** The figures of a run: which there are, what they are coloured by, and where they are written. */
final class RunFigures {

    private static final double WIDTH_MM = 120;
    private static final FigureOutput THUMBNAIL =
            new FigureOutput(FigureFormat.PNG, 24, OptionalDouble.empty(), 160, Map.of());

    /** A TIFF says what the PNG says and takes more room; who wants one asks for it. */
    private static final List<FigureFormat> WITH_EACH_RUN =
            List.of(FigureFormat.PNG, FigureFormat.SVG, FigureFormat.PDF);

    private final FigureWriter writer;
    private final RunMovie movie;

    RunFigures(FigureWriter writer, RunMovie movie) {
        this.writer = writer;
        this.movie = movie;
    }

    /** Writes the standard figures into the run's folder, each in every format. */
    void writeAll(StoredRun run) {
        var folder = run.folder().resolve(RunFolder.FIGURES);
        write(folder, "loss", RunCurves.of(run), run);
        labels(run).ifPresent(labels -> write(folder, "umap-labels", umap(run, Colouring.ByLevel.of(labels)), run));
        write(folder, "umap-clusters", umap(run, Colouring.ByLevel.of(run.clusters())), run);
        var shown = Colouring.ByLevel.of(labels(run).orElseGet(run::clusters));
        writer.write(new MapThumbnail(run.umap(), shown), THUMBNAIL, RunFolder.thumbnail(run.folder()));
    }

    /** The figures of a report as SVG, by what they show. */
    SequencedMap<String, String> forReport(StoredRun run) {
        var drawn = new LinkedHashMap<String, String>();
        labels(run)
                .ifPresent(types -> drawn.put(
                        "Map of the cells (UMAP), coloured by " + types.name(),
                        svg(umap(run, Colouring.ByLevel.of(types)), run)));
        drawn.put(
                "Map of the cells (UMAP), coloured by clusters of the latent space",
                svg(umap(run, Colouring.ByLevel.of(run.clusters())), run));
        components(run)
                .ifPresent(own -> drawn.put(
                        own.name().equals(EditedComponents.COLUMN)
                                ? "Map of the cells (UMAP), coloured by components as edited by hand"
                                : "Map of the cells (UMAP), coloured by components of the model",
                        svg(umap(run, Colouring.ByLevel.of(own)), run)));
        drawn.put("Loss and scores by epoch", svg(RunCurves.of(run), run));
        return drawn;
    }

    /** As they were edited, else as the model has them. */
    private static Optional<Column.Categorical> components(StoredRun run) {
        return RunLayers.of(run.folder())
                .components()
                .filter(each -> each.cells().length == run.cells().size())
                .map(EditedComponents::column)
                .or(() -> run.cells().column(StoredRun.COMPONENT).map(Column::asCategorical));
    }

    private String svg(Figure figure, StoredRun run) {
        try {
            Path file = Files.createTempFile("mixtura-report", ".svg");
            try {
                writer.write(figure, FigureOutput.of(FigureFormat.SVG, WIDTH_MM).withMetadata(run.provenance()), file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new StorageProblem(
                    "A figure of the report cannot be drawn.",
                    SystemReason.of(failure),
                    "Free some space in the folder for temporary files.",
                    failure);
        }
    }

    /**
     * A figure of a run with its numbers: curves by epoch, or places and colours by cell.
     *
     * @param expression asked only when the colour is a gene
     * @throws DataProblem when there is no column or gene of the name that was asked for
     */
    DrawnFigure drawn(StoredRun run, FigureRequest request, Supplier<ExpressionSource> expression) {
        var colours = new NamedColours(run, expression);
        return switch (request.kind()) {
            case LOSS -> new DrawnFigure(RunCurves.of(run, request.curves()), table(run.metrics()));
            case UMAP -> DrawnFigure.ofCells(run, umap(run, colours.of(request.colourBy())));
            case LATENT -> DrawnFigure.ofCells(run, latent(run, colours.of(request.colourBy())));
            case MOVIE -> movie.drawn(run, colours.of(request.colourBy()));
        };
    }

    private static RunTable table(MetricsHistory metrics) {
        var rows = metrics.rows();
        return new RunTable(
                List.of("epoch", "split", "term", "value"),
                rows.size(),
                row -> List.of(
                        Integer.toString(rows.get(row).epoch()),
                        rows.get(row).split(),
                        rows.get(row).term(),
                        Double.toString(rows.get(row).value())));
    }

    private void write(Path folder, String name, Figure figure, StoredRun run) {
        for (FigureFormat format : WITH_EACH_RUN) {
            writer.write(
                    figure,
                    FigureOutput.of(format, WIDTH_MM).withMetadata(run.provenance()),
                    folder.resolve(name + "." + format.extension()));
        }
    }

    private static ScatterFigure umap(StoredRun run, Colouring colouring) {
        return ScatterFigure.of(run.umap(), colouring, ScatterFigure.Axes.ofMap("UMAP"));
    }

    private static ScatterFigure latent(StoredRun run, Colouring colouring) {
        var latent = run.latent();
        boolean flat = latent.columns() > 1;
        float[] plane = new float[2 * latent.rows()];
        for (int cell = 0; cell < latent.rows(); cell++) {
            plane[2 * cell] = latent.at(cell, 0);
            plane[2 * cell + 1] = flat ? latent.at(cell, 1) : 0;
        }
        return ScatterFigure.of(
                new FloatMatrix(latent.rows(), 2, plane),
                colouring,
                ScatterFigure.Axes.measured("latent 1", flat ? "latent 2" : ""));
    }

    private static Optional<Column.Categorical> labels(StoredRun run) {
        return run.labels().map(Column::asCategorical);
    }
}
