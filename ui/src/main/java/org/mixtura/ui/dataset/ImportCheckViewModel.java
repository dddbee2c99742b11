package org.mixtura.ui.dataset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.DataCheck;
import org.mixtura.core.data.io.DataChecks;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.MatrixPlace;
import org.mixtura.core.data.io.Numerals;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.ui.session.CarriedDesk;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Tasks;

/** What the import check of the open data set shows. */
public final class ImportCheckViewModel {

    private static final int BINS = 36;
    private static final ImportRequest.Changes NONE = ImportRequest.Changes.NONE;

    private final Workflow workflow;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<DataCheck>> checks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ImageGrid>> images = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Histogram>> depths = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper(false);
    private final ColumnChoice labels = new ColumnChoice();
    private final ColumnChoice batch = new ColumnChoice();

    private final ReadOnlyObjectWrapper<Optional<Inspection>> table = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FilterModel filter;
    private Optional<Path> shown = Optional.empty();
    private boolean shownSamples;
    private final ReadOnlyObjectWrapper<Optional<JoinOffer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fix.ShowList>> list = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ImportCheckViewModel(Workflow workflow, Tasks tasks) {
        this.workflow = workflow;
        this.tasks = tasks;
        this.filter = new FilterModel(workflow, tasks);
        workflow.session().inspectionProperty().subscribe(found -> found.ifPresent(this::show));
        filter.validProperty().subscribe(_ -> judge());
    }

    ReadOnlyObjectProperty<List<DataCheck>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /** Where the open file holds matrices; the one in use is {@link #place}. */
    List<MatrixPlace> places() {
        return workflow.session()
                .inspectionProperty()
                .get()
                .map(Inspection::places)
                .orElse(List.of());
    }

    /** The place that the counts are taken from. */
    Optional<MatrixPlace> place() {
        String used = workflow.session()
                .inspectionProperty()
                .get()
                .map(Inspection::countsAt)
                .orElse("");
        return places().stream().filter(place -> place.name().equals(used)).findFirst();
    }

    /** Checks the open file again, with the counts taken from there. */
    void takeCountsFrom(MatrixPlace other) {
        workflow.imports().recheck(other.name());
    }

    /** What the user should know, most important first. */
    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Some of the images, where cells are images. */
    ReadOnlyObjectProperty<Optional<ImageGrid>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** Total counts per cell; empty when the counts could not be read. */
    ReadOnlyObjectProperty<Optional<Histogram>> depthsProperty() {
        return depths.getReadOnlyProperty();
    }

    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** The result of all checks in one sentence. */
    ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether a model can be trained on the data. */
    ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }

    ColumnChoice labels() {
        return labels;
    }

    ColumnChoice batch() {
        return batch;
    }

    FilterModel filter() {
        return filter;
    }

    /** Runs that the file carries. */
    CarriedDesk carried() {
        return workflow.carried();
    }

    /** A table that waits for a choice of how it is joined. */
    ReadOnlyObjectProperty<Optional<JoinOffer>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Names that the user wants to see. */
    ReadOnlyObjectProperty<Optional<Fix.ShowList>> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** The open data set, when it is a table of which may be said how it is read. */
    ReadOnlyObjectProperty<Optional<Inspection>> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Makes a data set of the open table, read as the user says; columns that are blank are those that are found. */
    void readAgain(Optional<Orientation> way, String notCounts) {
        workflow.session().inspectionProperty().get().ifPresent(data -> {
            List<String> columns = Arrays.stream(notCounts.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            ReadOptions reading = way.map(data.asRead()::with).orElse(data.asRead());
            make(data, columns.isEmpty() ? reading : reading.withNotCounts(columns), NONE, "read");
        });
    }

    /** Makes a data set of those genes that a list, a table or a file of gene sets names. */
    void keepGenes(Path file) {
        workflow.session()
                .inspectionProperty()
                .get()
                .ifPresent(data -> make(data, data.asRead(), NONE.withGenes(file), "genes"));
    }

    /** Writes all names of a list, one a line below a header. */
    void save(Fix.ShowList names, Path file) {
        tasks.run(
                "Saving the list",
                _ -> {
                    AtomicFiles.write(file, out -> out.write(names.csv().getBytes(StandardCharsets.UTF_8)));
                    return file;
                },
                _ -> {},
                workflow::report);
    }

    /** What a report of a finding says. */
    String report(Finding finding) {
        return workflow.session()
                .inspectionProperty()
                .get()
                .map(open -> FindingReport.of(open, finding))
                .orElse(finding.code());
    }

    /** Does what a button of a finding says; a table to join is asked for by the page. */
    void apply(Fix fix) {
        var open = workflow.session().inspectionProperty().get();
        if (open.isEmpty()) {
            return;
        }
        Inspection data = open.get();
        switch (fix) {
            case Fix.UseCountsAt at -> workflow.imports().recheck(at.place());
            // What is made of an .h5ad file would have its names, and be turned again.
            case Fix.Orient other when data.isH5ad() -> workflow.imports().turn(other.orientation());
            case Fix.Orient other -> make(data, data.asRead().with(other.orientation()), NONE, "read");
            case Fix.TakeAnyValues _ -> workflow.imports().takeAnyValues();
            case Fix.AllAreCounts _ -> make(data, data.asRead().withNotCounts(List.of()), NONE, "all-counts");
            case Fix.NotCounts not -> make(data, data.asRead().alsoNotCounts(not.names()), NONE, "counts");
            case Fix.ReadDecimals as -> rewritten(data, data.asRead().numerals().with(as.sign()));
            case Fix.BlanksAreZeros _ ->
                rewritten(data, data.asRead().numerals().withBlanksAsZeros());
            case Fix.Continue _ -> accept();
            case Fix.KeepApart _ -> {
                findings.set(findings.get().stream()
                        .filter(found -> !found.fixes().contains(fix))
                        .toList());
                judge();
            }
            case Fix.SumDuplicateGenes _ -> make(data, data.asRead(), changes(false, true), "summed");
            case Fix.LeaveOutEmptyCells _ -> make(data, data.asRead(), changes(true, false), "nonempty");
            case Fix.LeaveOutGenes genes -> make(data, data.asRead(), NONE.withoutGenes(genes.ids()), "genes");
            case Fix.Subsample some -> make(data, data.asRead(), subsample(some.cells()), "subsample");
            case Fix.ShowList names ->
                list.set(list.get().filter(names::equals).isPresent() ? Optional.empty() : Optional.of(names));
            case Fix.OpenOther other -> workflow.open(other.file());
            case Fix.UseAsBatch as -> batch.choose(as.column());
            case Fix.JoinSamples join -> {
                workflow.imports().plan(join.samples());
                workflow.go(Place.WELCOME);
            }
            case Fix.MergeSpellings merge -> workflow.imports().edit(edits -> edits.merging(merge.column()));
            case Fix.AsMissing levels ->
                workflow.imports().edit(edits -> edits.withMissing(levels.column(), levels.levels()));
            case Fix.AsInFile as -> workflow.imports().edit(edits -> edits.without(as.column()));
            case Fix.SamplesFromBarcodes _ -> workflow.imports().edit(edits -> edits.withSamples(true));
            case Fix.ChooseOther _ -> chooseOther();
            case Fix.JoinLabels _ -> {}
        }
    }

    /** Looks how tables fit the cells; how it is joined is for the user to say, also when only one way does. */
    void offer(List<Path> tables) {
        offer(tables, Optional.empty());
    }

    /** Looks again, with the barcodes in another column of the tables. */
    void lookForBarcodesIn(String column) {
        offer.get().ifPresent(table -> offer(table.tables(), Optional.of(column)));
    }

    private void offer(List<Path> tables, Optional<String> barcodes) {
        workflow.session().inspectionProperty().get().ifPresent(data -> workflow.imports()
                .findMatches(
                        data,
                        tables,
                        barcodes,
                        found -> offer.set(Optional.of(new JoinOffer(tables, barcodes, found)))));
    }

    /** Joins the offered tables in a way that was offered, as a new data set; the offer said how many cells it finds. */
    void join(LabelFile.Match chosen) {
        var data = workflow.session().inspectionProperty().get();
        var table = offer.get();
        offer.set(Optional.empty());
        if (data.isPresent() && table.isPresent()) {
            workflow.imports()
                    .make(
                            ImportRequest.labelled(
                                    data.get().source(),
                                    data.get().asRead(),
                                    table.get().tables(),
                                    new TableMatch(
                                            chosen.rule(),
                                            !chosen.isWhole(),
                                            table.get().said())),
                            "labelled");
        }
    }

    /** Forgets the offered table. */
    void dismissOffer() {
        offer.set(Optional.empty());
    }

    private void make(Inspection data, ReadOptions options, ImportRequest.Changes changes, String suffix) {
        workflow.imports().make(ImportRequest.of(data.source(), options, changes), suffix);
    }

    /** Makes a data set of the open table, with its numbers read so. */
    private void rewritten(Inspection data, Numerals numbers) {
        make(data, data.asRead().with(numbers), NONE, "read");
    }

    private static ImportRequest.Changes changes(boolean withoutEmpty, boolean summed) {
        return new ImportRequest.Changes(
                QualityFilter.NONE, withoutEmpty, summed, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private ImportRequest.Changes subsample(int cells) {
        return new ImportRequest.Changes(
                QualityFilter.NONE,
                false,
                false,
                Optional.empty(),
                Optional.of(cells),
                labels.reference().map(ColumnRef::column),
                0);
    }

    void accept() {
        if (usable.get() && filter.filter().isPresent()) {
            workflow.session().filterProperty().set(filter.filter().get());
            workflow.acceptData(labels.reference(), batch.reference());
        }
    }

    void chooseOther() {
        workflow.go(Place.WELCOME);
    }

    private void show(Inspection inspection) {
        checks.set(new DataChecks(inspection, Runtime.getRuntime().maxMemory()).all());
        findings.set(Stream.concat(
                        workflow.session().madeProperty().get().stream()
                                .flatMap(made -> MadeFindings.of(made).stream()),
                        inspection.problems().stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList());
        var stats = inspection.stats();
        images.set(inspection.images());
        depths.set(
                stats == null || !inspection.isCounted()
                        ? Optional.empty()
                        : Optional.of(Histogram.of(stats.depths(), BINS)));
        var fileName = inspection.source().getFileName();
        name.set(fileName == null ? inspection.source().toString() : fileName.toString());
        offer.set(Optional.empty());
        list.set(Optional.empty());
        table.set(Optional.of(inspection).filter(Inspection::isTable));
        boolean again = shown.filter(inspection.source()::equals).isPresent();
        filter.open(inspection, again || isMadeOfShown());
        usable.set(inspection.isUsable());
        judge();
        shown = Optional.of(inspection.source());
        offer(labels, inspection.obsColumns(), inspection.labelCandidates(), again);
        boolean samples = inspection.reading().columns().samples();
        offer(batch, inspection.obsColumns(), inspection.batchCandidates(), again && samples == shownSamples);
        shownSamples = samples;
    }

    /** Whether the data set that opens was made of the one that stood here; joined files are other data. */
    private boolean isMadeOfShown() {
        var made = workflow.session().madeProperty().get();
        return made.isPresent() && shown.filter(made.get().sources()::contains).isPresent();
    }

    /** A file that is read again, as with spellings merged, keeps the choice that was made of its columns. */
    private static void offer(ColumnChoice choice, List<Column> columns, List<String> candidates, boolean again) {
        if (again) {
            choice.offerAgain(columns, candidates);
        } else {
            choice.offer(columns, candidates);
        }
    }

    /** All checks and the quality filter in one sentence. */
    private void judge() {
        workflow.session()
                .inspectionProperty()
                .get()
                .ifPresent(open -> verdict.set(
                        verdict(open, filter.validProperty().get(), count(findings.get(), Finding.Severity.WARNING))));
    }

    private static String verdict(Inspection inspection, boolean filtered, long warnings) {
        if (!inspection.isUsable()) {
            return "These data cannot be used as they are.";
        }
        if (!filtered) {
            return "The quality filter leaves nothing to train on, or cannot be applied; see below.";
        }
        if (inspection.hasAnyValues()) {
            return "Ready for models that need no counts. Nothing in the file is changed.";
        }
        return warnings == 0
                ? "Ready to train. Nothing in the file is changed."
                : "Ready to train, with %s to read first.".formatted(warnings == 1 ? "one note" : warnings + " notes");
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
