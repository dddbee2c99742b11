package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;

/** Makes one .h5ad file of whatever can be read: joined, with columns from tables, filtered. Sources are never changed. */
public final class DatasetImport {

    /** Up to so many counts a file is read again within seconds. */
    private static final long MOST_TO_READ_AGAIN = 50_000_000;

    private final StudyReader reader;
    private final Spill spill;

    /** @param spill where counts go that are too many for memory */
    public DatasetImport(DatasetReaders readers, Spill spill) {
        this.reader = new StudyReader(readers);
        this.spill = spill;
    }

    /**
     * Writes the new data set.
     *
     * @param out must not exist
     * @throws DataProblem when a source or table cannot be read or matched, or nothing is left
     * @throws ConfigProblem when the request contradicts itself or the file exists
     * @throws StorageProblem when the file cannot be written
     */
    public ImportReport run(ImportRequest request, Path out) {
        NewH5ad.requireFree(out);
        RepeatedFiles.require(request.sources());
        var log = new ImportLog();
        Study study;
        try {
            study = changed(
                    joined(request, log), request.changes(), request.match().rule(), log);
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
        if (!request.anyValues()) {
            log.step(places(study));
        }
        var annotations = new Annotations();
        annotations.uns().put("mixtura_import", new Uns.Text(String.join(" ", log.steps())));
        NewH5ad.write(study, annotations, out);
        if (!study.countsAt().equals("X")) {
            tellWhereFound(study, out, log);
        }
        return new ImportReport(
                out,
                request.sources(),
                study.counts().cells(),
                study.counts().genes(),
                study.counts().nonZeros(),
                log.steps(),
                log.warnings());
    }

    /** Where the counts are in the file that is written, and what else is there. */
    private static String places(Study study) {
        return "In the new file the counts are in %s%s."
                .formatted(
                        study.countsAt(),
                        study.countsAt().equals("X")
                                ? ""
                                : study.matrices().containsKey("X")
                                        ? "; X holds other values, as in the source"
                                        : "; there is no X, as in the source");
    }

    /** What opens the new file looks at X first; whether it gets to the counts is seen by opening it, unless that takes long. */
    private void tellWhereFound(Study study, Path out, ImportLog log) {
        String at = study.countsAt();
        if (study.counts().nonZeros() > MOST_TO_READ_AGAIN) {
            log.warn(
                    "X is looked at first when the new file is opened: say where the counts are (--counts %s) to be sure."
                            .formatted(at));
        } else if (reader.countsAt(out).filter(at::equals).isPresent()) {
            log.step("Mixtura finds them there by itself; other programs may %s."
                    .formatted(study.matrices().containsKey("X") ? "take X for the counts" : "miss an X"));
        } else {
            log.warn("X is taken for the counts when the new file is opened: choose %1$s there again (--counts %1$s)."
                    .formatted(at));
        }
    }

    private Study joined(ImportRequest request, ImportLog log) throws UnreadableData {
        boolean each = request.sources().size() > 1
                && request.cellTables().size() == request.sources().size();
        var parts = new ArrayList<Study>();
        for (int i = 0; i < request.sources().size(); i++) {
            Path source = request.sources().get(i);
            Study part = reader.read(source, request.readingOf(i), mended(request.changes()), log);
            parts.add(each ? withTables(part, List.of(request.cellTables().get(i)), request.match(), log) : part);
        }
        Study study = parts.getFirst();
        if (parts.size() > 1) {
            requireOneKind(request, parts);
            List<String> names = batchNames(request, parts);
            study = new StudyJoin(request.batchColumn(), request.genes(), spill, log).join(parts, names);
            log.step("Joined %d files to %d cells and %d genes; the column '%s' says which file a cell is from."
                    .formatted(
                            parts.size(), study.counts().cells(), study.counts().genes(), request.batchColumn()));
        }
        return each || request.cellTables().isEmpty()
                ? study
                : withTables(study, request.cellTables(), request.match(), log);
    }

    /** What is mended while a data set is made need not be told of the files that it is made of. */
    private static Predicate<Finding> mended(ImportRequest.Changes changes) {
        var codes = new HashSet<String>();
        if (changes.sumDuplicateGenes()) {
            codes.add(Findings.DUPLICATES);
        }
        if (changes.withoutEmptyCells()) {
            codes.add("empty-cells");
        }
        return finding -> codes.contains(finding.code()) || AddedNames.areAmong(finding, changes.withoutGenes());
    }

    /** Values that are no counts come in only where they are asked for; below counts they would be taken for such. */
    private static void requireOneKind(ImportRequest request, List<Study> parts) {
        if (!request.anyValues()) {
            return;
        }
        var counted = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            boolean counts = ValueProfile.of(parts.get(i).counts()).kind().usable();
            (counts ? counted : others).add(DatasetNames.shown(request.sources().get(i)));
        }
        if (!counted.isEmpty() && !others.isEmpty()) {
            throw new DataProblem(
                    "Counts (%s) and values that are no counts (%s) cannot be joined."
                            .formatted(String.join(", ", counted), String.join(", ", others)),
                    "They are numbers of different kinds: what differs between the files would be how they were made.",
                    "Take the raw counts of all files, or values that were made in the same way.");
        }
    }

    private static List<String> batchNames(ImportRequest request, List<Study> parts) {
        List<String> names = request.batchNames().isEmpty() ? BatchNames.of(request.sources()) : request.batchNames();
        if (names.size() != parts.size() || new HashSet<>(names).size() != names.size()) {
            throw new ConfigProblem(
                    "The %d files need %d different names for their batches.".formatted(parts.size(), parts.size()),
                    "The names are: %s.".formatted(String.join(", ", names)),
                    "Give one name for each file (--batch-names first,second).");
        }
        return names;
    }

    private static Study withTables(Study study, List<Path> files, TableMatch match, ImportLog log) {
        var table = LabelFile.read(files);
        CellTable cells = study.cells().table();
        var joined = table.joinAll(cells, match);
        var added = new ArrayList<String>();
        for (Column column : joined.columns()) {
            // A column that was used to match says the same already.
            if (!match.rule().within().filter(column.name()::equals).isPresent()
                    || cells.column(column.name()).isEmpty()) {
                cells = cells.with(CellMerge.of(cells, column, joined.hasRow(), log));
                added.add(column.name());
            }
        }
        joined.doubt().ifPresent(log::warn);
        log.step("%s Joined its columns %s.".formatted(joined.words(), String.join(", ", added)));
        return study.withCells(new Frame(study.cells().indexName(), cells));
    }

    /** Levels are edited where all spellings are: in the columns of all files and tables. */
    private static Study edited(Study study, ColumnEdits edits, ImportLog log) throws UnreadableData {
        var told = new ArrayList<Finding>();
        CellTable cells = edits.applied(study.cells().table(), told);
        var batches = new ColumnGuess(cells.columns()).batches();
        told.addAll(ColumnDoubts.of(cells, batches));
        for (Finding finding : told) {
            if (finding.severity() == Finding.Severity.INFO) {
                log.step(finding.sentence());
            } else {
                log.warn(finding.sentence());
            }
        }
        return study.withCells(new Frame(study.cells().indexName(), cells));
    }

    private Study changed(Study whole, ImportRequest.Changes changes, BarcodeRule rule, ImportLog log)
            throws UnreadableData {
        Study study = edited(whole, changes.columns(), log);
        if (changes.onlyCells().isPresent()) {
            int[] chosen = new BarcodeList(changes.onlyCells().get(), rule)
                    .in(study.cells().table(), log);
            study = study.select(chosen, everyGene(study));
        }
        if (changes.sumDuplicateGenes()) {
            study = summed(study, log);
        }
        if (changes.genes().isPresent()) {
            study = new GeneChoice(study, log).listed(changes.genes().get());
        }
        if (!changes.withoutGenes().isEmpty()) {
            study = new GeneChoice(study, log).without(changes.withoutGenes());
        }
        if (changes.withoutEmptyCells()) {
            Study all = study;
            int[] filled = IntStream.range(0, all.counts().cells())
                    .filter(cell -> all.counts().nonZeros(cell) > 0)
                    .toArray();
            study = study.select(filled, everyGene(study));
            log.step("Left out %d cells without counts.".formatted(all.counts().cells() - filled.length));
        }
        if (!changes.filter().isNone()) {
            changes.filter()
                    .requireCounts(ValueProfile.of(study.counts()).kind().usable());
            study = filtered(study, changes.filter(), log);
        }
        if (changes.subsample().isPresent()
                && changes.subsample().get() >= study.counts().cells()) {
            log.step("There are no more than %d cells, so all are kept and none is chosen at random."
                    .formatted(changes.subsample().get()));
        }
        if (changes.subsample().isPresent()
                && changes.subsample().get() < study.counts().cells()) {
            int[] chosen = Subsample.of(
                    study.counts().cells(),
                    changes.subsample().get(),
                    changes.stratifyBy().map(new CellColumns(study.cells().table())::find),
                    changes.seed());
            log.step("Kept %d of %d cells, chosen at random%s with seed %d."
                    .formatted(
                            chosen.length,
                            study.counts().cells(),
                            changes.stratifyBy()
                                    .map(c -> " with each level of '" + c + "' keeping its share")
                                    .orElse(""),
                            changes.seed()));
            study = study.select(chosen, everyGene(study));
        }
        return study;
    }

    private Study summed(Study study, ImportLog log) throws UnreadableData {
        Study summed = new GeneSums(spill).sum(study);
        if (summed == study) {
            log.step("No two genes have one name, so none were summed.");
            return study;
        }
        log.step("Summed the counts of genes of one name: %d genes became %d."
                .formatted(study.counts().genes(), summed.counts().genes()));
        String lost = Stream.concat(
                        study.matrices().keySet().stream().filter(place -> !place.equals(study.countsAt())),
                        study.genes().table().columns().stream()
                                .map(Column::name)
                                .filter(name -> !GeneNames.isName(name)))
                .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            log.warn("Other matrices and columns about genes say nothing of summed genes; left out: %s."
                    .formatted(lost));
        }
        return summed;
    }

    private static Study filtered(Study study, QualityFilter filter, ImportLog log) {
        filter.requireJudgement(study.names());
        var kept = filter.apply(study.counts(), study.names());
        if (kept.cells().length == 0 || kept.genes().length == 0) {
            throw new DataProblem(
                    "The filter leaves %d cells and %d genes.".formatted(kept.cells().length, kept.genes().length),
                    filter.words(kept),
                    "Choose lower limits (--min-genes, --min-cells) or a larger mitochondrial share (--max-mito).");
        }
        log.step("The quality filter left %d of %d cells and %d of %d genes. %s"
                .formatted(
                        kept.cells().length,
                        study.counts().cells(),
                        kept.genes().length,
                        study.counts().genes(),
                        filter.words(kept)));
        return study.select(kept.cells(), kept.genes());
    }

    private static int[] everyGene(Study study) {
        return IntStream.range(0, study.counts().genes()).toArray();
    }
}
