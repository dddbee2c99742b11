package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Joins the files of one study: all cells of all files, and their genes as {@link JoinedGenes} says. A column says which
 * file a cell is from. Barcodes that occur in several files get the name of the file behind them, and are kept as they were
 * in a column. Columns with one of these names get another; what cannot be kept is told.
 */
final class StudyJoin {

    /** The column with the barcodes as they were in their file. */
    static final String BARCODE = "barcode";

    private final String batchColumn;
    private final GeneJoin choice;
    private final Spill spill;
    private final ImportLog log;

    StudyJoin(String batchColumn, GeneJoin choice, Spill spill, ImportLog log) {
        this.batchColumn = batchColumn;
        this.choice = choice;
        this.spill = spill;
        this.log = log;
    }

    /**
     * The joined data set.
     *
     * @param files what each file holds
     * @param batches the name of each part in the batch column, all different
     */
    Study join(List<Study> files, List<String> batches) throws UnreadableData {
        List<Study> parts = SharedIds.of(files, batches, log);
        JoinedGenes genes = JoinedGenes.of(parts, batches, choice, log);
        RepeatedFiles.tell(parts, batches, genes, log);
        List<Column> aboutGenes = aboutGenes(parts, genes);
        List<String> shared = shared(parts);
        return new Study(
                String.join("+", batches),
                new Frame(Frame.INDEX, cells(parts, batches)),
                StudyReader.frame(genes.table(), aboutGenes),
                genes.table(),
                shared.isEmpty() ? onlyCounts(parts, genes) : matrices(parts, genes, shared),
                shared.isEmpty() ? "X" : parts.getFirst().countsAt());
    }

    /** The places that all files have; none where their counts are in different ones. */
    private static List<String> shared(List<Study> parts) {
        String counts = parts.getFirst().countsAt();
        if (!parts.stream().allMatch(part -> part.countsAt().equals(counts))) {
            return List.of();
        }
        return parts.getFirst().matrices().keySet().stream()
                .filter(place -> parts.stream().allMatch(part -> part.matrices().containsKey(place)))
                .toList();
    }

    private SequencedMap<String, CountMatrix> matrices(List<Study> parts, JoinedGenes genes, List<String> shared)
            throws UnreadableData {
        String others = parts.stream()
                .flatMap(part -> part.matrices().keySet().stream())
                .filter(place -> !shared.contains(place))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            log.warn("Matrices that not all files have were left out: %s.".formatted(others));
        }
        var matrices = new LinkedHashMap<String, CountMatrix>();
        for (String place : shared) {
            var each = new ArrayList<CountMatrix>();
            parts.forEach(part ->
                    each.add(java.util.Objects.requireNonNull(part.matrices().get(place))));
            matrices.put(place, joined(parts, each, genes.places()));
        }
        return matrices;
    }

    private SequencedMap<String, CountMatrix> onlyCounts(List<Study> parts, JoinedGenes genes) throws UnreadableData {
        String others = parts.stream()
                .flatMap(part -> part.matrices().keySet().stream().filter(place -> !place.equals(part.countsAt())))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            log.warn("The files hold different matrices, so only their counts were joined; left out: %s."
                    .formatted(others));
        }
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put("X", joined(parts, parts.stream().map(Study::counts).toList(), genes.places()));
        return matrices;
    }

    private CountMatrix joined(List<Study> parts, List<CountMatrix> each, Map<String, Integer> places)
            throws UnreadableData {
        try (var rows = new Rows("the joined files", places.size(), spill)) {
            for (int p = 0; p < each.size(); p++) {
                CountMatrix counts = each.get(p);
                int[] place = parts.get(p).names().ids().stream()
                        .mapToInt(id -> places.getOrDefault(id, -1))
                        .toArray();
                int[] genes = new int[counts.genes()];
                float[] values = new float[counts.genes()];
                for (int cell = 0; cell < counts.cells(); cell++) {
                    int length = counts.copyRow(cell, genes, values, 0);
                    int kept = 0;
                    for (int i = 0; i < length; i++) {
                        if (place[genes[i]] >= 0) {
                            values[kept] = values[i];
                            genes[kept++] = place[genes[i]];
                        }
                    }
                    rows.add(genes, values, 0, kept);
                }
            }
            return rows.finish();
        }
    }

    private CellTable cells(List<Study> parts, List<String> batches) {
        var barcodes = new ArrayList<String>();
        var from = new ArrayList<String>();
        for (int p = 0; p < parts.size(); p++) {
            for (String barcode : parts.get(p).cells().index()) {
                barcodes.add(barcode);
                from.add(batches.get(p));
            }
        }
        boolean repeated = new HashSet<>(barcodes).size() < barcodes.size();
        var columns = new ArrayList<Column>();
        List<String> names = barcodes;
        if (repeated) {
            names = withFiles(barcodes, from);
            columns.add(new Column.Text(BARCODE, barcodes));
            log.step(
                    "Barcodes repeat in several files, so the name of its file was put behind each; '%s' has them as they"
                                    .formatted(BARCODE)
                            + " were.");
        }
        columns.addAll(joinedColumns(parts, repeated ? Set.of(batchColumn, BARCODE) : Set.of(batchColumn)));
        columns.add(new Column.Categorical(batchColumn, batches, codes(parts)));
        return new CellTable(names, columns);
    }

    /** Barcodes with the name of their file behind them; those of two files stay different, whatever both are called. */
    private static List<String> withFiles(List<String> barcodes, List<String> from) {
        record Cell(String barcode, String file) {}
        int different = IntStream.range(0, barcodes.size())
                .mapToObj(cell -> new Cell(barcodes.get(cell), from.get(cell)))
                .collect(Collectors.toSet())
                .size();
        String between = "-";
        while (true) {
            String sign = between;
            List<String> names = IntStream.range(0, barcodes.size())
                    .mapToObj(cell -> barcodes.get(cell) + sign + from.get(cell))
                    .toList();
            if (new HashSet<>(names).size() == different) {
                return names;
            }
            // A-x of the file y and A of the file x-y.
            between += "-";
        }
    }

    private List<Column> joinedColumns(List<Study> parts, Set<String> taken) {
        int[] sizes =
                parts.stream().mapToInt(part -> part.cells().index().size()).toArray();
        var seen = new LinkedHashSet<String>();
        parts.forEach(part -> part.cells().table().columns().forEach(column -> seen.add(column.name())));
        var columns = new ArrayList<Column>();
        for (String name : seen) {
            String called = taken.contains(name) ? freeName(name, seen) : name;
            if (!called.equals(name)) {
                log.warn("The files have a column '%s' of their own; it is called '%s' now.".formatted(name, called));
            }
            List<Optional<Column>> each = parts.stream()
                    .map(part -> part.cells().table().column(name))
                    .toList();
            JoinedColumn joined = JoinedColumn.of(called, each, sizes);
            if (!joined.lost().isEmpty()) {
                log.warn(joined.lost());
            }
            tellOfCodes(joined.column(), each);
            columns.add(joined.column());
        }
        return columns;
    }

    private static String freeName(String name, Set<String> taken) {
        String free = name + "_in_file";
        for (int number = 2; taken.contains(free); number++) {
            free = name + "_in_file_" + number;
        }
        return free;
    }

    /** The third cluster of one file is not that of another. */
    private void tellOfCodes(Column column, List<Optional<Column>> each) {
        boolean several = each.stream().filter(Optional::isPresent).count() > 1;
        if (several
                && new ColumnGuess(List.of(column)).labels().contains(column.name())
                && column.asCategorical().levels().stream().allMatch(level -> level.matches("-?\\d+"))) {
            log.warn(
                    ("The types in the column '%s' are numbers. They were joined as they are; whether a number means the"
                                    + " same in every file, the files do not say.")
                            .formatted(column.name()));
        }
    }

    private List<Column> aboutGenes(List<Study> parts, JoinedGenes genes) {
        var joined = JoinedGeneColumns.of(parts, genes.table());
        if (!joined.differing().isEmpty()) {
            log.warn("Columns about genes in which the files say different things of a gene were left out: %s."
                    .formatted(String.join(", ", joined.differing())));
        }
        tellOfNames(parts, genes);
        return joined.columns();
    }

    /** Columns that named genes are the joined ids and symbols now, under the names that these have in a new file. */
    private void tellOfNames(List<Study> parts, JoinedGenes genes) {
        Set<String> written = StudyReader.frame(genes.table(), List.of()).table().columns().stream()
                .map(Column::name)
                .collect(Collectors.toSet());
        String others = parts.stream()
                .flatMap(part -> part.genes().table().columns().stream())
                .map(Column::name)
                .filter(name -> GeneNames.isName(name) && !written.contains(name))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            log.step("Names of genes are in the index%s now; columns of the files that held them: %s."
                    .formatted(
                            written.isEmpty() ? "" : " and in '%s'".formatted(String.join("', '", written)), others));
        }
    }

    private static int[] codes(List<Study> parts) {
        int cells = parts.stream().mapToInt(part -> part.cells().index().size()).sum();
        int[] codes = new int[cells];
        int at = 0;
        for (int p = 0; p < parts.size(); p++) {
            int size = parts.get(p).cells().index().size();
            Arrays.fill(codes, at, at + size, p);
            at += size;
        }
        return codes;
    }
}
