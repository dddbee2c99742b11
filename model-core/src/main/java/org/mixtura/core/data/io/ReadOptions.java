package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to read a file where its content leaves it open.
 *
 * @param countsAt where the counts are ({@code X}, {@code layers/NAME}, {@code raw/X}); empty: the first place, in the
 *     order X, layers/counts, raw/X, other layers, that holds counts
 * @param orientation which way round a table is whose format does not say; empty: detected from names
 * @param notCounts names of a table's columns of numbers, and of rows where these are genes, that are no counts, beside those
 *     that are told from names and values; empty: only these; an empty list: all numbers are counts; with {@link #ONLY} among
 *     them: exactly those named
 * @param anyValues whether values that are no counts are taken as they are, for models that can be trained on them
 * @param numerals how the numbers of a table are written
 * @param columns what is made of the columns about cells
 */
public record ReadOptions(
        Optional<String> countsAt,
        Optional<Orientation> orientation,
        Optional<List<String>> notCounts,
        boolean anyValues,
        Numerals numerals,
        ColumnEdits columns) {

    /** Everything detected from the content. */
    public static final ReadOptions DETECT = new ReadOptions(Optional.empty());

    /** Beside names of what is no counts: nothing else is left out. */
    public static final String ONLY = "none";

    public ReadOptions {
        notCounts = notCounts.map(List::copyOf);
    }

    /** Only counts are taken. */
    public ReadOptions(Optional<String> countsAt, Optional<Orientation> orientation, Optional<List<String>> notCounts) {
        this(countsAt, orientation, notCounts, false, Numerals.DETECT, ColumnEdits.NONE);
    }

    /** What is no count is detected. */
    public ReadOptions(Optional<String> countsAt, Optional<Orientation> orientation) {
        this(countsAt, orientation, Optional.empty());
    }

    /** Everything but the place of the counts is detected. */
    public ReadOptions(Optional<String> countsAt) {
        this(countsAt, Optional.empty());
    }

    /** The same with the counts taken from that place. */
    public ReadOptions withCountsAt(Optional<String> place) {
        return new ReadOptions(place, orientation, notCounts, anyValues, numerals, columns);
    }

    /** The same with a table read that way round. */
    public ReadOptions with(Orientation other) {
        return new ReadOptions(countsAt, Optional.of(other), notCounts, anyValues, numerals, columns);
    }

    /** Whether what is no count in a table is told from names and values, too. */
    boolean findsNotCounts() {
        return notCounts.isEmpty()
                || !notCounts.get().isEmpty() && !notCounts.get().contains(ONLY);
    }

    /** The names of what was said to be no counts. */
    List<String> named() {
        return notCounts.orElse(List.of()).stream()
                .filter(name -> !name.equals(ONLY))
                .toList();
    }

    /** The same with these columns and rows of a table left out of the counts. */
    public ReadOptions withNotCounts(List<String> names) {
        return new ReadOptions(countsAt, orientation, Optional.of(names), anyValues, numerals, columns);
    }

    /** The same with these named as no counts, too. */
    public ReadOptions alsoNotCounts(List<String> names) {
        var all = new ArrayList<>(notCounts.orElse(List.of()));
        if (notCounts.isPresent() && all.isEmpty()) {
            all.add(ONLY);
        }
        all.addAll(names);
        return withNotCounts(all);
    }

    /** The same with the numbers of a table read so. */
    public ReadOptions with(Numerals written) {
        return new ReadOptions(countsAt, orientation, notCounts, anyValues, written, columns);
    }

    /** The same with values that are no counts taken, or not. */
    public ReadOptions withAnyValues(boolean taken) {
        return new ReadOptions(countsAt, orientation, notCounts, taken, numerals, columns);
    }

    /** The same with that made of the columns about cells. */
    public ReadOptions with(ColumnEdits edits) {
        return new ReadOptions(countsAt, orientation, notCounts, anyValues, numerals, edits);
    }

    /** Equal for equal options; for the cache, which keeps columns as the file has them. */
    String text() {
        return "counts=%s orientation=%s not-counts=%s any=%s%s%s"
                .formatted(
                        countsAt.map(ReadOptions::quoted).orElse("told"),
                        orientation.map(Enum::name).orElse("told"),
                        notCounts
                                .map(names -> names.stream()
                                        .map(ReadOptions::quoted)
                                        .collect(Collectors.joining(",", "[", "]")))
                                .orElse("told"),
                        anyValues,
                        numerals.decimals()
                                .map(sign -> " decimals=" + sign.text())
                                .orElse(""),
                        numerals.blanksAreZeros() ? " blanks=zeros" : "");
    }

    /** Names may hold any sign, also those between them. */
    private static String quoted(String name) {
        return name.length() + ":" + name;
    }
}
