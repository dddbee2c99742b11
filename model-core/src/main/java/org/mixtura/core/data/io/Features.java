package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;

/**
 * The features of a matrix.
 *
 * @param kinds empty where the format has none
 * @param columns what else is said of each feature
 */
record Features(List<String> ids, List<String> symbols, List<String> kinds, List<Column> columns) {

    private static final String EXPRESSION = "Gene Expression";

    /** Nothing but names and kinds. */
    Features(List<String> ids, List<String> symbols, List<String> kinds) {
        this(ids, symbols, kinds, List.of());
    }

    /**
     * Reads a list of genes: ids, and where there are more fields symbols, and kinds in a list of 10x.
     *
     * @param beside a list of symbols of its own
     */
    static Features read(Path file, Optional<Path> beside) throws UnreadableData {
        var list = ListLines.of(file);
        List<String> ids = list.fields(0);
        List<String> symbols = beside.isPresent() ? ListLines.of(beside.get()).fields(0) : list.fields(1);
        if (symbols.size() != ids.size()) {
            throw new UnreadableData(
                    "sizes-differ",
                    "There are %d genes and %d symbols.".formatted(ids.size(), symbols.size()),
                    "The lists %s and %s do not belong together, or one was cut off."
                            .formatted(
                                    file.getFileName(),
                                    beside.map(Path::getFileName).orElse(file)),
                    "Take both from the same run of the program.");
        }
        // What a table of another program has there is a genome.
        return new Features(ids, symbols, list.isTable() ? Collections.nCopies(ids.size(), "") : list.kinds());
    }

    /** Whether ids and symbols have changed places, told by what they look like. */
    boolean areTurned() {
        return GeneNames.areStableIds(symbols) && !GeneNames.areStableIds(ids);
    }

    /** The same with ids for symbols and symbols for ids. */
    Features turned() {
        return new Features(symbols, ids, kinds, columns);
    }

    /** The same without the first feature. */
    Features withoutFirst() {
        int size = ids.size();
        int[] rest = java.util.stream.IntStream.range(1, size).toArray();
        return new Features(
                ids.subList(1, size),
                symbols.subList(1, size),
                kinds.subList(1, size),
                columns.stream().map(column -> column.select(rest)).toList());
    }

    /** Whether a kind is that of genes. */
    static boolean isGene(String kind) {
        return kind.isEmpty() || kind.equalsIgnoreCase(EXPRESSION);
    }

    int size() {
        return ids.size();
    }

    /** What a reader got, with the features that are no genes left out. */
    Reading reading(
            Path source,
            String format,
            List<MatrixPlace> places,
            String place,
            CountMatrix all,
            CellTable cells,
            List<Finding> findings)
            throws UnreadableData {
        int[] expression = expression(source, findings);
        CountMatrix counts = expression.length == all.genes() ? all : all.select(everyCell(all), expression);
        GeneNames names = GeneNames.ofPairs(pick(ids, expression), pick(symbols, expression));
        ValueProfile profile = ValueProfile.of(counts);
        if (!profile.kind().usable()) {
            findings.add(ValueFindings.notUsable(place, profile, cells, names.table(), places));
        }
        ValueFindings.notWhole(place, profile).ifPresent(findings::add);
        findings.addAll(names.findings());
        return new Reading(
                DatasetNames.of(source),
                source,
                format,
                places,
                place,
                counts,
                profile,
                names.table(),
                cells,
                columns.stream().map(column -> column.select(expression)).toList(),
                findings);
    }

    private static int[] everyCell(CountMatrix matrix) {
        int[] cells = new int[matrix.cells()];
        Arrays.setAll(cells, i -> i);
        return cells;
    }

    private static List<String> pick(List<String> names, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(names::get).toList();
    }

    /** The features that are gene expression; a finding tells of others. */
    private int[] expression(Path file, List<Finding> findings) throws UnreadableData {
        var others = new TreeMap<String, Integer>();
        int[] chosen = new int[ids.size()];
        int count = 0;
        for (int i = 0; i < ids.size(); i++) {
            String kind = kinds.get(i);
            if (isGene(kind)) {
                chosen[count++] = i;
            } else {
                others.merge(kind, 1, Integer::sum);
            }
        }
        if (count == 0 && !others.isEmpty()) {
            throw new UnreadableData(
                    "no-genes",
                    "None of the features in %s is gene expression (found: %s)."
                            .formatted(file.getFileName(), String.join(", ", others.keySet())),
                    "The models describe counts of genes.",
                    "Choose the data set with gene expression.");
        }
        if (!others.isEmpty()) {
            findings.add(Findings.leftOutFeatures(ids.size() - count, String.join(", ", others.keySet())));
        }
        return Arrays.copyOf(chosen, count);
    }
}
