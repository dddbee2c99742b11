package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.Annotations;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.data.io.Uns;
import org.mixtura.core.embed.CellNeighbours;
import org.mixtura.core.embed.ExactNeighbours;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Watcher;
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
     * @return the elements of the source that could not be written again
     */
    List<String> write(List<ExportedRun> runs, Path out, Watcher watcher) {
        requireSameCells(runs);
        var annotations = new Annotations();
        var first = runs.getFirst();
        addCoordinates(runs, annotations);
        addNeighbours(first, annotations, watcher);
        for (ExportedRun each : runs) {
            annotations.uns().put(each.name(), CarriedRun.about(each));
        }
        annotations.uns().put(CARRIED, carried(runs));
        return studies.write(
                first.run().spec().data(),
                first.run().spec().reading(),
                first.run().sourceRows(),
                new StudyExport.Additions(
                        first.givenColumns().stream()
                                .filter(column -> !first.joinedColumns().contains(column.name()))
                                .toList(),
                        columns(runs),
                        genes -> used(runs, genes),
                        annotations,
                        new ColumnColours(runs)::of),
                out);
    }

    private static void addCoordinates(List<ExportedRun> runs, Annotations annotations) {
        var keys = new HashSet<String>();
        var obsm = annotations.obsm();
        for (ExportedRun each : runs) {
            String key = keys.add(each.latentKey()) ? each.latentKey() : each.latentKey() + "_" + each.name();
            obsm.put(key, each.run().latent());
            var arms = each.armCodes();
            for (int arm = 0; arm < arms.size(); arm++) {
                obsm.put(key + "_arm" + arm, arms.get(arm));
            }
            obsm.put(
                    each == runs.getFirst() ? MAP : MAP + "_" + each.name(),
                    each.run().umap());
            each.probabilities().ifPresent(p -> obsm.put(each.name() + "_prob", p));
        }
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

    /** What the source does not have: joined columns of all runs, and what each found. */
    private static List<Column> columns(List<ExportedRun> runs) {
        var columns = new ArrayList<Column>();
        for (ExportedRun run : runs) {
            var joined = run.joinedColumns();
            run.givenColumns().stream()
                    .filter(column -> joined.contains(column.name()))
                    .map(column -> beside(columns, column, run))
                    .flatMap(Optional::stream)
                    .toList()
                    .forEach(columns::add);
        }
        runs.forEach(run -> columns.addAll(run.foundColumns()));
        return columns;
    }

    /** Two runs may have names for cells under one heading; where they differ, those of the second are called after it. */
    private static Optional<Column> beside(List<Column> columns, Column column, ExportedRun run) {
        var there = columns.stream()
                .filter(other -> other.name().equals(column.name()))
                .findFirst();
        if (there.isEmpty()) {
            return Optional.of(column);
        }
        boolean same = IntStream.range(0, column.size())
                .allMatch(cell -> column.text(cell).equals(there.get().text(cell)));
        return same ? Optional.empty() : Optional.of(column.named(column.name() + "_" + run.name()));
    }

    /** Which genes each model saw; nothing of a table in which there is none of them. */
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
                .filter(column -> column.asCategorical().counts()[1] > 0)
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

    /** The files of the runs. */
    private static Uns.Dict carried(List<ExportedRun> runs) {
        var carried = new Uns.Dict();
        for (ExportedRun each : runs) {
            var files = new Uns.Dict();
            RunFiles.of(each.run().folder()).forEach((name, content) -> files.put(name, new Uns.Bytes(content)));
            carried.put(each.name(), new Uns.Dict().put(FILES, files));
        }
        return carried;
    }
}
