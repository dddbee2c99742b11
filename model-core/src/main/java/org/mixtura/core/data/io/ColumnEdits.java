package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/**
 * What is made of the columns about cells while they are read. Files stay as they are; a run's specification keeps it.
 *
 * @param merged names of columns in which all spellings of a level are one level, see {@link Spellings}
 * @param missing by name of a column the levels whose cells have no value
 * @param samples whether a column says which sample a barcode names, see {@link BarcodeSamples}
 */
public record ColumnEdits(List<String> merged, Map<String, List<String>> missing, boolean samples) {

    /** Columns as they are. */
    public static final ColumnEdits NONE = new ColumnEdits(List.of(), Map.of(), false);

    public ColumnEdits {
        merged = merged.stream().distinct().sorted().toList();
        var sorted = new TreeMap<String, List<String>>();
        missing.forEach((column, levels) ->
                sorted.put(column, levels.stream().distinct().sorted().toList()));
        missing = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    /** Whether columns stay as they are. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The same with the spellings of a column merged. */
    public ColumnEdits merging(String column) {
        return new ColumnEdits(Stream.concat(merged.stream(), Stream.of(column)).toList(), missing, samples);
    }

    /** The same with these levels of a column taken as missing, beside those that are already. */
    public ColumnEdits withMissing(String column, List<String> levels) {
        var all = new TreeMap<>(missing);
        all.merge(column, levels, (before, more) -> Stream.concat(before.stream(), more.stream())
                .toList());
        return new ColumnEdits(merged, all, samples);
    }

    /** The same with a column of the samples that barcodes name, or without. */
    public ColumnEdits withSamples(boolean told) {
        return new ColumnEdits(merged, missing, told);
    }

    /** The same with a column as the file has it. */
    public ColumnEdits without(String column) {
        var rest = new TreeMap<>(missing);
        rest.remove(column);
        return new ColumnEdits(
                merged.stream().filter(name -> !name.equals(column)).toList(), rest, samples);
    }

    /** What is said of one column. */
    public ColumnEdits only(String column) {
        return new ColumnEdits(
                merged.stream().filter(column::equals).toList(),
                missing.containsKey(column) ? Map.of(column, missing.getOrDefault(column, List.of())) : Map.of(),
                false);
    }

    /** The reading with its columns edited, and with what came of it told. */
    Reading applied(Reading reading) throws UnreadableData {
        if (isNone()) {
            return reading;
        }
        var findings = new ArrayList<>(reading.findings());
        CellTable cells = applied(reading.cells(), findings);
        return reading.with(cells, findings);
    }

    /**
     * The cells with their columns edited.
     *
     * @param told gets what came of it
     * @throws UnreadableData when there is no such column, or barcodes name no samples
     */
    CellTable applied(CellTable cells, List<Finding> told) throws UnreadableData {
        CellTable edited = cells;
        if (samples) {
            var column = BarcodeSamples.of(cells)
                    .orElseThrow(() -> new UnreadableData(
                            "no-samples",
                            "The barcodes do not name samples, for example %s."
                                    .formatted(
                                            cells.size() == 0
                                                    ? "none"
                                                    : cells.barcodes().getFirst()),
                            "A sample is what stands before or behind a sequence of at least eight A, C, G and T, in every"
                                    + " barcode, and at least two of them.",
                            "Leave out --samples-from-barcodes, or join a table that says each cell's batch."));
            told.add(ColumnDoubts.samplesTaken(column));
            edited = edited.with(column);
        }
        for (String name : named()) {
            var column = edited.column(name).orElseThrow(() -> unknown(name, cells));
            edited = edited.replacing(edited(column, told));
        }
        return edited;
    }

    private List<String> named() {
        return Stream.concat(merged.stream(), missing.keySet().stream())
                .distinct()
                .toList();
    }

    private static UnreadableData unknown(String name, CellTable cells) {
        String known = cells.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        return new UnreadableData(
                "no-such-column",
                "There is no column '%s' whose levels could be merged or taken as missing.".formatted(name),
                known.isEmpty() ? "There are no columns about cells." : "The columns are: %s.".formatted(known),
                "Name one of these in --merge-spellings and --as-missing, or leave these options out.");
    }

    /** The column with its levels edited, if something is said of it. */
    Column edited(Column column, List<Finding> told) {
        if (!named().contains(column.name())) {
            return column;
        }
        Column.Categorical result = column.asCategorical();
        List<String> words = missing.getOrDefault(column.name(), List.of());
        if (!words.isEmpty()) {
            told.add(ColumnDoubts.takenAsMissing(result, words));
            result = result.without(words);
        }
        if (merged.contains(column.name())) {
            var spellings = Spellings.of(result);
            told.add(ColumnDoubts.merged(column.name(), spellings));
            result = spellings.merged();
        }
        return result;
    }
}
