package org.mixtura.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.DecimalSign;
import org.mixtura.core.data.io.Numerals;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a data set is read where its content leaves it open; all commands that read one share them. */
final class ReadingOptions {

    private static final String NONE = "none";

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(
            names = "--orientation",
            paramLabel = "cells-by-genes|genes-by-cells",
            description =
                    "Which way round a table, .h5ad, loom, X/Y or Matrix Market file is. Default: told from names; must be said"
                            + " where these do not tell.")
    private @Nullable String orientation;

    @Option(
            names = "--not-counts",
            paramLabel = "[none,]NAME,...|none",
            description = "Columns and rows of a table that are no counts, beside those that are told from"
                    + " names and values. none: all numbers are counts; none,NAME,...: only these are not.")
    private @Nullable String notCounts;

    @Option(
            names = "--values",
            paramLabel = "counts|any",
            description =
                    "Whether values that are no counts (normalised, logarithms, scaled) are refused or taken as they are,"
                            + " for models with a squared error. Default: counts.")
    private @Nullable String values;

    @Option(
            names = "--decimals",
            paramLabel = "point|comma",
            description =
                    "The sign before decimals in a table; the other one stands between thousands: with comma, 1.234 is 1234 and 1,5"
                            + " is one and a half. Default: point; must be said where the numbers leave doubt.")
    private @Nullable String decimals;

    @Option(
            names = "--blanks-are-zeros",
            description = "Take blank fields of a table as 0, as pivot tables leave them.")
    private boolean blanksAreZeros;

    @Mixin
    private final ColumnOptions columns = new ColumnOptions();

    /** Whether none of these options was given. */
    boolean isEmpty() {
        return countsAt == null
                && orientation == null
                && notCounts == null
                && values == null
                && decimals == null
                && !blanksAreZeros
                && columns.isEmpty();
    }

    ReadOptions read() {
        Optional<List<String>> named = Optional.ofNullable(notCounts)
                .map(names -> names.equals(NONE)
                        ? List.of()
                        : Arrays.stream(names.split(",")).map(String::strip).toList());
        return new ReadOptions(
                Optional.ofNullable(countsAt),
                Optional.ofNullable(orientation).map(Orientation::parse),
                named,
                anyValues(),
                new Numerals(Optional.ofNullable(decimals).map(DecimalSign::parse), blanksAreZeros),
                columns.edits());
    }

    private boolean anyValues() {
        return switch (values) {
            case null -> false;
            case "counts" -> false;
            case "any" -> true;
            default ->
                throw new ConfigProblem(
                        "'%s' is no choice of values.".formatted(values),
                        "Values that are no counts are refused, or taken as they are.",
                        "Write --values counts or --values any.");
        };
    }
}
