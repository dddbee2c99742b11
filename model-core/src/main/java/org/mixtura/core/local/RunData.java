package org.mixtura.core.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.CellColumns;
import org.mixtura.core.data.io.ColumnDoubts;
import org.mixtura.core.data.io.DatasetImport;
import org.mixtura.core.data.io.DatasetInspector;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.prep.IgnoredSettings;
import org.mixtura.core.prep.Preparation;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;

/** The data of a run: read, joined with its label and batch columns, prepared, and read again for its genes. */
final class RunData {

    private final DatasetReaders readers;
    private final DatasetInspector inspector;
    private final DatasetCache cache;
    private final DatasetImport importer;

    /** @param folder where counts are kept that are too many for memory */
    RunData(Path folder) {
        var spill = Spill.within(folder, Runtime.getRuntime().maxMemory());
        this.readers = new DatasetReaders(spill);
        this.inspector = new DatasetInspector(readers);
        this.cache = new DatasetCache(readers);
        this.importer = new DatasetImport(readers, spill);
    }

    /** Reads data sets with all that can be written again. */
    StudyExport studies() {
        return new StudyExport(readers);
    }

    Inspection inspect(Path source, ReadOptions options) {
        return inspector.inspect(source, options);
    }

    ImportReport importData(ImportRequest request, Path out) {
        return importer.run(request, out);
    }

    LabelFile.Offer offer(Path source, ReadOptions options, List<Path> tables, Optional<String> barcodes) {
        return LabelFile.read(tables).offer(read(source, options).cells(), barcodes);
    }

    FilterEffect effect(Path source, ReadOptions options, QualityFilter filter) {
        var dataset = read(source, options);
        return FilterEffect.of(filter, dataset);
    }

    CellDataset read(Path source, ReadOptions options) {
        return cache.read(source, options).dataset();
    }

    CellDataset read(RunSpec spec) {
        return read(spec.data(), spec.reading());
    }

    /** What should be known before a run trains, a paragraph each. */
    List<String> notes(RunSpec spec) {
        var checked = cache.read(spec.data(), spec.reading());
        var notes = new ArrayList<String>();
        checked.notes().forEach(finding -> notes.add(finding.sentence()));
        var cells = checked.dataset().cells();
        var doubts = new ArrayList<Finding>();
        spec.labels().ifPresent(ref -> doubts.addAll(ColumnDoubts.of(column(cells, ref, notes::add), true)));
        spec.batch()
                .ifPresentOrElse(
                        ref -> doubts.addAll(ColumnDoubts.of(column(cells, ref, notes::add), false)),
                        () -> doubts.addAll(ColumnDoubts.ofBarcodes(cells)));
        doubts.forEach(finding -> notes.add(finding.sentence()));
        notes.addAll(IgnoredSettings.of(
                spec.prep(),
                checked.dataset().genes(),
                spec.labels().isPresent(),
                spec.batch().isPresent()));
        return List.copyOf(new LinkedHashSet<>(notes));
    }

    /** The size of what is asked for; the columns are looked up so that a wrong name is found early. */
    DataSummary summarise(RunRequest request) {
        RunColumns.requireFree(request.labels(), request.batch());
        return summarise(request, QualityFilter.NONE);
    }

    /** The same of the cells and genes that a filter leaves. */
    DataSummary summarise(RunRequest request, QualityFilter filter) {
        return summarise(read(request.data(), request.reading()), request.labels(), request.batch(), filter);
    }

    /** The data of a run as its filter leaves them, before genes are chosen. */
    DataSummary summarise(RunSpec spec) {
        return summarise(
                read(spec.data(), spec.reading()),
                spec.labels(),
                spec.batch(),
                spec.prep().filter());
    }

    private static DataSummary summarise(
            CellDataset dataset, Optional<ColumnRef> labels, Optional<ColumnRef> batch, QualityFilter filter) {
        var kept = filter.apply(dataset.counts(), dataset.genes());
        return new DataSummary(
                kept.cells().length,
                kept.genes().length,
                batch.map(ref -> levels(dataset.cells(), ref, kept.cells())).orElse(1),
                labels.map(ref -> levels(dataset.cells(), ref, kept.cells())).orElse(0),
                dataset.counted(),
                ImageShape.of(dataset.genes()).isPresent());
    }

    private static int levels(CellTable cells, ColumnRef ref, int[] kept) {
        return column(cells, ref).asCategorical().select(kept).used().levels().size();
    }

    PreparedData prepare(RunSpec spec, CellDataset dataset) {
        return new Preparation()
                .prepare(
                        dataset,
                        spec.prep(),
                        spec.labels().map(ref -> column(dataset.cells(), ref)),
                        spec.batch().map(ref -> column(dataset.cells(), ref)),
                        spec.seed());
    }

    /**
     * A column as groups of the cells of a finished run.
     *
     * @throws DataProblem when there is no such column, or it does not divide cells into groups
     */
    Column.Categorical groups(StoredRun run, ColumnRef ref) {
        return GroupColumn.of(column(run.cells(), ref));
    }

    /** Expression of a finished run's cells, from its data set. */
    RunExpression expression(StoredRun run) {
        requireUnchanged(run.spec().data(), run.fingerprint());
        var dataset = read(run.spec());
        return new RunExpression(dataset, run.sourceRows());
    }

    private static Column column(CellTable cells, ColumnRef ref) {
        return column(cells, ref, _ -> {});
    }

    private static Column column(CellTable cells, ColumnRef ref, Consumer<String> notes) {
        return new CellColumns(cells).find(ref.file(), ref.column(), ref.match(), notes);
    }

    /** The files from which labels and batches are joined, as they were when a run or sweep began. */
    static void requireSameTables(RunSpec spec, Fingerprint then) {
        var tables = ColumnRef.files(spec.labels(), spec.batch());
        try {
            if (Fingerprint.of(tables).equals(then)) {
                return;
            }
        } catch (IOException missing) {
            throw new DataProblem(
                    "A table of labels or batches of this run is not there: %s.".formatted(tables),
                    SystemReason.of(missing),
                    "Put it back to that place.",
                    missing);
        }
        throw new DataProblem(
                "A table of labels or batches has changed since this run was made: %s.".formatted(tables),
                "One part of the training would see other labels or batches than the other.",
                "Restore the old table, or train again.");
    }

    static void requireUnchanged(Path dataset, Fingerprint then) {
        Fingerprint now;
        try {
            now = Fingerprint.of(dataset);
        } catch (IOException missing) {
            throw new DataProblem(
                    "The data set of this run is not there: '%s'.".formatted(dataset),
                    "What the run has stored (its map, clusters and scores) works without it; this needs the counts of its cells.",
                    "Put it back to that place.",
                    missing);
        }
        if (!now.equals(then)) {
            throw new DataProblem(
                    "The data set '%s' has changed since this run was made.".formatted(dataset),
                    "Its content is no longer the one that the model was trained on, so genes may not match.",
                    "Restore the old file, or train again.");
        }
    }
}
