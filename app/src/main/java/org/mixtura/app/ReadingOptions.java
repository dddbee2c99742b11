package org.mixtura.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import picocli.CommandLine.Option;

/** The options that say how a data set is read where its content leaves it open; all commands that read one share them. */
final class ReadingOptions {

    private static final String NONE = "none";

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(
            names = "--orientation",
            paramLabel = "cells-by-genes|genes-by-cells",
            description = "Which way round a table is. Default: told from names; must be said where these do not tell.")
    private @Nullable String orientation;

    @Option(
            names = "--not-counts",
            paramLabel = "NAME,...|none",
            description = "Columns of numbers in a table that are no counts. Default: told from names and values.")
    private @Nullable String notCounts;

    /** Whether none of these options was given. */
    boolean isEmpty() {
        return countsAt == null && orientation == null && notCounts == null;
    }

    ReadOptions read() {
        Optional<List<String>> columns = Optional.ofNullable(notCounts)
                .map(names -> names.equals(NONE)
                        ? List.of()
                        : Arrays.stream(names.split(",")).map(String::strip).toList());
        return new ReadOptions(
                Optional.ofNullable(countsAt), Optional.ofNullable(orientation).map(Orientation::parse), columns);
    }
}
