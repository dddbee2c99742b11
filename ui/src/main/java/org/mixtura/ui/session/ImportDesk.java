package org.mixtura.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.BatchNames;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.GenesDiffer;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** Checks data sets, and makes new ones of what was checked. Call on the JavaFX thread. */
public final class ImportDesk {

    private final Workbench workbench;
    private final Tasks tasks;
    private final Session session;
    private final Consumer<Inspection> opened;
    private final Consumer<Problem> report;

    /**
     * A desk.
     *
     * @param opened is told of each data set that was checked, once the session has it
     * @param report is told what went wrong
     */
    ImportDesk(
            Workbench workbench, Tasks tasks, Session session, Consumer<Inspection> opened, Consumer<Problem> report) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.session = session;
        this.opened = opened;
        this.report = report;
    }

    /** Checks a data set, whose format is told from its content. */
    public void inspect(Path data) {
        inspect(data, ReadOptions.DETECT, Optional.empty(), _ -> {});
    }

    /** As {@link #inspect(Path)}, as a run reads it. */
    public void inspect(Path data, ReadOptions options, Runnable then) {
        inspect(data, options, Optional.empty(), _ -> then.run());
    }

    /** @param made how the data set was made, when it was made just now */
    private void inspect(Path data, ReadOptions options, Optional<ImportReport> made, Consumer<Inspection> then) {
        tasks.run(
                "Import check",
                progress -> {
                    progress.stage("Looking into " + data.getFileName());
                    return workbench.inspect(data, options);
                },
                inspection -> {
                    show(inspection, made);
                    then.accept(inspection);
                },
                report);
    }

    private void show(Inspection inspection, Optional<ImportReport> made) {
        // Once said of the new file itself, it does not come back when it is mended there.
        session.madeProperty().set(made.map(report -> report.without(inspection.problems())));
        session.filterProperty().set(QualityFilter.NONE);
        session.labelsProperty().set(first(inspection.labelCandidates()));
        session.batchProperty().set(first(inspection.batchCandidates()));
        session.inspectionProperty().set(Optional.of(inspection));
        opened.accept(inspection);
    }

    private static Optional<ColumnRef> first(List<String> names) {
        return names.stream().findFirst().map(ColumnRef::of);
    }

    /** Checks the open data set again, read as before but with the counts taken from another place of the file. */
    public void recheck(String countsAt) {
        again(open -> open.asRead().withCountsAt(Optional.of(countsAt)));
    }

    /** Checks the open data set again, with its values taken though they are no counts. */
    public void takeAnyValues() {
        again(open -> open.asRead().withAnyValues(true));
    }

    /** Checks the open data set again, with other edits of its columns about cells. */
    public void edit(UnaryOperator<ColumnEdits> change) {
        again(open -> open.asRead().with(change.apply(open.asRead().columns())));
    }

    /** Checks the open file again, read that way round. */
    public void turn(Orientation way) {
        again(open -> open.asRead().with(way));
    }

    private void again(java.util.function.Function<Inspection, ReadOptions> how) {
        session.inspectionProperty()
                .get()
                .ifPresent(open -> inspect(
                        open.source(), how.apply(open), session.madeProperty().get(), _ -> {}));
    }

    /** Lets the user say how files of one study are joined. */
    public void plan(List<Path> files) {
        session.joinPlanProperty().set(Optional.of(JoinPlan.of(files)));
    }

    /** Opens files of one study as one data set, with a column that says which file a cell is from. */
    public void join(List<Path> files) {
        join(JoinPlan.of(files), GeneJoin.ASK);
    }

    /**
     * As {@link #join(List)}, as planned; the plan stays open until that is done.
     *
     * @param genes which genes are kept; that is for the user to say where the files share few
     */
    public void join(JoinPlan plan, GeneJoin genes) {
        make(plan.request(genes), "joined", Optional.of(plan));
    }

    /** Makes a new data set in the folder for that, and opens it. */
    public void make(ImportRequest request, String suffix) {
        make(request, suffix, Optional.empty());
    }

    private void make(ImportRequest request, String suffix, Optional<JoinPlan> plan) {
        tasks.run(
                "Making a data set",
                progress -> {
                    progress.stage("Reading " + request.sources().getFirst().getFileName());
                    return attempt(request, suffix);
                },
                attempt -> {
                    session.joinPlanProperty().set(attempt.doubt.flatMap(why -> plan.map(asked -> asked.doubted(why))));
                    attempt.report.ifPresent(done -> inspect(
                            done.file(),
                            ReadOptions.DETECT.withAnyValues(request.anyValues()),
                            Optional.of(done),
                            _ -> {}));
                },
                report);
    }

    /** Makes a new data set of some cells of a run's, and opens it. */
    public void subset(StoredRun run, String barcodes) {
        tasks.run(
                "Listing cells",
                _ -> CellList.write(barcodes),
                list -> make(
                        ImportRequest.of(
                                run.spec().data(),
                                run.spec().reading(),
                                ImportRequest.Changes.NONE.withOnlyCells(list)),
                        "selection"),
                report);
    }

    /** A new data set, or why it is not made before the user says something. */
    private record Attempt(Optional<ImportReport> report, Optional<Problem> doubt) {}

    private Attempt attempt(ImportRequest request, String suffix) {
        try {
            var done = workbench.importData(request, freeName(request.sources(), suffix));
            return new Attempt(Optional.of(done), Optional.empty());
        } catch (GenesDiffer doubt) {
            return new Attempt(Optional.empty(), Optional.of(Problem.of(doubt)));
        }
    }

    private Path freeName(List<Path> sources, String suffix) {
        // Of Cell Ranger's folders, which all have one name, that of the sample.
        String name = sources.size() > 1
                ? "%s-and-%d-more".formatted(BatchNames.of(sources).getFirst(), sources.size() - 1)
                : sources.getFirst().getFileName().toString();
        String bare = name.replaceFirst("\\.(gz|h5ad|h5|loom|csv|tsv|txt|mtx).*$", "");
        Path folder = workbench.importsFolder();
        Path free = folder.resolve("%s-%s.h5ad".formatted(bare, suffix));
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve("%s-%s-%d.h5ad".formatted(bare, suffix, number));
        }
        return free;
    }

    /** How many cells and genes a filter leaves of the open data set. */
    public FilterEffect filterEffect(Inspection open, QualityFilter filter) {
        return workbench.filterEffect(open.source(), open.asRead(), filter);
    }

    /** Looks how rows of a table find the cells of the open data set, by the column of barcodes that was said if one was. */
    public void findMatches(
            Inspection open, List<Path> tables, Optional<String> barcodes, Consumer<LabelFile.Offer> done) {
        tasks.run(
                "Matching barcodes",
                _ -> workbench.offerTables(open.source(), open.asRead(), tables, barcodes),
                done,
                report);
    }
}
