package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What rows and columns are called that sum up the others. Cells and genes may have such names, too: MAX is a gene. */
final class SummaryNames {

    /** Words that hardly mean anything else. */
    private static final Set<String> CLEAR = Set.of(
            "total",
            "totals",
            "grandtotal",
            "subtotal",
            "subtotals",
            "sum",
            "sums",
            "rowsum",
            "rowsums",
            "colsum",
            "colsums",
            "summe",
            "gesamt",
            "somme",
            "suma",
            "mean",
            "means",
            "rowmean",
            "rowmeans",
            "colmean",
            "colmeans",
            "average",
            "averages",
            "avg",
            "mittelwert",
            "moyenne",
            "promedio",
            "median",
            "std",
            "stdev",
            "stddev",
            "stdv",
            "deviation",
            "variance",
            "sem",
            "minimum",
            "maximum",
            "percent",
            "percentage",
            "pct",
            "proportion",
            "quartile");

    /** Words that are also names of genes, of flies for example, or of samples. */
    private static final Set<String> UNCLEAR = Set.of(
            "all",
            "sd",
            "dev",
            "se",
            "cv",
            "var",
            "min",
            "max",
            "n",
            "count",
            "counts",
            "detected",
            "share",
            "fraction",
            "freq",
            "frequency",
            "nonzero",
            "range",
            "error",
            "ave",
            "media",
            "q1",
            "q3");

    /** Words beside them. */
    private static final Set<String> BESIDE = Set.of(
            "row",
            "rows",
            "col",
            "column",
            "columns",
            "gene",
            "genes",
            "cell",
            "cells",
            "sample",
            "samples",
            "of",
            "per",
            "expression",
            "expr",
            "umi",
            "umis",
            "standard",
            "st",
            "grand",
            "overall",
            "value",
            "values",
            "number",
            "arithmetic",
            "lower",
            "upper",
            "std");

    /** Words before the name of a group: Sum_A, Subtotal plate1. */
    private static final Set<String> OF_A_GROUP = Set.of("sum", "total", "subtotal");

    /** As pandas calls quartiles. */
    private static final Pattern QUARTILE = Pattern.compile("\\d{1,2}\\s?%");

    private static final int LONGEST = 40;

    /** Of so many letters a word may have a digit, as Q1. */
    private static final int SHORTEST = 2;

    private SummaryNames() {}

    /** Whether a row or column with this name may sum up the others. */
    static boolean mayBe(String name) {
        return name.isBlank()
                || isOfAGroup(name)
                || QUARTILE.matcher(name.strip()).matches()
                || hasOnly(name)
                        && words(name).stream().anyMatch(word -> CLEAR.contains(word) || UNCLEAR.contains(word));
    }

    /** Whether the name says so wherever it stands. */
    static boolean isClear(String name) {
        return QUARTILE.matcher(name.strip()).matches()
                || isOfAGroup(name)
                || hasOnly(name) && words(name).stream().anyMatch(CLEAR::contains);
    }

    private static boolean isOfAGroup(String name) {
        return name.length() <= LONGEST
                && OF_A_GROUP.stream()
                        .anyMatch(word -> name.regionMatches(true, 0, word, 0, word.length())
                                && name.length() > word.length()
                                && !Character.isLetterOrDigit(name.charAt(word.length())));
    }

    private static boolean hasOnly(String name) {
        // A million barcodes are passed over quickly.
        return name.length() <= LONGEST
                && (name.length() <= SHORTEST || name.chars().noneMatch(Character::isDigit))
                && words(name).stream()
                        .allMatch(word -> CLEAR.contains(word) || UNCLEAR.contains(word) || BESIDE.contains(word));
    }

    private static List<String> words(String name) {
        String apart = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Stream.of(apart.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
