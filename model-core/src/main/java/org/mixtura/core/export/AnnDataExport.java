package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.Annotations;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.data.io.Uns;
import org.mixtura.core.embed.CellNeighbours;
import org.mixtura.core.embed.ExactNeighbours;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Palette;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.RunFiles;

/**
 * Runs of one data set as an .h5ad file by the conventions of scanpy and cellxgene: matrices as in the source, latent codes
 * and map in {@code obsm}, neighbours in {@code obsp}, what a run found of each cell in {@code obs} under its name, its
 * components and all its files in {@code uns}, so that the run can be taken out again ({@link CarriedRuns}).
 */
final class AnnDataExport {

    static final String CARRIED = "mixtura";
    static final String FILES = "files";

    private static final int NEIGHBOURS = 15;
    private static final String MAP = "X_umap";

    private final StudyExport studies;

    AnnDataExport(StudyExport studies) {
        this.studies = studies;
    }

    /**
     * Writes the file.
     *
     * @param runs of the same cells; the first is the one whose neighbours and map other programs see first
     * @param genes those of the data set
     */
    void write(List<ExportedRun> runs, GeneTable genes, Path out, Watcher watcher) {
        requireSameCells(runs);
        var annotations = new Annotations();
        var keys = new HashSet<String>();
        for (ExportedRun each : runs) {
            String key = keys.add(each.latentKey()) ? each.latentKey() : each.latentKey() + "_" + each.name();
            annotations.obsm().put(key, each.run().latent());
            annotations
                    .obsm()
                    .put(
                            each == runs.getFirst() ? MAP : MAP + "_" + each.name(),
                            each.run().umap());
            each.probabilities().ifPresent(p -> annotations.obsm().put(each.name() + "_prob", p));
        }
        var first = runs.getFirst();
        addNeighbours(first, annotations, watcher);
        var columns = columns(runs);
        var layers = RunLayers.of(first.run().folder());
        columns.forEach(column -> addColours(column, layers, annotations.uns()));
        addRuns(runs, annotations.uns());
        studies.write(
                first.run().spec().data(),
                first.run().spec().reading(),
                first.run().sourceRows(),
                new StudyExport.Additions(columns, used(runs, genes), annotations),
                out);
    }

    private static void requireSameCells(List<ExportedRun> runs) {
        for (ExportedRun other : runs) {
            var first = runs.getFirst();
            if (!other.run().fingerprint().equals(first.run().fingerprint()) || !other.hasCellsOf(first)) {
                throw new ConfigProblem(
                        "The runs '%s' and '%s' do not have the same cells.".formatted(first.name(), other.name()),
                        "One file holds runs of one data set with the same filter.",
                        "Export them to files of their own.");
            }
        }
    }

    private static List<Column> columns(List<ExportedRun> runs) {
        var columns = new ArrayList<>(runs.getFirst().givenColumns());
        runs.forEach(run -> columns.addAll(run.foundColumns()));
        return columns;
    }

    /** Which genes each model saw. */
    private static List<Column> used(List<ExportedRun> runs, GeneTable genes) {
        return runs.stream()
                .<Column>map(run -> {
                    var seen = Set.copyOf(run.run().genes().ids());
                    return new Column.Categorical(
                            run.name() + "_used",
                            List.of("False", "True"),
                            genes.ids().stream()
                                    .mapToInt(id -> seen.contains(id) ? 1 : 0)
                                    .toArray(),
                            Column.Levels.FLAG,
                            false);
                })
                .toList();
    }

    private static void addNeighbours(ExportedRun run, Annotations annotations, Watcher watcher) {
        var latent = run.run().latent();
        if (latent.rows() < 3) {
            return;
        }
        var found = CellNeighbours.of(latent, NEIGHBOURS, new ExactNeighbours(), () -> !watcher.goOn(0.5))
                .orElseThrow(() -> new CancellationException("the export is no longer wanted"));
        annotations.obsp().put("distances", found.distances());
        annotations.obsp().put("connectivities", found.connectivities());
        annotations
                .uns()
                .put(
                        "neighbors",
                        new Uns.Dict()
                                .put("connectivities_key", new Uns.Text("connectivities"))
                                .put("distances_key", new Uns.Text("distances"))
                                .put(
                                        "params",
                                        new Uns.Dict()
                                                .put("n_neighbors", new Uns.Whole(NEIGHBOURS))
                                                .put("method", new Uns.Text("umap"))
                                                .put("metric", new Uns.Text("euclidean"))
                                                .put("use_rep", new Uns.Text(run.latentKey()))));
    }

    /** Those that the maps have, in the order of the column's categories, which is the order in which scanpy gives them out. */
    private static void addColours(Column column, RunLayers layers, Uns.Dict uns) {
        if (column instanceof Column.Categorical levels
                && levels.kind() != Column.Levels.FLAG
                && levels.kind() != Column.Levels.NULLABLE_FLAG
                && levels.levels().size() <= Palette.size()
                && layers.colouring(levels) instanceof Colouring.ByLevel shown) {
            uns.put(
                    column.name() + "_colors",
                    new Uns.Texts(IntStream.range(0, levels.levels().size())
                            .mapToObj(level -> "#%06x".formatted(shown.colours()[level] & 0xffffff))
                            .toList()));
        }
    }

    private static void addRuns(List<ExportedRun> runs, Uns.Dict uns) {
        var carried = new Uns.Dict();
        for (ExportedRun each : runs) {
            var about = new Uns.Dict().put("model", new Uns.Text(each.model()));
            each.mixture().ifPresent(mixture -> addComponents(mixture, about));
            var files = new Uns.Dict();
            RunFiles.of(each.run().folder()).forEach((name, content) -> files.put(name, new Uns.Bytes(content)));
            carried.put(each.name(), about.put(FILES, files));
        }
        uns.put(CARRIED, carried);
    }

    private static void addComponents(LatentMixture mixture, Uns.Dict about) {
        var means = mixture.means();
        float[] variances = new float[means.rows() * means.columns()];
        for (int k = 0; k < means.rows(); k++) {
            for (int d = 0; d < means.columns(); d++) {
                variances[k * means.columns() + d] =
                        (float) Math.exp(-mixture.logPrecisions().at(k, d));
            }
        }
        about.put("weights", new Uns.Numbers(mixture.weights()))
                .put("means", new Uns.Matrix(means))
                .put("variances", new Uns.Matrix(new FloatMatrix(means.rows(), means.columns(), variances)));
    }
}
